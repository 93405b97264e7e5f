import { describe, expect, it } from 'vitest';
import { type Exports, entries, type Flags, leftOut, notices, read } from '../exports.ts';

const header = 'customer,order,date,amount,email';
const csv = (...rows: readonly string[]) => `${header}\n${rows.join('\n')}\n`;
const isForgotten = (id: string) => id === 'f' || id === 'f@x.it';

/** What is read of exports, in which F's rows are marked, must be what is read of them without those rows. */
async function expectAsWithout(exports: Exports, flags: Flags = {}) {
  const without = Object.fromEntries(
    Object.entries(exports).map(([name, text]) => [name, String(text).replace(/^.*\bf\b.*\n/gm, '')]),
  );
  const got = await read(exports, { ...flags, isForgotten });
  const other = await read(without, flags);
  expect(entries(got)).toEqual(entries(other));
  expect([got.asOf, got.currency, got.badRows.map(({ value }) => value), notices(got)]).toEqual([
    other.asOf,
    other.currency,
    other.badRows.map(({ value }) => value),
    notices(other),
  ]);
  expect(got.attributes.map(({ name, codes }) => [name, codes.length > 0])).toEqual(
    other.attributes.map(({ name, codes }) => [name, codes.length > 0]),
  );
  expect(leftOut(got).filter((line) => !line.includes('forgotten'))).toEqual(leftOut(other));
  return got;
}

describe('rows of forgotten customers', () => {
  it('are left out before anything is made of them, and counted with their money', async () => {
    const got = await expectAsWithout({
      'a.csv': csv(
        'f,1,2024-01-01,5,f@x.it',
        'f,1,2024-01-01,6,',
        'a,2,2024-01-02,7,',
        'f,3,2024-06-01,1,',
        'b,,2024-01-03,1,',
      ),
    });
    expect(leftOut(got)).toEqual(['3 rows of forgotten customers 12']);
    expect(got.account.rows).toBe(5);
  });

  it('are nothing to other files: neither replace orders nor repeat rows', async () => {
    const got = await expectAsWithout({
      'old.csv': csv('a,1,2024-01-01,5,', 'f,2,2024-01-01,6,', 'f,,2024-01-02,7,'),
      'new.csv': csv('f,1,2024-01-04,9,', 'b,2,2024-01-01,6,', 'f,,2024-01-02,7,'),
    });
    expect(entries(got)).toEqual(['a 2024-01-01 5', 'b 2024-01-01 6']);
    expect(leftOut(got)).toEqual(['4 rows of forgotten customers 29']);
  });

  it('pick no currency, and their money in several is not added up', async () => {
    const text = 'customer,date,amount,currency\na,2024-01-01,5,EUR\nf,2024-01-01,6,USD\nf,2024-01-02,6,EUR\n';
    const got = await expectAsWithout({ 'a.csv': text });
    expect([got.currency, leftOut(got)]).toEqual(['EUR', ['2 rows of forgotten customers']]);
  });

  it('are in no notice: of a repeated header, of files in the wrong order, of a mistyped year', async () => {
    await expectAsWithout({
      'a.csv': csv(
        'f,1,2024-01-01,5,',
        'a,2,2024-01-01,5,',
        header,
        'f,1,2024-01-01,5,',
        'a,3,2024-01-02,5,',
        'f,9,2029-01-02,5,',
      ),
    });
    await expectAsWithout({
      'new.csv': csv('f,9,2024-03-01,1,', 'a,1,2024-01-01,5,'),
      'old.csv': csv('a,1,2024-01-02,5,', 'b,2,2024-01-02,5,'),
    });
  });

  it('are no bad rows either, where a cell names the customer', async () => {
    const got = await expectAsWithout({
      'a.csv': csv('f,1,2024-01-01', 'a,2,2024-01-02,7,', 'g,1,2024-01-01', '" F@X.it ",1,f'),
    });
    expect(leftOut(got)).toEqual(['2 bad rows of forgotten customers']);
    expect(got.files[0]!.badRows).toBe(1);
  });

  it('do not count among the rows of which few may be bad', async () => {
    const rows = ['a,1,2024-01-01,5,', 'a,2,never,5,', ...Array.from({ length: 8 }, (_, i) => `f,1${i},2024-01-01,5,`)];
    const limit = { maxBadRows: { percent: 10 } };
    expect((await read({ 'a.csv': csv(...rows) }, limit)).badRows).toHaveLength(1);
    await expect(read({ 'a.csv': csv(...rows) }, { ...limit, isForgotten })).rejects.toMatchObject({
      message: expect.stringMatching(/^1 of 2 rows are bad/),
    });
  });

  it('are asked for once a customer', async () => {
    const asked: string[] = [];
    const rows = ['a,1,2024-01-01,5,', 'b,2,2024-01-01,5,', 'a,3,2024-01-01,5,'];
    await read({ 'a.csv': csv(...rows) }, { isForgotten: (id) => asked.push(id) === 0 });
    expect(asked).toEqual(['a', 'b']);
  });

  it('may be all there are, which is refused like any export of which nothing is left', async () => {
    await expect(read({ 'a.csv': csv('f,1,2024-01-01,5,') }, { isForgotten })).rejects.toMatchObject({
      code: 'input',
      message: 'a.csv: no order is left of 1 rows: all are bad or left out by rule',
    });
  });
});
