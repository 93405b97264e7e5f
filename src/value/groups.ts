import type { HistoryGroups } from './purchaseModel.ts';

/** Groups of customers, and the group of each customer. */
export interface GroupedHistories {
  readonly groups: HistoryGroups;
  /** By customer, in the order in which they were given. */
  readonly groupOf: Int32Array;
}

export const DAYS_PER_WEEK = 7;

/**
 * Groups customers with one and the same history, sorted by x, then t_x, then T, so that the order of customers changes
 * nothing. Linear in customers and days.
 * @param x repeat purchase days, a whole number
 * @param txDays whole days from the first to the last purchase day
 * @param TDays whole days from the first purchase day to as_of
 */
export function groupHistories(
  x: ArrayLike<number>,
  txDays: ArrayLike<number>,
  TDays: ArrayLike<number>,
): GroupedHistories {
  const customers = x.length;
  let order = new Int32Array(customers);
  for (let i = 0; i < customers; i++) order[i] = i;
  for (const key of [TDays, txDays, x]) order = stablySorted(order, key);

  const groupOf = new Int32Array(customers);
  const first = new Int32Array(customers);
  let count = 0;
  for (let i = 0; i < customers; i++) {
    const customer = order[i]!;
    const previous = order[i - 1];
    const same =
      previous !== undefined &&
      x[previous] === x[customer] &&
      txDays[previous] === txDays[customer] &&
      TDays[previous] === TDays[customer];
    if (!same) first[count++] = customer;
    groupOf[customer] = count - 1;
  }

  const column = (): Float64Array => new Float64Array(count);
  const groups = { count, x: column(), tx: column(), T: column(), weight: column() };
  for (let i = 0; i < customers; i++) groups.weight[groupOf[i]!]!++;
  for (let group = 0; group < count; group++) {
    const customer = first[group]!;
    groups.x[group] = x[customer]!;
    groups.tx[group] = txDays[customer]! / DAYS_PER_WEEK;
    groups.T[group] = TDays[customer]! / DAYS_PER_WEEK;
  }
  return { groups, groupOf };
}

/** Customers in all groups. */
export function customerCount(groups: HistoryGroups): number {
  let customers = 0;
  for (let i = 0; i < groups.count; i++) customers += groups.weight[i]!;
  return customers;
}

/**
 * At most `size` customers, evenly spaced along the groups by weight, each standing for as many as the others: large
 * groups are met often, and customers doubled give the same sample.
 */
export function sampleByWeight(groups: HistoryGroups, size: number): HistoryGroups {
  if (groups.count <= size) return groups;
  const each = customerCount(groups) / size;
  const rows: number[] = [];
  const weights: number[] = [];
  let row = 0;
  let passed = groups.weight[0]!;
  for (let i = 0; i < size; i++) {
    for (; passed <= (i + 0.5) * each && row < groups.count - 1; passed += groups.weight[row]!) row++;
    if (rows.at(-1) === row) weights[weights.length - 1]! += each;
    else {
      rows.push(row);
      weights.push(each);
    }
  }
  return {
    count: rows.length,
    x: Float64Array.from(rows, (row) => groups.x[row]!),
    tx: Float64Array.from(rows, (row) => groups.tx[row]!),
    T: Float64Array.from(rows, (row) => groups.T[row]!),
    weight: Float64Array.from(weights),
  };
}

/** Customers reordered by a whole number from 0, equal ones as before: a counting sort. */
function stablySorted(order: Int32Array<ArrayBuffer>, key: ArrayLike<number>): Int32Array<ArrayBuffer> {
  let greatest = 0;
  for (let i = 0; i < order.length; i++) if (key[i]! > greatest) greatest = key[i]!;
  const next = new Int32Array(greatest + 2);
  for (let i = 0; i < order.length; i++) next[key[i]! + 1]!++;
  for (let value = 1; value < next.length; value++) next[value]! += next[value - 1]!;
  const sorted = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const customer = order[i]!;
    sorted[next[key[customer]!]!++] = customer;
  }
  return sorted;
}
