import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareTexts,
  countOfTexts,
  lowerCasedTexts,
  NO_TEXT,
  rowText,
  textOf,
  textsFrom,
} from '../../src/core/texts.ts';

const unit = fc.oneof(
  fc.constantFrom('a', 'b', '\0', '\x7f', 'é', '\ud7ff', '\ue000', '\ufeff', '\uffff', '\u{10000}', '\u{10ffff}'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const text = fc.array(unit, { maxLength: 6 }).map((units) => Buffer.from(units.join('')).toString());

describe('texts', () => {
  it('give every string back', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), (strings) => {
        const texts = textsFrom(strings);
        expect(countOfTexts(texts)).toBe(strings.length);
        expect(strings.map((_, code) => textOf(texts, code))).toEqual(strings);
      }),
    );
  });

  it('become lower case as strings do', () => {
    const letters = fc.oneof(text, fc.constantFrom('Lena@X.COM', 'ÀÉ', 'İstanbul', 'ΑΣ', ''));
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 9 }), fc.array(fc.nat({ max: 8 })), (strings, picks) => {
        const codes = Int32Array.from(picks, (pick) => pick % strings.length);
        const lower = lowerCasedTexts(textsFrom(strings), codes);
        expect(countOfTexts(lower)).toBe(codes.length);
        codes.forEach((code, i) => {
          expect(textOf(lower, i)).toBe(strings[code]!.toLowerCase());
        });
      }),
    );
  });

  it('compare as strings do, by code units', () => {
    fc.assert(
      fc.property(text, text, text, (beginning, one, other) => {
        const texts = textsFrom([beginning + one, 'between', beginning + other]);
        const expected = one < other ? -1 : one > other ? 1 : 0;
        expect(Math.sign(compareTexts(texts, 0, 2))).toBe(expected);
      }),
    );
  });

  it('may be missing from a row', () => {
    const rows = { texts: textsFrom(['a', '']), codes: Int32Array.of(1, NO_TEXT, 0) };
    expect([0, 1, 2].map((row) => rowText(rows, row))).toEqual(['', undefined, 'a']);
  });
});
