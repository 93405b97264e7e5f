import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rowsOf } from '../fixtures/readFixture.ts';
import { folderWith, rfm, textOf } from './rfm.ts';

const customersOf = (text: string) => new Set(rowsOf(text).map(({ customer_id }) => customer_id)).size;

test('--customers: how many there are, 1000 unless told otherwise', async () => {
  const folder = folderWith();
  expect(customersOf((await rfm(folder, ['sample', '--customers', '37'])).out)).toBe(37);
  expect(customersOf((await rfm(folder, ['sample'])).out)).toBe(1000);
  expect(rowsOf((await rfm(folder, ['sample', '--customers', '0'])).out)).toEqual([]);
});

test('--seed: the same seed gives the same export, another one another', async () => {
  const folder = folderWith();
  const sample = async (...flags: readonly string[]) =>
    (await rfm(folder, ['sample', '--customers', '20', ...flags])).out;
  expect(await sample()).toBe(await sample('--seed', '1'));
  expect(await sample('--seed', '2')).toBe(await sample('--seed', '2'));
  expect(await sample('--seed', '2')).not.toBe(await sample());
});

test('-o: the same bytes in a private file, and nothing on stdout', async () => {
  const folder = folderWith();
  const { out } = await rfm(folder, ['sample', '--customers', '20']);
  for (const flag of ['-o', '--out']) {
    expect(await rfm(folder, ['sample', '--customers', '20', flag, 'try.csv'])).toEqual({ code: 0, out: '', err: '' });
    expect(textOf(folder, 'try.csv')).toBe(out);
    expect(statSync(join(folder, 'try.csv')).mode & 0o777).toBe(0o600);
  }
});

test('--timings: the time on stderr, the same sample on stdout', async () => {
  const folder = folderWith();
  const { out } = await rfm(folder, ['sample', '--customers', '20']);
  expect(await rfm(folder, ['sample', '--customers', '20', '--timings'])).toEqual({
    code: 0,
    out,
    err: 'rfm: timings: start 1.000 s\nrfm: timings: write 1.000 s\nrfm: timings: total 2.000 s, peak memory 50.5 MiB\n',
  });
});

test('-o does not take the place of a file that is no sample', async () => {
  const folder = folderWith({
    'orders.csv': 'customer,date,amount\n',
    'short.csv': 'order_id,order_date',
    'empty.csv': '',
  });
  for (const name of ['orders.csv', 'short.csv']) {
    const before = textOf(folder, name);
    expect(await rfm(folder, ['sample', '-o', name])).toEqual({
      code: 6,
      out: '',
      err: `rfm: ${name}: holds something else than a sample; name another file with -o\n`,
    });
    expect(textOf(folder, name)).toBe(before);
  }
  const { out } = await rfm(folder, ['sample', '--customers', '5']);
  for (const name of ['empty.csv', 'empty.csv', '/dev/null']) {
    expect((await rfm(folder, ['sample', '--customers', '5', '-o', name])).code).toBe(0);
  }
  expect(textOf(folder, 'empty.csv')).toBe(out);
});

test('a sample can be scored without a word about how to read it', async () => {
  const folder = folderWith();
  const { out: stdin } = await rfm(folder, ['sample', '--customers', '200']);
  const { code, out } = await rfm(folder, ['score'], { stdin });
  expect(code).toBe(0);
  expect(rowsOf(out).length).toBeGreaterThan(180);
});
