import { hashOf } from './dictionary';
import { grown, integerAt, setInteger } from './memory';
import { isPlain } from './plainCells';
import { addText, Texts } from './texts';
import { bytes, fieldOf, lengthOf, startOf } from './window';

/**
 * A column that hardly changes within a customer, such as the e-mail: a text is stored where it is another than the
 * customer had before. Texts are compared by hashes of 64 bits, and only with the last one of the same customer.
 */
@unmanaged
export class ContactColumn {
  texts: Texts = changetype<Texts>(0);
  test: i32 = 0;
  /** By number of the customer: the last text, see below; all zero where there is none. */
  lastOf: usize = 0;
  customers: i32 = 0;
}

// What is known of the last text of a customer: two hashes and a code.
const BYTES_A_CUSTOMER: usize = 24;
/** Of the text as it stands in the file. */
const SPELLING: usize = 0;
/** Of the text when it was cleaned, which is the one that the code numbers. */
const MEANING: usize = 8;
const CODE: usize = 16;
/** No text. */
const NONE: i32 = -1;

export function createContactColumn(texts: Texts, test: i32): ContactColumn {
  const column = new ContactColumn();
  column.texts = texts;
  column.test = test;
  return column;
}

/** To be called before contacts are read, with the customers that there may be. */
export function makeContactRoom(column: ContactColumn, customers: i32): void {
  if (customers <= column.customers) return;
  const before = <usize>column.customers * BYTES_A_CUSTOMER;
  column.customers = customers + (customers >> 1);
  const after = <usize>column.customers * BYTES_A_CUSTOMER;
  column.lastOf = grown(column.lastOf, after);
  memory.fill(column.lastOf + before, 0, after - before);
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
  // Loads that do not depend on each other wait for memory together.
  let sum: i32 = 0;
  for (let i: i32 = 0; i < count; i++) {
    const last = lastText(column, integerAt(customers, i));
    if (last !== 0) sum += load<i32>(last, CODE);
  }
  touchedContacts = sum;
  let unsureCount: i32 = 0;
  for (let i: i32 = 0; i < count; i++) {
    const cell = fieldOf(integerAt(rows, i), field);
    const start = cell < 0 ? bytes : startOf(cell);
    const length = cell < 0 ? 0 : lengthOf(cell);
    const customer = integerAt(customers, i);
    const last = lastText(column, customer);
    if (length === 0) setInteger(into, i, NONE);
    else if (last !== 0 && load<u64>(last, SPELLING) === hashOf(start, length))
      setInteger(into, i, load<i32>(last, CODE));
    else if (isPlain(column.test, start, length)) {
      setInteger(into, i, keepContact(column, customer, start, length, start, length));
    } else setInteger(unsure, unsureCount++, i);
  }
  return unsureCount;
}

/** Makes the loop over them one that is needed. */
export let touchedContacts: i32 = 0;

/**
 * Stores a text, unless it is what the customer had last; its number.
 * @param at the text as it is when it was cleaned
 * @param spelling the text as it stands in the file
 */
export function keepContact(
  column: ContactColumn,
  customer: i32,
  at: usize,
  length: i32,
  spelling: usize,
  spellingLength: i32,
): i32 {
  const last = lastText(column, customer);
  if (last === 0) return addText(column.texts, at, length);
  const meaning = hashOf(at, length);
  if (load<u64>(last, MEANING) !== meaning) {
    store<u64>(last, meaning, MEANING);
    store<i32>(last, addText(column.texts, at, length), CODE);
  }
  store<u64>(last, hashOf(spelling, spellingLength), SPELLING);
  return load<i32>(last, CODE);
}

/** Where it is known; 0 for nobody. */
function lastText(column: ContactColumn, customer: i32): usize {
  return customer < 0 ? 0 : column.lastOf + <usize>customer * BYTES_A_CUSTOMER;
}
