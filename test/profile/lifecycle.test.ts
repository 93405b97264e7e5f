import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Lifecycle, lifecycle, lifecycleStages } from '../../src/profile/lifecycle.ts';
import { builtLedger, type Entry } from '../score/builtLedger.ts';

/** Purchases of each customer, on the given days. */
function bought(days: Readonly<Record<string, readonly number[]>>): Entry[] {
  return Object.entries(days).flatMap(([customer, own]) => own.map((day) => ({ customer, day, units: 1 })));
}

const stagesOf = ({ stage }: Lifecycle) => Array.from(stage, (index) => lifecycleStages[index]);
/** The stage of customer `a`, with others who set the base's cadence to 10 days. */
function stageOf(days: readonly number[], asOf: number): string | undefined {
  const others = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`other ${index}`, [0, 10]]));
  const found = lifecycle(builtLedger(bought({ a: days, ...others })), asOf);
  expect(found.baseCadence).toBe(10);
  expect(found.onboardingDays).toBe(10);
  return stagesOf(found)[0];
}

/** The first day on which the first customer is slipping: silent for more than twice the cadence. */
function slippingFrom(entries: readonly Entry[], lastDay: number): number {
  let day = lastDay;
  while (stagesOf(lifecycle(builtLedger(entries), day))[0] !== 'slipping') day++;
  return day;
}

