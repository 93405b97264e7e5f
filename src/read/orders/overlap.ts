import { NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { fileOfRow } from './fileOfRow.ts';
import { forEachRun, sortByKey } from './grouping.ts';

/** What several files said of the same orders and rows. */
export interface Overlap {
  /** Rows of orders that a later file replaces, ascending. */
  readonly replaced: Int32Array;
  /** Rows that stand in more than one file, ascending. */
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
  if (rows.fileStarts.length <= 2) {
    const none = new Int32Array(0);
    return { replaced: none, repeated: none, replaces: () => false, movedOrders: 0 };
  }
  const dropped = new Uint8Array(rows.count);
  const drop = (row: number, as: typeof REPLACED | typeof REPEATED): void => {
    rows.used[row] = 0;
    dropped[row] = as;
  };
  const pairs = new Set<number>();
  let movedOrders = 0;
  // Rows without an order id come first, as order -1.
  const sorted = sortByKey(rowsOfSharedOrders(rows, orderCount), rows.order, NONE, orderCount + 1);
  forEachRun(
    sorted.length,
    (a, b) => rows.order[sorted[a]!] === rows.order[sorted[b]!],
    (from, to) => {
      const group = sorted.subarray(from, to);
      if (rows.order[group[0]!] === NONE) return keepMost(group, rows, drop);
      const withPositive = new Set<number>();
      for (const row of group) if (!givesBack(rows, row)) withPositive.add(fileOfRow(rows, row));
      const last = Math.max(...withPositive);
      const owners = new Set<number>();
      for (const row of group) if (fileOfRow(rows, row) === last) owners.add(rows.customer[row]!);
      const losers = new Set<number>();
      for (const row of group) {
        const file = fileOfRow(rows, row);
        if (!withPositive.has(file) || file === last) continue;
        if (rows.customer[row] !== NONE && !owners.has(rows.customer[row]!)) losers.add(rows.customer[row]!);
        pairs.add(last * MOST_FILES + file);
        drop(row, REPLACED);
      }
      movedOrders += losers.size;
      // The file that decides may hold some of these rows, too.
      const isOpen = (row: number): boolean => {
        const file = fileOfRow(rows, row);
        return !withPositive.has(file) || (file === last && givesBack(rows, row));
      };
      keepMost(group.filter(isOpen), rows, drop);
    },
  );
  return {
    replaced: rowsWith(dropped, REPLACED),
    repeated: rowsWith(dropped, REPEATED),
    replaces: (later, earlier) => pairs.has(later * MOST_FILES + earlier),
    movedOrders,
  };
}

/** Whether a row is no sale, but what was given back of one. */
function givesBack({ amount, refunded }: SettledRows, row: number): boolean {
  return amount[row]! < 0 || (amount[row] === 0 && refunded !== undefined && refunded[row]! > 0);
}

const REPLACED = 1;
const REPEATED = 2;
/** More than a command line can name. */
const MOST_FILES = 0x100_0000;

/** Used rows of the order ids that several files have, those without an id taken as one, ascending. */
function rowsOfSharedOrders(rows: SettledRows, orderCount: number): Int32Array {
  /** By order, one place further on: the only file with used rows of it, counted from 1; 0 for none. */
  const onlyFile = new Int32Array(orderCount + 1);
  const shared = new Uint8Array(orderCount + 1);
  for (let file = 0; file + 1 < rows.fileStarts.length; file++) {
    for (let row = rows.fileStarts[file]!; row < rows.fileStarts[file + 1]!; row++) {
      if (rows.used[row] === 0) continue;
      const order = rows.order[row]! + 1;
      if (onlyFile[order] === 0) onlyFile[order] = file + 1;
      else if (onlyFile[order] !== file + 1) shared[order] = 1;
    }
  }
  const isShared = new Uint8Array(rows.count);
  for (let row = 0; row < rows.count; row++) {
    if (rows.used[row] === 1 && shared[rows.order[row]! + 1] === 1) isShared[row] = 1;
  }
  return rowsWith(isShared, 1);
}

/** Numbers of the rows that have a mark. */
function rowsWith(marks: Uint8Array, mark: number): Int32Array {
  let count = 0;
  for (let row = 0; row < marks.length; row++) if (marks[row] === mark) count++;
  const found = new Int32Array(count);
  let at = 0;
  for (let row = 0; at < count; row++) if (marks[row] === mark) found[at++] = row;
  return found;
}

/** Of rows that are equal in every field, keeps those of the file that holds most of them. */
function keepMost(group: Int32Array, rows: SettledRows, drop: (row: number, as: typeof REPEATED) => void): void {
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
      if (fileOfRow(rows, equal[0]!) === fileOfRow(rows, equal[equal.length - 1]!)) return;
      const counts = new Map<number, number>();
      for (const row of equal) counts.set(fileOfRow(rows, row), (counts.get(fileOfRow(rows, row)) ?? 0) + 1);
      const most = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
      for (const row of equal) if (fileOfRow(rows, row) !== most) drop(row, REPEATED);
    },
  );
}
