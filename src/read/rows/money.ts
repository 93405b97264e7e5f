import type { Field } from '../fields.ts';
import type { RecordBatch } from '../layout/records.ts';
import type { AmountReadings } from '../values/amounts.ts';
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
  /** Column whose value differs between the readings. */
  open: number;
}

/** No order costs more; beyond it sums would lose cents. */
const MOST = 1e11;

/**
 * Reads the money of a row: the amount, or quantity × unit price. Without amounts every row is worth one unit, which makes
 * it a purchase. The same record is filled anew for each row.
 */
export function createMoneyReader(
  columns: Readonly<Partial<Record<Field, number>>>,
  amounts: (text: string) => AmountReadings,
  withCost: boolean,
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
    open: NONE,
  };
  const { amount, quantity, unit_price: unitPrice } = columns;
  const hasAmounts = amount !== undefined || (quantity !== undefined && unitPrice !== undefined);
  const refunded = hasAmounts ? columns.refunded : undefined;
  const cost = withCost ? columns.cost : undefined;
  const read = (batch: RecordBatch, row: number, column: number): AmountReadings => {
    const value = amounts(batch.text(row, column));
    if (value.point !== value.comma) {
      if (Number.isNaN(value.point) && money.badFirst === NONE) money.badFirst = column;
      if (Number.isNaN(value.comma) && money.badSecond === NONE) money.badSecond = column;
      if (!Number.isNaN(value.point) && !Number.isNaN(value.comma)) money.open = column;
    }
    return value;
  };
  return (batch, row) => {
    money.mark = undefined;
    money.badFirst = NONE;
    money.badSecond = NONE;
    money.open = NONE;
    if (amount !== undefined) {
      const value = read(batch, row, amount);
      money.amountFirst = value.point;
      money.amountSecond = value.comma;
      money.mark = value.mark;
    } else if (quantity !== undefined && unitPrice !== undefined) {
      const count = read(batch, row, quantity);
      const [countFirst, countSecond] = [count.point, count.comma];
      const price = read(batch, row, unitPrice);
      money.amountFirst = countFirst * price.point;
      money.amountSecond = countSecond * price.comma;
      money.mark = price.mark;
      if (Math.abs(money.amountFirst) >= MOST) money.badFirst = unitPrice;
      if (Math.abs(money.amountSecond) >= MOST) money.badSecond = unitPrice;
    }
    if (refunded !== undefined && batch.text(row, refunded).trim() !== '') {
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
    return money;
  };
}

/** A row that gives money back takes its cost back, whichever sign the export writes. */
function takenBack(cost: number, amount: number): number {
  return amount < 0 ? -Math.abs(cost) : cost;
}
