// writeCustomers rfm|csv-stringify CUSTOMERS OUTPUT: writes a made-up customer table and prints the seconds that took.
import { closeSync, openSync, writeSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { type ColumnType, columnCatalog } from '../../src/core/columns.ts';
import { type CustomerTable, codedText } from '../../src/core/customers.ts';
import { type Texts, textsFrom } from '../../src/core/texts.ts';
import { customerColumns, everyRow } from '../../src/write/tables/customerColumns.ts';
import { csvChunks } from '../../src/write/tables/rows.ts';

const FIRST_DAY = 19_723;
const CENT = 100;
/** Its fastest form: larger batches take longer, and so does its stream. */
const BATCH = 100;

/** The texts of the table as strings, which somebody without bytes has. */
const stringsOf = new Map<Texts, readonly string[]>();

function writeByRfm(table: CustomerTable, file: number): void {
  for (const chunk of csvChunks(customerColumns(table, 2, false), everyRow(table))) writeAll(file, chunk);
}

/** As somebody would write it who has csv-stringify: cells made by hand, rows as arrays, in batches. */
function writeByStringify({ ids, numbers, texts, attributes }: CustomerTable, file: number): void {
  const columns = columnCatalog.map(({ name, type }): ((row: number) => string | undefined) => {
    if (name === 'customer_id') return (row) => stringsOf.get(ids.texts)![row];
    if (type === 'text') return (row) => codedText(texts[name]!, row);
    const print = printers[type];
    return (row) => print(numbers[name]![row]!);
  });
  for (const texts of attributes) columns.push((row) => stringsOf.get(texts.texts)![row]);
  writeAll(file, stringify([[...columnCatalog, ...attributes].map(({ name }) => name)]));
  for (let from = 0; from < ids.codes.length; from += BATCH) {
    const size = Math.min(BATCH, ids.codes.length - from);
    writeAll(file, stringify(Array.from({ length: size }, (_, i) => columns.map((cell) => cell(from + i)))));
  }
}

const dayTexts = new Map<number, string>();
const printers: Readonly<Record<Exclude<ColumnType, 'text'>, (value: number) => string>> = {
  score: String,
  count: String,
  days: String,
  tenths: (value) => value.toFixed(1),
  hundredths: (value) => value.toFixed(2),
  ratio: (value) => value.toFixed(4),
  money: (amount) => (amount / (100 * CENT)).toFixed(2),
  date: (day) => {
    let text = dayTexts.get(day);
    if (text === undefined) {
      text = new Date(day * 86_400_000).toISOString().slice(0, 10);
      dayTexts.set(day, text);
    }
    return text;
  },
};

/** Every column filled, with values that differ between customers and texts that need quotes now and then. */
function madeUpTable(count: number): CustomerTable {
  const column = (value: (row: number) => number) => Float64Array.from({ length: count }, (_, row) => value(row));
  const made: Readonly<Record<Exclude<ColumnType, 'text'>, (row: number, c: number) => number>> = {
    score: (row, c) => 1 + ((row * 7 + c) % 5),
    count: (row, c) => 1 + ((row * 13 + c) % 40),
    days: (row, c) => (row * 31 + c) % 730,
    date: (row, c) => FIRST_DAY + ((row * 17 + c) % 730),
    money: (row, c) => CENT * ((row * 7919 + c) % 300_000),
    tenths: (row, c) => ((row * 3 + c) % 900) / 10,
    hundredths: (row, c) => ((row * 5 + c) % 500) / 100,
    ratio: (row, c) => ((row * 101 + c) % 10_000) / 10_000,
  };
  const numbers = columnCatalog.flatMap(({ name, type }, c) =>
    type === 'text' ? [] : [[name, column((row) => made[type](row, c))] as const],
  );
  const words = ['Champions', "Can't Lose Them", 'Loyal', 'At Risk', 'New', 'Promising', 'Lost'];
  const codes = Int32Array.from({ length: count }, (_, row) => row);
  const eachItsOwn = (value: (row: number) => string) => {
    const strings = Array.from(codes, (_, row) => value(row));
    const texts = textsFrom(strings);
    stringsOf.set(texts, strings);
    return { texts, codes };
  };
  const word = { names: words, codes: Int32Array.from({ length: count }, (_, row) => row % words.length) };
  const texts = columnCatalog.flatMap(({ name, type }) => (type === 'text' ? [[name, word] as const] : []));
  const values = {
    email: eachItsOwn((row) => `customer${row}@example.com`),
    phone: eachItsOwn((row) => `+39 333 ${1_000_000 + row}`),
    first_name: eachItsOwn((row) => words[row % 3]!),
    last_name: eachItsOwn((row) => (row % 50 === 0 ? 'Rossi, "Gigi"' : 'Rossi')),
    country: eachItsOwn(() => 'IT'),
    zip: eachItsOwn((row) => String(10_000 + (row % 80_000))),
  };
  return {
    ids: eachItsOwn((row) => `C${String(row).padStart(7, '0')}`),
    numbers: Object.fromEntries(numbers),
    texts: Object.fromEntries(texts),
    attributes: Object.entries(values).map(([name, texts]) => ({ name, ...texts })),
  };
}

function writeAll(file: number, chunk: string | Uint8Array): void {
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

const [writer = '', count = '', output = ''] = process.argv.slice(2);
const writers: Readonly<Record<string, (table: CustomerTable, file: number) => void>> = {
  rfm: writeByRfm,
  'csv-stringify': writeByStringify,
};
const table = madeUpTable(Number(count));
const file = openSync(output, 'w');
const started = performance.now();
writers[writer]!(table, file);
process.stdout.write(String((performance.now() - started) / 1000));
closeSync(file);
