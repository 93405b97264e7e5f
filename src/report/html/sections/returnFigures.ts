import { FEWEST_PEOPLE } from '../../../audit/comparisons.ts';
import { capital } from '../../../core/capital.ts';
import { roughShareText } from '../../../core/numberText.ts';
import { italianShare } from '../../headlineWords.ts';
import type { MomentReport, ReturnsReport, WithinReport } from '../../moment/momentReport.ts';
import { landmarkNames, returnWords } from '../../terminal/returnTables.ts';
import { type IntervalRow, intervals } from '../charts/intervals.ts';
import { figure } from '../figure.ts';
import type { Markup } from '../markup.ts';
import type { PageStyle } from '../pageStyle.ts';
import { numbers, type PageColumn, table, words } from '../table.ts';

/** The day at which groups are shown. */
const SHOWN_DAY = 90;

/** Who came back within the days of the horizons, with intervals. */
export function withinFigure({ within }: MomentReport, style: PageStyle): Markup {
  const known = within.filter(({ share }) => share !== null);
  const last = known.find(({ days }) => days === SHOWN_DAY) ?? known.at(-1);
  const title =
    last === undefined
      ? { en: 'Nobody has been observed for long enough yet', it: 'Nessuno è ancora osservato abbastanza a lungo' }
      : {
          en: `${roughShareText(last.share!)} of first-time buyers come back within ${last.days} days`,
          it: `${capital(italianShare(last.share!))} dei nuovi acquirenti torna entro ${last.days} giorni`,
        };
  return figure(
    {
      title: style.say(title),
      description: intervalDescription(style),
      draw: intervals(
        within.map((one) => intervalRow(`${one.days} ${style.say(returnWords.days)}`, one, style)),
        (value) => style.share(value).replace(/[.,]0 /, ' '),
      ),
    },
    '',
    table([
      words(
        style.say(returnWords.within),
        within.map(({ days }) => `${days} ${style.say(returnWords.days)}`),
      ),
      ...intervalColumns(within, style.say(returnWords.cameBack), style),
      numbers(
        style.say(returnWords.unknown),
        within.map(({ unknown }) => style.number(unknown)),
      ),
    ]),
    style,
  );
}

/** Who came back of each group by day 90; a table alone where that is not known yet of any. */
export function groupsFigure(
  groups: readonly (ReturnsReport & { readonly name: string })[],
  kind: Parameters<PageStyle['say']>[0],
  style: PageStyle,
): Markup[] {
  if (groups.length === 0) return [];
  const horizons = groups[0]!.within.map(({ days }) => days);
  const at = Math.max(0, horizons.indexOf(SHOWN_DAY));
  const rows = groups.map((group) => ({ name: group.name, people: group.first_time_buyers, one: group.within[at]! }));
  const content = table([
    words(
      style.say(kind),
      groups.map(({ name }) => name),
    ),
    numbers(
      style.say(returnWords.people),
      groups.map((group) => style.number(group.first_time_buyers)),
    ),
    ...horizons.map((days, index) =>
      numbers(
        `${days} ${style.say(returnWords.days)}`,
        groups.map(({ within }) => shareOrDash(within[index]!.share, style)),
      ),
    ),
    ...intervalColumns(
      rows.map(({ one }) => one),
      '',
      style,
    ).slice(1),
    numbers(
      style.say(returnWords.half),
      groups.map(({ median_days: median }) => (median === null ? style.glyphs.unknown : style.number(median))),
    ),
  ]);
  const known = rows.filter(({ one }) => one.share !== null).toSorted((a, b) => b.one.share! - a.one.share!);
  if (known.length === 0) return [content];
  return [
    figure(
      {
        title: groupsTitle(known, horizons[at]!, style),
        description: intervalDescription(style),
        draw: intervals(
          rows.map(({ name, one }) => intervalRow(name, one, style)),
          (value) => style.share(value).replace(/[.,]0 /, ' '),
        ),
      },
      '',
      content,
      style,
    ),
  ];
}

/** Of fewer people, or of people most of whom were not observed for so long, a share is mostly chance. */
function isWorthNaming({ people, one }: { readonly people: number; readonly one: WithinReport }): boolean {
  return people >= FEWEST_PEOPLE && 2 * one.unknown <= people;
}

