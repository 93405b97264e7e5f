import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { armChooser } from '../../../src/campaign/lift/arms.ts';
import { armsOf, customersIn } from '../../../src/campaign/lift/split.ts';
import { textsFrom } from '../../../src/core/texts.ts';
import { sha256 } from '../../../src/write/audiences/sha256.ts';

const ids = (count: number) => Array.from({ length: count }, (_, i) => `c${i}`);
const text = fc.string({ minLength: 1 }).filter((one) => !/[\r\n]/.test(one));
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });

function armsOfAll(customers: readonly string[], seed: number, campaign: string, controlShare: number) {
  const texts = { texts: textsFrom(customers), codes: Int32Array.from(customers.keys()) };
  return armsOf(texts, armChooser({ seed, campaign, controlShare }, sha256));
}

describe('the arm of a customer', () => {
  // printf '1\nspring\nada' | sha256sum: c86d0d7cb67ae372…; 0xc86d0d7cb67ae / 2^52 = 0.7829.
  it.each([
    [0.78, 'contact'],
    [0.79, 'control'],
  ])('is what sha256sum says: with %d in control, %s', (controlShare, arm) => {
    expect(armChooser({ seed: 1, campaign: 'spring', controlShare }, sha256)('ada')).toBe(arm);
  });

  it('is the formula, written in another way', () => {
    fc.assert(
      fc.property(text, text, fc.integer(), share, (campaign, customer, seed, controlShare) => {
        const bytes = createHash('sha256')
          .update(Buffer.from(`${seed}\n${campaign}\n${customer}`))
          .digest();
        const number = Number(bytes.readBigUInt64BE(0) >> 12n);
        const arm = armChooser({ seed, campaign, controlShare }, sha256)(customer);
        expect(arm).toBe(number < controlShare * 2 ** 52 ? 'control' : 'contact');
      }),
    );
  });

  it('stays whoever else is there, in any order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(text, { minLength: 1 }),
        fc.array(text),
        text,
        share,
        (own, others, campaign, control) => {
          const alone = new Map(own.map((id, row) => [id, armsOfAll(own, 1, campaign, control)[row]!]));
          const together = [...others, ...own].reverse();
          const arms = armsOfAll(together, 1, campaign, control);
          for (const [row, id] of together.entries()) if (alone.has(id)) expect(arms[row]).toBe(alone.get(id));
        },
      ),
    );
  });

  it('stays control where the share of control grows', () => {
    fc.assert(
      fc.property(text, text, share, share, (campaign, customer, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const armWith = (controlShare: number) => armChooser({ seed: 1, campaign, controlShare }, sha256)(customer);
        if (armWith(less) === 'control') expect(armWith(more)).toBe('control');
      }),
    );
  });
});

test.each([0.05, 0.1, 0.5])('control has about its share: %d', (controlShare) => {
  const customers = ids(20_000);
  for (let seed = 1; seed <= 10; seed++) {
    const inControl = customersIn('control', armsOfAll(customers, seed, 'spring', controlShare));
    const error = Math.sqrt(controlShare * (1 - controlShare) * customers.length);
    expect(Math.abs(inControl - controlShare * customers.length)).toBeLessThan(4.5 * error);
  }
});

test('another campaign, and another seed, splits independently', () => {
  const customers = ids(20_000);
  const first = armsOfAll(customers, 1, 'spring', 0.3);
  for (const [seed, campaign] of [
    [1, 'summer'],
    [1, 'spring '],
    [2, 'spring'],
    [-1, 'spring'],
    [11, 'pring'],
  ] as const) {
    const second = armsOfAll(customers, seed, campaign, 0.3);
    const table = [0, 0, 0, 0];
    for (const [row, arm] of first.entries()) table[2 * arm + second[row]!]!++;
    const [a, b, c, d] = table as [number, number, number, number];
    const chiSquare = (20_000 * (a * d - b * c) ** 2) / ((a + b) * (c + d) * (a + c) * (b + d));
    // One degree of freedom: beyond it once in 10,000 tables.
    expect(chiSquare, `${seed} ${campaign}`).toBeLessThan(15.1);
  }
});
