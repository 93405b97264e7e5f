import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDictionary } from '../../../src/read/rows/dictionary.ts';

const ids = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.integer({ min: 0, max: 3000 }).map(String),
  fc.integer({ min: 0, max: 3000 }).map((n) => `A${String(n).padStart(7, '0')}`),
  fc.constantFrom('', '0', '00', 'a', 'a0', '12345678901234567890', '112345678901234567890'),
);

/** Codes as a Map gives them. */
function expectedCodes(texts: readonly string[]): number[] {
  const codes = new Map<string, number>();
  return texts.map((text) => {
    if (!codes.has(text)) codes.set(text, codes.size);
    return codes.get(text)!;
  });
}

function rangesOf(texts: readonly string[]) {
  const parts = texts.map((text) => Buffer.from(text));
  const ends = new Int32Array(parts.length);
  parts.reduce((at, part, i) => {
    ends[i] = at + part.length;
    return ends[i]!;
  }, 0);
  const bytes = Buffer.concat(parts);
  return {
    bytes: { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length) },
    ranges: { starts: ends.map((end, i) => end - parts[i]!.length), ends },
  };
}

describe('a dictionary', () => {
  it('numbers texts in the order in which they came, and gives them back', () => {
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 3000, size: 'max' }), (texts) => {
        const well = texts.map((text) => Buffer.from(text).toString());
        const dictionary = createDictionary();
        expect(well.map(dictionary.code)).toEqual(expectedCodes(well));
        expect(dictionary.size()).toBe(new Set(well).size);
        expect(Array.from({ length: dictionary.size() }, (_, code) => dictionary.text(code))).toEqual([
          ...new Set(well),
        ]);
      }),
      { numRuns: 30 },
    );
  });
  it('numbers many at once as one by one, also where a batch makes it grow', () => {
    fc.assert(
      fc.property(fc.array(fc.array(ids, { maxLength: 1500, size: 'max' }), { maxLength: 3 }), (batches) => {
        const [dictionary, oneByOne] = [createDictionary(), createDictionary()];
        for (const texts of batches) {
          const { bytes, ranges } = rangesOf(texts);
          const codes = new Int32Array(texts.length);
          dictionary.codesOf(bytes, ranges, texts.length, codes);
          expect([...codes]).toEqual(texts.map((_, i) => oneByOne.codeOf(bytes, ranges.starts[i]!, ranges.ends[i]!)));
        }
      }),
      { numRuns: 30 },
    );
  });
  it('holds a hundred thousand ids of any kind without a mix-up', () => {
    const dictionary = createDictionary();
    const kinds = [
      (i: number) => String(i),
      (i: number) => `ORD-${i * 7919}`,
      (i: number) => `${(i * 2654435761) % 4294967296}-x`,
      (i: number) => `B${i}`,
    ];
    for (let i = 0; i < 25_000; i++) for (const kind of kinds) dictionary.code(kind(i));
    expect(dictionary.size()).toBe(100_000);
    for (let i = 0; i < 25_000; i += 97) {
      kinds.forEach((kind, k) => {
        expect(dictionary.code(kind(i))).toBe(4 * i + k);
        expect(dictionary.text(4 * i + k)).toBe(kind(i));
      });
    }
  });
});
