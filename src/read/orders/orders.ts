import { NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';

/**
 * Orders by column. Most exports have the rows of an order one after the other, so orders are held as pieces, runs of
 * consecutive rows: an order is a piece and those right after it that continue it, nearly always none. What an order
 * comes to stands with its first piece.
 */
export interface Orders {
  /** Number of pieces. */
  readonly count: number;
  /** Pieces of customer c are `offsets[c + 1]` up to `offsets[c + 2]`; nobody is the customer before the first. */
  readonly offsets: Int32Array;
  /** First row of each piece, and how many rows it has. */
  readonly first: Int32Array;
  readonly rowCount: Int32Array;
  /** Bits of each piece, and after the last one 0. */
  readonly flags: Uint8Array;
  /** Day of the earliest row. */
  readonly day: Int32Array;
  /** Sum of the rows, discounts off, refunded amounts apart. */
  readonly total: Float64Array;
  readonly cost: Float64Array | undefined;
}

/** The piece is of the same order as the one before it. */
export const CONTINUES = 1;
/** The order does not count. */
export const LEFT_OUT = 2;
/** A total of zero is not that of a free order: it has negative rows, or was refunded. */
export const RETURNED = 4;
/** A row of the order is special. */
export const SPECIAL = 8;
/** The order counts and yet gives no entry of the ledger. */
export const NO_ENTRY = 16;

/** Orders after the rules. */
export interface CountedOrders extends Orders {
  /** What was refunded of each order; undefined where nothing was of any. */
  readonly refunded: Float64Array | undefined;
  /** 1 for rows that do not count though their order does; undefined where there are none. */
  readonly rowsLeftOut: Uint8Array | undefined;
  /** Orders whose rows do not agree on the total of the whole order; their amounts were added up. */
  readonly differingTotals: number;
  /** Orders whose rows do not agree on what was refunded of the order; the greatest was taken. */
  readonly differingRefunds: number;
}

/** Whether a piece is the first one of an order that counts. */
export function isCounted({ flags }: Orders, piece: number): boolean {
  return (flags[piece]! & (CONTINUES | LEFT_OUT)) === 0;
}

/** The rows of an order in the order of rows; `into` is emptied and filled with them. */
export function allRowsOf({ first, rowCount, flags }: Orders, order: number, into: number[]): number[] {
  into.length = 0;
  let piece = order;
  do {
    const after = first[piece]! + rowCount[piece]!;
    for (let row = first[piece]!; row < after; row++) into.push(row);
    piece++;
  } while ((flags[piece]! & CONTINUES) !== 0);
  return into;
}

/** The rows of an order that count. */
export function rowsOf(orders: CountedOrders, order: number, into: number[]): number[] {
  const { rowsLeftOut } = orders;
  const rows = allRowsOf(orders, order, into);
  return rowsLeftOut === undefined ? rows : rows.filter((row) => rowsLeftOut[row] === 0);
}

/** The row that an order has its day from: its first one of that day. */
export function earliestRow(rows: SettledRows, orders: CountedOrders, order: number): number {
  return rowsOf(orders, order, []).find((row) => rows.day[row] === orders.day[order]) ?? NONE;
}
