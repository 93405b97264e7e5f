import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { epochDay } from '../../src/core/day.ts';
import { readPrevious, snapshotFiles } from '../../src/write/history.ts';
import { textsOf } from '../core/builtTexts.ts';
import { exampleCustomers } from './exampleCustomers.ts';

const basis = {
  bins: 5,
  cut_offs: { recency_days: [1, 2, 3, 4.5], orders: [2, 2, 3, null], revenue: null },
  frequency: 'days',
  monetary: 'none',
  since: null,
  currency: 'EUR',
  forecast: { model: 'nbd', horizon: 365, discount: 0.1, margin: 0.5 },
  rules: { set: 'grid', rules: [{ name: 'New', when: { orders: 1 }, why: 'one order', action: '' }] },
} as const;
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rfm-history-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function save(day: number): void {
  for (const { file, chunks } of snapshotFiles(day, exampleCustomers, 2, basis)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), '');
    for (const chunk of chunks as Iterable<string | Uint8Array>) appendFileSync(join(dir, file), chunk);
  }
}

describe('a snapshot', () => {
  it('holds the eleven columns of every customer, and what they were made with', () => {
    save(epochDay(2024, 1, 31)!);
    expect(readFileSync(join(dir, 'history/2024-01-31.csv'), 'utf8')).toBe(
      [
        'customer_id,segment,segment_since,r_score,f_score,m_score,recency_days,orders,revenue,lifetime_value,lifecycle',
        '007,Champions,2024-01-31,5,,,,12,1234.50,,',
        "'=1+1,New,2024-01-01,4,,,,1,-5.00,,",
        `"c, ""d""",Can't Lose Them,2024-01-31,1,,,,1,,,`,
        '',
      ].join('\n'),
    );
    expect(JSON.parse(readFileSync(join(dir, 'history/2024-01-31.json'), 'utf8'))).toEqual({
      as_of: '2024-01-31',
      ...basis,
    });
    expect(snapshotFiles(19_753, exampleCustomers, 2, basis).map(({ rows }) => rows)).toEqual([3, null]);
  });

  it('is read back with the ids as they were', async () => {
    const day = epochDay(2024, 1, 31)!;
    save(day);
    const previous = await readPrevious(dir, day + 1);
    expect(previous?.asOf).toBe(day);
    const { rowOf, table, basis: readBasis } = previous!;
    expect([...rowOf]).toEqual([
      ['007', 0],
      ['=1+1', 1],
      ['c, "d"', 2],
    ]);
    expect(textsOf(table.texts.segment!)).toEqual(['Champions', 'New', "Can't Lose Them"]);
    expect(textsOf(table.texts.lifecycle!)).toEqual([undefined, undefined, undefined]);
    expect([...table.numbers.segment_since!]).toEqual([day, epochDay(2024, 1, 1), day]);
    expect([...table.numbers.revenue!]).toEqual([12_345_000, -50_000, Number.NaN]);
    expect([...table.numbers.m_score!]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(readBasis).toEqual(basis);
  });
});

describe('readPrevious', () => {
  it('takes the newest snapshot that is strictly older', async () => {
    for (const day of [19_800, 19_790, 19_810]) save(day);
    writeFileSync(join(dir, 'history/2024-99-99.csv'), 'no day');
    writeFileSync(join(dir, 'history/2024-03-19.csv.bak'), 'no snapshot');
    expect((await readPrevious(dir, 19_811))?.asOf).toBe(19_810);
    expect((await readPrevious(dir, 19_810))?.asOf).toBe(19_800);
    expect((await readPrevious(dir, 19_791))?.asOf).toBe(19_790);
    expect(await readPrevious(dir, 19_790)).toBeUndefined();
    expect(await readPrevious(join(dir, 'nowhere'), 19_811)).toBeUndefined();
  });

  it('reads what a spreadsheet saved', async () => {
    const text = '\ufeffcustomer_id,segment,segment_since\r\n2,New,2024-01-01\r\n';
    mkdirSync(join(dir, 'history'));
    writeFileSync(join(dir, 'history/2024-01-31.csv'), text);
    const { rowOf, basis } = (await readPrevious(dir, 30_000))!;
    expect([[...rowOf], basis]).toEqual([[['2', 0]], undefined]);
  });

  it.each([
    ['', 1, 'has no header'],
    ['a,b,c\n', 1, 'has no column customer_id'],
    ['customer_id,segment,segment_since\n1,New,2024-01-01\n2,Ne', 3, 'more or fewer cells'],
    ['customer_id,segment,segment_since\n1,New,01/02/2024\n', 2, '"01/02/2024"'],
    ['customer_id,segment,segment_since\n1,New,2024-02-01\n', 2, '"2024-02-01"'],
    ['customer_id,segment,segment_since\n1,New,2024-01-01\n,New,2024-01-01\n', 3, 'no customer_id'],
    ['customer_id,segment,segment_since\n1,New,2024-01-01\n1,New,2024-01-01\n', 3, 'repeats customer_id "1"'],
    ['customer_id,segment,segment_since\n"1,New,2024-01-01\n', 2, 'never closed'],
    ['customer_id,segment\n1,New\n', 1, 'has no column segment_since'],
    ['customer_id,segment,segment_since\n1,New,2024-01-01\n2,New,2024-01-01', 3, 'ends within a line'],
    ['customer_id,segment,segment_since,orders\n1,New,2024-01-01,many\n', 2, 'orders "many", which is no number'],
  ])('refuses %j', async (text, line, fault) => {
    mkdirSync(join(dir, 'history'));
    const path = join(dir, 'history/2024-01-31.csv');
    writeFileSync(path, text);
    await expect(readPrevious(dir, 30_000)).rejects.toMatchObject({
      code: 'output',
      message: expect.stringMatching(new RegExp(`^${path}:${line}: .*${fault}`)),
      hint: expect.stringContaining('remove'),
    });
  });

  it('refuses a customer in no segment, whom no run writes', async () => {
    mkdirSync(join(dir, 'history'));
    writeFileSync(join(dir, 'history/2024-01-31.csv'), 'customer_id,segment,segment_since\n1,,\n2,New,2024-01-01\n');
    await expect(readPrevious(dir, 30_000)).rejects.toMatchObject({
      code: 'output',
      message: expect.stringContaining('the snapshot is damaged: customer "1" is in no segment'),
    });
  });

  it.each(['', '{"bins": 5}', '[]'])('refuses a basis of %j', async (text) => {
    save(19_753);
    const path = join(dir, 'history/2024-01-31.json');
    writeFileSync(path, text);
    await expect(readPrevious(dir, 30_000)).rejects.toMatchObject({
      code: 'output',
      message: expect.stringContaining(`${path}: the snapshot is damaged`),
    });
  });
});
