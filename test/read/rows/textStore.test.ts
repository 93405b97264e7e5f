import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKernel } from '../../../src/read/kernel/kernel.ts';
import { createTextStore } from '../../../src/read/rows/textStore.ts';

function storeOf(texts: readonly string[]) {
  const store = createTextStore(createKernel());
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  store.makeRoom(texts.length, bytes);
  for (const text of texts) store.add(text);
  return store;
}

/** What a map finds. */
function firstsOf(texts: readonly string[]): readonly number[] {
  const firsts = new Map<string, number>();
  return texts.map((text, i) => {
    if (!firsts.has(text)) firsts.set(text, i);
    return firsts.get(text)!;
  });
}

/** Without an answer, every text is the first of its kind. */
function firstsIn(texts: readonly string[]): readonly number[] {
  return [...(storeOf(texts).firstsOfSame() ?? texts.keys())];
}

describe('texts that are the same', () => {
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', 'é'), maxLength: 3 }),
    fc.string({ unit: fc.constantFrom('0', '1'), minLength: 7, maxLength: 18 }),
    fc.nat(30).map((id) => `order-number-${id}`),
  );
  it('have the number of the first of them', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), (texts) => {
        expect(firstsIn(texts)).toEqual(firstsOf(texts));
      }),
    );
  });
  it('are found among more than are looked at together', () => {
    const ids = Array.from({ length: 70_000 }, (_, i) => `#${(i * 7919) % 50_021}`);
    expect(firstsIn(ids)).toEqual(firstsOf(ids));
  });
});

describe('texts that only grow or only shrink', () => {
  const numbers = ['', '9', '10', '99999998', '99999999', '100000000', '100000001'];
  it('are told to differ at a glance', () => {
    expect(storeOf(numbers).firstsOfSame()).toBeUndefined();
    expect(storeOf(numbers.toReversed()).firstsOfSame()).toBeUndefined();
    expect(storeOf(['7']).firstsOfSame()).toBeUndefined();
    expect(storeOf([]).firstsOfSame()).toBeUndefined();
  });
  it.each([
    [['1', '2', '2', '3']],
    [['3', '2', '2', '1']],
    [['1', '3', '2', '1']],
    [['a0000000', 'b0000000', 'a0000000']],
    [['é', 'z', 'é']],
  ])('are no longer so in %j', (texts) => {
    expect(firstsIn(texts)).toEqual(firstsOf(texts));
    expect(storeOf(texts).firstsOfSame()).toBeDefined();
  });
});
