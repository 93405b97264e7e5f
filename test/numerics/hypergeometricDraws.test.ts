import { describe, expect, it } from 'vitest';
import { hypergeometricDraws } from '../../src/numerics/hypergeometricDraws.ts';
import { seededRandom } from '../../src/numerics/random.ts';

const DRAWS = 100_000;

/** The chances of 0, 1, 2 … marked things, by binomial coefficients. */
function chances(population: number, marked: number, drawn: number): number[] {
  const choose = (n: number, k: number): number => (k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
  return Array.from(
    { length: drawn + 1 },
    (_, k) => (choose(marked, k) * choose(population - marked, drawn - k)) / choose(population, drawn),
  );
}

describe('hypergeometricDraws', () => {
  it.each([
    [10, 4, 3],
    [10, 8, 5],
    [7, 3, 6],
    [50, 25, 20],
  ])('of %i with %i marked, %i drawn, has the chances of counting', (population, marked, drawn) => {
    const [random, draw] = [seededRandom(1), hypergeometricDraws(population, marked, drawn)];
    const counts = new Array<number>(drawn + 1).fill(0);
    for (let i = 0; i < DRAWS; i++) counts[draw(random)]!++;
    for (const [count, chance] of chances(population, marked, drawn).entries()) {
      const error = Math.sqrt((chance * (1 - chance)) / DRAWS);
      expect(Math.abs(counts[count]! / DRAWS - chance), `${count}`).toBeLessThanOrEqual(5 * error + 1e-12);
    }
  });

  it('has the mean and the variance of a large population', () => {
    const [random, draw] = [seededRandom(2), hypergeometricDraws(1_000_000, 50_000, 100_000)];
    const values = Array.from({ length: 20_000 }, () => draw(random));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(5000, -1);
    expect(variance / (5000 * 0.95 * 0.9)).toBeGreaterThan(0.95);
    expect(variance / (5000 * 0.95 * 0.9)).toBeLessThan(1.05);
  });

  it.each([
    [10, 0, 4, 0],
    [10, 10, 4, 4],
    [10, 3, 0, 0],
    [10, 3, 10, 3],
    [0, 0, 0, 0],
  ])('of %i with %i marked, %i drawn, is always %i', (population, marked, drawn, count) => {
    const [random, draw] = [seededRandom(3), hypergeometricDraws(population, marked, drawn)];
    expect(new Set(Array.from({ length: 50 }, () => draw(random)))).toEqual(new Set([count]));
  });
});
