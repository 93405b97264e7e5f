import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rowsOf } from '../fixtures/readFixture.ts';
import { csv, folderWith, put, rfm, textOf } from './rfm.ts';

const files = {
  'in.csv': csv(
    'customer,order,date,amount',
    'a,1,2024-01-05,10',
    'b,2,2024-01-05,10',
    'a,3,2024-02-05,10',
    'a,4,2024-03-05,10',
  ),
  'rfm.config.json': JSON.stringify({
    segments: [
      { name: 'Regulars', when: { orders: { gte: 2 } } },
      { name: 'Newcomers', when: { recency_days: { lte: 10 } } },
    ],
  }),
};

async function standing(folder: string, asOf: string) {
  const { code, err } = await rfm(folder, ['run', 'in.csv', '-o', 'out', '--as-of', asOf]);
  expect(code, err).toBe(0);
  const rows = rowsOf(textOf(folder, 'out/customers.csv'));
  const { previous } = JSON.parse(textOf(folder, 'out/run.json'));
  return {
    previous,
    ...Object.fromEntries(
      rows.map((row) => [row.customer_id, [row.segment, row.previous_segment, row.segment_since].join(' ')]),
    ),
  };
}

test('previous_segment and segment_since over the runs into one folder', async () => {
  const folder = folderWith(files);
  expect(await standing(folder, '2024-01-10')).toEqual({
    previous: null,
    a: 'Newcomers  2024-01-10',
    b: 'Newcomers  2024-01-10',
  });
  expect(await standing(folder, '2024-01-12')).toEqual({
    previous: '2024-01-10',
    a: 'Newcomers Newcomers 2024-01-10',
    b: 'Newcomers Newcomers 2024-01-10',
  });
  const third = {
    previous: '2024-01-12',
    a: 'Regulars Newcomers 2024-02-10',
    b: 'Others Newcomers 2024-02-10',
  };
  expect(await standing(folder, '2024-02-10')).toEqual(third);
  const bytes = textOf(folder, 'out/customers.csv');
  expect(await standing(folder, '2024-02-10'), 'the same day again').toEqual(third);
  expect(textOf(folder, 'out/customers.csv')).toBe(bytes);
  expect(await standing(folder, '2024-03-10')).toEqual({
    previous: '2024-02-10',
    a: 'Regulars Regulars 2024-02-10',
    b: 'Others Others 2024-02-10',
  });
  expect(await standing(folder, '2024-02-11'), 'an earlier day').toEqual({
    previous: '2024-02-10',
    a: 'Regulars Regulars 2024-02-10',
    b: 'Others Others 2024-02-10',
  });
  expect(readdirSync(join(folder, 'out/history')).filter((name) => name.endsWith('.csv'))).toEqual(
    ['2024-01-10', '2024-01-12', '2024-02-10', '2024-02-11', '2024-03-10'].map((day) => `${day}.csv`),
  );
});

test('a customer who was not there before has no previous segment', async () => {
  const folder = folderWith(files);
  await standing(folder, '2024-01-10');
  put(folder, { 'in.csv': `${files['in.csv']}c,5,2024-02-01,10\n` });
  expect(await standing(folder, '2024-02-05')).toMatchObject({ c: 'Newcomers  2024-02-05' });
});

test('the same runs into another folder give the same bytes, but for the clock', async () => {
  const texts = await Promise.all(
    [1, 2].map(async () => {
      const folder = folderWith(files);
      await standing(folder, '2024-01-10');
      await standing(folder, '2024-02-10');
      const names = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.\w+$/.test(name),
      );
      return names.sort().map((name) => [name, textOf(folder, `out/${name}`)]);
    }),
  );
  expect(texts[0]).toEqual(texts[1]);
});

test.each([
  ['dd/MM/yyyy HH:mm', '25/04/2024 10:00', '03/04/2024 11:00', '2024-04-03'],
  ['MM/dd/yyyy HH:mm', '04/05/2024 10:00', '03/04/2024 11:00', '2024-03-04'],
  ['MM.dd.yyyy', '04.05.2024', '03.04.2024', '2024-03-04'],
  ['MM/dd/yyyy', '04.05.2024', '03.04.2024', '2024-03-04'],
])('the previous run remembers --date-format %s', async (pattern, first, later, day) => {
  const folder = folderWith({
    'a.csv': csv('customer,date,amount', `a,${first},5`),
    'b.csv': csv('customer,date,amount', `b,${later},5`),
  });
  expect((await rfm(folder, ['run', 'a.csv', '-o', 'out', '--date-format', pattern])).code).toBe(0);
  // And the run after that, which was told nothing either.
  for (let run = 0; run < 2; run++) {
    const { code, err } = await rfm(folder, ['run', 'b.csv', '-o', 'out']);
    expect(code, err).toBe(0);
    expect(err).toContain('by the previous run');
    expect(rowsOf(textOf(folder, 'out/customers.csv'))).toMatchObject([{ customer_id: 'b', last_order: day }]);
  }
});

test('the previous run decides how a file is read that does not say so itself', async () => {
  const folder = folderWith({
    'long.csv': csv('customer,date,amount', 'a,03/04/2024,"1.234,50"', 'a,25/04/2024,"2,00"'),
    'short.csv': csv('amount,customer,date', '1.500,b,05/04/2024'),
    'other.csv': csv('amount,customer,date,shop', '1.500,b,05/04/2024,x'),
  });
  const ambiguous = await rfm(folder, ['run', 'short.csv', '-o', 'out']);
  expect(ambiguous.code).toBe(3);
  expect((await rfm(folder, ['run', 'long.csv', '-o', 'out'])).code).toBe(0);
  const decided = await rfm(folder, ['run', 'short.csv', '-o', 'out']);
  expect(decided.code).toBe(0);
  expect(decided.err).toContain('dd/MM/yyyy by the previous run');
  expect(decided.err).toContain('decimal comma by the previous run');
  expect(rowsOf(textOf(folder, 'out/customers.csv'))).toMatchObject([
    { customer_id: 'b', revenue: '1500.00', last_order: '2024-04-05' },
  ]);
  expect((await rfm(folder, ['run', 'short.csv', '-o', 'out'])).code, 'and the run after that').toBe(0);
  expect((await rfm(folder, ['run', 'other.csv', '-o', 'out'])).code, 'other columns').toBe(3);
});
