import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKernel } from '../../../src/read/kernel/kernel.ts';
import { createDictionary, type Dictionary } from '../../../src/read/rows/dictionary.ts';
import { createTextStore } from '../../../src/read/rows/textStore.ts';

const kernel = createKernel();
const ids = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.integer({ min: 0, max: 3000 }).map(String),
  fc.integer({ min: 0, max: 3000 }).map((n) => `A${String(n).padStart(7, '0')}`),
  // Texts that differ in one byte, at every length that the kernel looks at in another way.
  fc
    .tuple(fc.nat(26), fc.nat(25))
    .map(([length, at]) => 'aaaaaaaaaaaaaaaaaaaaaaaaaa'.slice(0, length).replace(/^./, (a) => (at < length ? 'b' : a))),
  fc.tuple(fc.nat(26), fc.nat(26)).map(([before, after]) => `${'x'.repeat(before)}y${'x'.repeat(after)}`),
  fc.constantFrom('', '0', '00', 'a', 'a0', '\0', '\0\0', '12345678901234567890', '112345678901234567890'),
);

/** Codes as a Map gives them. */
function expectedCodes(texts: readonly string[]): number[] {
  const codes = new Map<string, number>();
  return texts.map((text) => {
    if (!codes.has(text)) codes.set(text, codes.size);
    return codes.get(text)!;
  });
}

/** The code of a text after room was made for it. */
function coded({ makeRoom, code }: Dictionary, text: string): number {
  makeRoom(1, Buffer.byteLength(text));
  return code(text);
}

describe('a dictionary', () => {
  it('numbers texts in the order in which they came, and gives them back', () => {
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 3000, size: 'max' }), (texts) => {
        const well = texts.map((text) => Buffer.from(text).toString());
        const dictionary = createDictionary(kernel);
        expect(well.map((text) => coded(dictionary, text))).toEqual(expectedCodes(well));
        expect(dictionary.size()).toBe(new Set(well).size);
        expect(Array.from({ length: dictionary.size() }, (_, code) => dictionary.text(code))).toEqual([
          ...new Set(well),
        ]);
      }),
      { numRuns: 30 },
    );
  });
  it('holds a hundred thousand ids of any kind without a mix-up', () => {
    const dictionary = createDictionary(kernel);
    const kinds = [
      (i: number) => String(i),
      (i: number) => `ORD-${i * 7919}`,
      (i: number) => `${(i * 2654435761) % 4294967296}-x`,
      (i: number) => `B${i}`,
    ];
    for (let i = 0; i < 25_000; i++) for (const kind of kinds) coded(dictionary, kind(i));
    expect(dictionary.size()).toBe(100_000);
    for (let i = 0; i < 25_000; i += 97) {
      kinds.forEach((kind, k) => {
        expect(dictionary.code(kind(i))).toBe(4 * i + k);
        expect(dictionary.text(4 * i + k)).toBe(kind(i));
      });
    }
  });
  it('knows nothing of what else is in its store', () => {
    const texts = createTextStore(kernel);
    const [one, other] = [createDictionary(kernel, texts), createDictionary(kernel, texts)];
    const well = Array.from({ length: 5000 }, (_, i) => `text ${i}`);
    well.forEach((text, i) => {
      expect([coded(one, text), coded(other, text)]).toEqual([2 * i, 2 * i + 1]);
    });
    expect(well.map((text) => [one.code(text), other.code(text)])).toEqual(well.map((_, i) => [2 * i, 2 * i + 1]));
    expect(texts.text(7)).toBe('text 3');
  });
  it('ends with an error where no room was made, instead of writing over something', () => {
    const dictionary = createDictionary(kernel);
    expect(() => {
      for (let i = 0; i < 10_000; i++) dictionary.code(`text ${i}`);
    }).toThrow(/unreachable/);
  });
});
