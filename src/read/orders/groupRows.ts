import { hasNegativeItem } from '../rows/lineItems.ts';
import { NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { mostInPart, partCount, partOf, sortWithinParts } from './customerParts.ts';
import { CONTINUES, type Orders, RETURNED, SPECIAL } from './orders.ts';
import { sortTogether } from './sortTogether.ts';

/**
 * Groups the used rows into orders and adds these up. Orders come by customer and then by id, both by their numbers,
 * those without an id first; what is equal comes in the order of rows.
 * @param special 1 for rows whose order is to be flagged
 */
export function groupRows(rows: SettledRows, special: Uint8Array | undefined, customers: number): Orders {
  // Pieces are put to the parts of their customers, and within these to their customers: either takes little memory at a
  // time, while places all over it would be waited for. Nobody is the first owner.
  const owners = customers + 1;
  const starts = countPieces(rows, owners);
  const count = starts.at(-1)!;
  const pieces = createPieces(count, rows.cost !== undefined);
  const { ownerOf, areUnsorted } = placePieces(rows, special, pieces, owners, starts.slice());
  const moved = createPieces(mostInPart(starts), rows.cost !== undefined);
  const offsets = sortWithinParts(ownerOf, owners, starts, (from, places) => movePieces(pieces, from, places, moved));
  const orders: Orders = { count, offsets, ...pieces };
  if (areUnsorted !== undefined) joinPieces(rows.order, orders, areUnsorted);
  return orders;
}

type Pieces = Omit<Orders, 'count' | 'offsets'>;

function createPieces(count: number, withCost: boolean): Pieces {
  return {
    first: new Int32Array(count),
    rowCount: new Int32Array(count),
    flags: new Uint8Array(count + 1),
    day: new Int32Array(count),
    total: new Float64Array(count),
    cost: withCost ? new Float64Array(count) : undefined,
  };
}

/** Where the pieces of each part of the customers begin, and at last where they end. */
function countPieces({ count, used, customer, order }: SettledRows, owners: number): Int32Array {
  const starts = new Int32Array(partCount(owners) + 1);
  for (let row = 0; row < count; row++) {
    if (used[row] === 0) continue;
    const id = order[row]!;
    const owner = customer[row]!;
    const continues =
      row > 0 && used[row - 1] === 1 && id === order[row - 1] && id !== NONE && owner === customer[row - 1];
    if (!continues) starts[partOf(owner + 1) + 1]!++;
  }
  for (let part = 1; part < starts.length; part++) starts[part]! += starts[part - 1]!;
  return starts;
}

/**
 * Puts pieces to their parts, and tells the owner of each. Gives 1 for each owner whose pieces may not each be of an order
 * of its own, sorted by id; undefined where there is none, as in an export with one order after the other.
 */
function placePieces(
  { count, used, customer, order, day, amount, items, cost }: SettledRows,
  special: Uint8Array | undefined,
  pieces: Pieces,
  owners: number,
  next: Int32Array,
): { readonly ownerOf: Int32Array; readonly areUnsorted: Uint8Array | undefined } {
  const { first, rowCount, flags, day: days, total: totals, cost: costs } = pieces;
  const ownerOf = new Int32Array(first.length);
  let areUnsorted: Uint8Array | undefined;
  let greatestId = NONE;
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
    const piece = next[partOf(owner + 1)]!++;
    // An order that comes for the first time has a number above all others.
    if (id > greatestId) greatestId = id;
    else if (greatestId !== NONE) {
      areUnsorted ??= new Uint8Array(owners);
      areUnsorted[owner + 1] = 1;
    }
    ownerOf[piece] = owner + 1;
    first[piece] = start;
    rowCount[piece] = row - start;
    flags[piece] = flag;
    days[piece] = earliest;
    totals[piece] = total;
    if (costs !== undefined) costs[piece] = costSum;
  }
  return { ownerOf, areUnsorted };
}

/** Puts the pieces from one on to other places, counted from there. */
function movePieces(
  { first, rowCount, flags, day, total, cost }: Pieces,
  from: number,
  places: Int32Array,
  moved: Pieces,
): void {
  const { first: firsts, rowCount: rowCounts, flags: flagsMoved, day: days, total: totals, cost: costs } = moved;
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    firsts[place] = first[from + i]!;
    rowCounts[place] = rowCount[from + i]!;
    flagsMoved[place] = flags[from + i]!;
    days[place] = day[from + i]!;
    totals[place] = total[from + i]!;
    if (cost !== undefined) costs![place] = cost[from + i]!;
  }
  first.set(firsts.subarray(0, places.length), from);
  rowCount.set(rowCounts.subarray(0, places.length), from);
  flags.set(flagsMoved.subarray(0, places.length), from);
  day.set(days.subarray(0, places.length), from);
  total.set(totals.subarray(0, places.length), from);
  if (cost !== undefined) cost.set(costs!.subarray(0, places.length), from);
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
