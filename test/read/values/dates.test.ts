import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatDay, parseDay } from '../../../src/core/day.ts';
import { Failure } from '../../../src/core/failure.ts';
import { createPatternDecoder } from '../../../src/read/values/datePattern.ts';
import { createDateDecoder, type DateShape, describeDates } from '../../../src/read/values/dates.ts';
import { monthOf, weekdayOf } from '../../../src/read/values/months.ts';
import { readingOf } from '../../../src/read/values/patternTokens.ts';
import { createZoneOffset, isTimeZone } from '../../../src/read/values/zones.ts';

const decode = createDateDecoder(undefined);
const iso = (day: number) => (Number.isNaN(day) ? 'NaN' : formatDay(day));
const read = (text: string, zone?: string) => {
  const { dayFirst, monthFirst, shape } = createDateDecoder(zone)(text);
  return [iso(dayFirst), iso(monthFirst), shape];
};
const nbsp = '\u00a0';

describe('dates that can be read one way', () => {
  const settled: readonly (readonly [text: string, day: string, shape: DateShape])[] = [
    ['2024-01-05', '2024-01-05', 'iso'],
    ['  2024-01-05\t', '2024-01-05', 'iso'],
    [`${nbsp}2024-01-05${nbsp}`, '2024-01-05', 'iso'],
    ['2024-1-5', '2024-01-05', 'iso'],
    ['1900-01-01', '1900-01-01', 'iso'],
    ['2199-12-31', '2199-12-31', 'iso'],
    ['2024-02-29', '2024-02-29', 'iso'],
    ['2024-01-05 08:26', '2024-01-05', 'iso-time'],
    ['2024-01-05T08:26', '2024-01-05', 'iso-time'],
    ['2024-01-05T08:26:59', '2024-01-05', 'iso-time'],
    ['2024-01-05 23:59:60', '2024-01-05', 'iso-time'],
    ['2024-01-05 24:00:00', '2024-01-05', 'iso-time'],
    ['2024-01-05  08:26:00', '2024-01-05', 'iso-time'],
    ['2024-01-05T08:26:00.123456', '2024-01-05', 'iso-time'],
    ['2024-01-05 08:26:00,123', '2024-01-05', 'iso-time'],
    ['2024-01-05T08:26:00Z', '2024-01-05', 'iso-time'],
    ['2024-01-05T08:26:00.000Z', '2024-01-05', 'iso-time'],
    ['2024-01-05T082600Z', '2024-01-05', 'iso-time'],
    ['2024-01-05 08:26:00 UTC', '2024-01-05', 'iso-time'],
    ['2026-09-03 10:15:00 -0400', '2026-09-03', 'iso-time'],
    ['2017-06-17T08:04:21+00:00', '2017-06-17', 'iso-time'],
    ['2024-01-05 08:26:00+01', '2024-01-05', 'iso-time'],
    ['2024-01-05T08:26:00+01:00[Europe/Rome]', '2024-01-05', 'iso-time'],
    ['2024-01-05 08:26:00 PST', '2024-01-05', 'iso-time'],
    ['2024/01/05', '2024-01-05', 'year-first'],
    ['2024.01.05', '2024-01-05', 'year-first'],
    ['2024/1/5 8:26', '2024-01-05', 'year-first'],
    ['20240105', '2024-01-05', 'compact'],
    ['20240105.0', '2024-01-05', 'compact'],
    ['20240105082600', '2024-01-05', 'compact-time'],
    ['20240105T082600', '2024-01-05', 'compact-time'],
    ['20240105T082600Z', '2024-01-05', 'compact-time'],
    ['20240105 08:26', '2024-01-05', 'compact-time'],
    ['05.01.2024', '2024-01-05', 'dotted'],
    ['5.1.2024 8:26', '2024-01-05', 'dotted'],
    ['05.01.24', '2024-01-05', 'dotted-2'],
    ['5 Jan 2024', '2024-01-05', 'month-name'],
    ['05JAN2024', '2024-01-05', 'month-name'],
    ['Jan 5, 2024 3:04:05 PM', '2024-01-05', 'month-name'],
    ['Jan 5, 2024, 3:04:05\u202fPM', '2024-01-05', 'month-name'],
    ['January 5th, 2024 at 3:04 p.m. PST', '2024-01-05', 'month-name'],
    ['Fri, 5 Jan 2024 10:15:00 GMT', '2024-01-05', 'month-name'],
    ['Fri Jan 05 2024 10:15:00 GMT+0100 (Central European Standard Time)', '2024-01-05', 'month-name'],
    ['Fri Jan 05 10:15:00 UTC 2024', '2024-01-05', 'month-name'],
    ['05/Jan/2024:10:26:00 +0100', '2024-01-05', 'month-name'],
    ['2024-Jan-05', '2024-01-05', 'month-name'],
    ['10-Dez-25', '2025-12-10', 'month-name'],
    ['Jul-25-26', '2026-07-25', 'month-name'],
    ['Sep-07-26 23:45:00', '2026-09-07', 'month-name'],
    ['25-Jul-26', '2026-07-25', 'month-name'],
    ['3-Mär-26', '2026-03-03', 'month-name'],
    ['5. März 2024', '2024-03-05', 'month-name'],
    ['5. Mrz. 2024 um 10:26 Uhr', '2024-03-05', 'month-name'],
    ['Freitag, 5. Januar 2024', '2024-01-05', 'month-name'],
    ['5 de marzo de 2024', '2024-03-05', 'month-name'],
    ['5 de marzo del 2024 a las 10:26', '2024-03-05', 'month-name'],
    ['5 ene. 2024, 3:04 p. m.', '2024-01-05', 'month-name'],
    ['1er mars 2024', '2024-03-01', 'month-name'],
    ['5 févr. 2024 à 10h26', '2024-02-05', 'month-name'],
    ['5 fevrier 2024', '2024-02-05', 'month-name'],
    ['lundi 5 août 2024', '2024-08-05', 'month-name'],
    ['1° maggio 2024', '2024-05-01', 'month-name'],
    ['5 gen 2024 alle ore 10.26', '2024-01-05', 'month-name'],
    ['mar 5 mar 2024', '2024-03-05', 'month-name'],
    ['Mar 5, 2024', '2024-03-05', 'month-name'],
    ['1 Jan 69', '2069-01-01', 'month-name'],
    ['1 Jan 70', '1970-01-01', 'month-name'],
    ['1704412800', '2024-01-05', 'unix'],
    ['1704412799', '2024-01-04', 'unix'],
    ['1704412800.0', '2024-01-05', 'unix'],
    ['1704412799.999', '2024-01-04', 'unix'],
    ['1704412800000', '2024-01-05', 'unix-ms'],
    ['1704412799999', '2024-01-04', 'unix-ms'],
    ['1704412800000000', '2024-01-05', 'unix-us'],
    ['1704412799999999', '2024-01-04', 'unix-us'],
  ];
  test.each(settled)('%s', (text, day, shape) => {
    expect(read(text)).toEqual([day, day, shape]);
  });
});

