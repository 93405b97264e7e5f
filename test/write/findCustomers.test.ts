import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { rowsOf } from '../../src/core/customers.ts';
import { customerColumns, everyRow } from '../../src/write/tables/customerColumns.ts';
import { findCustomers } from '../../src/write/tables/findCustomers.ts';
import { readCustomers } from '../../src/write/tables/readCustomers.ts';
import { csvChunks } from '../../src/write/tables/rows.ts';
import { rowTexts } from '../core/builtTexts.ts';
import { textOf } from './textOf.ts';

const folder = mkdtempSync(join(tmpdir(), 'rfm-find-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = { path: join(folder, 'customers.csv'), what: 'table', advice: 'write it again' };

/** What the file holds of some ids, found, as CSV; and the same from the whole file. */
async function foundAndWhole(ids: readonly string[]): Promise<readonly [string, string]> {
  const print = (table: Parameters<typeof customerColumns>[0]) =>
    textOf(csvChunks(customerColumns(table, 2, false), everyRow(table)));
  const found = await findCustomers(file, new Set(ids));
  const whole = await readCustomers(file);
  const rows = rowTexts(whole.ids).flatMap((id, row) => (ids.includes(id!) ? [row] : []));
  return [print(found!.table), print(rowsOf(whole, Int32Array.from(rows)))];
}

/** A cell as it is written. */
const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

describe('customers in a file', () => {
  it('are found as they are when the whole file is read', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', '\r', ' ', 'é', '😀'), maxLength: 6 });
    const id = text.map((each) => `x${each}`);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(id, text, fc.nat(9)), { selector: ([key]) => key, minLength: 1, maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.nat(),
        async (customers, lineEnd, isLast, pick) => {
          const rows = customers.map(([key, note, orders]) => (isLast ? [note, orders, key] : [key, orders, note]));
          const header = isLast ? ['note', 'orders', 'customer_id'] : ['customer_id', 'orders', 'note'];
          const lines = [header, ...rows].map((cells) => cells.map((each) => cell(String(each))).join(','));
          writeFileSync(file.path, `${isLast ? '\ufeff' : ''}${lines.join(lineEnd)}${lineEnd}`);
          const wanted = customers.filter((_, i) => (pick >> i) % 2 === 1).map(([key]) => key);
          const [found, whole] = await foundAndWhole([...wanted, 'nobody']);
          expect(found).toBe(whole);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are found wherever a piece of the file ends', async () => {
    // Rows of 37 bytes: the pieces of 1 MiB end at all places of a row; every fifth holds a line break.
    const row = (i: number) =>
      `${String(i).padStart(6, '0')},7,${i % 5 === 0 ? '"two\nlines, and ""more"""' : 'a note of some length....'}\n`;
    const count = 90_000;
    const rows = Array.from({ length: count }, (_, i) => row(i)).join('');
    writeFileSync(file.path, `customer_id,orders,note\n${rows}'=late,1,guarded\n"q,uoted",2,\n`);
    const ids = [0, 5, 28_339, 28_340, 28_341, 56_680, count - 1].map((i) => String(i).padStart(6, '0'));
    const [found, whole] = await foundAndWhole(ids);
    expect(found).toBe(whole);
    expect(found.match(/^0\d{5},/gm)).toEqual(ids.map((id) => `${id},`));
    expect((await foundAndWhole(['=late', 'q,uoted', '00000']))[0]).toMatch(/^'=late,.*\n"q,uoted",.*\n$/m);
  });

  it('are the first of the file for one that is not there', async () => {
    writeFileSync(file.path, "customer_id,orders\na,1\n'=b,2\n");
    const { table, firstIds } = (await findCustomers(file, new Set(['c'])))!;
    expect([rowTexts(table.ids), firstIds]).toEqual([[], ['a', '=b']]);
  });

  it('are none where there is no file', async () => {
    expect(await findCustomers({ ...file, path: join(folder, 'nothing.csv') }, new Set(['a']))).toBeUndefined();
  });

  it.each([
    ['customer_id,orders\na,"1\n2"\nb,x\n', '4: the table is damaged: it has orders "x", which is no number'],
    ['customer_id,orders\nb,1,2\n', '2: the table is damaged: it has a row with more or fewer cells than the header'],
    ['customer_id,orders\na,1\na,"2\nb,1\n', '3: the table is damaged: it has a quote that is never closed'],
    ['customer_id,orders\nb,1\nb,2\n', '3: the table is damaged: it repeats customer_id "b"'],
    ['id,orders\nb,1\n', '1: the table is damaged: it has no column customer_id'],
    ['', '1: the table is damaged: it has no header'],
  ])('are refused where %j is damaged', async (text, fault) => {
    writeFileSync(file.path, text);
    await expect(findCustomers(file, new Set(['b', 'c']))).rejects.toMatchObject({
      code: 'output',
      message: `${file.path}:${fault}`,
      hint: 'write it again',
    });
  });
});
