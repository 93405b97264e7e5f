import { FEWEST_WEEKS } from '../../../audit/listening.ts';
import type { FiveThingsReport } from '../../moment/fiveThingsReport.ts';
import type { ListeningReport } from '../../moment/listeningReport.ts';
import { moneyText } from '../../reportStyle.ts';
import { footnotes, nothingToName, thingsWords } from '../../terminal/fiveThingsBlock.ts';
import { listeningWords, moreProducts, outsideWords, riseWords } from '../../terminal/listeningBlock.ts';
import { andMore, capped, newest } from '../capped.ts';
import { columns } from '../charts/columns.ts';
import { figure } from '../figure.ts';
import { html, type Markup } from '../markup.ts';
import { type Section, sentence } from '../page.ts';
import type { PageStyle } from '../pageStyle.ts';
import { isolated, numbers, table, words } from '../table.ts';

const MOST_WEEKS = 52;
const MOST_RISES = 20;
const RECENT_WEEKS = 4;

/** What the data say can be done so that more first-time buyers come back; where they say nothing, that is said. */
export function thingsSection(report: FiveThingsReport, style: PageStyle): Section {
  const { things, comparisons, return_value: value } = report;
  const section = { id: 'small-things', title: style.say(thingsWords.title), note: style.say(thingsWords.note) };
  if (comparisons === 0) return { ...section, content: [sentence(style.say(thingsWords.noComparison))] };
  if (things.length === 0) return { ...section, content: [sentence(style.say(nothingToName(comparisons)))] };
  const money = value === null ? '' : moneyText(style, value);
  return {
    ...section,
    content: [
      html`<ol class="things">
${things.map(
  ({
    thing,
    evidence,
  }) => html`<li><b>${isolated(style.text(thing))}</b><br><span class="soft">${isolated(style.text(evidence))}</span></li>
`,
)}</ol>
`,
      ...footnotes(things, money, style.language).map(
        (note) => html`<p class="note">${style.text(note)}</p>
`,
      ),
    ],
  };
}

/** What people complained about and asked for, by week and by product, and what rose; null where nothing was read. */
export function listeningSection(listening: ListeningReport | null, style: PageStyle): Section | null {
  if (listening === null) return null;
  const { weeks, outside } = listening;
  const section = {
    id: 'listening',
    title: style.say(listeningWords.title),
    note: style.say(listeningWords.note),
  };
  const outsideText = outside === 0 ? [] : [sentence(style.say(outsideWords(outside, weeks.length)))];
  if (weeks.length === 0) return { ...section, content: [sentence(style.say(listeningWords.nothing)), ...outsideText] };
  return {
    ...section,
    content: [
      ...riseMarkup(listening, style),
      ...weekFigures(listening, style),
      ...outsideText,
      ...productsMarkup(listening, style),
    ],
  };
}

function riseMarkup({ weeks, compared, rises }: ListeningReport, style: PageStyle): (Markup | null)[] {
  if (weeks.length < FEWEST_WEEKS) return [sentence(style.say(listeningWords.tooShort))];
  if (compared === 0) return [sentence(style.say(listeningWords.tooFew))];
  if (rises.length === 0) return [sentence(style.say(listeningWords.nothingRose))];
  const { shown, more } = capped(rises, MOST_RISES);
  return [
    html`<ul class="notices">
${shown.map(
  (rise) => html`<li>${isolated(style.text(style.say(riseWords(rise))))}</li>
`,
)}</ul>
`,
    andMore(more, style),
  ];
}

/** One chart of complaints and one of requests, on the same weeks; of what there was none, a sentence. */
function weekFigures({ weeks }: ListeningReport, style: PageStyle): (Markup | null)[] {
  const { shown, more } = newest(weeks, MOST_WEEKS);
  const voices = [
    ['complaints', listeningWords.complaints, 'bar-warm'],
    ['requests', listeningWords.requests, 'bar'],
  ] as const;
  return [
    ...voices.map(([key, phrase, classes]) => {
      const counts = shown.map((week) => week[key]);
      const recent = counts.slice(-RECENT_WEEKS).reduce((sum, count) => sum + count, 0);
      const all = counts.reduce((sum, count) => sum + count, 0);
      const [total, last] = [style.number(all), style.number(recent)];
      const title = style.say({
        en: `${phrase.en}: ${total} in ${counts.length} weeks, ${last} in the last ${Math.min(RECENT_WEEKS, counts.length)}`,
        it: `${phrase.it}: ${total} in ${counts.length} settimane, ${last} nelle ultime ${Math.min(RECENT_WEEKS, counts.length)}`,
      });
      const content = table([
        words(
          style.say(listeningWords.weekOf),
          shown.map(({ week }) => week),
        ),
        numbers(
          style.say(phrase),
          counts.map((count) => style.number(count)),
        ),
      ]);
      return figure(
        {
          title,
          description: style.say({ en: 'A column for each week.', it: 'Una colonna per settimana.' }),
          draw: columns(
            shown.map((week) => ({ name: week.week.slice(5), value: week[key], classes })),
            (value) => style.number(value, Number.isInteger(value) ? 0 : 1),
          ),
        },
        '',
        content,
        style,
      );
    }),
    andMore(more, style),
  ];
}

function productsMarkup({ products, other_products: others }: ListeningReport, style: PageStyle): Markup[] {
  const name = (product: string | null) =>
    product === null ? style.say(listeningWords.noProduct) : style.name(product);
  const column = (title: string, of: (product: ListeningReport['products'][number]) => number) =>
    numbers(
      title,
      products.map((product) => style.number(of(product))),
    );
  return [
    table([
      words(
        style.say(listeningWords.product),
        products.map(({ product }) => name(product)),
      ),
      column(style.say(listeningWords.complaints), ({ complaints }) => complaints),
      column(style.say(listeningWords.requests), ({ requests }) => requests),
      column(style.say(listeningWords.lastWeeks), ({ last_four_weeks: last }) => last),
    ]),
    ...(others.products > 0 ? [sentence(style.say(moreProducts(others.products)))] : []),
  ];
}
