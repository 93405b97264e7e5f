import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { epochDay } from '../../src/core/day.ts';
import { readPrevious, snapshotFiles } from '../../src/write/history.ts';
import { exampleCustomers } from './exampleCustomers.ts';

const basis = {
  bins: 5,
  cutOffs: { recency_days: [1, 2, 3, 4.5], orders: [2, 2, 3, null], revenue: null },
  rules: { set: 'grid', rules: [{ segment: 'New', when: 'orders == 1' }] },
};
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
      bins: 5,
      cut_offs: basis.cutOffs,
      rules: basis.rules,
    });
    expect(snapshotFiles(19_753, exampleCustomers, 2, basis).map(({ rows }) => rows)).toEqual([3, null]);
  });

  it('is read back with the ids as they were', async () => {
    const day = epochDay(2024, 1, 31)!;
    save(day);
    const previous = await readPrevious(dir, day + 1);
    expect(previous?.asOf).toBe(day);
    expect([...previous!.segments]).toEqual([
      ['007', { segment: 'Champions', segmentSince: day }],
      ['=1+1', { segment: 'New', segmentSince: epochDay(2024, 1, 1) }],
      ['c, "d"', { segment: "Can't Lose Them", segmentSince: day }],
    ]);
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

  it('leaves out customers who were in no segment, and reads what a spreadsheet saved', async () => {
    const text = '\ufeffcustomer_id,segment,segment_since\r\n1,,\r\n2,New,2024-01-01\r\n';
    mkdirSync(join(dir, 'history'));
    writeFileSync(join(dir, 'history/2024-01-31.csv'), text);
    expect([...(await readPrevious(dir, 30_000))!.segments.keys()]).toEqual(['2']);
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
});
