import type { Kernel, Pointer } from '../kernel/kernel.ts';
import type { RowIntegers } from '../kernel/rowArrays.ts';
import { fieldText, type RecordBatch } from '../records/recordBatch.ts';
import { NONE } from './rows.ts';
import type { TextStore } from './textStore.ts';

/** Reads a contact of each row's customer into numbers of texts, NONE where there is none. */
export interface ContactReader {
  readonly read: (
    batch: RecordBatch,
    rows: RowIntegers,
    count: number,
    customers: RowIntegers,
    into: RowIntegers,
  ) => void;
  /** To be called before each batch, with the number of customers that there may be then. */
  readonly makeRoom: (customers: number) => void;
}

/**
 * Reads a column that hardly changes within a customer, such as the e-mail: a text is stored where it is another than the
 * customer had before. Two numbers may stand for the same text.
 * @param pointer the contact in the kernel, which outlives the file: in another one, customers mostly have the same
 * @param unsure to be filled with what is to be cleaned
 */
export function createContactReader(
  kernel: Kernel,
  column: number,
  texts: TextStore,
  pointer: Pointer,
  unsure: RowIntegers,
  clean: (cell: string) => string,
): ContactReader {
  const { calls } = kernel;
  return {
    read: (batch, rows, count, customers, into) => {
      const unclean = calls.contactsOf(
        pointer,
        column,
        rows.pointer,
        count,
        customers.pointer,
        into.pointer,
        unsure.pointer,
      );
      const { firstField, bounds } = batch;
      for (let i = 0; i < unclean; i++) {
        const at = unsure.values[i]!;
        const row = rows.values[at]!;
        into.values[at] = NONE;
        const text = Buffer.from(clean(fieldText(batch, row, column)));
        if (text.length === 0) continue;
        const field = firstField[row]! + column;
        const [start, end] = [bounds[2 * field]!, bounds[2 * field + 1]!];
        const [customer, spelling] = [customers.values[at]!, calls.bytes.value + start];
        into.values[at] = calls.keepContact(pointer, customer, texts.put(text), text.length, spelling, end - start);
      }
    },
    makeRoom: (customers) => calls.makeContactRoom(pointer, customers),
  };
}
