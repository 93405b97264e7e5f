/** How near a forecast came to what happened, in the unit of both. */
export interface Accuracy {
  /** Totals over all customers. */
  readonly actual: number;
  readonly expected: number;
  /** Mean absolute error a customer. */
  readonly mae: number;
  /** Root of the mean squared error a customer. */
  readonly rmse: number;
  /** Mean of expected - actual a customer: above zero, the forecast is too high. */
  readonly bias: number;
}

/** Errors of a forecast, by customer; all zero without customers. */
export function accuracy(actual: ArrayLike<number>, expected: ArrayLike<number>): Accuracy {
  let [actualTotal, expectedTotal, absolute, square] = [0, 0, 0, 0];
  for (let row = 0; row < actual.length; row++) {
    const error = expected[row]! - actual[row]!;
    actualTotal += actual[row]!;
    expectedTotal += expected[row]!;
    absolute += Math.abs(error);
    square += error * error;
  }
  const customers = Math.max(1, actual.length);
  return {
    actual: actualTotal,
    expected: expectedTotal,
    mae: absolute / customers,
    rmse: Math.sqrt(square / customers),
    bias: (expectedTotal - actualTotal) / customers,
  };
}

/**
 * Rank correlation (Spearman 1904, "The proof and measurement of association between two things"): Pearson's
 * correlation of ranks, equal values sharing the mean of theirs. 1, 2, 3 and 1, 3, 2 give 0.5. Null where either side
 * is all one value.
 */
export function rankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const ranksA = meanRanks(a);
  const ranksB = meanRanks(b);
  const mean = (a.length + 1) / 2;
  let [both, squareA, squareB] = [0, 0, 0];
  for (let row = 0; row < a.length; row++) {
    const fromA = ranksA[row]! - mean;
    const fromB = ranksB[row]! - mean;
    both += fromA * fromB;
    squareA += fromA * fromA;
    squareB += fromB * fromB;
  }
  return squareA === 0 || squareB === 0 ? null : both / Math.sqrt(squareA * squareB);
}

/** What the customers with the highest forecasts brought, in tenths of the customers. */
export interface Gain {
  /** 1 holds the tenth with the highest forecasts. */
  readonly decile: number;
  readonly expected: number;
  readonly actual: number;
  /** Share of all that happened in this tenth and those above; null where nothing happened. */
  readonly cumulative_share: number | null;
}

/**
 * Gains by decile of the forecast, highest first. Tenths may split a customer, and customers with equal forecasts stand
 * for each other: each counts as the mean of them all, so that the order of rows does not matter.
 */
export function gainsByDecile(actual: ArrayLike<number>, expected: ArrayLike<number>): Gain[] {
  const { values, customers, of } = tieGroups(expected);
  const happened = new Float64Array(values.length);
  for (let row = 0; row < of.length; row++) happened[of[row]!]! += actual[row]!;
  const sums = Array.from({ length: 10 }, () => ({ expected: 0, actual: 0 }));
  const tenth = of.length / 10;
  let total = 0;
  let above = 0;
  for (let group = values.length - 1; group >= 0; group--) {
    const count = customers[group]!;
    for (let decile = 0; decile < 10; decile++) {
      const within = Math.min(above + count, (decile + 1) * tenth) - Math.max(above, decile * tenth);
      if (within <= 0) continue;
      sums[decile]!.expected += within * values[group]!;
      sums[decile]!.actual += (within * happened[group]!) / count;
    }
    above += count;
    total += happened[group]!;
  }
  let soFar = 0;
  return sums.map((sum, index) => {
    soFar += sum.actual;
    return { decile: index + 1, ...sum, cumulative_share: total > 0 ? soFar / total : null };
  });
}

/** The highest calibration frequency of its own; higher ones are taken together. */
const MOST_FREQUENT = 7;

/** Customers with one calibration frequency: repeat purchase days `0` to `6`, and `7+`. */
export interface FrequencyRow {
  readonly repeat_orders: string;
  readonly customers: number;
  readonly actual: number;
  /** Total by forecast, like `actual`. */
  readonly expected: Readonly<Record<string, number>>;
}

/** Actual and expected totals by repeat purchase days in the calibration; groups without customers are there, too. */
export function byFrequency(
  x: ArrayLike<number>,
  actual: ArrayLike<number>,
  forecasts: Readonly<Record<string, ArrayLike<number>>>,
): FrequencyRow[] {
  const groupOf = (row: number) => Math.min(MOST_FREQUENT, x[row]!);
  const totals = (values: (row: number) => number): number[] => {
    const sums = new Array<number>(MOST_FREQUENT + 1).fill(0);
    for (let row = 0; row < x.length; row++) sums[groupOf(row)]! += values(row);
    return sums;
  };
  const customers = totals(() => 1);
  const happened = totals((row) => actual[row]!);
  const expected = Object.entries(forecasts).map(
    ([name, forecast]) => [name, totals((row) => forecast[row]!)] as const,
  );
  return customers.map((count, group) => ({
    repeat_orders: group === MOST_FREQUENT ? `${group}+` : String(group),
    customers: count,
    actual: happened[group]!,
    expected: Object.fromEntries(expected.map(([name, sums]) => [name, sums[group]!])),
  }));
}

/** Customers with equal values, by the value from the lowest up. */
interface TieGroups {
  readonly values: Float64Array;
  readonly customers: Int32Array;
  /** Group of each row. */
  readonly of: Int32Array;
}

function tieGroups(all: ArrayLike<number>): TieGroups {
  const values = Float64Array.from(all).sort();
  const customers = new Int32Array(values.length);
  let groups = 0;
  for (const value of values) {
    if (groups === 0 || value !== values[groups - 1]) values[groups++] = value;
    customers[groups - 1]!++;
  }
  const of = Int32Array.from({ length: all.length }, (_, row) => {
    let low = 0;
    for (let high = groups - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if (values[middle]! < all[row]!) low = middle + 1;
      else high = middle;
    }
    return low;
  });
  return { values: values.subarray(0, groups), customers: customers.subarray(0, groups), of };
}

function meanRanks(values: ArrayLike<number>): Float64Array {
  const { customers, of } = tieGroups(values);
  let below = 0;
  const ranks = Float64Array.from(customers, (count) => {
    below += count;
    return below - (count - 1) / 2;
  });
  return Float64Array.from(of, (group) => ranks[group]!);
}
