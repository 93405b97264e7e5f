import type { Kernel } from '../../kernel/kernel.ts';
import type { RowIntegers } from '../../kernel/rowArrays.ts';
import { fieldText, type RecordBatch } from '../../records/recordBatch.ts';
import { type ColumnReader, SPELLINGS } from '../../rows/columnReader.ts';
import type { Dictionary } from '../../rows/dictionary.ts';
import { NOT_TEXT } from '../../rows/identity.ts';
import { NONE, UNREADABLE } from '../../rows/rows.ts';
import { createTextStore, type TextStore } from '../../rows/textStore.ts';
import { isEmptyKey, normaliseKey, plainText } from '../../values/texts.ts';
import type { InteractionDictionaries } from './entries.ts';

/**
 * Reads the e-mail that stands beside a customer id: mostly it is the one that stood beside it before, which tells it
 * without a look at all the others. One address may have several numbers until {@link joinEmails}.
 * @param customers ids of the rows at hand
 */
export function createEmailReader(
  kernel: Kernel,
  column: number,
  { people, emailOfCustomer: pointer }: InteractionDictionaries,
  customers: RowIntegers,
  unsure: RowIntegers,
): ColumnReader {
  const { calls } = kernel;
  const { email: emails, customer: ids } = people;
  const texts = storeOf(kernel, emails);
  const meaningOf = (batch: RecordBatch, row: number, customer: number): number => {
    const text = plainText(fieldText(batch, row, column));
    if (isEmptyKey(text)) return NONE;
    if (NOT_TEXT.test(text)) return UNREADABLE;
    const bytes = Buffer.from(normaliseKey(text, 'email'));
    const field = batch.firstField[row]! + column;
    const [start, end] = [batch.bounds[2 * field]!, batch.bounds[2 * field + 1]!];
    const spelling = calls.bytes.value + start;
    return calls.keepContact(pointer, customer, texts.put(bytes), bytes.length, spelling, end - start);
  };
  return {
    read: (batch, { pointer: rows, values }, count, into) => {
      const others = calls.contactsOf(pointer, column, rows, count, customers.pointer, into.pointer, unsure.pointer);
      for (let i = 0; i < others; i++) {
        const at = unsure.values[i]!;
        into.values[at] = meaningOf(batch, values[at]!, customers.values[at]!);
      }
    },
    makeRoom: (records, bytes) => {
      emails.makeRoom(SPELLINGS * records, bytes);
      calls.makeContactRoom(pointer, ids.size() + SPELLINGS * records);
    },
    free: () => undefined,
  };
}

function storeOf(kernel: Kernel, emails: Dictionary): TextStore {
  return createTextStore(kernel, kernel.calls.textsOf(emails.pointer));
}

/** Gives every e-mail that is mentioned its first number, in place. */
export function joinEmails(
  mentions: { readonly email: Int32Array },
  { kernel, people }: InteractionDictionaries,
): void {
  const firsts = storeOf(kernel, people.email).firstsOfSame();
  if (firsts === undefined) return;
  const { email } = mentions;
  for (let mention = 0; mention < email.length; mention++) {
    if (email[mention]! >= 0) email[mention] = firsts[email[mention]!]!;
  }
}
