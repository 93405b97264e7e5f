import type { Amount } from '../core/amount.ts';
import type { Comparison, Comparisons, Side } from './comparisons.ts';
import type { FirstPurchases } from './firstPurchases.ts';
import type { Landmark } from './landmark.ts';

const MOST_THINGS = 5;
const DAYS_A_YEAR = 365;

/** A difference that is worth doing something about. */
export interface SmallThing {
  readonly comparison: Comparison;
  /** Whether the group comes back less than the other; else the other has something to learn from it. */
  readonly comesBackLess: boolean;
  /** Of the side that comes back less. */
  readonly people: number;
  readonly peopleAYear: number;
  /** People more who would come back in a year if that side came back like the other one. */
  readonly returnsAYear: number;
  /** What they would bring at {@link FiveThings.returnValue} each; undefined where that is not known, or not above 0. */
  readonly valueAYear: Amount | undefined;
}

/** The small things to do, the one with the most at stake first; five at most, fewer where the data support fewer. */
export interface FiveThings {
  readonly things: readonly SmallThing[];
  /** Comparisons made, and differences claimed among them. */
  readonly comparisons: number;
  readonly claimed: number;
  /**
   * The value of a return: the mean net Amount of the second purchase day of those first-time buyers who came back.
   * Undefined without money, and where nobody came back.
   */
  readonly returnValue: Amount | undefined;
}

/**
 * The claimed differences, ranked by what is at stake: people of the side that comes back less, in a year, times the
 * difference of the return rates by day 90, times the value of a return. A year's people are those of the group divided by
 * the years in which first purchases could bring somebody into it. A group is named once: open complaints by their
 * comparison with `none` where that is claimed, else by that with solved ones. A category that comes back more than the
 * others is named only where none comes back less, since one that falls behind puts all others ahead.
 */
export function fiveThings(
  first: FirstPurchases,
  { made }: Comparisons,
  { purchaseDays }: Pick<Landmark, 'purchaseDays'>,
  hasMoney: boolean,
): FiveThings {
  const claimed = made.filter(({ isClaimed }) => isClaimed);
  const returnValue = hasMoney ? meanSecondAmount(first) : undefined;
  const daysOf = ({ subject }: Comparison) =>
    subject.kind === 'landmark' ? purchaseDays : first.asOf - first.start! + 1;
  return {
    things: claimed
      .filter((comparison) => !isSaidByAnother(comparison, claimed))
      .map((comparison) => smallThing(daysOf(comparison), comparison, returnValue))
      // The sort is stable: of equal ones the first compared comes first.
      .sort((a, b) => b.returnsAYear - a.returnsAYear)
      .slice(0, MOST_THINGS),
    comparisons: made.length,
    claimed: claimed.length,
    returnValue,
  };
}

function isSaidByAnother({ subject, difference }: Comparison, claimed: readonly Comparison[]): boolean {
  if (subject.kind === 'category') {
    return (
      difference.share > 0 && claimed.some((other) => other.subject.kind === 'category' && other.difference.share < 0)
    );
  }
  if (subject.against === 'none') return false;
  return claimed.some(
    (other) =>
      other.subject.kind === 'landmark' && other.subject.group === subject.group && other.subject.against === 'none',
  );
}

function smallThing(purchaseDays: number, comparison: Comparison, returnValue: Amount | undefined): SmallThing {
  const { group, other, difference } = comparison;
  const comesBackLess = difference.share < 0;
  const { people }: Side = comesBackLess ? group : other;
  const peopleAYear = (people * DAYS_A_YEAR) / purchaseDays;
  const returnsAYear = peopleAYear * Math.abs(difference.share);
  const valueAYear = returnValue !== undefined && returnValue > 0 ? returnsAYear * returnValue : undefined;
  return { comparison, comesBackLess, people, peopleAYear, returnsAYear, valueAYear };
}

function meanSecondAmount({ cameBack, secondAmount }: FirstPurchases): Amount | undefined {
  let returned = 0;
  let sum = 0;
  for (let row = 0; row < cameBack.length; row++) {
    returned += cameBack[row]!;
    sum += secondAmount[row]!;
  }
  return returned === 0 ? undefined : sum / returned;
}
