import type { Kernel } from '../kernel/kernel.ts';
import type { RowArrays, RowFloats, RowIntegers } from '../kernel/rowArrays.ts';
import { hasAmounts, type Layout } from '../layout/layout.ts';
import type { RecordBatch } from '../records/recordBatch.ts';
import { type Block, takeAllCells } from './block.ts';
import type { EvidenceCollector } from './evidence.ts';
import { ONE_ITEM } from './lineItems.ts';
import type { RowHasher } from './rowHash.ts';
import { NO_DAY, NONE, type RowPlan, UNREADABLE } from './rows.ts';
import type { RunCells } from './runCells.ts';

/**
 * Takes all rows of a batch into a block at once, to be appended as plain ones, where none of them can be bad: every id
 * is readable, every date is one day in both readings, and every amount is digits with at most four decimals and with
 * nothing beside them. Most batches of most exports are like that. Line items of an order become one row where nobody
 * is going to ask for each of them.
 * @param before number of rows that were kept before
 * @returns the number of rows in the block; NONE, with nothing counted, where a row needs a closer look
 */
export type PlainRowReader = (
  batch: RecordBatch,
  rows: RowIntegers,
  count: number,
  cells: RunCells,
  block: Block,
  decimals: EvidenceCollector,
  before: number,
) => number;

/** @param hasher undefined where rows are not compared */
export function createPlainRowReader(
  kernel: Kernel,
  arrays: RowArrays,
  layout: Layout,
  plan: RowPlan,
  hasher: RowHasher | undefined,
): PlainRowReader {
  const { calls } = kernel;
  const { amount, quantity, unit_price: price, refunded } = layout.columns;
  const isMoneyPlain = plan.money && !plan.cost && refunded === undefined && layout.amountCurrency === undefined;
  if (!isMoneyPlain || !hasAmounts(layout.columns)) return () => NONE;
  const priced = amount ?? price!;
  // Rows that are compared, or say what their order comes to, stay what they are.
  const joinsItems = !plan.compareRows && !layout.amountIsOfOrder;
  const joinedRunOf = arrays.integers();
  const readAmounts = (rows: RowIntegers, count: number, into: RowFloats): boolean =>
    1 ===
    (amount === undefined
      ? calls.productsOf(quantity!, price!, rows.pointer, count, into.pointer)
      : calls.amountsOf(amount, rows.pointer, count, into.pointer));
  const takeEach = (cells: RunCells, block: Block, count: number): number => {
    takeAllCells(kernel, block, cells, cells.runOf, count);
    block.items.values.fill(ONE_ITEM, 0, count);
    return count;
  };
  const takeJoined = (cells: RunCells, block: Block, count: number): number => {
    const joined = calls.joinItems(
      cells.order.pointer,
      cells.runOf.pointer,
      count,
      block.amountFirst.pointer,
      joinedRunOf.pointer,
      block.items.pointer,
    );
    takeAllCells(kernel, block, cells, joinedRunOf, joined);
    return joined;
  };
  return (batch, rows, count, cells, block, decimals, before) => {
    if (!areRunsPlain(calls, cells) || !readAmounts(rows, count, block.amountFirst)) return NONE;
    const [points, commas] = [calls.points.value, calls.commas.value];
    const hopeless = decimals.hopeless();
    const areSettled = (points === 0 || hopeless === 'second') && (commas === 0 || hopeless === 'first');
    if (areSettled) decimals.seeMore(points, commas);
    else if (points === count) decimals.seeAllOnly(true, before, batch, rows, count, priced);
    else if (commas === count) decimals.seeAllOnly(false, before, batch, rows, count, priced);
    else noteMarks(batch, rows.values, count, priced, decimals, before);
    hasher?.hashesOf(batch, rows, count, block.hash);
    const { lines } = batch;
    const [line, row] = [block.line.values, rows.values];
    for (let i = 0; i < count; i++) line[i] = lines[row[i]!]!;
    // Which rows are bad in a reading that may still win is told by their number.
    return joinsItems && areSettled ? takeJoined(cells, block, count) : takeEach(cells, block, count);
  };
}

/** Notes which amounts have a decimal mark, and so can be read one way only. */
function noteMarks(
  batch: RecordBatch,
  rows: Int32Array,
  count: number,
  column: number,
  decimals: EvidenceCollector,
  before: number,
): void {
  const { bytes, bounds, firstField } = batch;
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    const field = firstField[row]! + column;
    const end = bounds[2 * field + 1]!;
    let at = bounds[2 * field]!;
    while (at < end && bytes[at] !== POINT && bytes[at] !== COMMA) at++;
    if (at < end) decimals.seeOnly(bytes[at] === POINT, before + i, batch, row, column);
  }
}

const POINT = 46;
const COMMA = 44;

function areRunsPlain(calls: Kernel['calls'], { count, customer, order, dayFirst, monthFirst }: RunCells): boolean {
  return (
    calls.hasInteger(customer.pointer, count, UNREADABLE) === 0 &&
    calls.hasInteger(order.pointer, count, UNREADABLE) === 0 &&
    calls.hasInteger(dayFirst.pointer, count, NO_DAY) === 0 &&
    calls.areSameIntegers(dayFirst.pointer, monthFirst.pointer, count) === 1
  );
}
