import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textsFrom } from '../../src/core/texts.ts';
import { rowsById } from '../../src/score/idOrder.ts';

function order(ids: readonly string[]): number[] {
  return [...rowsById({ texts: textsFrom(ids), codes: Int32Array.from(ids.keys()) })];
}

/** The order by comparing id with id, as they are after UTF-8; rows of one id as they are. */
function comparedOrder(given: readonly string[]): number[] {
  const ids = given.map((id) => Buffer.from(id).toString());
  return Array.from(ids.keys()).sort((a, b) => (ids[a]! < ids[b]! ? -1 : ids[a]! > ids[b]! ? 1 : a - b));
}

describe('rowsById', () => {
  it.each<[string, string[]]>([
    ['no row', []],
    ['one row', ['a']],
    ['ids that begin alike', ['C000030', 'C000004', 'C000029', 'C000003']],
    ['ids with nothing in common', ['b', 'a', 'Z', '0']],
    [
      'numbers of different length',
      ['10', '9', '100', '1', '2', '10000000000000000000000001', '1000000000000000000000000'],
    ],
    ['ids that begin others', ['abc', 'a', 'abcd', 'ab', '']],
    ['equal ids', ['b', 'a', 'b', 'a', 'a']],
    ['nothing but one id', ['same', 'same', 'same']],
    ['empty ids', ['', '', 'a', '']],
    ['letters beyond ASCII', ['é', 'e', 'z', 'ß', 'お', 'ä', '客户', '\u{10FFFF}']],
    [
      'code units, not code points: a surrogate comes before U+FFFF',
      ['\uffff', '\u{1F600}', '\ue000', '\ud7ff', '\u{10000}', '\u{FFFFF}', '\u{10FFFF}', '\ufffd'],
    ],
    ['the end of an id before the least code unit', ['a\0', 'a', 'a\0\0', '\0']],
    ['least and greatest code unit in one', ['\uffff\0', '\0\uffff', '\uffff\uffff', '\0\0', '\uffff', '\0']],
  ])('sorts %s', (_, ids) => {
    expect(order(ids)).toEqual(comparedOrder(ids));
  });

  const unit = fc.oneof(
    fc.constantFrom('a', 'b', '0', '\0', '\x7f', '\x80', 'é', '\u{1F600}', '\u{10000}', '\ue000', '\uffff'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  const drawnId = fc.array(unit, { maxLength: 24 }).map((units) => units.join(''));

  it('agrees with comparing, whatever the ids', () => {
    fc.assert(
      fc.property(drawnId, fc.array(drawnId, { maxLength: 60 }), (beginning, ids) => {
        const all = [...ids, ...ids.map((id) => beginning + id)];
        expect(order(all)).toEqual(comparedOrder(all));
      }),
    );
  });

  // So many that neither comparing nor moving one by one does it: 300 ids share all that a first key can hold.
  it.each([1, 5, 12, 13, 100, 256, 257, 300])('sorts again what %i ids have beyond a first key', (size) => {
    const long = 'x'.repeat(30);
    const ids = Array.from(
      { length: size },
      (_, i) => `${i % 2 === 0 ? 'p' : 'q'}${long}${(i * 7919) % 1000}é${i % 3}`,
    );
    const all = [...ids, ...ids.map((id) => `${id}${long}`), ...ids.slice(0, 40), 'p', 'q', long];
    expect(order(all)).toEqual(comparedOrder(all));
  });

  it.each([1, 9, 17, 18, 19, 27])('sees the very next unit, where many ids share their first %i', (shared) => {
    const ids = Array.from({ length: 1200 }, (_, i) => {
      const number = (i * 601) % 1200;
      const bits = (number >> 1).toString(2).padStart(10, '0').replaceAll('0', 'a').replaceAll('1', 'b');
      return (number % 2 === 0 ? 'b' : 'a').padEnd(shared, 'a') + bits;
    });
    expect(order(ids)).toEqual(comparedOrder(ids));
  });
});
