import type { LandmarkGroup } from '../../audit/landmark.ts';
import type { Language, Phrase } from '../../core/language.ts';
import { countedAs, numberIn, percentIn } from '../moment/figureTexts.ts';
import type { MomentReport, ReturnsReport, WithinReport } from '../moment/momentReport.ts';
import { cutText } from './displayText.ts';
import { hanging, heading, type TerminalStyle } from './terminalStyle.ts';
import { splitTable, type TableColumn } from './terminalTable.ts';

const LONGEST_NAME = 24;
const MONTHS_SHOWN = 12;

const words = {
  title: { en: 'Moment of truth', it: 'Momento della verità' },
  note: { en: 'who comes back after the first purchase', it: 'chi torna dopo il primo acquisto' },
  nobody: { en: 'no first purchases to follow', it: 'nessun primo acquisto da seguire' },
  within: { en: 'Within', it: 'Entro' },
  days: { en: 'days', it: 'giorni' },
  cameBack: { en: 'Came back', it: 'Tornati' },
  low: { en: '95 %\nfrom', it: '95 %\nda' },
  high: { en: '\nto', it: '\na' },
  unknown: { en: 'Not yet\nknown', it: 'Non ancora\nnoti' },
  people: { en: 'People', it: 'Persone' },
  half: { en: 'Half back\nby day', it: 'Metà torna\nal giorno' },
  category: { en: 'First category', it: 'Prima categoria' },
  month: { en: 'First month', it: 'Primo mese' },
  landmark: { en: 'Known on day 30', it: 'Noto al giorno 30' },
  byDay: { en: 'Back by\nday', it: 'Tornati al\ngiorno' },
} as const satisfies Record<string, Phrase>;

const groupNames: Readonly<Record<LandmarkGroup, Phrase>> = {
  'complaint open': { en: 'complaint open', it: 'reclamo aperto' },
  'complaint, state unknown': { en: 'complaint, state unknown', it: 'reclamo, stato ignoto' },
  'complaint solved': { en: 'complaint solved', it: 'reclamo risolto' },
  return: { en: 'return', it: 'reso' },
  contact: { en: 'contact', it: 'contatto' },
  none: { en: 'none', it: 'nulla' },
};

/** Whether and when first-time buyers come back, also by first category, by month and by what is known on day 30. */
export function momentBlock(moment: MomentReport, style: TerminalStyle, language: Language): string[] {
  const say = (phrase: Phrase) => style.text(phrase[language]);
  const line = (phrase: Phrase) => hanging(style, '', say(phrase));
  const title = heading(style, say(words.title), say(words.note));
  if (moment.first_time_buyers === 0) return [title, ...line(words.nobody), ...leftOutLines(moment, line)];
  return [
    title,
    ...line(sinceWords(moment)),
    ...leftOutLines(moment, line),
    ...withinTable(moment, style, language),
    ...timeLines(moment, line),
    ...groupTable(
      words.category,
      (moment.by_category?.groups ?? []).map((group) => ({ ...group, name: style.text(group.category) })),
      style,
      language,
    ),
    ...otherCategoriesLines(moment, line),
    ...groupTable(
      words.month,
      moment.by_month.slice(-MONTHS_SHOWN).map((group) => ({ ...group, name: group.month })),
      style,
      language,
    ),
    ...(moment.by_month.length > MONTHS_SHOWN ? line(earlierMonthsWords(moment)) : []),
    ...landmarkTable(moment.landmark, style, language),
    ...(moment.landmark.people === 0 ? [] : line(landmarkWords(moment.landmark))),
  ];
}

function sinceWords({ first_time_buyers: people, came_back: back, from }: MomentReport): Phrase {
  const count = (language: Language) => numberIn(language, back);
  return {
    en: `${countedAs('en', people, ['first-time buyer', 'first-time buyers'])} since ${from}, of whom ${count('en')} have come back on another day so far`,
    it: `${countedAs('it', people, ['nuovo acquirente', 'nuovi acquirenti'])} dal ${from}, di cui ${count('it')} finora tornati in un altro giorno`,
  };
}

function leftOutLines({ left_out: leftOut }: MomentReport, line: (phrase: Phrase) => string[]): string[] {
  if (leftOut === 0) return [];
  return line({
    en: `${countedAs('en', leftOut, ['person', 'people'])} who seem to come earlier are left out: the export begins in the middle`,
    it: `${countedAs('it', leftOut, ['persona esclusa', 'persone escluse'])} perché sembrano precedenti: l'esportazione comincia a metà`,
  });
}

function withinTable({ within }: MomentReport, style: TerminalStyle, language: Language): string[] {
  const share = percentOrDash(style, language);
  const column = (title: Phrase, cell: (one: WithinReport) => string): TableColumn => ({
    title: linesOf(style, title[language]),
    align: 'right',
    cells: within.map(cell),
  });
  return splitTable(
    style,
    [column(words.within, ({ days }) => `${days} ${words.days[language]}`)],
    [
      column(words.cameBack, (one) => share(one.share)),
      column(words.low, (one) => share(one.low)),
      column(words.high, (one) => share(one.high)),
      column(words.unknown, ({ unknown }) => numberIn(language, unknown)),
    ],
  ).flat();
}

