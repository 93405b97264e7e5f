import type { Report, SegmentReport } from '../../report.ts';
import { playbookLabels, WHAT_TO_DO } from '../../terminal/playbooksBlock.ts';
import { segmentWords } from '../../terminal/segmentColumns.ts';
import { SEGMENTS } from '../../terminal/segmentsBlock.ts';
import { andMore, capped } from '../capped.ts';
import { segmentBars } from '../charts/segmentBars.ts';
import { figure } from '../figure.ts';
import { html, type Markup } from '../markup.ts';
import { type Section, sentence } from '../page.ts';
import type { PageStyle, SegmentSign } from '../pageStyle.ts';
import { isolated, numbers, table, words } from '../table.ts';
import { sharesSentence } from './shareSentences.ts';

const MOST_SEGMENTS = 40;
const WHOLE = '100 %';

export type Signs = ReadonlyMap<string, SegmentSign>;

/** How many customers and how much revenue each segment has, or how many orders where there is no money. */
export function segmentsSection(
  report: Report,
  segments: readonly SegmentReport[],
  signs: Signs,
  style: PageStyle,
): Section {
  const { totals } = report;
  const hasMoney = totals.revenue !== null;
  const { shown, more } = capped(segments, MOST_SEGMENTS);
  const present = shown.filter(({ customers }) => customers > 0);
  const second = (segment: SegmentReport) =>
    hasMoney ? partOf(segment.revenue, totals.revenue) : partOf(segment.orders, totals.orders);
  const title = sharesSentence(
    present.map((segment) => ({
      name: style.name(segment.title),
      share: segment.customers / totals.customers,
      worth: second(segment),
    })),
    hasMoney ? 'revenue' : 'orders',
    style,
  );
  const shareText = (share: number | null) => (share === null ? style.glyphs.unknown : style.share(share));
  const chart = {
    title,
    description: style.say({
      en: 'Bars of the share that each segment has of all customers, and beside it its share of what they bring.',
      it: 'Barre della quota di ogni segmento su tutti i clienti e, accanto, della sua quota di ciò che portano.',
    }),
    draw: segmentBars(
      present.map((segment) => ({
        sign: signs.get(segment.segment)!,
        parts: [segment.share, second(segment)].map((share) => ({ share, text: shareText(share) })),
      })),
      [
        style.say({ en: 'Share of customers', it: 'Quota dei clienti' }),
        hasMoney
          ? style.say({ en: 'Share of revenue', it: 'Quota del fatturato' })
          : style.say({ en: 'Share of orders', it: 'Quota degli ordini' }),
      ],
    ),
  };
  const empty = segments.filter(({ customers }) => customers === 0).map(({ title: named }) => style.name(named));
  const note = empty.length === 0 ? '' : nobodyIn(capped(empty, 12).shown, Math.max(0, empty.length - 12), style);
  const content = segmentsTable(report, shown, signs, style);
  return {
    id: 'segments',
    title: style.say(SEGMENTS),
    note: '',
    content: [...(present.length === 0 ? [content] : [figure(chart, note, content, style)]), andMore(more, style)],
  };
}

function nobodyIn(names: readonly string[], more: number, style: PageStyle): string {
  const list = [...names, ...(more > 0 ? [style.say({ en: `${more} more`, it: `altri ${more}` })] : [])].join(', ');
  return style.say({ en: `Nobody is in ${list}.`, it: `Nessuno è in ${list}.` });
}

function segmentsTable(report: Report, segments: readonly SegmentReport[], signs: Signs, style: PageStyle): Markup {
  const { totals } = report;
  const hasMoney = totals.revenue !== null;
  const column = (title: string, cell: (segment: SegmentReport) => string, total: string) =>
    numbers(title, [...segments.map(cell), total]);
  const days = (value: number | null) => (value === null ? style.glyphs.unknown : style.number(Math.round(value)));
  const share = (value: number | null) => (value === null ? style.glyphs.unknown : style.share(value));
  const money = (title: string, of: (one: SegmentReport | Report['totals']) => number | null) =>
    column(`${title}${style.unit}`, (segment) => style.money(of(segment)), style.money(of(totals)));
  return table(
    [
      words(style.say(segmentWords.segment), [
        ...segments.map(({ segment }) => tagged(signs.get(segment)!)),
        style.say(segmentWords.total),
      ]),
      column(style.say(segmentWords.customers), (one) => style.number(one.customers), style.number(totals.customers)),
      column(style.say(segmentWords.share), (one) => style.share(one.share), totals.customers > 0 ? WHOLE : ''),
      ...(hasMoney
        ? [
            money(style.say(segmentWords.revenue), (one) => one.revenue),
            column(
              style.say(segmentWords.share),
              (one) => share(one.revenue_share),
              (totals.revenue ?? 0) > 0 ? WHOLE : '',
            ),
          ]
        : []),
      column(
        style.say(segmentWords.medianDays),
        (one) => days(one.median_recency_days),
        days(totals.median_recency_days),
      ),
      column(style.say(segmentWords.orders), (one) => style.number(one.orders), style.number(totals.orders)),
      ...(hasMoney ? [money(style.say(segmentWords.averageOrder), (one) => one.average_order_value)] : []),
    ],
    true,
  );
}

/** The tag of a segment and its title. */
export function tagged({ tag, colour, title }: SegmentSign): Markup {
  return html`<span class="sign"><span class="tag ${colour}">${tag}</span><span>${isolated(title)}</span></span>`;
}

/** What to do with each segment that has customers; null where no playbook says anything. */
export function playbooksSection(segments: readonly SegmentReport[], signs: Signs, style: PageStyle): Section | null {
  const parts = ['action', 'offer', 'avoid'] as const;
  const told = segments.filter(
    (segment) => segment.customers > 0 && (segment.goal !== '' || parts.some((part) => segment[part] !== '')),
  );
  if (told.length === 0) return null;
  const { shown, more } = capped(told, MOST_SEGMENTS);
  return {
    id: 'what-to-do',
    title: style.say(WHAT_TO_DO),
    note: '',
    content: [
      html`<div class="plays">
${shown.map(
  (segment) => html`<div class="play"><h3>${tagged(signs.get(segment.segment)!)}</h3>${
    segment.goal === '' ? null : sentence(style.text(segment.goal))
  }<dl>${parts
    .filter((part) => segment[part] !== '')
    .map((part) => html`<dt>${style.say(playbookLabels[part])}</dt><dd>${style.text(segment[part])}</dd>`)}</dl></div>
`,
)}</div>
`,
      andMore(more, style),
    ],
  };
}

/** Null where the whole is unknown or not above zero. */
function partOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || !(whole > 0) ? null : part / whole;
}
