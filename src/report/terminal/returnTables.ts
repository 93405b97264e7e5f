import type { LandmarkGroup } from '../../audit/landmark.ts';
import type { Language, Phrase } from '../../core/language.ts';
import { groupedNumber, shareText } from '../../core/numberText.ts';
import type { MomentReport, ReturnsReport, WithinReport } from '../moment/momentReport.ts';
import { cutText } from './displayText.ts';
import type { TerminalStyle } from './terminalStyle.ts';
import { splitTable, type TableColumn } from './terminalTable.ts';

const LONGEST_NAME = 24;

export const returnWords = {
  within: { en: 'Within', it: 'Entro' },
  days: { en: 'days', it: 'giorni' },
  cameBack: { en: 'Came back', it: 'Tornati' },
  low: { en: '95 %\nfrom', it: '95 %\nda' },
  high: { en: '\nto', it: '\na' },
  unknown: { en: 'Not yet\nknown', it: 'Non ancora\nnoti' },
  people: { en: 'People', it: 'Persone' },
  half: { en: 'Half back\nby day', it: 'Metà torna\nal giorno' },
  landmark: { en: 'Known on day 30', it: 'Noto al giorno 30' },
  byDay: { en: 'Back by\nday', it: 'Tornati al\ngiorno' },
} as const satisfies Record<string, Phrase>;

export const landmarkNames: Readonly<Record<LandmarkGroup, Phrase>> = {
  'complaint open': { en: 'complaint open', it: 'reclamo aperto' },
  'complaint, state unknown': { en: 'complaint, state unknown', it: 'reclamo, stato ignoto' },
  'complaint solved': { en: 'complaint solved', it: 'reclamo risolto' },
  return: { en: 'return', it: 'reso' },
  contact: { en: 'contact', it: 'contatto' },
  none: { en: 'none', it: 'nulla' },
};

/** Who came back within the days of the horizons, with intervals. */
export function withinTable({ within }: MomentReport, style: TerminalStyle, language: Language): string[] {
  const share = percentOrDash(style, language);
  const column = (title: Phrase, cell: (one: WithinReport) => string): TableColumn => ({
    title: linesOf(style, title[language]),
    align: 'right',
    cells: within.map(cell),
  });
  return splitTable(
    style,
    [column(returnWords.within, ({ days }) => `${days} ${returnWords.days[language]}`)],
    [
      column(returnWords.cameBack, (one) => share(one.share)),
      column(returnWords.low, (one) => share(one.low)),
      column(returnWords.high, (one) => share(one.high)),
      column(returnWords.unknown, ({ unknown }) => groupedNumber(unknown, 0, language)),
    ],
  ).flat();
}

/** Return rates of groups by the days of the horizons; none where there is no group. */
export function groupTable(
  title: Phrase,
  groups: readonly (ReturnsReport & { readonly name: string })[],
  style: TerminalStyle,
  language: Language,
): string[] {
  if (groups.length === 0) return [];
  const share = percentOrDash(style, language);
  const right = (name: string, cells: readonly string[]): TableColumn => ({ title: name, align: 'right', cells });
  const horizons = groups[0]!.within.map(({ days }) => days);
  return [
    '',
    ...splitTable(
      style,
      [
        {
          title: style.text(title[language]),
          align: 'left',
          cells: groups.map(({ name }) => cutText(name, LONGEST_NAME, style.glyphs.ellipsis)),
        },
      ],
      [
        right(
          returnWords.people[language],
          groups.map((group) => groupedNumber(group.first_time_buyers, 0, language)),
        ),
        ...horizons.map((days, index) =>
          right(
            `${days}\n${returnWords.days[language]}`,
            groups.map(({ within }) => share(within[index]!.share)),
          ),
        ),
        right(
          linesOf(style, returnWords.half[language]),
          groups.map(({ median_days: median }) =>
            median === null ? style.glyphs.unknown : groupedNumber(median, 0, language),
          ),
        ),
      ],
    ).flat(),
  ];
}

/** Return rates of the groups of the landmark; none where nobody is in one. */
export function landmarkTable(
  { groups }: MomentReport['landmark'],
  style: TerminalStyle,
  language: Language,
): string[] {
  if (groups.every(({ people }) => people === 0)) return [];
  const share = percentOrDash(style, language);
  const right = (title: string, cells: readonly string[]): TableColumn => ({ title, align: 'right', cells });
  const [early, late] = [0, 1].map((index) => groups.map(({ within }) => within[index]!)) as [
    WithinReport[],
    WithinReport[],
  ];
  const byDay = (of: readonly WithinReport[]) => `${linesOf(style, returnWords.byDay[language])} ${of[0]!.days}`;
  return [
    '',
    ...splitTable(
      style,
      [
        {
          title: returnWords.landmark[language],
          align: 'left',
          cells: groups.map(({ group }) => landmarkNames[group][language]),
        },
      ],
      [
        right(
          returnWords.people[language],
          groups.map(({ people }) => groupedNumber(people, 0, language)),
        ),
        right(
          byDay(early),
          early.map((one) => share(one.share)),
        ),
        right(
          returnWords.low[language],
          early.map((one) => share(one.low)),
        ),
        right(
          returnWords.high[language],
          early.map((one) => share(one.high)),
        ),
        right(
          byDay(late),
          late.map((one) => share(one.share)),
        ),
      ],
    ).flat(),
  ];
}

/** A title of several lines made safe to show. */
function linesOf(style: TerminalStyle, title: string): string {
  return title.split('\n').map(style.text).join('\n');
}

function percentOrDash(style: TerminalStyle, language: Language) {
  return (share: number | null) => (share === null ? style.glyphs.unknown : shareText(share, language));
}