describe('dates of which the order of day and month is a question', () => {
  const open: readonly (readonly [text: string, dayFirst: string, monthFirst: string, shape: DateShape])[] = [
    ['03/04/2024', '2024-04-03', '2024-03-04', 'numeric'],
    ['3/4/2024', '2024-04-03', '2024-03-04', 'numeric'],
    ['04/04/2024', '2024-04-04', '2024-04-04', 'numeric'],
    ['13/04/2024', '2024-04-13', 'NaN', 'numeric'],
    ['04/13/2024', 'NaN', '2024-04-13', 'numeric'],
    ['31/02/2024', 'NaN', 'NaN', 'none'],
    ['29/02/2023', 'NaN', 'NaN', 'none'],
    ['12/1/2010 8:26', '2010-01-12', '2010-12-01', 'numeric'],
    ['12/1/2010, 8:26:05 PM', '2010-01-12', '2010-12-01', 'numeric'],
    ['12/1/2010T08:26', '2010-01-12', '2010-12-01', 'numeric'],
    ['12/1/2010 8:26 a.m.', '2010-01-12', '2010-12-01', 'numeric'],
    ['12/1/10', '2010-01-12', '2010-12-01', 'numeric-2'],
    ['1/2/70', '1970-02-01', '1970-01-02', 'numeric-2'],
    ['1/2/69', '2069-02-01', '2069-01-02', 'numeric-2'],
    ['12-04-2022 09:30', '2022-04-12', '2022-12-04', 'dashed'],
    ['12-04-22', '2022-04-12', '2022-12-04', 'dashed-2'],
    // The weekday decides: 4 March 2024 was a Monday, 3 April 2024 a Wednesday.
    ['Mon 03/04/2024', 'NaN', '2024-03-04', 'numeric'],
    ['mer. 03/04/2024', '2024-04-03', 'NaN', 'numeric'],
    ['Tue 03/04/2024', 'NaN', 'NaN', 'none'],
  ];
  test.each(open)('%s', (text, dayFirst, monthFirst, shape) => {
    expect(read(text)).toEqual([dayFirst, monthFirst, shape]);
  });
});

