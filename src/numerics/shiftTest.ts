import { type Arm, type GroupSums, type Reassignments, reassignments, sumsOf } from './reassignments.ts';

/** By how much the values of the treated arm are above those of the control arm. */
export interface ShiftTest {
  /** The mean of the treated arm less that of the control arm. */
  readonly difference: number;
  /** Of the difference, from the variance of each arm; 0 where nobody differs from the others of the same arm. */
  readonly standardError: number;
  /** Standard deviation within the arms, taken to be the same in both. */
  readonly deviation: number;
  /** The chance of a difference as far from a shift, on its side, doubled: of both sides the less likely one. */
  readonly p: (shift: number) => number;
  /** The shifts that the test does not refuse, and all between them; infinite where it refuses none on that side. */
  readonly interval: (level: number) => Interval;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The studentised randomisation test of a shift (Janssen 1997, "Studentized permutation tests for non-i.i.d. hypotheses
 * and the generalized Behrens-Fisher problem"; Chung, Romano 2013, "Exact and asymptotically robust permutation tests"):
 * the shift is taken from the treated, members are assigned to the arms anew, and the t statistic of Welch is compared
 * with what it is then. Exact, whatever the distribution, where a shift is all that the arms differ by; asymptotically so
 * for the difference of means where they differ by more. The assignment that there is counts as one of them.
 * @param treated at least two members, as of the control arm
 * @param assignments how many are drawn
 */
export function shiftTest(treated: Arm, control: Arm, assignments: number, seed: number): ShiftTest {
  const drawn = reassignments(treated, control, assignments, seed);
  const [own, other] = [sumsOf(treated, true), sumsOf(control, false)];
  const all = added(own, other);
  const difference = own.sum / own.members - other.sum / other.members;
  const spread = squaresAroundMean(own.sum, own.squares, 1 / own.members);
  const otherSpread = squaresAroundMean(other.sum, other.squares, 1 / other.members);
  const standardError = Math.sqrt(
    spread / (own.members - 1) / own.members + otherSpread / (other.members - 1) / other.members,
  );
  const tails = (shift: number) => {
    const gap = difference - shift;
    return tailsAt(shift, gap === 0 ? 0 : gap / standardError, drawn, all);
  };
  return {
    difference,
    standardError,
    deviation: Math.sqrt((spread + otherSpread) / (all.members - 2)),
    p: (shift) => {
      const { above, below } = tails(shift);
      return Math.min(1, 2 * above, 2 * below);
    },
    interval: (level) => {
      const tail = (1 - level) / 2;
      if (standardError === 0) return intervalWithoutSpread(difference, tails(0), tail);
      const bound = (side: 1 | -1, isKept: (shift: number) => boolean) =>
        difference + side * farthestKept((distance) => isKept(difference + side * distance), standardError);
      return {
        low: bound(-1, (shift) => tails(shift).above > tail),
        high: bound(1, (shift) => tails(shift).below > tail),
      };
    },
  };
}

/** Where nobody differs from the others of an arm, a shift by the difference is the only one that does not tell them apart. */
function intervalWithoutSpread(
  difference: number,
  { above, below }: { readonly above: number; readonly below: number },
  tail: number,
): Interval {
  if (Math.min(above, below) <= tail) return { low: difference, high: difference };
  return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
}

/** Relative to a statistic: what differs by less is the same but for rounding. */
const SAME = 1e-7;

/** Shares of the assignments, that of the data among them, whose statistic is at least, and at most, the given one. */
function tailsAt(shift: number, statistic: number, drawn: Reassignments, all: GroupSums) {
  const { count, areTreated, members, sum, squares, treated, treatedSum } = drawn;
  // Where nobody differs within the arms, it is infinite.
  const rounding = Number.isFinite(statistic) ? SAME * Math.max(1, Math.abs(statistic)) : 0;
  const [atLeast, atMost] = [statistic - rounding, statistic + rounding];
  const sign = areTreated ? 1 : -1;
  const rest = all.members - members;
  // To divide once is enough; this is most of what a comparison takes.
  const [each, eachRest] = [1 / members, 1 / rest];
  const [scale, scaleRest] = [each / (members - 1), eachRest / (rest - 1)];
  const wholeSum = all.sum - shift * all.treated;
  const wholeSquares = all.squares - 2 * shift * all.treatedSum + shift * shift * all.treated;
  let [above, below] = [1, 1];
  for (let i = 0; i < count; i++) {
    const ownSum = sum[i]! - shift * treated[i]!;
    const ownSquares = squares[i]! - 2 * shift * treatedSum[i]! + shift * shift * treated[i]!;
    const restSum = wholeSum - ownSum;
    const gap = sign * (ownSum * each - restSum * eachRest);
    const variance =
      squaresAroundMean(ownSum, ownSquares, each) * scale +
      squaresAroundMean(restSum, wholeSquares - ownSquares, eachRest) * scaleRest;
    // Without any variance, every gap is beyond all bounds.
    const other = gap === 0 ? 0 : gap / Math.sqrt(variance);
    if (other >= atLeast) above++;
    if (other <= atMost) below++;
  }
  return { above: above / (count + 1), below: below / (count + 1) };
}

/** 0 where all values are the same but for rounding; `each` is one over how many they are. */
function squaresAroundMean(sum: number, squares: number, each: number): number {
  const around = squares - sum * sum * each;
  return around > NO_SPREAD * squares ? around : 0;
}

/** Of the sum of squares: what is left by rounding where all values are equal. */
const NO_SPREAD = 1e-12;

function added(one: GroupSums, other: GroupSums): GroupSums {
  return {
    members: one.members + other.members,
    sum: one.sum + other.sum,
    squares: one.squares + other.squares,
    treated: one.treated + other.treated,
    treatedSum: one.treatedSum + other.treatedSum,
  };
}

/** Farther than so many doublings of the standard error, sums of squares would lose what tells the arms apart. */
const MOST_DOUBLINGS = 12;
const BISECTIONS = 24;
const LOOKS = 16;
/** Looks for the distances that are kept after others that are not: so many bounds far. */
const FARTHEST_LOOK = 3;

/**
 * The least distance from which on nothing is kept, near enough; infinite where there is none. What is kept need not be
 * one piece: beyond the first end, it is looked for at {@link LOOKS} places, so that the bound is rather too far.
 */
function farthestKept(isKept: (distance: number) => boolean, scale: number): number {
  let doublings = 0;
  while (isKept(scale * 2 ** doublings)) if (++doublings > MOST_DOUBLINGS) return Number.POSITIVE_INFINITY;
  const end = endBetween(isKept, doublings === 0 ? 0 : scale * 2 ** (doublings - 1), scale * 2 ** doublings);
  const step = ((FARTHEST_LOOK - 1) * end) / LOOKS;
  for (let look = LOOKS; look >= 1; look--) {
    if (isKept(end + look * step)) return endBetween(isKept, end + look * step, end + (look + 1) * step);
  }
  return end;
}

/** A distance that is not kept, close behind one that is. */
function endBetween(isKept: (distance: number) => boolean, kept: number, refused: number): number {
  let [low, high] = [kept, refused];
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (isKept(middle)) low = middle;
    else high = middle;
  }
  return high;
}
