import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { rfm } from '../../cli/rfm.ts';

const bases = fileURLToPath(new URL('../../../fixtures/audit/', import.meta.url));

/** The lines of an audit with single spaces, as they are read. */
async function linesOf(file: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const { code, out, err } = await rfm(bases, ['audit', file, ...argv]);
  expect(code, err).toBe(0);
  return out.split('\n').map((line) => line.replace(/ +/g, ' ').trim());
}

describe('the audit of the levers on a terminal', () => {
  let lines: readonly string[];
  beforeAll(async () => {
    lines = await linesOf('levers.csv');
  });

  // The figures are those of test/cli/audit.test.ts, worked out by hand.
  it.each([
    'customers 4 5 +25.0 % +106.16',
    'x orders per customer 1.50 1.40 -6.7 % -32.82',
    'x value per order 61.67 85.71 +39.0 % +156.66',
    '= turnover of those who bought 370.00 600.00 +62.2 % +230.00',
    '+ refunds to others 0.00 -10.00 – -10.00',
    '= turnover 370.00 590.00 +59.5 % +220.00',
    'kept, bought in both 2 250.00 500.00 +250.00 0.00',
    'lost, only in the earlier 2 120.00 0.00 -120.00 -120.00',
    'new, first purchase since 2 0.00 60.00 +60.00 +60.00',
    'returned, bought before 1 0.00 40.00 +40.00 +40.00',
    'kept, bought in both +103.76 +146.24',
    // 200 of 370 are 54.054 %.
    'largest customer 75.0 % 54.1 %',
    'largest 5 100.0 % 100.0 %',
    'Gini (0 all alike, 1 one alone) 0.52 0.34',
    'as few equal customers as 1.7 2.7',
    'Ada 450.00 75.0 % 150.00',
    '1 customer gave back what they paid or more (0.00): not in Gini and equal',
    '9 1 450.00 75.0 % 450.00',
    // From the decile of the earlier period, in rows, to that of the later, in columns: Ada from 8 to 9, Cleo from 6 to none.
    'From 10 9 8 7 6 5 4 3 2 1 none',
    '8 · 1 · · · · · · · · ·',
    '6 · · · · · · · · · · 1',
    '3 · · · · · 1 · · · · ·',
    'none · · · 1 · · · 1 · 1',
    '2023 Q1 3 100.0 % 0.0 % 33.3 % 0.0 % 33.3 % 0.0 % 33.3 % ·',
    'Total 100.00 20.00 210.00 180.00 0.00 200.00',
  ])('has the line %s', (line) => expect(lines).toContain(line));

  it('shows the newest thirteen months', () => {
    const months = lines.filter((line) => /^\d{4}-\d{2} \d/.test(line)).map((line) => line.slice(0, 9));
    expect(months.slice(0, 13)).toEqual([
      ...['2023-12 0', '2024-01 0', '2024-02 1', '2024-03 0', '2024-04 0', '2024-05 0', '2024-06 0', '2024-07 1'],
      ...['2024-08 0', '2024-09 0', '2024-10 0', '2024-11 0', '2024-12 0'],
    ]);
  });
});