test.each(
  [
    '',
    ' ',
    '-',
    'NaN',
    'yesterday',
    '2024',
    '2024-01',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2023-02-29',
    '0000-00-00',
    '1899-12-31',
    '2200-01-01',
    '2024-01-05 25:00',
    '2024-01-05 24:01',
    '2024-01-05 10:60',
    '2024-01-05 10:15:61',
    '2024-01-05 10:15:',
    '2024-01-05 10:15:00.',
    '2024-01-05 10:15 +',
    '2024-01-05 10:15 XYZ',
    '2024-01-05 13:04 AM',
    '2024-01-05 10',
    '2024-01-05x',
    '2024-01-0a',
    '2024-01-05 10:15:00 +25:00',
    '2024-01/05',
    '04.13.2024',
    '5.1.024',
    '05/01/02024',
    '005/01/2024',
    '20241305',
    '20240230',
    '2024010',
    '202401051',
    '20240105250000',
    '0000000123',
    '123456789',
    '9999999999999',
    'T00370201',
    '5 Foo 2024',
    '32 Jan 2024',
    '30 Feb 2024',
    'Mar 05 10:12:30',
    'Sun, 5 Jan 2024',
    'Jan 2024',
    '5 Jan',
    '17850',
    '-1704412800',
    '1.7e9',
    '1/2',
    '1/2/3',
    '٠٥/٠١/٢٠٢٤',
  ].map((text) => [text]),
)('%j is no date', (text) => {
  expect(read(text)).toEqual(['NaN', 'NaN', 'none']);
});

test.each([
  ['04.03.2024', '2024-03-04', '2024-04-03', 'dotted-open'],
  ['4.3.24 10:15', '2024-03-04', '2024-04-03', 'dotted-open-2'],
  ['31.12.2024', '2024-12-31', 'NaN', 'dotted-open'],
  ['12.31.2024', 'NaN', '2024-12-31', 'dotted-open'],
  ['Monday, 04.03.2024', '2024-03-04', 'NaN', 'dotted-open'],
  ['2024.03.04', '2024-03-04', '2024-03-04', 'year-first'],
] as const)('%s where dots decide nothing', (text, dayFirst, monthFirst, shape) => {
  const found = createDateDecoder(undefined, false)(text);
  expect([iso(found.dayFirst), iso(found.monthFirst), found.shape]).toEqual([dayFirst, monthFirst, shape]);
});

test('the same text twice, and texts in between, give the same readings', () => {
  const texts = ['2024-01-05', '03/04/2024', '2024-01-05', 'x', '', '03/04/2024', '', '2024-01-05 10:00'];
  const shared = createDateDecoder(undefined);
  expect(texts.map((text) => shared(text))).toEqual(texts.map((text) => createDateDecoder(undefined)(text)));
});

test('more texts than are remembered', () => {
  const shared = createDateDecoder(undefined);
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 20_000; i++) {
      expect(shared(`05/01/2024 ${i % 24}:${String(i % 60).padStart(2, '0')}:00 +${1000 + (i % 60)}`).dayFirst).toBe(
        parseDay('2024-01-05'),
      );
    }
  }
});

