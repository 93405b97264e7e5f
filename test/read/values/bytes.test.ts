import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAmountDecoder } from '../../../src/read/values/amounts.ts';
import { type FilledReadings, readPlainNumber } from '../../../src/read/values/plainNumber.ts';

/** A text with some characters put in, taken out or changed. */
const mutated = (texts: fc.Arbitrary<string>, characters: string) =>
  fc
    .tuple(texts, fc.array(fc.tuple(fc.nat(30), fc.nat(2), fc.constantFrom(...characters)), { maxLength: 1 }))
    .map(([text, changes]) =>
      changes.reduce((all, [at, taken, put]) => all.slice(0, at) + put + all.slice(at + taken), text),
    );

describe('plain numbers in bytes', () => {
  const decode = createAmountDecoder();
  const filled: FilledReadings = { point: 0, comma: 0, mark: 'USD' };
  const numbers = fc.oneof(
    fc.tuple(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), fc.nat(6)).map(([digits, decimals]) => {
      const text = String(digits < 0n ? -digits : digits).padStart(decimals + 1, '0');
      const plain = decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
      return digits < 0n ? `-${plain}` : plain;
    }),
    fc.constantFrom(
      '.5',
      ',5',
      '-.50',
      '0.123',
      '0,123',
      '1.234',
      '1,234',
      '1234,567',
      '5.',
      '-',
      '',
      '-0',
      '-0.00',
      '99999999999.99',
    ),
  );
  it('are the amounts that the decoder reads, or left to it', () => {
    let read = 0;
    fc.assert(
      fc.property(mutated(numbers, '0123456789.,- €'), (text) => {
        const bytes = Buffer.from(`9${text}9`);
        if (!readPlainNumber(bytes, 1, bytes.length - 1, filled)) return;
        read++;
        expect(filled).toEqual(decode(text));
      }),
      { numRuns: 5000 },
    );
    expect(read).toBeGreaterThan(2000);
  });
  it('are read in both readings', () => {
    const of = (text: string) =>
      readPlainNumber(Buffer.from(text), 0, text.length, filled) ? [filled.point, filled.comma] : undefined;
    expect(['7.80', '-7,80', '1.234', '1,234', '12', '1 2'].map(of)).toEqual([
      [7.8, Number.NaN],
      [Number.NaN, -7.8],
      [1.234, 1234],
      [1234, 1.234],
      [12, 12],
      undefined,
    ]);
  });
});
