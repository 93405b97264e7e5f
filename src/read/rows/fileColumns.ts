import type { Block } from './block.ts';
import { growingFloats, growingIntegers, mostly, twoReadings } from './growing.ts';
import { createLineNumbers } from './lineNumbers.ts';
import { type FileRows, NONE } from './rows.ts';

/** The columns of a file as they grow, block by block. */
export interface FileColumns {
  /** Rows so far. */
  readonly length: () => number;
  readonly append: (block: Block, count: number) => void;
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
  readonly hash: boolean;
  /** Names of contacts and kept columns. */
  readonly texts: readonly string[];
}

/** @param expected number of rows that there may be */
export function createFileColumns(there: ColumnsThere, expected: number): FileColumns {
  const integers = () => growingIntegers(expected);
  const floats = () => growingFloats(expected);
  const customer = integers();
  const order = integers();
  const lines = createLineNumbers();
  const currency = mostly(NONE);
  const days = twoReadings(integers);
  const amounts = twoReadings(floats);
  const refunded = there.refunded ? twoReadings(floats) : undefined;
  const cost = there.cost ? twoReadings(floats) : undefined;
  const status = there.status ? integers() : undefined;
  const hash = there.hash ? floats() : undefined;
  const texts = there.texts.map(integers);
  return {
    length: customer.length,
    append: (block, count) => {
      customer.append(block.customer.values, count);
      order.append(block.order.values, count);
      lines.append(block.line.values, count);
      currency.append(block.currency.values, count);
      days.append(block.dayFirst.values, block.monthFirst.values, count);
      amounts.append(block.amountFirst.values, block.amountSecond.values, count);
      refunded?.append(block.refundedFirst.values, block.refundedSecond.values, count);
      cost?.append(block.costFirst.values, block.costSecond.values, count);
      status?.append(block.status.values, count);
      hash?.append(block.hash.values, count);
      texts.forEach((text, i) => {
        text.append(block.texts[i]!.values, count);
      });
    },
    keepOnlyDays: days.keepOnly,
    keepOnlyAmounts: (reading) => {
      for (const column of [amounts, refunded, cost]) column?.keepOnly(reading);
    },
    rows: () => ({
      count: customer.length(),
      customer: customer.values(),
      order: order.values(),
      lineOf: lines.lineOf,
      days,
      amounts,
      refunded,
      cost,
      status: status?.values(),
      currency: currency.values(),
      attributes: new Map(texts.map((text, i) => [there.texts[i]!, text.values()])),
      hash: hash?.values(),
    }),
  };
}
