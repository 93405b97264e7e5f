import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { CustomerTable } from '../../src/core/customers.ts';
import { epochDay } from '../../src/core/day.ts';
import { excelEuForm, excelForm } from '../../src/write/tables/csvForm.ts';
import { customerColumns, everyRow } from '../../src/write/tables/customerColumns.ts';
import { findCustomers } from '../../src/write/tables/findCustomers.ts';
import { readCustomers } from '../../src/write/tables/readCustomers.ts';
import { csvChunks } from '../../src/write/tables/rows.ts';
import { builtCodes, builtTexts, rowTexts, textsOf } from '../core/builtTexts.ts';
import { exampleCustomers } from './exampleCustomers.ts';
import { textOf } from './textOf.ts';

const folder = mkdtempSync(join(tmpdir(), 'rfm-customers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = { path: join(folder, 'customers.csv'), what: 'table', advice: 'write it again' };

const written = (table: CustomerTable): string => textOf(csvChunks(customerColumns(table, 2, false), everyRow(table)));

it('reads back what was written: numbers as they were printed, texts and ids as they were', async () => {
  const text = written(exampleCustomers);
  writeFileSync(file.path, text);
  const table = await readCustomers(file);
  expect(rowTexts(table.ids)).toEqual(['007', '=1+1', 'c, "d"']);
  expect([...table.numbers.revenue!]).toEqual([12_345_000, -50_000, Number.NaN]);
  expect([...table.numbers.days_between_orders!]).toEqual([30.3, Number.NaN, Number.NaN]);
  expect([...table.numbers.p_alive!]).toEqual([0.9877, 0.5, Number.NaN]);
  expect([...table.numbers.clv!]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  expect([...table.numbers.segment_since!]).toEqual([...exampleCustomers.numbers.segment_since!]);
  expect(textsOf(table.texts.rfm!)).toEqual(['555', undefined, '111']);
  expect(table.attributes.map(({ name, ...texts }) => [name, ...rowTexts(texts)])).toEqual([
    ['phone', '+44 20 7946 0000', '-2+3', undefined],
    ['2024', 'two\nlines', 'a\u001b[31mb', undefined],
    ['=note', undefined, undefined, undefined],
  ]);
  expect(written(table)).toBe(text);
});

it('says where a table is damaged and what to do', async () => {
  writeFileSync(file.path, 'customer_id,segment,orders\n1,"a\nb",2\n2,c,x\n');
  await expect(readCustomers(file)).rejects.toMatchObject({
    code: 'output',
    message: `${file.path}:4: the table is damaged: it has orders "x", which is no number`,
    hint: 'write it again',
  });
});

describe('in a form for Excel', () => {
  const word = fc.string({ unit: fc.constantFrom(...`0123456789=+-@'";, \n\réa`), minLength: 1, maxLength: 14 });
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 });
  const text = fc.oneof(word, digits, fc.string({ minLength: 1 }));
  const number = fc.integer({ min: -999_999_999, max: 999_999_999 });
  const day = fc.integer({ min: epochDay(1900, 1, 1)!, max: epochDay(2199, 12, 31)! });
  const missing = { nil: Number.NaN };
  const customer = fc.record({
    id: text,
    segment: text,
    since: fc.option(day, missing),
    revenue: fc.option(
      number.map((cents) => cents * 100),
      missing,
    ),
    tenths: fc.option(
      number.map((tenths) => tenths / 10),
      missing,
    ),
    alive: fc.option(
      fc.integer({ min: 0, max: 10_000 }).map((parts) => parts / 10_000),
      missing,
    ),
    orders: fc.integer({ min: 1, max: 1_000_000 }),
    zip: fc.option(text, { nil: undefined }),
  });

  it.each([
    ['a decimal point', excelForm],
    ['a decimal comma', excelEuForm],
  ])('with %s, gives the same numbers, days, ids and texts', async (_, form) => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(customer, { selector: ({ id }) => id, minLength: 1, maxLength: 20 }),
        text,
        async (customers, kept) => {
          const numbers = (of: (one: (typeof customers)[number]) => number) => Float64Array.from(customers, of);
          const table: CustomerTable = {
            ids: builtTexts(customers.map(({ id }) => id)),
            numbers: {
              segment_since: numbers(({ since }) => since),
              revenue: numbers(({ revenue }) => revenue),
              days_between_orders: numbers(({ tenths }) => tenths),
              p_alive: numbers(({ alive }) => alive),
              orders: numbers(({ orders }) => orders),
            },
            texts: { segment: builtCodes(customers.map(({ segment }) => segment)) },
            attributes: [
              { name: 'zip', ...builtTexts(customers.map(({ zip }) => zip)) },
              { name: `kept ${kept}`, ...builtTexts(customers.map(({ segment }) => segment)) },
            ],
          };
          writeFileSync(file.path, textOf(csvChunks(customerColumns(table, 2, false), everyRow(table), form)));
          const read = await readCustomers(file);
          expect(rowTexts(read.ids)).toEqual(rowTexts(table.ids));
          for (const [name, values] of Object.entries(table.numbers)) {
            expect([...read.numbers[name as 'revenue']!], name).toEqual([...values]);
          }
          expect(textsOf(read.texts.segment!)).toEqual(textsOf(table.texts.segment!));
          const attributes = (of: CustomerTable) => of.attributes.map(({ name, ...texts }) => [name, rowTexts(texts)]);
          expect(attributes(read)).toEqual(attributes(table));
          // And a few of them alone, found without reading the others.
          const wanted = customers.filter((_, i) => i % 2 === 0).map(({ id }) => id);
          const found = await findCustomers(file, new Set(wanted));
          expect(rowTexts(found!.table.ids)).toEqual(wanted);
          expect([...found!.table.numbers.revenue!]).toEqual(
            customers.filter((_, i) => i % 2 === 0).map(({ revenue }) => revenue),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('reads no decimal point where there is a decimal comma, and no comma where there is a point', async () => {
    writeFileSync(file.path, 'customer_id;revenue\na;1.234\n');
    await expect(readCustomers(file)).rejects.toMatchObject({
      message: `${file.path}:2: the table is damaged: it has revenue "1.234", which is no number`,
    });
    writeFileSync(file.path, 'customer_id,revenue\na,"1,234"\n');
    await expect(readCustomers(file)).rejects.toMatchObject({
      message: `${file.path}:2: the table is damaged: it has revenue "1,234", which is no number`,
    });
    writeFileSync(file.path, 'customer_id;last_order\na;31/02/2024\n');
    await expect(readCustomers(file)).rejects.toMatchObject({
      message: `${file.path}:2: the table is damaged: it has last_order "31/02/2024", which is no day`,
    });
  });

  it('is told by what stands around the id, wherever that is and whatever the other columns are named', async () => {
    for (const [text, revenue] of [
      ['\ufeffcustomer_id;"a,b,c,d";revenue\n1;x;2,50\n', 25_000],
      ['\ufeff"revenue";"customer_id"\n2,50;1\n', 25_000],
      ['revenue,customer_id,a;b;c\n2.50,1,x\n', 25_000],
      ['customer_id\n1\n', undefined],
    ] as const) {
      writeFileSync(file.path, text);
      const { ids, numbers } = await readCustomers(file);
      expect([rowTexts(ids), numbers.revenue?.[0]]).toEqual([['1'], revenue]);
    }
  });
});
