import type { Language, Phrase } from '../../core/language.ts';
import { countedAs } from '../moment/figureTexts.ts';
import type { FiveThingsReport } from '../moment/fiveThingsReport.ts';
import { moneyText } from '../reportStyle.ts';
import { hanging, heading, type TerminalStyle } from './terminalStyle.ts';

export const thingsWords = {
  title: { en: 'Small things to do', it: 'Piccole cose da fare' },
  note: {
    en: 'at most five, the one with the most at stake first',
    it: 'al massimo cinque, prima quella che vale di più',
  },
  noComparison: {
    en: 'no two groups are large enough to be compared: it takes 30 people on each side, and 90 days',
    it: 'nessun confronto possibile: servono 30 persone per parte e 90 giorni',
  },
} as const satisfies Record<string, Phrase>;

/** What the data say can be done so that more first-time buyers come back; where they say nothing, that is said. */
export function fiveThingsBlock(
  { things, comparisons, return_value: value }: FiveThingsReport,
  style: TerminalStyle,
  language: Language,
): string[] {
  const say = (phrase: Phrase) => style.text(phrase[language]);
  const title = heading(style, say(thingsWords.title), say(thingsWords.note));
  if (comparisons === 0) return [title, ...hanging(style, '', say(thingsWords.noComparison))];
  if (things.length === 0) {
    return [title, ...hanging(style, '', say(nothingToName(comparisons)))];
  }
  const money = value === null ? '' : moneyText(style, value);
  return [
    title,
    ...things.flatMap(({ thing, evidence }, index) => [
      ...hanging(style, `${index + 1} `, style.text(thing)).map((line) => style.chalk.bold(line)),
      ...hanging(style, '  ', style.text(evidence)),
    ]),
    ...footnotes(things, money, language).flatMap((note) =>
      hanging(style, '', style.text(note)).map((line) => style.chalk.dim(line)),
    ),
  ];
}

export function nothingToName(comparisons: number): Phrase {
  return {
    en: `nothing to name: in ${countedAs('en', comparisons, ['comparison', 'comparisons'])} no difference goes beyond chance`,
    it: `niente da segnalare: in ${countedAs('it', comparisons, ['confronto', 'confronti'])} nessuna differenza va oltre il caso`,
  };
}

/** @param money what somebody who comes back counts as, empty where it is not known */
export function footnotes(things: FiveThingsReport['things'], money: string, language: Language): string[] {
  const value = {
    en: `somebody who comes back counts as ${money}, the mean second purchase day`,
    it: `chi torna vale ${money}, la media del secondo giorno d'acquisto`,
  };
  const known = {
    en: 'contacts, returns and complaints are those of the first 30 days, of people not back by then',
    it: 'contatti, resi e reclami sono quelli dei primi 30 giorni, di chi non era ancora tornato',
  };
  const cause = {
    en: 'what goes together need not be cause and effect: try each on a part of them first',
    it: 'ciò che va insieme non è per forza causa ed effetto: prova ogni cosa prima con una parte di loro',
  };
  return [
    ...(money === '' ? [] : [value[language]]),
    ...(things.some(({ kind }) => kind === 'landmark') ? [known[language]] : []),
    cause[language],
  ];
}
