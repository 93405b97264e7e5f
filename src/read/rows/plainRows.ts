import type { Kernel } from '../kernel/kernel.ts';
import type { RowFloats, RowIntegers } from '../kernel/rowArrays.ts';
import { hasAmounts, type Layout } from '../layout/layout.ts';
import type { RecordBatch } from '../records/recordBatch.ts';
import { type Block, takeAllCells } from './block.ts';
import type { EvidenceCollector } from './evidence.ts';
import type { RowHasher } from './rowHash.ts';
import { NO_DAY, type RowPlan, UNREADABLE } from './rows.ts';
import type { RunCells } from './runCells.ts';

/**
 * Takes all rows of a batch into a block at once, to be appended as plain ones, where none of them can be bad: every id is readable, every date is one day in both
 * readings, and every amount is digits with at most four decimals and with nothing beside them. Most batches of most
 * exports are like that.
 * @param before number of rows that were kept before
 * @returns false, with nothing counted, where a row needs a closer look
 */
export type PlainRowReader = (
  batch: RecordBatch,
  rows: RowIntegers,
  count: number,
  cells: RunCells,
  block: Block,
  decimals: EvidenceCollector,
  before: number,
) => boolean;

/** @param hasher undefined where rows are not compared */
export function createPlainRowReader(
  kernel: Kernel,
  layout: Layout,
  plan: RowPlan,
  hasher: RowHasher | undefined,
): PlainRowReader {
  const { calls } = kernel;
  const { amount, quantity, unit_price: price, refunded } = layout.columns;
  const isMoneyPlain = plan.money && !plan.cost && refunded === undefined && layout.amountCurrency === undefined;
  if (!isMoneyPlain || !hasAmounts(layout.columns)) return () => false;
  const priced = amount ?? price!;
  const readAmounts = (rows: RowIntegers, count: number, into: RowFloats): boolean =>
    1 ===
    (amount === undefined
      ? calls.productsOf(quantity!, price!, rows.pointer, count, into.pointer)
      : calls.amountsOf(amount, rows.pointer, count, into.pointer));
  return (batch, rows, count, cells, block, decimals, before) => {
    if (!areRunsPlain(calls, cells) || !readAmounts(rows, count, block.amountFirst)) return false;
    const [points, commas] = [calls.points.value, calls.commas.value];
    const hopeless = decimals.hopeless();
    const areSettled = (points === 0 || hopeless === 'second') && (commas === 0 || hopeless === 'first');
    if (areSettled) decimals.seeMore(points, commas);
    else noteMarks(batch, rows.values, count, priced, decimals, before);
    takeAllCells(kernel, block, cells, count);
    hasher?.hashesOf(batch, rows, count, block.hash);
    const { lines } = batch;
    const [line, row] = [block.line.values, rows.values];
    for (let i = 0; i < count; i++) line[i] = lines[row[i]!]!;
    return true;
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
