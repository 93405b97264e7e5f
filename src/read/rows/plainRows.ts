import { AMOUNT_UNIT } from '../../core/amount.ts';
import { hasAmounts, type Layout } from '../layout/layout.ts';
import type { RecordBatch } from '../records/recordBatch.ts';
import { type Block, takeCells } from './block.ts';
import type { EvidenceCollector } from './evidence.ts';
import { NO_DAY, type RowPlan, UNREADABLE } from './rows.ts';
import type { RunCells } from './runCells.ts';

/**
 * Takes all rows of a batch at once, where there is nothing to say about any of them: every id is readable, every date
 * is one day in both readings, and every amount is digits with at most four decimals and with nothing beside them, whose
 * mark is no question any more. Most batches of most exports are like that.
 * @returns false, with nothing counted, where a row needs a closer look
 */
export type PlainRowReader = (
  batch: RecordBatch,
  rows: Int32Array,
  count: number,
  cells: RunCells,
  block: Block,
  decimals: EvidenceCollector,
) => boolean;

export function createPlainRowReader(layout: Layout, plan: RowPlan): PlainRowReader {
  const { amount, refunded } = layout.columns;
  const isMoneyPlain = plan.money && !plan.cost && refunded === undefined && layout.amountCurrency === undefined;
  if (amount === undefined || !hasAmounts(layout.columns) || !isMoneyPlain || plan.compareRows) return () => false;
  return (batch, rows, count, cells, block, decimals) => {
    if (!areRunsPlain(cells)) return false;
    const marks = readAmounts(batch, rows, count, amount, block.amountFirst);
    const hopeless = decimals.hopeless();
    if (
      marks === undefined ||
      (marks.points > 0 && hopeless !== 'second') ||
      (marks.commas > 0 && hopeless !== 'first')
    )
      return false;
    decimals.seeMore(marks.points, marks.commas);
    block.amountSecond.set(block.amountFirst.subarray(0, count));
    for (let i = 0; i < count; i++) {
      const run = cells.runOf[i]!;
      takeCells(block, cells, run, i);
      block.currency[i] = cells.currency[run]!;
      block.line[i] = batch.lines[rows[i]!]!;
    }
    return true;
  };
}

function areRunsPlain({ count, customer, order, dayFirst, monthFirst }: RunCells): boolean {
  for (let run = 0; run < count; run++) {
    if (customer[run] === UNREADABLE || order[run] === UNREADABLE) return false;
    if (dayFirst[run] === NO_DAY || dayFirst[run] !== monthFirst[run]) return false;
  }
  return true;
}

/** Reads amounts; gives how many have a decimal point and a decimal comma, undefined where one needs a closer look. */
function readAmounts(
  { bytes, bounds, firstField }: RecordBatch,
  rows: Int32Array,
  count: number,
  column: number,
  amounts: Float64Array,
): { readonly points: number; readonly commas: number } | undefined {
  let points = 0;
  let commas = 0;
  for (let i = 0; i < count; i++) {
    const field = firstField[rows[i]!]! + column;
    if (field >= firstField[rows[i]! + 1]!) return undefined;
    const end = bounds[2 * field + 1]!;
    let at = bounds[2 * field]!;
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at++;
    const start = at;
    let digits = 0;
    let mark = end;
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (byte >= ZERO && byte <= ZERO + 9) digits = digits * 10 + byte - ZERO;
      else if ((byte === POINT || byte === COMMA) && mark === end) mark = at;
      else return undefined;
    }
    const decimals = mark === end ? 0 : end - mark - 1;
    const whole = mark - start;
    // Three decimals may be thousands, and longer numbers too large.
    if (whole < 1 || whole > MOST_DIGITS || decimals > MOST_DECIMALS || decimals === 3) return undefined;
    if (mark < end) {
      if (decimals === 0) return undefined;
      if (bytes[mark] === POINT) points++;
      else commas++;
    }
    const amount = digits * UNITS[decimals]!;
    amounts[i] = isNegative ? 0 - amount : amount;
  }
  return { points, commas };
}

const MOST_DIGITS = 10;
const MOST_DECIMALS = 4;
/** What the last digit is worth, by number of decimals. */
const UNITS = Array.from({ length: MOST_DECIMALS + 1 }, (_, decimals) => AMOUNT_UNIT / 10 ** decimals);
const ZERO = 48;
const MINUS = 45;
const POINT = 46;
const COMMA = 44;