describe('lifecycle', () => {
  it.each([
    ['one purchase day, as long ago as a second is waited for', [100], 110, 'onboarding'],
    ['one purchase day, a day more ago', [100], 111, 'repeat'],
    ['silent for twice the cadence', [100], 120, 'repeat'],
    ['silent for more than twice the cadence', [100], 121, 'slipping'],
    ['silent for four times the cadence', [100], 140, 'slipping'],
    ['silent for more than four times the cadence', [100], 141, 'lapsed'],
    ['three purchase days go by the cadence of the base', [0, 100, 101], 122, 'slipping'],
    ['four purchase days go by their own cadence', [0, 30, 60, 90], 150, 'loyal'],
    ['four purchase days, silent for longer', [0, 30, 60, 90], 151, 'slipping'],
    ['two purchase days near each other', [90, 130], 130, 'repeat'],
    ['two purchase days far from each other', [90, 131], 131, 'returning'],
    ['the cadence before the last of four days is the base', [0, 9, 18, 59], 59, 'returning'],
    ['the cadence before the last of five days is their own', [0, 20, 40, 60, 140], 140, 'loyal'],
    ['five days, the last after more than four times the cadence', [0, 20, 40, 60, 141], 141, 'returning'],
    ['six days, the last after four times the mean of the middle two gaps', [0, 10, 20, 40, 60, 120], 120, 'loyal'],
    ['six days, the last after more than that', [0, 10, 20, 40, 60, 121], 121, 'returning'],
    ['the last gap in the middle of the others', [0, 1, 2, 12, 62, 72], 72, 'loyal'],
    ['a return does not count in the cadence before it', [0, 1, 2, 102, 202], 202, 'returning'],
    ['lapsed comes before returning', [0, 1, 2, 3, 100], 105, 'lapsed'],
    ['several purchases on one day are one purchase day', [100, 100, 100, 100], 105, 'onboarding'],
  ])('tells the stage: %s', (_, days, asOf, stage) => {
    expect(stageOf(days, asOf)).toBe(stage);
  });

  it('takes the mean of the middle two gaps, for a customer and for the base', () => {
    const entries = bought({ a: [0, 1, 5, 13, 29], b: [0, 4] });
    expect(lifecycle(builtLedger(entries), 29).baseCadence).toBe(4);
    expect(slippingFrom(entries, 29)).toBe(29 + 12 + 1);
    expect(lifecycle(builtLedger(bought({ a: [0, 3], b: [0, 8] })), 8).baseCadence).toBe(5.5);
  });

  it.each([39, 40, 41, 42, 43, 200])('finds the middle of %i gaps', (count) => {
    const days = [0];
    for (let i = 0; i < count; i++) days.push(days.at(-1)! + 1 + ((i * 17) % 23));
    const gaps = days.slice(1).map((day, i) => day - days[i]!);
    const last = days.at(-1)!;
    expect(lifecycle(builtLedger(bought({ a: days })), last).baseCadence).toBe(middle(gaps));
    expect(slippingFrom(bought({ a: days }), last)).toBe(last + 2 * middle(gaps)! + 1);
  });

  it('keeps the wait for a second purchase within 7 to 90 days', () => {
    expect(lifecycle(builtLedger(bought({ a: [0, 1, 50] })), 50).onboardingDays).toBe(7);
    expect(lifecycle(builtLedger(bought({ a: [0, 200, 201] })), 201).onboardingDays).toBe(90);
    expect(lifecycle(builtLedger(bought({ a: [0, 20], b: [0, 31] })), 31).onboardingDays).toBe(25.5);
  });

  it('waits 90 days where nobody has bought on a second day, and then knows no cadence', () => {
    const found = lifecycle(builtLedger(bought({ a: [310], b: [309], c: [220], d: [219], e: [40], f: [39] })), 400);
    expect(stagesOf(found)).toEqual(['onboarding', 'repeat', 'repeat', 'slipping', 'slipping', 'lapsed']);
    expect(found.baseCadence).toBeNaN();
    expect(found.onboardingDays).toBe(90);
  });

  it('sees neither refunds nor reversed orders nor what comes after as_of', () => {
    const entries: Entry[] = [
      ...bought({ a: [0, 10, 20, 30, 500], late: [600] }),
      { customer: 'a', day: 25, units: -1, kind: 'refund' },
      { customer: 'a', day: 26, units: 1, kind: 'reversed' },
      { customer: 'none', day: 5, units: -1, kind: 'refund' },
    ];
    const found = lifecycle(builtLedger(entries), 31);
    expect(stagesOf(found)).toEqual(['loyal', 'prospect', 'prospect']);
    expect(
      slippingFrom(
        entries.filter(({ day }) => day < 500),
        30,
      ),
    ).toBe(51);
  });

  it('has nobody in an empty ledger', () => {
    expect(lifecycle(builtLedger([]), 0).stage).toHaveLength(0);
  });

  it('agrees with the definitions written out', () => {
    const histories = fc.array(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 9 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(histories, fc.integer({ min: 60, max: 200 }), (all, asOf) => {
        const found = lifecycle(builtLedger(bought(Object.fromEntries(all.map((own, i) => [`c${i}`, own])))), asOf);
        expect(stagesOf(found)).toEqual(stagesWrittenOut(all, asOf));
      }),
    );
  });
});

function stagesWrittenOut(all: readonly (readonly number[])[], asOf: number): string[] {
  const histories = all.map((own) => [...new Set(own)].sort((a, b) => a - b));
  const gapsOf = (days: readonly number[]) => days.slice(1).map((day, index) => day - days[index]!);
  const base = middle(histories.flatMap(gapsOf)) ?? 90;
  const waits = histories.filter((days) => days.length > 1).map((days) => days[1]! - days[0]!);
  const wait = Math.min(90, Math.max(7, middle(waits) ?? 90));
  const cadenceOf = (days: readonly number[]) => (days.length >= 4 ? middle(gapsOf(days))! : base);
  return histories.map((days) => {
    const silent = asOf - days.at(-1)!;
    const matches: [string, boolean][] = [
      ['lapsed', silent > 4 * cadenceOf(days)],
      ['slipping', silent > 2 * cadenceOf(days)],
      ['returning', days.length > 1 && gapsOf(days).at(-1)! > 4 * cadenceOf(days.slice(0, -1))],
      ['onboarding', days.length === 1 && silent <= wait],
      ['loyal', days.length >= 4],
      ['repeat', true],
    ];
    return matches.find(([, holds]) => holds)![0];
  });
}

function middle(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return sorted.length === 0 ? undefined : (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2;
}