function timeLines({ median_days: median, days_of_returned: days }: MomentReport, line: (phrase: Phrase) => string[]) {
  const half =
    median === null
      ? { en: 'fewer than half of all have come back so far', it: 'finora è tornata meno della metà' }
      : { en: `half of all come back by day ${median}`, it: `metà torna entro il giorno ${median}` };
  if (days === null) return line(half);
  const [lower, middle, upper] = [days.lower_quartile, days.median, days.upper_quartile].map((value) =>
    Math.round(value),
  );
  return line({
    en: `${half.en}; of those who came back a quarter did within ${lower} days, half within ${middle}, three quarters within ${upper}`,
    it: `${half.it}; di chi è tornato un quarto entro ${lower} giorni, metà entro ${middle}, tre quarti entro ${upper}`,
  });
}

function otherCategoriesLines({ by_category: categories }: MomentReport, line: (phrase: Phrase) => string[]): string[] {
  if (categories === null) return [];
  const { others, unknown } = categories;
  return [
    ...(others.categories === 0
      ? []
      : line({
          en: `and ${countedAs('en', others.categories, ['more category', 'more categories'])} with ${countedAs('en', others.first_time_buyers, ['person', 'people'])}`,
          it: `e ${countedAs('it', others.categories, ['altra categoria', 'altre categorie'])} con ${countedAs('it', others.first_time_buyers, ['persona', 'persone'])}`,
        })),
    ...(unknown === 0
      ? []
      : line({
          en: `${countedAs('en', unknown, ['person', 'people'])} without a known first category`,
          it: `${countedAs('it', unknown, ['persona', 'persone'])} senza una prima categoria nota`,
        })),
  ];
}

function earlierMonthsWords({ by_month: months }: MomentReport): Phrase {
  const earlier = months.length - MONTHS_SHOWN;
  return {
    en: `and ${countedAs('en', earlier, ['earlier month', 'earlier months'])}, see the report as JSON`,
    it: `e ${countedAs('it', earlier, ['mese precedente', 'mesi precedenti'])}, vedi il rapporto in JSON`,
  };
}

/** Return rates of groups by the days of the horizons; none where there is no group. */
function groupTable(
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
          words.people[language],
          groups.map((group) => numberIn(language, group.first_time_buyers)),
        ),
        ...horizons.map((days, index) =>
          right(
            `${days}\n${words.days[language]}`,
            groups.map(({ within }) => share(within[index]!.share)),
          ),
        ),
        right(
          linesOf(style, words.half[language]),
          groups.map(({ median_days: median }) =>
            median === null ? style.glyphs.unknown : numberIn(language, median),
          ),
        ),
      ],
    ).flat(),
  ];
}

function landmarkTable({ groups }: MomentReport['landmark'], style: TerminalStyle, language: Language): string[] {
  if (groups.every(({ people }) => people === 0)) return [];
  const share = percentOrDash(style, language);
  const right = (title: string, cells: readonly string[]): TableColumn => ({ title, align: 'right', cells });
  const [early, late] = [0, 1].map((index) => groups.map(({ within }) => within[index]!)) as [
    WithinReport[],
    WithinReport[],
  ];
  const byDay = (of: readonly WithinReport[]) => `${linesOf(style, words.byDay[language])} ${of[0]!.days}`;
  return [
    '',
    ...splitTable(
      style,
      [
        {
          title: words.landmark[language],
          align: 'left',
          cells: groups.map(({ group }) => groupNames[group][language]),
        },
      ],
      [
        right(
          words.people[language],
          groups.map(({ people }) => numberIn(language, people)),
        ),
        right(
          byDay(early),
          early.map((one) => share(one.share)),
        ),
        right(
          words.low[language],
          early.map((one) => share(one.low)),
        ),
        right(
          words.high[language],
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

function landmarkWords({ people, back_before: back, too_recent: recent }: MomentReport['landmark']): Phrase {
  return {
    en: `of ${countedAs('en', people, ['person', 'people'])} not back by day 30; ${numberIn('en', back)} were back by then, ${numberIn('en', recent)} bought too recently`,
    it: `su ${countedAs('it', people, ['persona non tornata', 'persone non tornate'])} entro il giorno 30; ${numberIn('it', back)} già tornate, ${numberIn('it', recent)} con acquisto troppo recente`,
  };
}

/** A title of several lines made safe to show. */
function linesOf(style: TerminalStyle, title: string): string {
  return title.split('\n').map(style.text).join('\n');
}

function percentOrDash(style: TerminalStyle, language: Language) {
  return (share: number | null) => (share === null ? style.glyphs.unknown : percentIn(language, share));
}
