import { type RecordBatch, textOf } from '../records/recordBatch.ts';
import { createCellRanges } from './columnReader.ts';
import type { Bytes } from './dictionary.ts';
import type { PlainTest } from './plainCells.ts';
import { NONE } from './rows.ts';
import { viewOf } from './sameBytes.ts';
import type { TextStore } from './textStore.ts';

/** Reads a contact of each row's customer into numbers of texts, NONE where there is none. */
export type ContactReader = (
  batch: RecordBatch,
  rows: Int32Array,
  count: number,
  customers: Int32Array,
  into: Int32Array,
) => void;

/**
 * Reads a column that hardly changes within a customer, such as the e-mail: a text is compared with the one that the
 * customer had before and stored where it is another. Two numbers may stand for the same text.
 */
export function createContactReader(
  column: number,
  texts: TextStore,
  isItself: PlainTest,
  clean: (cell: string) => string,
): ContactReader {
  /** By number of the customer, the number of the last text plus 1, below zero where it was cleaned; 0 for none. */
  let lastOf = new Int32Array(1024);
  const ranges = createCellRanges();
  const setLast = (customer: number, last: number): void => {
    if (customer >= lastOf.length) {
      const more = new Int32Array(2 * customer);
      more.set(lastOf);
      lastOf = more;
    }
    lastOf[customer] = last;
  };
  /** @param sign below zero where the text was cleaned */
  const store = (
    { bytes, view }: Bytes,
    start: number,
    end: number,
    customer: number,
    last: number,
    sign: 1 | -1,
  ): number => {
    const before = Math.abs(last) - 1;
    const code = before >= 0 && texts.isText(before, view, start, end) ? before : texts.add(bytes, start, end);
    if (customer >= 0) setLast(customer, sign * (code + 1));
    return code;
  };
  const learn = (batch: RecordBatch, start: number, end: number, customer: number, last: number): number => {
    if (isItself(batch.bytes, start, end)) return store(batch, start, end, customer, last, 1);
    const bytes = Buffer.from(clean(textOf(batch, start, end)));
    return bytes.length === 0 ? NONE : store({ bytes, view: viewOf(bytes) }, 0, bytes.length, customer, last, -1);
  };
  return (batch, rows, count, customers, into) => {
    const { view } = batch;
    const { starts, ends } = ranges(batch, rows, count, column);
    const lastText = (customer: number): number => (customer >= 0 && customer < lastOf.length ? lastOf[customer]! : 0);
    for (let i = 0; i < count; i++) into[i] = Math.abs(lastText(customers[i]!));
    texts.touch(into, count);
    for (let i = 0; i < count; i++) {
      const last = lastText(customers[i]!);
      const isLast = last > 0 && texts.isText(last - 1, view, starts[i]!, ends[i]!);
      into[i] = isLast ? last - 1 : learn(batch, starts[i]!, ends[i]!, customers[i]!, last);
    }
  };
}
