import type { RunCells } from './runCells.ts';

/** The rows of one batch that are kept, column by column; the arrays are filled anew for each batch. */
export interface Block {
  readonly customer: Int32Array;
  readonly order: Int32Array;
  readonly line: Int32Array;
  readonly dayFirst: Int32Array;
  readonly monthFirst: Int32Array;
  readonly status: Int32Array;
  readonly currency: Int32Array;
  /** Contacts and kept columns. */
  readonly texts: readonly Int32Array[];
  readonly amountFirst: Float64Array;
  readonly amountSecond: Float64Array;
  readonly refundedFirst: Float64Array;
  readonly refundedSecond: Float64Array;
  readonly costFirst: Float64Array;
  readonly costSecond: Float64Array;
  readonly hash: Float64Array;
}

/** A block for batches of up to `capacity` records. */
export function createBlock(capacity: number, texts: number): Block {
  const integers = () => new Int32Array(capacity);
  const floats = () => new Float64Array(capacity);
  return {
    customer: integers(),
    order: integers(),
    line: integers(),
    dayFirst: integers(),
    monthFirst: integers(),
    status: integers(),
    currency: integers(),
    texts: Array.from({ length: texts }, integers),
    amountFirst: floats(),
    amountSecond: floats(),
    refundedFirst: floats(),
    refundedSecond: floats(),
    costFirst: floats(),
    costSecond: floats(),
    hash: floats(),
  };
}

/** Takes what a row shares with its run. */
export function takeCells(block: Block, cells: RunCells, run: number, to: number): void {
  block.customer[to] = cells.customer[run]!;
  block.order[to] = cells.order[run]!;
  block.dayFirst[to] = cells.dayFirst[run]!;
  block.monthFirst[to] = cells.monthFirst[run]!;
  block.status[to] = cells.status[run]!;
  for (let text = 0; text < block.texts.length; text++) block.texts[text]![to] = cells.texts[text]![run]!;
}
