import type { Kernel } from '../kernel/kernel.ts';
import type { RowArrays, RowFloats, RowIntegers } from '../kernel/rowArrays.ts';
import type { RunCells } from './runCells.ts';

/** The rows of one batch that are kept, line items perhaps joined, column by column; the arrays are filled anew for each batch. */
export interface Block {
  readonly customer: RowIntegers;
  readonly order: RowIntegers;
  readonly line: RowIntegers;
  readonly dayFirst: RowIntegers;
  readonly monthFirst: RowIntegers;
  readonly status: RowIntegers;
  readonly currency: RowIntegers;
  /** Contacts, kept columns and carried fields. */
  readonly texts: readonly RowIntegers[];
  readonly amountFirst: RowFloats;
  readonly amountSecond: RowFloats;
  readonly refundedFirst: RowFloats;
  readonly refundedSecond: RowFloats;
  readonly costFirst: RowFloats;
  readonly costSecond: RowFloats;
  readonly hash: RowFloats;
  /** See lineItems.ts. */
  readonly items: RowIntegers;
}

export function createBlock({ integers, floats }: RowArrays, texts: number): Block {
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
    items: integers(),
  };
}

/** Takes what a row shares with its run. */
export function takeCells(block: Block, cells: RunCells, run: number, to: number): void {
  block.customer.values[to] = cells.customer.values[run]!;
  block.order.values[to] = cells.order.values[run]!;
  block.dayFirst.values[to] = cells.dayFirst.values[run]!;
  block.monthFirst.values[to] = cells.monthFirst.values[run]!;
  block.status.values[to] = cells.status.values[run]!;
  for (let text = 0; text < block.texts.length; text++) {
    block.texts[text]!.values[to] = cells.texts[text]!.values[run]!;
  }
}

/** Takes what all rows share with their runs, of their dates only the first reading. */
export function takeAllCells(
  { calls }: Kernel,
  block: Block,
  cells: RunCells,
  runOf: RowIntegers,
  count: number,
): void {
  const take = (from: RowIntegers, into: RowIntegers): void =>
    calls.spread(from.pointer, runOf.pointer, count, into.pointer);
  take(cells.customer, block.customer);
  take(cells.order, block.order);
  take(cells.dayFirst, block.dayFirst);
  take(cells.status, block.status);
  take(cells.currency, block.currency);
  for (let text = 0; text < block.texts.length; text++) take(cells.texts[text]!, block.texts[text]!);
}
