import { expect, it } from 'vitest';
import { DAY_MS, epochDay, formatDay, parseDay } from '../../src/core/day.ts';

it('days are printed as Date prints them', () => {
  for (let day = epochDay(1580, 1, 1)!; day <= epochDay(2420, 12, 31)!; day += 1) {
    const text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    if (formatDay(day) !== text || parseDay(text) !== day) expect([day, formatDay(day), parseDay(text)]).toBe(text);
  }
  expect([-719_528, -719_468, 0, 2_932_896].map(formatDay)).toEqual([
    '0000-01-01',
    '0000-03-01',
    '1970-01-01',
    '9999-12-31',
  ]);
});

it('what is no day is an error', () => {
  for (const day of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => formatDay(day)).toThrow('is no day');
});
