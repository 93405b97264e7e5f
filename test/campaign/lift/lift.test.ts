import { describe, expect, it } from 'vitest';
import { liftOf } from '../../../src/campaign/lift/lift.ts';
import { outcomeOf } from './shop.ts';

const people = (revenues: readonly number[]) =>
  outcomeOf(revenues.map((revenue) => ({ orders: revenue === 0 ? 0 : 1, revenue })));
const repeated = (count: number, ...values: readonly number[]) =>
  new Array<readonly number[]>(count).fill(values).flat();

describe('liftOf', () => {
  it('has the figures that are counted by hand', () => {
    // Contact 0 0 4 8: mean 3, squares around it 44; control 0 2: mean 1, squares around it 2.
    const { buyers, orders, revenue } = liftOf({ contact: people([0, 0, 4, 8]), control: people([0, 2]) }, 0.1, true);
    expect(buyers.value).toBe(0);
    expect(orders.value).toBe(0);
    expect(revenue!.difference.value).toBe(2);
    expect(revenue!.attributable.value).toBe(8);
    expect(revenue!.matters).toBeCloseTo(0.1, 12);
    // 46 / (6 - 2) = 11.5 within the arms; (1.959964 + 0.841621)² 11.5 (1/4 + 1/2) = 67.70.
    expect(revenue!.smallestVisible).toBeCloseTo(Math.sqrt(67.7), 2);
    // (2.801585² 11.5 / 0.1²) / (4/6 · 2/6) = 40,617.4.
    expect(revenue!.customersNeeded).toBeGreaterThan(40_610);
    expect(revenue!.customersNeeded).toBeLessThan(40_630);
    expect(revenue!.verdict).toBe('too_small');
    expect(revenue!.attributable.low).toBe(revenue!.difference.low * 4);
  });

  const tame = repeated(100, 9, 10, 11);
  it.each([
    ['more', tame, repeated(10, 8, 9, 10)],
    ['less', tame, repeated(10, 10, 11, 12)],
    ['not_more', tame, repeated(10, 9, 10, 11)],
    ['too_small', repeated(30, 0, 0, 0, 0, 0, 90), repeated(5, 0, 0, 0, 0, 0, 90)],
  ] as const)('claims %s', (verdict, contact, control) => {
    expect(liftOf({ contact: people(contact), control: people(control) }, 0.1, true).revenue!.verdict).toBe(verdict);
  });

  it.each([
    ['control', repeated(370, 0), [50, ...repeated(45, 0)]],
    ['contact', [50, ...repeated(369, 0)], repeated(46, 0)],
  ] as const)('is too small to tell with one buyer, in %s', (_, contact, control) => {
    const { revenue } = liftOf({ contact: people(contact), control: people(control) }, 0.1, true);
    expect(revenue!.verdict).toBe('too_small');
    expect(revenue!.difference.low).toBeLessThan(0);
    expect(revenue!.difference.high).toBeGreaterThan(0);
  });

  it('claims more where everybody who was written to bought, and nobody else', () => {
    const { revenue, orders } = liftOf(
      { contact: people(repeated(160, 20)), control: people(repeated(40, 0)) },
      0.1,
      true,
    );
    expect(revenue).toMatchObject({ verdict: 'more', difference: { value: 20, low: 20, high: 20 } });
    expect(orders.p).toBeLessThan(0.01);
  });

  it('claims nothing where control brought nothing, and nothing can be a share of it', () => {
    const { revenue } = liftOf({ contact: people(repeated(50, 0, 0)), control: people(repeated(5, 0, 0)) }, 0.1, true);
    expect(revenue).toMatchObject({ verdict: 'too_small', smallestVisible: 0, matters: undefined });
    expect(revenue!.difference).toEqual({ value: 0, low: -Infinity, high: Infinity, p: 1 });
  });

  it('claims nothing of revenue without money', () => {
    expect(liftOf({ contact: people(tame), control: people([1, 2]) }, 0.1, false).revenue).toBeUndefined();
  });

  it('gives the same figures for the same outcomes', () => {
    const arms = { contact: people(repeated(40, 0, 3, 0, 8)), control: people(repeated(9, 0, 3, 0, 5)) };
    expect(liftOf(arms, 0.1, true)).toEqual(liftOf(arms, 0.1, true));
  });
});