function groupsTitle(
  all: readonly { readonly name: string; readonly people: number; readonly one: WithinReport }[],
  days: number,
  style: PageStyle,
): string {
  const ranked = all.filter(isWorthNaming);
  if (ranked.length === 0) return style.say({ en: `Back within ${days} days`, it: `Tornati entro ${days} giorni` });
  const [best, worst] = [ranked[0]!, ranked.at(-1)!];
  const share = ({ one }: typeof best) => roughShareText(one.share!, style.language);
  const range =
    ranked.length === 1
      ? `${best.name} ${share(best)}`
      : style.say({
          en: `from ${worst.name} with ${share(worst)} to ${best.name} with ${share(best)}`,
          it: `da ${worst.name} con ${share(worst)} a ${best.name} con ${share(best)}`,
        });
  return style.say({ en: `Back within ${days} days: ${range}`, it: `Tornati entro ${days} giorni: ${range}` });
}

/** Who came back of those of whom the same is known on day 30; none where nobody is in a group. */
export function landmarkFigure({ groups }: MomentReport['landmark'], style: PageStyle): Markup[] {
  if (groups.every(({ people }) => people === 0)) return [];
  const name = (index: number) => style.say(landmarkNames[groups[index]!.group]);
  const early = groups.map(({ within }) => within[0]!);
  const late = groups.map(({ within }) => within[1]!);
  const byDay = (days: number) => `${style.say(returnWords.byDay)} ${days}`;
  const content = table([
    words(
      style.say(returnWords.landmark),
      groups.map((_, index) => name(index)),
    ),
    numbers(
      style.say(returnWords.people),
      groups.map(({ people }) => style.number(people)),
    ),
    ...intervalColumns(early, byDay(early[0]!.days), style),
    numbers(
      byDay(late[0]!.days),
      late.map(({ share }) => shareOrDash(share, style)),
    ),
  ]);
  const known = groups.flatMap((_, index) =>
    early[index]!.share === null ? [] : [{ name: name(index), people: groups[index]!.people, one: early[index]! }],
  );
  if (known.length === 0) return [content];
  const title = style.say({
    en: `What is known on day 30, and who is back by day ${early[0]!.days}`,
    it: `Che cosa si sa al giorno 30, e chi è tornato entro il giorno ${early[0]!.days}`,
  });
  const [most] = known.filter(isWorthNaming).toSorted((a, b) => b.one.share! - a.one.share!);
  return [
    figure(
      {
        title: most === undefined ? title : `${title}: ${most.name} ${roughShareText(most.one.share!, style.language)}`,
        description: intervalDescription(style),
        draw: intervals(
          known.map(({ name: named, one }) => intervalRow(named, one, style)),
          (value) => style.share(value).replace(/[.,]0 /, ' '),
        ),
      },
      '',
      content,
      style,
    ),
  ];
}

function intervalRow(name: string, one: WithinReport, style: PageStyle): IntervalRow {
  return {
    name,
    sign: null,
    figure: one.share === null ? null : { value: one.share, low: one.low ?? one.share, high: one.high ?? one.share },
    text: shareOrDash(one.share, style),
  };
}

function intervalColumns(list: readonly WithinReport[], title: string, style: PageStyle): PageColumn[] {
  const column = (named: string, key: 'share' | 'low' | 'high') =>
    numbers(
      named,
      list.map((one) => shareOrDash(one[key], style)),
    );
  return [
    column(title, 'share'),
    column(style.say(returnWords.low), 'low'),
    column(style.say({ en: '95 % to', it: '95 % a' }), 'high'),
  ];
}

function intervalDescription(style: PageStyle): string {
  return style.say({
    en: 'A dot for each share on a scale from zero, with a line over the interval that holds the true share in 95 of 100 cases.',
    it: 'Un punto per ogni quota su una scala da zero, con una linea sull’intervallo che contiene la quota vera in 95 casi su 100.',
  });
}

function shareOrDash(share: number | null, style: PageStyle): string {
  return share === null ? style.glyphs.unknown : style.share(share);
}
