import { growingIntegers } from '../rows/growing.ts';
import { type Dictionaries, NONE } from '../rows/rows.ts';
import { filesByRow, type SettledRows } from '../rows/settledRows.ts';
import type { PickedCurrency } from './currency.ts';
import { forEachRun, sortByKey } from './grouping.ts';
import { createOrderTotal } from './orderTotal.ts';
import { byCustomerAndOrder, isSameOrder } from './sameOrder.ts';
import { addTo, emptyTally, type Tally } from './tally.ts';

/** What several files said of the same orders and rows. */
export interface Overlap {
  /** Rows of orders that a later file replaces. */
  readonly replaced: Int32Array;
  /** Rows that stand in more than one file. */
  readonly repeated: Int32Array;
  /** Whether a later file replaces orders of an earlier one. */
  readonly replaces: (later: number, earlier: number) => boolean;
  /** Orders that a customer lost because a later file gives them to another. */
  readonly movedOrders: number;
}

/**
 * Marks as unused the rows that overlapping files hold more than once. Of an order id, the last file with a
 * non-negative row of it replaces the others; negative rows from files that hold only such rows of it, and rows without
 * an order id, are taken together: equal rows count as often as in the file that holds most of them.
 */
export function resolveOverlap(rows: SettledRows, orderCount: number): Overlap {
  const dropped = { replaced: growingIntegers(), repeated: growingIntegers() };
  let movedOrders = 0;
  const pairs = new Set<number>();
  const overlap = (): Overlap => ({
    replaced: dropped.replaced.values(),
    repeated: dropped.repeated.values(),
    replaces: (later, earlier) => pairs.has(later * MOST_FILES + earlier),
    movedOrders,
  });
  if (rows.fileStarts.length <= 2) return overlap();
  const fileOf = filesByRow(rows);
  const used: number[] = [];
  for (let row = 0; row < rows.count; row++) if (rows.used[row] === 1) used.push(row);
  // Rows without an order id come first, as order -1.
  const sorted = sortByKey(Int32Array.from(used), (row) => rows.order[row]!, NONE, orderCount + 1);
  const drop = (row: number, as: 'replaced' | 'repeated'): void => {
    rows.used[row] = 0;
    dropped[as].push(row);
  };
  forEachRun(
    sorted.length,
    (a, b) => rows.order[sorted[a]!] === rows.order[sorted[b]!],
    (from, to) => {
      const group = sorted.subarray(from, to);
      if (fileOf[group[0]!] === fileOf[group[group.length - 1]!]) return;
      if (rows.order[group[0]!] === NONE) return keepMost(group, rows, fileOf, drop);
      const withPositive = new Set<number>();
      for (const row of group) if (rows.amount[row]! >= 0) withPositive.add(fileOf[row]!);
      const last = Math.max(...withPositive);
      const owners = new Set<number>();
      for (const row of group) if (fileOf[row] === last) owners.add(rows.customer[row]!);
      const losers = new Set<number>();
      for (const row of group) {
        if (!withPositive.has(fileOf[row]!) || fileOf[row] === last) continue;
        if (rows.customer[row] !== NONE && !owners.has(rows.customer[row]!)) losers.add(rows.customer[row]!);
        pairs.add(last * MOST_FILES + fileOf[row]!);
        drop(row, 'replaced');
      }
      movedOrders += losers.size;
      // The file that decides may hold some of these rows, too.
      keepMost(
        group.filter((row) => !withPositive.has(fileOf[row]!) || (fileOf[row] === last && rows.amount[row]! < 0)),
        rows,
        fileOf,
        drop,
      );
    },
  );
  return overlap();
}

/** File numbers are held in 16 bits. */
const MOST_FILES = 0x1_0000;

/** What was dropped, with its money. */
export interface DroppedTallies {
  readonly replaced: Tally;
  readonly repeated: Tally;
}

/**
 * Counts the rows that were dropped, with what the orders come to of which they are; money is undefined where another
 * currency is among it.
 * @param amountIsOfOrder by file, whether its amounts are of the whole order and count once
 */
export function tallyDropped(
  rows: SettledRows,
  dictionaries: Dictionaries,
  overlap: Overlap,
  currency: PickedCurrency,
  amountIsOfOrder: readonly boolean[],
): DroppedTallies {
  const fileOf = filesByRow(rows);
  const totalOf = createOrderTotal(rows, amountIsOfOrder);
  const tallyOf = (dropped: Int32Array): Tally => {
    const tally = emptyTally();
    // By row number first, so that rows of one file stand together in an order.
    const sorted = byCustomerAndOrder(dropped.toSorted(), rows, dictionaries);
    forEachRun(
      sorted.length,
      (a, b) => isSameOrder(rows, sorted[a]!, sorted[b]!) && fileOf[sorted[a]!] === fileOf[sorted[b]!],
      (from, to) => {
        const group = sorted.subarray(from, to);
        const isForeign = group.some((row) => currency.isOther(rows.currency[row]!));
        addTo(tally, group.length, isForeign ? undefined : totalOf(group).total);
      },
    );
    return tally;
  };
  return { replaced: tallyOf(overlap.replaced), repeated: tallyOf(overlap.repeated) };
}

/** Of rows that are equal in every field, keeps those of the file that holds most of them. */
function keepMost(
  group: Int32Array,
  rows: SettledRows,
  fileOf: Uint16Array,
  drop: (row: number, as: 'repeated') => void,
): void {
  const hash = rows.hash!;
  const sorted = group.toSorted(
    (a, b) =>
      hash[a]! - hash[b]! ||
      rows.customer[a]! - rows.customer[b]! ||
      rows.day[a]! - rows.day[b]! ||
      rows.amount[a]! - rows.amount[b]! ||
      a - b,
  );
  const isEqual = (a: number, b: number): boolean =>
    hash[a] === hash[b] &&
    rows.customer[a] === rows.customer[b] &&
    rows.day[a] === rows.day[b] &&
    rows.amount[a] === rows.amount[b];
  forEachRun(
    sorted.length,
    (a, b) => isEqual(sorted[a]!, sorted[b]!),
    (from, to) => {
      const equal = sorted.subarray(from, to);
      if (fileOf[equal[0]!] === fileOf[equal[equal.length - 1]!]) return;
      const counts = new Map<number, number>();
      for (const row of equal) counts.set(fileOf[row]!, (counts.get(fileOf[row]!) ?? 0) + 1);
      const most = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
      for (const row of equal) if (fileOf[row] !== most) drop(row, 'repeated');
    },
  );
}
