import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/numerics/random.ts';
import type { Arm } from '../../src/numerics/reassignments.ts';
import { shiftTest } from '../../src/numerics/shiftTest.ts';

const ASSIGNMENTS = 4000;

function armOf(values: readonly number[]): Arm {
  return { members: values.length, values: Float64Array.from(values.filter((value) => value !== 0)) };
}

/** Welch's t of two lists, by the textbook. */
function welch(treated: readonly number[], control: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const part = (values: readonly number[]) => {
    const around = values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0);
    return around / (values.length - 1) / values.length;
  };
  const gap = mean(treated) - mean(control);
  return Math.abs(gap) < 1e-12 ? 0 : gap / Math.sqrt(part(treated) + part(control));
}

/** Every choice of `size` of the first `count` numbers. */
function* choices(count: number, size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) yield [];
  else
    for (let first = from; first <= count - size; first++)
      for (const rest of choices(count, size - 1, first + 1)) yield [first, ...rest];
}

/** Shares of all assignments whose t is at least, and at most, that of the data once the shift is taken from the treated. */
function exactTails(treated: readonly number[], control: readonly number[], shift: number) {
  const all = [...treated.map((value) => value - shift), ...control];
  const own = welch(all.slice(0, treated.length), control);
  let [count, above, below] = [0, 0, 0];
  for (const chosen of choices(all.length, control.length)) {
    const others = all.filter((_, i) => !chosen.includes(i));
    const other = welch(
      others,
      chosen.map((i) => all[i]!),
    );
    count++;
    if (other >= own - 1e-9 * Math.max(1, Math.abs(own))) above++;
    if (other <= own + 1e-9 * Math.max(1, Math.abs(own))) below++;
  }
  return { above: above / count, below: below / count };
}

const examples = [
  [
    [0, 0, 3, 0, 12, 1, 0, 5],
    [0, 2, 0, 0],
  ],
  [
    [0, 40, 0],
    [0, 0, 7, 0, 2, 0, 0, 1, 0],
  ],
  [
    [5, 6, 7.5, 4, 9, 6.1],
    [1, 2, 1.5, 3, 0.5, 2.2],
  ],
  [
    [-2, 0, 3, 100, 0, 0, 1],
    [0, 0, -1, 4, 8],
  ],
] as const;