describe('the day in a time zone', () => {
  test.each([
    ['2024-01-05 23:30:00Z', 'Europe/Rome', '2024-01-06'],
    ['2024-01-05 23:30:00', 'Europe/Rome', '2024-01-05'],
    ['2024-01-05', 'Pacific/Kiritimati', '2024-01-05'],
    ['2024-07-05 22:30:00Z', 'Europe/Rome', '2024-07-06'],
    ['2024-01-05 22:30:00Z', 'Europe/Rome', '2024-01-05'],
    ['2026-09-03 22:15:00 -0400', 'Europe/Rome', '2026-09-04'],
    ['2026-09-03 01:15:00 +02:00', 'America/New_York', '2026-09-02'],
    ['2024-01-05 20:00 PST', 'UTC', '2024-01-06'],
    ['2024-01-05 24:00:00Z', 'UTC', '2024-01-06'],
    ['5 Jan 2024 23:30 UTC', 'Europe/Rome', '2024-01-06'],
    // The weekday is that of the day printed.
    ['Fri, 5 Jan 2024 23:30:00 +0000', 'Europe/Rome', '2024-01-06'],
    ['1704412799', 'Europe/Rome', '2024-01-05'],
    ['1704412799000', 'America/New_York', '2024-01-04'],
    ['20240105T233000Z', 'Europe/Rome', '2024-01-06'],
  ])('%s in %s', (text, zone, day) => {
    expect(read(text, zone).slice(0, 2)).toEqual([day, day]);
  });

  it('moves both readings', () => {
    expect(read('03/04/2024 23:30 +0000', 'Europe/Rome')).toEqual(['2024-04-04', '2024-03-05', 'numeric']);
  });
});

