import type { Field } from '../fields.ts';
import { hasAmounts } from '../layout/layout.ts';
import { fieldText, type RecordBatch } from '../records/recordBatch.ts';
import type { AmountReadings } from '../values/amounts.ts';
import { type FilledReadings, readPlainNumber } from '../values/plainNumber.ts';
import { NONE } from './rows.ts';

/**
 * The money of one row in currency units, read with a decimal point (first) and with a decimal comma (second).
 * A refunded amount that is not stated is NaN.
 */
export interface RowMoney {
  amountFirst: number;
  amountSecond: number;
  refundedFirst: number;
  refundedSecond: number;
  costFirst: number;
  costSecond: number;
  /** Currency sign or code beside a number. */
  mark: string | undefined;
  /** Column that a reading cannot make sense of, NONE when it can. */
  badFirst: number;
  badSecond: number;
  /** Whether quantity × unit price is what a reading cannot make sense of. */
  isTooLarge: boolean;
  /** Column whose value differs between the readings. */
  open: number;
}

/** No order costs more; beyond it sums would lose cents. */
const MOST = 1e11;

/**
 * Reads the money of a row: the amount, or quantity × unit price. Without amounts every row is worth one unit, which makes
 * it a purchase; so is a row whose amount cannot be read where money does not matter. The same record is filled anew for
 * each row.
 */
export function createMoneyReader(
  columns: Readonly<Partial<Record<Field, number>>>,
  amounts: (text: string) => AmountReadings,
  withCost: boolean,
  isNeeded: boolean,
): (batch: RecordBatch, row: number) => RowMoney {
  const money: RowMoney = {
    amountFirst: 1,
    amountSecond: 1,
    refundedFirst: 0,
    refundedSecond: 0,
    costFirst: 0,
    costSecond: 0,
    mark: undefined,
    badFirst: NONE,
    badSecond: NONE,
    isTooLarge: false,
    open: NONE,
  };
  const { amount, quantity, unit_price: unitPrice } = columns;
  const refunded = hasAmounts(columns) ? columns.refunded : undefined;
  const cost = withCost ? columns.cost : undefined;
  const filled: FilledReadings = { point: Number.NaN, comma: Number.NaN, mark: undefined };
  /** Reads a cell into the same readings each time. */
  const read = (batch: RecordBatch, row: number, column: number): FilledReadings => {
    const field = batch.firstField[row]! + column;
    const [start, end] = [batch.bounds[2 * field]!, batch.bounds[2 * field + 1]!];
    const isThere = field < batch.firstField[row + 1]!;
    if (!isThere || !readPlainNumber(batch.bytes, start, end, filled)) {
      const { point, comma, mark } = amounts(fieldText(batch, row, column));
      filled.point = point;
      filled.comma = comma;
      filled.mark = mark;
    }
    const { point, comma } = filled;
    if (point !== comma) {
      const isNoPoint = Number.isNaN(point);
      const isNoComma = Number.isNaN(comma);
      if (isNoPoint && money.badFirst === NONE) money.badFirst = column;
      if (isNoComma && money.badSecond === NONE) money.badSecond = column;
      if (!isNoPoint && !isNoComma) money.open = column;
    }
    return filled;
  };
  return (batch, row) => {
    money.mark = undefined;
    money.badFirst = NONE;
    money.badSecond = NONE;
    money.isTooLarge = false;
    money.open = NONE;
    if (amount !== undefined) {
      const value = read(batch, row, amount);
      money.amountFirst = value.point;
      money.amountSecond = value.comma;
      money.mark = value.mark;
    } else if (quantity !== undefined && unitPrice !== undefined) {
      const count = read(batch, row, quantity);
      const { point: countFirst, comma: countSecond } = count;
      const price = read(batch, row, unitPrice);
      money.amountFirst = countFirst * price.point;
      money.amountSecond = countSecond * price.comma;
      money.mark = price.mark;
      if (Math.abs(money.amountSecond) >= MOST) money.badSecond = unitPrice;
      if (Math.abs(money.amountFirst) >= MOST) {
        money.badFirst = unitPrice;
        money.isTooLarge = true;
      }
    }
    if (refunded !== undefined && fieldText(batch, row, refunded).trim() !== '') {
      const value = read(batch, row, refunded);
      // Some exports write what was refunded as a negative number.
      money.refundedFirst = Math.abs(value.point);
      money.refundedSecond = Math.abs(value.comma);
    } else {
      money.refundedFirst = Number.NaN;
      money.refundedSecond = Number.NaN;
    }
    if (cost !== undefined) {
      const value = read(batch, row, cost);
      money.costFirst = takenBack(value.point, money.amountFirst);
      money.costSecond = takenBack(value.comma, money.amountSecond);
    }
    if (!isNeeded) makeDo(money);
    return money;
  };
}

/** Fills what a reading cannot make sense of from the other one; a row that neither can is worth one unit. */
function makeDo(money: RowMoney): void {
  if (Number.isNaN(money.amountFirst)) money.amountFirst = money.amountSecond;
  if (Number.isNaN(money.amountSecond)) money.amountSecond = money.amountFirst;
  if (Number.isNaN(money.refundedFirst)) money.refundedFirst = money.refundedSecond;
  if (Number.isNaN(money.refundedSecond)) money.refundedSecond = money.refundedFirst;
  if (Number.isNaN(money.amountFirst)) {
    money.amountFirst = 1;
    money.amountSecond = 1;
    // Nothing says whether that is all of it.
    money.refundedFirst = Number.NaN;
    money.refundedSecond = Number.NaN;
  }
  if (money.badFirst !== NONE && money.badSecond !== NONE) {
    money.badFirst = NONE;
    money.badSecond = NONE;
  }
  money.open = NONE;
}

/** A row that gives money back takes its cost back, whichever sign the export writes. */
function takenBack(cost: number, amount: number): number {
  return amount < 0 ? -Math.abs(cost) : cost;
}
