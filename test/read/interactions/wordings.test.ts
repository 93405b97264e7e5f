import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createWordings } from '../../../src/read/interactions/rows/wordings.ts';

const code = fc.integer({ min: -20, max: 4 });

it('the same four codes have the same number, others another, and a number says what it stands for', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(code, code, code, code), { maxLength: 2000, size: 'max' }), (said) => {
      const wordings = createWordings();
      const numberOf = new Map<string, number>();
      for (const four of said) {
        const known = numberOf.get(String(four));
        const number = wordings.numberOf(...four);
        expect(number).toBe(known ?? numberOf.size);
        numberOf.set(String(four), number);
      }
      expect(wordings.size()).toBe(numberOf.size);
      for (const [type, channel, direction, status] of said) {
        const number = wordings.numberOf(type, channel, direction, status);
        expect(wordings.wording(number)).toEqual({ type, channel, direction, status });
      }
    }),
    { numRuns: 30 },
  );
});
