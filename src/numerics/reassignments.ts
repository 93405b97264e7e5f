import { hypergeometricDraws } from './hypergeometricDraws.ts';
import { seededRandom } from './random.ts';

/** What was measured of one arm of an experiment. */
export interface Arm {
  /** How many they are, zeros included. */
  readonly members: number;
  /** The values of its members that are not zero, in any order. */
  readonly values: Float64Array;
}

/** Sums over a group of members of both arms, by which its mean and variance are known for any shift of the treated. */
export interface GroupSums {
  readonly members: number;
  readonly sum: number;
  readonly squares: number;
  /** Those of them who are of the treated arm. */
  readonly treated: number;
  readonly treatedSum: number;
}

/** Random assignments to two arms of the sizes that there are, by the sums of those who come into the smaller one. */
export interface Reassignments {
  readonly count: number;
  /** Whether the smaller arm is the treated one. */
  readonly areTreated: boolean;
  readonly members: number;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
  readonly treated: Float64Array;
  readonly treatedSum: Float64Array;
}

/** The sums of an arm as it is. */
export function sumsOf({ members, values }: Arm, isTreated: boolean): GroupSums {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  return { members, sum, squares, treated: isTreated ? members : 0, treatedSum: isTreated ? sum : 0 };
}

/**
 * Draws assignments, each as likely as any other. Zeros are all alike, so that how many of them come into the arm is
 * drawn as a number, and only the values are drawn one by one.
 */
export function reassignments(treated: Arm, control: Arm, count: number, seed: number): Reassignments {
  const random = seededRandom(seed);
  const areTreated = treated.members < control.members;
  const members = areTreated ? treated.members : control.members;
  const everybody = treated.members + control.members;
  const values = new Float64Array(treated.values.length + control.values.length);
  values.set(treated.values);
  values.set(control.values, treated.values.length);
  const isTreated = new Uint8Array(values.length).fill(1, 0, treated.values.length);
  const zeros = everybody - values.length;
  const treatedZeros = treated.members - treated.values.length;
  const drawValues = hypergeometricDraws(everybody, values.length, members);
  const zeroDraws = new Map<number, ReturnType<typeof hypergeometricDraws>>();
  const drawn = {
    sum: new Float64Array(count),
    squares: new Float64Array(count),
    treated: new Float64Array(count),
    treatedSum: new Float64Array(count),
  };
  for (let assignment = 0; assignment < count; assignment++) {
    const picks = drawValues(random);
    let [sum, squares, treatedPicks, treatedSum] = [0, 0, 0, 0];
    // The first of a shuffle that begins where the last one ended: no order is more likely than another.
    for (let i = 0; i < picks; i++) {
      const from = i + Math.floor(random() * (values.length - i));
      const [value, mark] = [values[from]!, isTreated[from]!];
      values[from] = values[i]!;
      isTreated[from] = isTreated[i]!;
      values[i] = value;
      isTreated[i] = mark;
      sum += value;
      squares += value * value;
      treatedPicks += mark;
      treatedSum += mark * value;
    }
    let drawZeros = zeroDraws.get(picks);
    if (drawZeros === undefined) {
      drawZeros = hypergeometricDraws(zeros, treatedZeros, members - picks);
      zeroDraws.set(picks, drawZeros);
    }
    drawn.sum[assignment] = sum;
    drawn.squares[assignment] = squares;
    drawn.treated[assignment] = treatedPicks + drawZeros(random);
    drawn.treatedSum[assignment] = treatedSum;
  }
  return { count, areTreated, members, ...drawn };
}
