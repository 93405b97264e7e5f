import { describe, expect, it } from 'vitest';
import { acceptance, isPossible, logLikelihoodCeiling, repeatCustomers } from '../../src/value/accept.ts';
import { nbd } from '../../src/value/nbd.ts';
import type { HistoryGroups } from '../../src/value/purchaseModel.ts';
import { alike } from '../core/phrases.ts';

/** Five customers who bought once, three with x 2, t_x 1, and two with x 9, t_x 3. */
const groups: HistoryGroups = {
  count: 3,
  x: Float64Array.of(0, 2, 9),
  tx: Float64Array.of(0, 1, 3),
  T: Float64Array.of(8, 8, 8),
  weight: Float64Array.of(5, 3, 2),
};
/** 3 * 2 (ln 2 - 1) + 2 * 9 (ln 3 - 1). */
const ceiling = 6 * (Math.LN2 - 1) + 18 * (Math.log(3) - 1);

describe('the ceiling of the log-likelihood', () => {
  it('is that of customers with a rate of their own, gone at t_x', () => {
    expect(logLikelihoodCeiling(groups)).toBeCloseTo(ceiling, 12);
    expect(logLikelihoodCeiling({ ...groups, count: 1 })).toBe(0);
  });

  it('is not reached by a model', () => {
    for (const r of [0.01, 0.3, 2, 50, 1000]) {
      for (const alpha of [0.01, 1, 6, 50, 5000]) expect(nbd.logLikelihood([r, alpha], groups)).toBeLessThan(ceiling);
    }
  });

  it('parts what is possible from what is not', () => {
    expect(isPossible(ceiling - 1e-9, groups)).toBe(true);
    expect(isPossible(ceiling + 1e-9, groups)).toBe(false);
    expect(isPossible(Number.NaN, groups)).toBe(false);
    expect(isPossible(Number.NEGATIVE_INFINITY, groups)).toBe(false);
  });
});

describe('customers who bought again', () => {
  it('are counted by weight', () => {
    expect(repeatCustomers(groups)).toBe(5);
    expect(repeatCustomers({ ...groups, count: 1 })).toBe(0);
  });
});

describe('a fit', () => {
  const low = ceiling - 10;

  it.each([
    ['converged', true, [1, 1], low, [], { accepted: true, reason: 'converged' }],
    ['on a bound, named once', true, [1, 1], low, ['same', 'same'], { accepted: true, reason: 'same' }],
    ['on two bounds', true, [1, 1], low, ['one', 'two'], { accepted: true, reason: 'one; two' }],
    ['not converged', false, [1, 1], low, [], { accepted: false, reason: 'did not converge: tired' }],
    ['not finite', true, [1, 1], Number.NaN, [], { accepted: false, reason: 'the log-likelihood is not finite' }],
    [
      'run away',
      true,
      [1, Number.POSITIVE_INFINITY],
      low,
      [],
      { accepted: false, reason: 'a parameter is not finite' },
    ],
    [
      'above the ceiling',
      true,
      [1, 1],
      5.6e4,
      [],
      { accepted: false, reason: 'log-likelihood 56000.0 is above -0.1, the most that any model can reach' },
    ],
  ])('%s', (_, converged, parameters, logLikelihood, onBound, outcome) => {
    const { accepted, reason } = acceptance(
      converged,
      alike('tired'),
      parameters,
      logLikelihood,
      onBound.map(alike),
      groups,
    );
    expect({ accepted, reason: reason.en }).toEqual(outcome);
  });
});
