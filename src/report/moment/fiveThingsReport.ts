import { COMPARED_DAY } from '../../audit/comparisons.ts';
import type { FiveThings, SmallThing } from '../../audit/fiveThings.ts';
import type { Amount } from '../../core/amount.ts';
import type { Language } from '../../core/language.ts';
import { moneyFigure } from '../moneyFigure.ts';
import { aboutMoney, countedAs, roughPercent, withArticle } from './figureTexts.ts';
import { type ComparisonReport, comparisonReport } from './momentReport.ts';
import { actionWords, subjectWords } from './thingWords.ts';

export interface SmallThingReport extends ComparisonReport {
  /** What to do, and what of the data says so, in the language of the report. */
  readonly thing: string;
  readonly evidence: string;
  /** Of the side that comes back less. */
  readonly people: number;
  readonly people_a_year: number;
  readonly returns_a_year: number;
  /** Null without money. */
  readonly value_a_year: number | null;
}

/** The small things to do as plain JSON, the one with the most at stake first. */
export interface FiveThingsReport {
  readonly things: readonly SmallThingReport[];
  readonly comparisons: number;
  readonly claimed: number;
  /** What the second purchase day of somebody who comes back brings on average; null without money. */
  readonly return_value: number | null;
}

export function fiveThingsReport(
  { things, comparisons, claimed, returnValue }: FiveThings,
  currency: string | undefined,
  language: Language,
): FiveThingsReport {
  const money = moneyFigure(currency);
  return {
    things: things.map((thing) => thingReport(thing, money, currency, language)),
    comparisons,
    claimed,
    return_value: money(returnValue),
  };
}

function thingReport(
  thing: SmallThing,
  money: (amount: Amount | undefined) => number | null,
  currency: string | undefined,
  language: Language,
): SmallThingReport {
  const { comparison, comesBackLess, people, peopleAYear, returnsAYear, valueAYear } = thing;
  return {
    thing: actionWords(comparison.subject, comesBackLess)[language],
    evidence: evidence(thing, currency, language),
    ...comparisonReport(comparison),
    people,
    people_a_year: tenths(peopleAYear),
    returns_a_year: tenths(returnsAYear),
    value_a_year: money(valueAYear),
  };
}

/** `first orders with an open complaint come back 9 % within 90 days, the others 31 %; 84 people, about 2,900 EUR a year` */
function evidence(
  { comparison, people, returnsAYear, valueAYear }: SmallThing,
  currency: string | undefined,
  language: Language,
): string {
  const { group, other } = subjectWords(comparison.subject);
  const [rate, otherRate] = [comparison.group, comparison.other].map(({ returned }) =>
    roughPercent(language, returned.share),
  ) as [string, string];
  const returns = Math.max(1, Math.round(returnsAYear));
  if (language === 'en') {
    const stake =
      valueAYear === undefined
        ? countedAs(language, returns, ['return', 'returns'])
        : aboutMoney(language, valueAYear, currency);
    return `first orders ${group.en} come back ${rate} within ${COMPARED_DAY} days, ${other.en} ${otherRate}; ${countedAs(language, people, ['person', 'people'])}, about ${stake} a year`;
  }
  const stake =
    valueAYear === undefined
      ? countedAs(language, returns, ['ritorno', 'ritorni'])
      : aboutMoney(language, valueAYear, currency);
  return `dei primi ordini ${group.it} ${withArticle(rate)} torna entro ${COMPARED_DAY} giorni, ${otherIn(other.it)} ${withArticle(otherRate)}; ${countedAs(language, people, ['persona', 'persone'])}, circa ${stake} l'anno`;
}

/** `di quelli senza contatti`, `degli altri`. */
function otherIn(words: string): string {
  return words.startsWith('gli ') ? `de${words}` : `di ${words}`;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
