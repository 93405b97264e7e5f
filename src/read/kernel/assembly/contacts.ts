import { grown, integerAt, setInteger } from './memory';
import { isPlain } from './plainCells';
import { addText, isText, startOfText, Texts } from './texts';
import { bytes, fieldOf, lengthOf, startOf } from './window';

/**
 * A column that hardly changes within a customer, such as the e-mail: a text is compared with the one that the customer
 * had before and stored where it is another.
 */
@unmanaged
export class ContactColumn {
  texts: Texts = changetype<Texts>(0);
  test: i32 = 0;
  /** By number of the customer, the number of the last text plus 1, below zero where it was cleaned; 0 for none. */
  lastOf: usize = 0;
  customers: i32 = 0;
}

export function createContactColumn(texts: Texts, test: i32): ContactColumn {
  const column = new ContactColumn();
  column.texts = texts;
  column.test = test;
  return column;
}

/** To be called before contacts are read, with the customers that there may be. */
export function makeContactRoom(column: ContactColumn, customers: i32): void {
  if (customers <= column.customers) return;
  const before = (<usize>column.customers) << 2;
  column.customers = 2 * customers;
  const after = (<usize>column.customers) << 2;
  column.lastOf = grown(column.lastOf, after);
  memory.fill(column.lastOf + before, 0, after - before);
}

export function freeContactColumn(column: ContactColumn): void {
  if (column.lastOf !== 0) heap.free(column.lastOf);
  heap.free(changetype<usize>(column));
}

/**
 * The numbers of the texts of some rows.
 * @param customers the customer of each, below zero for nobody
 * @param unsure filled with the positions of rows whose text is to be cleaned first; nothing is written for them
 * @returns how many those are
 */
export function contactsOf(
  column: ContactColumn,
  field: i32,
  rows: usize,
  count: i32,
  customers: usize,
  into: usize,
  unsure: usize,
): i32 {
  const texts = column.texts;
  for (let i: i32 = 0; i < count; i++) {
    const last = lastText(column, integerAt(customers, i));
    setInteger(into, i, last > 0 ? <i32>startOfText(texts, last - 1) : 0);
  }
  let sum: i32 = 0;
  for (let i: i32 = 0; i < count; i++) sum += load<u8>(texts.arena + <usize>(<u32>integerAt(into, i)));
  touchedContacts = sum;
  let unsureCount: i32 = 0;
  for (let i: i32 = 0; i < count; i++) {
    const cell = fieldOf(integerAt(rows, i), field);
    const start = cell < 0 ? bytes : startOf(cell);
    const length = cell < 0 ? 0 : lengthOf(cell);
    const customer = integerAt(customers, i);
    const last = lastText(column, customer);
    if (last > 0 && isText(texts, last - 1, start, length)) setInteger(into, i, last - 1);
    else if (isPlain(column.test, start, length)) setInteger(into, i, keepContact(column, customer, start, length, 1));
    else setInteger(unsure, unsureCount++, i);
  }
  return unsureCount;
}

/** Makes the loop before it one that is needed. */
export let touchedContacts: i32 = 0;

/**
 * The number of a text, that of the customer's last one where it is the same.
 * @param sign below zero where the text was cleaned, so that its bytes are not those of the file
 */
export function keepContact(column: ContactColumn, customer: i32, at: usize, length: i32, sign: i32): i32 {
  const before = abs(lastText(column, customer)) - 1;
  const isSame = before >= 0 && isText(column.texts, before, at, length);
  const code = isSame ? before : addText(column.texts, at, length);
  if (customer >= 0) setInteger(column.lastOf, customer, sign * (code + 1));
  return code;
}

function lastText(column: ContactColumn, customer: i32): i32 {
  return customer < 0 ? 0 : integerAt(column.lastOf, customer);
}
