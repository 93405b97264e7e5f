import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { CustomerTable } from '../../src/core/customers.ts';
import { customerColumns, everyRow } from '../../src/write/tables/customerColumns.ts';
import { readCustomers } from '../../src/write/tables/readCustomers.ts';
import { csvChunks } from '../../src/write/tables/rows.ts';
import { rowTexts, textsOf } from '../core/builtTexts.ts';
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
