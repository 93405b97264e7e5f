import { hasNegativeItem } from '../rows/lineItems.ts';
import { NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { CONTINUES, type Orders, RETURNED, SPECIAL } from './orders.ts';
import { sortTogether } from './sortTogether.ts';

/**
 * Groups the used rows into orders and adds these up. Orders come by customer and then by id, both by their numbers,
 * those without an id first; what is equal comes in the order of rows.
 * @param special 1 for rows whose order is to be flagged
 */
export function groupRows(rows: SettledRows, special: Uint8Array | undefined, customers: number): Orders {
  // Pieces are counted and then put straight to their places: only writes jump about in memory.
  const places = countPieces(rows, customers);
  const count = places[customers + 2]!;
  const orders: Orders = {
    count,
    offsets: places.subarray(0, customers + 2),
    first: new Int32Array(count),
    rowCount: new Int32Array(count),
    flags: new Uint8Array(count + 1),
    day: new Int32Array(count),
    total: new Float64Array(count),
    cost: rows.cost && new Float64Array(count),
  };
  const areUnsorted = placePieces(rows, special, orders);
  if (areUnsorted !== undefined) joinPieces(rows.order, orders, areUnsorted);
  return orders;
}

/** Where the pieces of each customer begin, one place further on than they end up. */
function countPieces({ count, used, customer, order }: SettledRows, customers: number): Int32Array {
  const offsets = new Int32Array(customers + 3);
  for (let row = 0; row < count; row++) {
    if (used[row] === 0) continue;
    const id = order[row]!;
    const owner = customer[row]!;
    const continues =
      row > 0 && used[row - 1] === 1 && id === order[row - 1] && id !== NONE && owner === customer[row - 1];
    if (!continues) offsets[owner + 3]!++;
  }
  for (let i = 1; i < offsets.length; i++) offsets[i]! += offsets[i - 1]!;
  return offsets;
}

/**
 * Puts pieces to their places. Gives 1 for each customer, nobody being the one before the first, whose pieces are not
 * each of an order of its own, sorted by id; undefined where there is none, as in an export with one order after the
 * other.
 */
function placePieces(
  { count, used, customer, order, day, amount, items, cost }: SettledRows,
  special: Uint8Array | undefined,
  orders: Orders,
): Uint8Array | undefined {
  const { offsets, first, rowCount, flags, day: days, total: totals, cost: costs } = orders;
  const lastIds = new Int32Array(offsets.length - 1).fill(NONE);
  let areUnsorted: Uint8Array | undefined;
  let row = 0;
  while (row < count) {
    if (used[row] === 0) {
      row++;
      continue;
    }
    const start = row;
    const id = order[row]!;
    const owner = customer[row]!;
    let flag = 0;
    let earliest = day[row]!;
    let total = 0;
    let costSum = 0;
    do {
      total += amount[row]!;
      if (hasNegativeItem(items[row]!, amount[row]!)) flag |= RETURNED;
      if (day[row]! < earliest) earliest = day[row]!;
      if (special !== undefined && special[row] === 1) flag |= SPECIAL;
      if (cost !== undefined) costSum += cost[row]!;
      row++;
    } while (row < count && order[row] === id && id !== NONE && customer[row] === owner && used[row] === 1);
    const piece = offsets[owner + 2]!++;
    const lastId = lastIds[owner + 1]!;
    if (id < lastId || (id === lastId && id !== NONE)) {
      areUnsorted ??= new Uint8Array(lastIds.length);
      areUnsorted[owner + 1] = 1;
    } else lastIds[owner + 1] = id;
    first[piece] = start;
    rowCount[piece] = row - start;
    flags[piece] = flag;
    days[piece] = earliest;
    totals[piece] = total;
    if (costs !== undefined) costs[piece] = costSum;
  }
  return areUnsorted;
}

/** Puts the pieces of an order together: what they come to goes to the first. */
function joinPieces(idOfRow: Int32Array, orders: Orders, areUnsorted: Uint8Array): void {
  const { count, offsets, first, rowCount, flags, day, total, cost } = orders;
  const along = [first, rowCount, flags, day, total, ...(cost === undefined ? [] : [cost])];
  const ids = new Int32Array(count);
  for (let customer = NONE; customer + 2 < offsets.length; customer++) {
    if (areUnsorted[customer + 1] === 0) continue;
    const from = offsets[customer + 1]!;
    const to = offsets[customer + 2]!;
    for (let piece = from; piece < to; piece++) ids[piece] = idOfRow[first[piece]!]!;
    sortTogether(ids, along, from, to);
    let order = from;
    for (let piece = from + 1; piece < to; piece++) {
      if (ids[piece] !== ids[order] || ids[piece] === NONE) {
        order = piece;
        continue;
      }
      flags[order]! |= flags[piece]!;
      flags[piece] = CONTINUES;
      total[order]! += total[piece]!;
      if (cost !== undefined) cost[order]! += cost[piece]!;
      if (day[piece]! < day[order]!) day[order] = day[piece]!;
    }
  }
}
