import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortTogether } from '../../../src/read/orders/sortTogether.ts';

it.each([10, 300])('sorts up to %d keys of a part, and what stands beside them, equal keys as they came', (most) => {
  const keys = fc.array(fc.integer({ min: -3, max: 6 }), { maxLength: most, size: 'max' });
  fc.assert(
    fc.property(keys, fc.nat({ max: 3 }), fc.nat({ max: 3 }), (some, before, after) => {
      const to = Math.max(before, some.length - after);
      const part = some.slice(before, to).map((key, i) => [key, before + i] as const);
      const sorted = part.toSorted(([a, i], [b, j]) => a - b || i - j);
      const expected = [...some.map((key, i) => [key, i] as const)];
      expected.splice(before, part.length, ...sorted);
      const sortedKeys = Int32Array.from(some);
      const places = Float64Array.from(some, (_, i) => i);
      sortTogether(sortedKeys, [places], before, to);
      expect(Array.from(sortedKeys, (key, i) => [key, places[i]])).toEqual(expected);
    }),
  );
});