describe('every notation of every day', () => {
  const first = parseDay('1970-01-01')!;
  const last = parseDay('2069-12-31')!;
  const days = fc.integer({ min: first, max: last });
  const two = (n: number) => String(n).padStart(2, '0');
  const parts = (day: number) => formatDay(day).split('-').map(Number) as [number, number, number];
  const times = fc.constantFrom('', ' 8:26', ' 08:26:59', 'T08:26:59', ', 3:04:05 PM', ' 3:04 a.m.', ' 10:15:00 -0400');
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  const notations: Readonly<Record<string, (y: number, m: number, d: number) => string>> = {
    iso: (y, m, d) => `${y}-${two(m)}-${two(d)}`,
    slashedYear: (y, m, d) => `${y}/${two(m)}/${two(d)}`,
    compact: (y, m, d) => `${y}${two(m)}${two(d)}`,
    dotted: (y, m, d) => `${d}.${m}.${y}`,
    dottedTwo: (y, m, d) => `${two(d)}.${two(m)}.${two(y % 100)}`,
    named: (y, m, d) => `${d} ${months[m - 1]} ${y}`,
    american: (y, m, d) => `${months[m - 1]} ${d}, ${y}`,
    dashedName: (y, m, d) => `${two(d)}-${months[m - 1]}-${two(y % 100)}`,
    ebay: (y, m, d) => `${months[m - 1]}-${two(d)}-${two(y % 100)}`,
  };

  test.each(Object.entries(notations))('%s', (_, write) => {
    fc.assert(
      fc.property(days, times, (day, time) => {
        const { dayFirst, monthFirst } = decode(write(...parts(day)) + time);
        expect([dayFirst, monthFirst]).toEqual([day, day]);
      }),
    );
  });

  test('day and month in either order', () => {
    fc.assert(
      fc.property(
        days,
        times,
        fc.constantFrom('/', '-'),
        fc.boolean(),
        fc.boolean(),
        (day, time, mark, isLong, pads) => {
          const [y, m, d] = parts(day);
          const [year, month, dayOfMonth] = [isLong ? y : two(y % 100), pads ? two(m) : m, pads ? two(d) : d];
          const european = decode([dayOfMonth, month, year].join(mark) + time);
          const american = decode([month, dayOfMonth, year].join(mark) + time);
          expect(european.dayFirst).toBe(day);
          expect(american.monthFirst).toBe(day);
          expect(american.dayFirst).toBe(european.monthFirst);
          expect(Number.isNaN(european.monthFirst)).toBe(d > 12);
        },
      ),
    );
  });

  test('Unix times', () => {
    const instants = fc.integer({ min: 1_000_000_000, max: 7_258_118_399 });
    fc.assert(
      fc.property(instants, (seconds) => {
        const day = Math.floor(seconds / 86_400);
        for (const text of [`${seconds}`, `${seconds}.5`, `${seconds}999`, `${seconds}000000`]) {
          expect(decode(text).dayFirst).toBe(day);
        }
      }),
    );
  });

  test('any text gives days of the range or none', () => {
    const pieces = fc.constantFrom(
      '1',
      '12',
      '05',
      '2024',
      '/',
      '-',
      '.',
      ':',
      ' ',
      'T',
      'Z',
      '+',
      'Jan',
      'PM',
      ',',
      'x',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (list) => {
        for (const day of Object.values(decode(list.join('')))) {
          if (typeof day !== 'number' || Number.isNaN(day)) continue;
          expect(Number.isInteger(day) && day >= parseDay('1900-01-01')! && day <= parseDay('2199-12-31')!).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('a description reads what it describes', () => {
    const samples = [
      '2024-04-03',
      '2024-04-03 10:00:00',
      '2024/04/03',
      '20240403',
      '20240403101112',
      '03/04/2024',
      '03/04/24',
      '03-04-2024',
      '03-04-24',
      '03.04.2024',
      '03.04.24',
      '1712102400',
      '1712102400000',
    ];
    for (const sample of samples) {
      const readings = decode(sample);
      for (const reading of ['dayFirst', 'monthFirst'] as const) {
        const pattern = describeDates(readings.shape, reading);
        expect([sample, createPatternDecoder(pattern, undefined)(sample).dayFirst]).toEqual([
          sample,
          readings[reading],
        ]);
      }
    }
  });
});

test('months and weekdays in five languages are the ones of the platform', () => {
  for (const locale of ['en', 'it', 'de', 'fr', 'es', 'de-AT', 'en-GB']) {
    for (const width of ['long', 'short'] as const) {
      const monthName = new Intl.DateTimeFormat(locale, { month: width, timeZone: 'UTC' });
      const weekdayName = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
      for (let i = 0; i < 12; i++) {
        const name = monthName.format(Date.UTC(2024, i, 15)).replace('.', '');
        expect([name, monthOf(name)]).toEqual([name, i + 1]);
      }
      for (let i = 0; i < 7; i++) {
        const name = weekdayName.format(Date.UTC(2023, 0, 1 + i)).replace('.', '');
        expect([name, weekdayOf(name)]).toEqual([name, i]);
      }
    }
  }
  expect(monthOf('jui')).toBeUndefined();
});

describe('time zones', () => {
  test('known names', () => {
    expect(['Europe/Rome', 'UTC', 'America/New_York'].map(isTimeZone)).toEqual([true, true, true]);
    expect(['Europe/Roma', '', '+02:00', 'Mars'].map(isTimeZone)).toEqual([false, false, false, false]);
  });

  test.each([
    ['Europe/Rome', '2024-03-31T00:59:59Z', 60],
    ['Europe/Rome', '2024-03-31T01:00:00Z', 120],
    ['America/New_York', '2024-11-03T05:59:59Z', -240],
    ['America/New_York', '2024-11-03T06:00:00Z', -300],
    ['Asia/Kathmandu', '2024-01-01T00:00:00Z', 345],
    ['UTC', '2024-01-01T00:00:00Z', 0],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', -600],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', 840],
  ])('%s at %s', (zone, instant, minutes) => {
    const offset = createZoneOffset(zone);
    expect(offset(Date.parse(instant))).toBe(minutes);
    expect(offset(Date.parse(instant))).toBe(minutes);
  });
});

describe('a given pattern', () => {
  test.each([
    ['dd/MM/yyyy', '03/04/2024', '2024-04-03'],
    ['dd/MM/yyyy', '3/4/2024', '2024-04-03'],
    ['dd/MM/yyyy', '2024-04-03', 'NaN'],
    ['dd/MM/yyyy', '31/02/2024', 'NaN'],
    ['dd/MM/yyyy', '03/04/24', 'NaN'],
    ['dd/MM/yyyy', '03/04/2024 10:00', 'NaN'],
    ['MM.dd.yyyy', '03.04.2024', '2024-03-04'],
    ['yyyy-dd-MM', '2024-04-03', '2024-03-04'],
    ['d/M/yy', '1/2/69', '2069-02-01'],
    ['d/M/yy', '1/2/70', '1970-02-01'],
    ['yyyyMMdd', '20241005', '2024-10-05'],
    ['yyyyMMdd', '2024105', 'NaN'],
    ['yyyyMMddHHmm', '202410051026', '2024-10-05'],
    ["dd/MM/yyyy 'h' HH:mm", `3/4/2024${nbsp}h 10:26`, '2024-04-03'],
    ['dd MMM yyyy', '05 gen 2024', '2024-01-05'],
    ['dd MMM yyyy', '05 janv. 2024', '2024-01-05'],
    ['dd MMM. yyyy', '05 janv. 2024', '2024-01-05'],
    ['d. MMMM yyyy', '5. März 2024', '2024-03-05'],
    ['d MMMM yyyy', '5 marzo 2024', '2024-03-05'],
    ['EEE d MMM yyyy', 'mar 5 mar 2024', '2024-03-05'],
    ['EEEE d MMMM yyyy', 'lundi 5 août 2024', '2024-08-05'],
    ['MMM d, yyyy h:mm a', 'Jan 5, 2024 11:04 PM', '2024-01-05'],
    ['dd/MM/yyyy HH:mm', '05/01/2024 23:59', '2024-01-05'],
    ['yyyy-MM-dd HH:mm:ss xx', '2024-01-05 23:30:00 -0400', '2024-01-05'],
    ["yyyy-MM-dd'T'HH:mm:ssX", '2024-01-05T23:30:00Z', '2024-01-05'],
    ['yyyy-MM-dd HH:mm xxx', '2024-01-05 00:30 +02:00', '2024-01-05'],
    ['EEE MMM dd HH:mm:ss xx yyyy', 'Fri Jan 05 00:30:00 +0200 2024', '2024-01-05'],
    ['yyyy-MM-dd HH:mm xxx', '2024-01-05 00:30', 'NaN'],
    ['t', '1704412799', '2024-01-04'],
    ['T', '1704412800000', '2024-01-05'],
    ['dd/MM/yyyy', '01/01/1899', 'NaN'],
    ['dd/MM/yyyy', '', 'NaN'],
  ])('%s reads %s', (pattern, text, day) => {
    const { dayFirst, monthFirst } = createPatternDecoder(pattern, undefined)(text);
    expect([iso(dayFirst), iso(monthFirst)]).toEqual([day, day]);
  });

  test.each([
    ['yyyy-MM-dd HH:mm:ss xx', '2024-01-05 23:30:00 -0400', '2024-01-06'],
    ['yyyy-MM-dd HH:mm xxx', '2024-01-05 00:30 +02:00', '2024-01-04'],
    ['yyyy-MM-dd HH:mm', '2024-01-05 23:30', '2024-01-05'],
    ['t', '1704412799', '2024-01-05'],
  ])('%s reads %s in Europe/Rome or further west', (pattern, text, day) => {
    const zone = pattern.endsWith('xxx') ? 'America/New_York' : 'Europe/Rome';
    expect(iso(createPatternDecoder(pattern, zone)(text).dayFirst)).toBe(day);
  });

  test.each([
    ['YYYY-MM-DD', /YYYY is not the calendar year/, 'yyyy-MM-dd'],
    ['DD/MM/YYYY', /DD is not the day of the month/, 'dd/MM/yyyy'],
    ['dd/mm/yyyy', /does not say the month \(mm are minutes/, 'dd/MM/yyyy'],
    ['dd/mm/yyyy HH:mm', /mm and mm both say the minute/, 'dd/MM/yyyy HH:mm'],
    ['%d/%m/%Y', /without %/, 'dd/MM/yyyy'],
    ['dd/MM/yyyy HH:mm a', /a goes with hh, not HH/, undefined],
    ['dd/MM/yyyy hh:mm', /hh goes with a/, 'dd/MM/yyyy HH:mm'],
    ['yyyy-MM-ddTHH:mm:ss', /T stands alone/, "yyyy-MM-dd'T'HH:mm:ss"],
    ['dd/MM', /does not say the year/, undefined],
    ['dd/MM/yyyy at HH:mm', /"b" and|a and|stands/, undefined],
    ['dd/MM/yyyy h Uhr', /"U" stands for nothing/, undefined],
    ['dd MMMMM yyyy', /one letter/, undefined],
    ['', /does not say the year and month and day/, undefined],
    ['t dd', /stands alone/, undefined],
  ])('%j is refused', (pattern, message, mended) => {
    let failure: unknown;
    try {
      createPatternDecoder(pattern, undefined);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(Failure);
    const { code, message: said, hint } = failure as Failure;
    expect(code).toBe('usage');
    expect(said).toMatch(message);
    if (mended !== undefined) expect(hint).toBe(`did you mean --date-format "${mended}"?`);
    else expect(hint).toMatch(/for example/);
  });

  test('reads every day back, whatever the zone of the machine', () => {
    const zones = [
      'UTC',
      'Pacific/Apia',
      'America/Sao_Paulo',
      'Pacific/Kiritimati',
      'America/Los_Angeles',
      'Africa/Cairo',
    ];
    const script = `
      import { createPatternDecoder } from './src/read/values/datePattern.ts';
      const plain = createPatternDecoder('dd/MM/yyyy', undefined);
      const timed = createPatternDecoder('dd/MM/yyyy HH:mm', undefined);
      const zoned = createPatternDecoder('yyyy-MM-dd HH:mm xx', undefined);
      let wrong = 0;
      for (let day = 14000; day < 17000; day++) {
        const iso = new Date(day * 864e5).toISOString().slice(0, 10);
        const text = iso.split('-').reverse().join('/');
        if (plain(text).dayFirst !== day || timed(text + ' 00:30').dayFirst !== day) wrong++;
        if (day % 7 === 0 && zoned(iso + ' 23:30 -0500').dayFirst !== day) wrong++;
      }
      console.log(new Date(2024, 0, 1).getTimezoneOffset(), wrong);`;
    const bundled = execFileSync(
      'node_modules/.bin/esbuild',
      ['--bundle', '--platform=node', '--format=esm', '--log-level=error'],
      { input: script, encoding: 'utf8' },
    );
    const results = zones.map((TZ) =>
      execFileSync(process.execPath, ['--input-type=module'], {
        input: bundled,
        encoding: 'utf8',
        env: { ...process.env, TZ },
      })
        .trim()
        .split(' '),
    );
    expect(results.map(([, wrong]) => wrong)).toEqual(zones.map(() => '0'));
    expect(new Set(results.map(([offset]) => offset)).size).toBeGreaterThan(4);
  }, 60_000);
});

test('plain patterns only choose a reading', () => {
  const chosen = ['dd/MM/yyyy', 'd-M-yy', 'd.M.yyyy', ' dd/MM/yyyy '].map(readingOf);
  expect(chosen).toEqual(['dayFirst', 'dayFirst', 'dayFirst', 'dayFirst']);
  expect(['MM/dd/yyyy', 'M-d-yy'].map(readingOf)).toEqual(['monthFirst', 'monthFirst']);
  // What the lenient decoder would read otherwise has to be read by the pattern.
  for (const pattern of [
    'MM.dd.yyyy',
    'yyyy-MM-dd',
    'dd/MM-yyyy',
    'dd/MM/yyyy HH:mm',
    'dd MMM yyyy',
    'dd/mm/yyyy',
    '',
  ]) {
    expect([pattern, readingOf(pattern)]).toEqual([pattern, undefined]);
  }
});
