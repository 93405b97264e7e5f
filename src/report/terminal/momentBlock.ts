import type { Language, Phrase } from '../../core/language.ts';
import { groupedNumber } from '../../core/numberText.ts';
import { countedAs } from '../moment/figureTexts.ts';
import type { MomentReport } from '../moment/momentReport.ts';
import { groupTable, landmarkTable, withinTable } from './returnTables.ts';
import { hanging, heading, type TerminalStyle } from './terminalStyle.ts';

const MONTHS_SHOWN = 12;

export const momentWords = {
  title: { en: 'Moment of truth', it: 'Momento della verità' },
  note: { en: 'who comes back after the first purchase', it: 'chi torna dopo il primo acquisto' },
  nobody: { en: 'no first purchases to follow', it: 'nessun primo acquisto da seguire' },
  category: { en: 'First category', it: 'Prima categoria' },
  month: { en: 'First month', it: 'Primo mese' },
} as const satisfies Record<string, Phrase>;

/** Whether and when first-time buyers come back, also by first category, by month and by what is known on day 30. */
export function momentBlock(moment: MomentReport, style: TerminalStyle, language: Language): string[] {
  const say = (phrase: Phrase) => style.text(phrase[language]);
  const line = (phrase: Phrase) => hanging(style, '', say(phrase));
  const title = heading(style, say(momentWords.title), say(momentWords.note));
  if (moment.first_time_buyers === 0) return [title, ...line(momentWords.nobody), ...leftOutLines(moment, line)];
  const months = moment.by_month.filter(({ first_time_buyers: people }) => people > 0);
  return [
    title,
    ...line(sinceWords(moment)),
    ...leftOutLines(moment, line),
    ...withinTable(moment, style, language),
    ...timeLines(moment, line),
    ...groupTable(
      momentWords.category,
      (moment.by_category?.groups ?? []).map((group) => ({ ...group, name: style.text(group.category) })),
      style,
      language,
    ),
    ...otherCategoriesLines(moment, line),
    ...groupTable(
      momentWords.month,
      months.slice(-MONTHS_SHOWN).map((group) => ({ ...group, name: group.month })),
      style,
      language,
    ),
    ...(months.length > MONTHS_SHOWN ? line(earlierMonthsWords(months.length - MONTHS_SHOWN)) : []),
    ...landmarkTable(moment.landmark, style, language),
    ...(moment.landmark.people === 0 ? [] : line(landmarkWords(moment.landmark))),
    ...(moment.landmark.outside_interactions === 0 ? [] : line(outsideWords(moment.landmark))),
    ...(moment.landmark.types_not_used.length === 0 ? [] : line(typesNotUsedWords(moment.landmark))),
    ...(moment.landmark.last_alone === 0 ? [] : line(lastAloneWords(moment.landmark))),
  ];
}

export function sinceWords({ first_time_buyers: people, came_back: back, from }: MomentReport): Phrase {
  const count = (language: Language) => groupedNumber(back, 0, language);
  return {
    en: `${countedAs('en', people, ['first-time buyer', 'first-time buyers'])} since ${from}, of whom ${count('en')} have come back on another day so far`,
    it: `${countedAs('it', people, ['nuovo acquirente', 'nuovi acquirenti'])} dal ${from}, di cui ${count('it')} finora tornati in un altro giorno`,
  };
}

export function leftOutLines({ left_out: leftOut }: MomentReport, line: (phrase: Phrase) => string[]): string[] {
  if (leftOut === 0) return [];
  return line({
    en: `${countedAs('en', leftOut, ['person', 'people'])} who first bought before that day are left out: the export begins in the middle`,
    it: `${countedAs('it', leftOut, ['persona esclusa', 'persone escluse'])} perché hanno comprato prima di quel giorno: l'esportazione comincia a metà`,
  });
}

export function timeLines(
  { median_days: median, days_of_returned: days }: MomentReport,
  line: (phrase: Phrase) => string[],
) {
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

export function otherCategoriesLines(
  { by_category: categories }: MomentReport,
  line: (phrase: Phrase) => string[],
): string[] {
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

function earlierMonthsWords(earlier: number): Phrase {
  return {
    en: `and ${countedAs('en', earlier, ['earlier month', 'earlier months'])}, see the report as JSON`,
    it: `e ${countedAs('it', earlier, ['mese precedente', 'mesi precedenti'])}, vedi il rapporto in JSON`,
  };
}

export function landmarkWords({ people, back_before: back, too_recent: recent }: MomentReport['landmark']): Phrase {
  return {
    en: `of ${countedAs('en', people, ['person', 'people'])} not back by day 30; ${groupedNumber(back, 0, 'en')} were back by then, ${groupedNumber(recent, 0, 'en')} bought too recently`,
    it: `su ${countedAs('it', people, ['persona non tornata', 'persone non tornate'])} entro il giorno 30; ${groupedNumber(back, 0, 'it')} già tornate, ${groupedNumber(recent, 0, 'it')} con acquisto troppo recente`,
  };
}

export function outsideWords({ outside_interactions: outside, covered }: MomentReport['landmark']): Phrase {
  const [en, it] =
    covered === null
      ? ['cover no day in common', 'non hanno giorni in comune']
      : [`cover ${covered.from} to ${covered.to}`, `coprono dal ${covered.from} al ${covered.to}`];
  return {
    en: `${countedAs('en', outside, ['person', 'people'])} of them in no group: not all of their 30 days are known, the interactions ${en}`,
    it: `di queste ${countedAs('it', outside, ['persona', 'persone'])} in nessun gruppo: i loro 30 giorni non sono tutti noti, le interazioni ${it}`,
  };
}

export function typesNotUsedWords({ types_not_used: types }: MomentReport['landmark']): Phrase {
  return {
    en: `not used here, as known over less than half of the time that the others cover: ${types.join(', ')}`,
    it: `non usati qui perché noti per meno di metà del tempo coperto dagli altri: ${types.join(', ')}`,
  };
}

export function lastAloneWords({ last_alone: last }: MomentReport['landmark']): Phrase {
  return {
    en: `${countedAs('en', last, ['interaction', 'interactions'])} not used here: where only the last one is known, an early one says that none came later`,
    it: `${countedAs('it', last, ['interazione non usata', 'interazioni non usate'])} qui: dove si conosce solo l'ultima, una dei primi giorni dice che dopo non ce ne furono`,
  };
}