describe('shiftTest', () => {
  it('has the difference, the standard error and the deviation of the textbook', () => {
    // Means 3 and 1, squares around them 8 and 2: 8 / 2 / 3 + 2 / 1 / 2 = 2.3333; (8 + 2) / (5 - 2).
    const test = shiftTest(armOf([1, 3, 5]), armOf([0, 2]), 10, 1);
    expect(test.difference).toBe(2);
    expect(test.standardError).toBeCloseTo(Math.sqrt(7 / 3), 12);
    expect(test.deviation).toBeCloseTo(Math.sqrt(10 / 3), 12);
  });

  it.each(examples)('%j against %j: p is that of all assignments, but for chance', (treated, control) => {
    const test = shiftTest(armOf(treated), armOf(control), ASSIGNMENTS, 7);
    for (const shift of [-7, -1, -0.5, 0, 0.25, 2, 6, 30]) {
      const { above, below } = exactTails(treated, control, shift);
      const tail = Math.min(above, below);
      const error = 2 * (Math.sqrt((tail * (1 - tail)) / ASSIGNMENTS) * 4 + 1 / ASSIGNMENTS);
      expect(Math.abs(test.p(shift) - Math.min(1, 2 * tail)), `${shift}`).toBeLessThanOrEqual(error);
    }
  });

  it.each(examples)(
    '%j against %j: the interval is where p is above 5 %, and a wide look finds no other',
    (treated, control) => {
      const test = shiftTest(armOf(treated), armOf(control), ASSIGNMENTS, 7);
      const { low, high } = test.interval(0.95);
      const scale = test.standardError;
      expect(low).toBeLessThan(test.difference);
      expect(high).toBeGreaterThan(test.difference);
      for (let step = -3000; step <= 3000; step++) {
        const shift = test.difference + (step / 100) * scale;
        if (test.p(shift) <= 0.05) continue;
        expect(shift).toBeGreaterThanOrEqual(low);
        expect(shift).toBeLessThanOrEqual(high);
      }
      if (Number.isFinite(low)) expect(test.p(low + 1e-5 * scale)).toBeGreaterThan(0.05);
      if (Number.isFinite(low)) expect(test.p(low - 1e-5 * scale)).toBeLessThanOrEqual(0.05);
      if (Number.isFinite(high)) expect(test.p(high - 1e-5 * scale)).toBeGreaterThan(0.05);
      if (Number.isFinite(high)) expect(test.p(high + 1e-5 * scale)).toBeLessThanOrEqual(0.05);
    },
  );

  it('is the same with the arms changed over, but for its sign and chance', () => {
    const random = seededRandom(5);
    const values = (count: number) => Array.from({ length: count }, () => (random() < 0.5 ? 0 : random() ** -0.6));
    const [treated, control] = [armOf(values(300)), armOf(values(60))];
    const [one, other] = [shiftTest(treated, control, ASSIGNMENTS, 7), shiftTest(control, treated, ASSIGNMENTS, 7)];
    expect(other.difference).toBeCloseTo(-one.difference, 12);
    const [own, swapped] = [one.interval(0.95), other.interval(0.95)];
    // The same assignments are drawn, as the smaller arm is drawn; the values are in another order.
    expect(swapped.low / -own.high).toBeCloseTo(1, 0);
    expect(swapped.high / -own.low).toBeCloseTo(1, 0);
  });

  it('is that of Welch where both arms are many and their values are tame', () => {
    const random = seededRandom(6);
    const values = (count: number) => Array.from({ length: count }, () => 1 + random());
    const test = shiftTest(armOf(values(2000)), armOf(values(2000)), ASSIGNMENTS, 7);
    const { low, high } = test.interval(0.95);
    expect((test.difference - low) / test.standardError).toBeCloseTo(1.96, 0);
    expect((high - test.difference) / test.standardError).toBeCloseTo(1.96, 0);
  });

  it('counts the assignment of the data among those that are drawn', () => {
    const values = (from: number) => Array.from({ length: 40 }, (_, i) => from + (i % 5));
    // No other assignment comes near: 1 of 4,001 on the side of the difference.
    expect(shiftTest(armOf(values(101)), armOf(values(1)), ASSIGNMENTS, 7).p(0)).toBe(2 / (ASSIGNMENTS + 1));
  });

  it('does not depend on the unit', () => {
    const [treated, control] = examples[3];
    const units = shiftTest(armOf(treated), armOf(control), 500, 7);
    const tenThousandths = shiftTest(
      armOf(treated.map((value) => 1e4 * value)),
      armOf(control.map((value) => 1e4 * value)),
      500,
      7,
    );
    expect(tenThousandths.p(0)).toBe(units.p(0));
    expect(tenThousandths.interval(0.8).low).toBeCloseTo(1e4 * units.interval(0.8).low, 3);
  });

  it.each([
    ['all are zero', [0, 0, 0], [0, 0]],
    ['all are equal', [3, 3, 3, 3], [3, 3, 3]],
  ])('says nothing where %s', (_, treated, control) => {
    const test = shiftTest(armOf(treated), armOf(control), 200, 7);
    expect(test.standardError).toBe(0);
    expect(test.p(0)).toBe(1);
    expect(test.interval(0.95)).toEqual({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
  });

  it('tells arms apart of which each is the same in itself', () => {
    // One of C(7, 3) = 35 assignments on this side, 2/35 doubled: not refused; of C(12, 4) = 495 it is.
    const few = shiftTest(armOf([3, 3, 3, 3]), armOf([1, 1, 1]), ASSIGNMENTS, 7);
    expect(few.p(0)).toBeGreaterThan(0.05);
    expect(few.interval(0.95)).toEqual({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
    const more = shiftTest(armOf(new Array(8).fill(3)), armOf(new Array(4).fill(1.25)), ASSIGNMENTS, 7);
    expect(more.p(0)).toBeLessThan(0.01);
    expect(more.interval(0.95)).toEqual({ low: 1.75, high: 1.75 });
  });

  it('has no bounds where there are too few assignments to refuse anything', () => {
    const test = shiftTest(armOf([1, 5]), armOf([0, 2]), ASSIGNMENTS, 7);
    expect(test.interval(0.95)).toEqual({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
    expect(test.p(0)).toBeGreaterThan(1 / 3 - 0.05);
  });

  it('is finite with a single value that is not zero', () => {
    const zeros = (count: number) => new Array<number>(count).fill(0);
    for (const [treated, control] of [
      [[9, ...zeros(199)], zeros(20)],
      [zeros(200), [9, ...zeros(19)]],
    ] as const) {
      const test = shiftTest(armOf(treated), armOf(control), ASSIGNMENTS, 7);
      const { low, high } = test.interval(0.95);
      expect([test.p(0), low, high, test.standardError].some(Number.isNaN)).toBe(false);
      expect(low).toBeLessThan(0);
      expect(high).toBeGreaterThan(0);
    }
  });
});
