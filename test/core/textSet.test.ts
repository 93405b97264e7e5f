import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTextSet } from '../../src/core/textSet.ts';
import { textsFrom } from '../../src/core/texts.ts';

it('a set of texts has what was added to it, from whatever texts, and nothing else', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', '@'), maxLength: 4 }), { maxLength: 40 });
  fc.assert(
    fc.property(texts, texts, texts, (some, more, asked) => {
      const set = createTextSet();
      for (const strings of [some, more]) strings.forEach((_, code) => void set.add(textsFrom(strings), code));
      const expected = new Set([...some, ...more]);
      expect(set.size()).toBe(expected.size);
      const others = textsFrom(asked);
      expect(asked.map((_, code) => set.has(others, code))).toEqual(asked.map((text) => expected.has(text)));
    }),
  );
});

it('a set of texts grows', () => {
  const strings = Array.from({ length: 5000 }, (_, i) => `lena${i}@example.com`);
  const texts = textsFrom(strings);
  const set = createTextSet();
  for (let code = 0; code < strings.length; code += 2) set.add(texts, code);
  expect(set.size()).toBe(2500);
  expect(strings.filter((_, code) => set.has(texts, code))).toEqual(strings.filter((_, code) => code % 2 === 0));
});
