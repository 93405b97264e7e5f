import type { Block } from './block.ts';
import { growingBytes, growingFloats, growingIntegers, mostly, twoReadings } from './growing.ts';
import type { CarriedText } from './identity.ts';
import { growingLineNumbers } from './lineNumbers.ts';
import { type FileRows, NONE } from './rows.ts';

/** The columns of a file as they grow, block by block. */
export interface FileColumns {
  /** Rows so far. */
  readonly length: () => number;
  readonly append: (block: Block, count: number) => void;
  /**
   * Appends rows whose dates and amounts are the same in both readings, without costs and stated refunds.
   * @param items how many rows of the export they stand for
   */
  readonly appendPlain: (block: Block, count: number, items: number) => void;
  /** Lets go of the reading of days, or amounts, that cannot win any more. */
  readonly keepOnlyDays: (reading: 'first' | 'second') => void;
  readonly keepOnlyAmounts: (reading: 'first' | 'second') => void;
  readonly rows: () => FileRows;
}

/** Which columns a file has beside those that every file has. */
export interface ColumnsThere {
  readonly refunded: boolean;
  readonly cost: boolean;
  readonly status: boolean;
  /** A column of its own; it may also stand beside amounts. */
  readonly currency: boolean;
  readonly hash: boolean;
  /** Contacts, kept columns and carried fields. */
  readonly texts: readonly CarriedText[];
}

/** @param expected number of rows that there may be */
export function createFileColumns(there: ColumnsThere, expected: number): FileColumns {
  const integers = () => growingIntegers(expected);
  const floats = () => growingFloats(expected);
  const customer = integers();
  const order = integers();
  const lines = growingLineNumbers();
  const items = growingBytes(expected);
  const currency = mostly(NONE);
  const days = twoReadings(integers);
  const amounts = twoReadings(floats);
  const refunded = there.refunded ? twoReadings(floats) : undefined;
  const cost = there.cost ? twoReadings(floats) : undefined;
  const status = there.status ? integers() : undefined;
  const hash = there.hash ? floats() : undefined;
  const texts = there.texts.map(integers);
  /** What all rows have, whatever their dates and amounts say. */
  const appendCells = (block: Block, count: number): void => {
    customer.append(block.customer.values, count);
    order.append(block.order.values, count);
    items.append(block.items.values, count);
    status?.append(block.status.values, count);
    hash?.append(block.hash.values, count);
    for (let text = 0; text < texts.length; text++) texts[text]!.append(block.texts[text]!.values, count);
  };
  return {
    length: customer.length,
    append: (block, count) => {
      appendCells(block, count);
      lines.append(block.line.values, count);
      currency.append(block.currency.values, count);
      days.append(block.dayFirst.values, block.monthFirst.values, count);
      amounts.append(block.amountFirst.values, block.amountSecond.values, count);
      refunded?.append(block.refundedFirst.values, block.refundedSecond.values, count);
      cost?.append(block.costFirst.values, block.costSecond.values, count);
    },
    appendPlain: (block, count, itemsAppended) => {
      appendCells(block, count);
      lines.append(block.line.values, itemsAppended);
      if (there.currency) currency.append(block.currency.values, count);
      else currency.appendUsual(count);
      days.append(block.dayFirst.values, block.dayFirst.values, count);
      amounts.append(block.amountFirst.values, block.amountFirst.values, count);
    },
    keepOnlyDays: days.keepOnly,
    keepOnlyAmounts: (reading) => {
      for (const column of [amounts, refunded, cost]) column?.keepOnly(reading);
    },
    rows: () => ({
      count: customer.length(),
      customer: customer.values(),
      order: order.values(),
      items: items.values(),
      lines: lines.values(),
      days: days.values(),
      amounts: amounts.values(),
      refunded: refunded?.values(),
      cost: cost?.values(),
      status: status?.values(),
      currency: currency.values(),
      attributes: new Map(
        texts.flatMap((text, i) => {
          const carries = there.texts[i]!;
          return 'attribute' in carries ? [[carries.attribute, text.values()]] : [];
        }),
      ),
      carried: new Map(
        texts.flatMap((text, i) => {
          const carries = there.texts[i]!;
          return 'field' in carries ? [[carries.field, text.values()]] : [];
        }),
      ),
      hash: hash?.values(),
    }),
  };
}
