import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '../../../src/core/day.ts';
import { asOfDays, type Rhythm } from '../../../src/segment/history/asOfDays.ts';

function days(every: Rhythm, asOf: string, from: string): string[] {
  return asOfDays(every, parseDay(asOf)!, parseDay(from)!).map(formatDay);
}

describe('asOfDays', () => {
  it.each([
    ['week', '2024-03-15', '2024-02-23', ['2024-02-23', '2024-03-01', '2024-03-08', '2024-03-15']],
    ['week', '2024-03-15', '2024-02-24', ['2024-03-01', '2024-03-08', '2024-03-15']],
    ['week', '2024-03-15', '2024-03-15', ['2024-03-15']],
    ['week', '2024-03-15', '2024-03-16', []],
    ['month', '2024-03-15', '2023-12-31', ['2023-12-31', '2024-01-31', '2024-02-29', '2024-03-15']],
    ['month', '2024-03-15', '2024-01-01', ['2024-01-31', '2024-02-29', '2024-03-15']],
    ['month', '2023-03-31', '2023-02-28', ['2023-02-28', '2023-03-31']],
    ['month', '2023-03-31', '2023-03-01', ['2023-03-31']],
    ['month', '2024-01-01', '2023-12-01', ['2023-12-31', '2024-01-01']],
  ] as const)('by %s as of %s from %s', (every, asOf, from, expected) => {
    expect(days(every, asOf, from)).toEqual(expected);
  });
});
