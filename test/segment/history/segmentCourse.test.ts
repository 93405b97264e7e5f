import { describe, expect, it } from 'vitest';
import type { CustomerTable } from '../../../src/core/customers.ts';
import { textsFrom } from '../../../src/core/texts.ts';
import { customerNumbers, placedCustomers, placedRows } from '../../../src/segment/history/placedCustomers.ts';
import { followSegments } from '../../../src/segment/history/segmentCourse.ts';
import { NOWHERE } from '../../../src/segment/standing.ts';
import { builtTexts } from '../../core/builtTexts.ts';
import { builtTable } from '../builtTable.ts';

/** A snapshot as `id: segment`; an empty segment is none. */
function snapshot(segments: Readonly<Record<string, string>>): CustomerTable {
  const names = Object.values(segments).map((name) => (name === '' ? undefined : name));
  return { ...builtTable({}, { segment: names }), ids: builtTexts(Object.keys(segments)) };
}

describe('customerNumbers', () => {
  it('are those of the ledger, then new ones, the same for an id every time', () => {
    const numbersOf = customerNumbers(textsFrom(['', 'a', 'b']));
    expect([...numbersOf(snapshot({ b: 'New', x: 'Lost', a: 'New', y: 'Lost' }))]).toEqual([2, 3, 1, 4]);
    expect([...numbersOf(snapshot({ y: 'New', z: 'New', n: '', x: 'New' }))]).toEqual([4, 5, NOWHERE, 3]);
  });
});

describe('placedRows', () => {
  it('finds customers by their numbers', () => {
    const placed = placedCustomers(snapshot({ b: 'New', n: '', a: 'Lost' }), Int32Array.from([4, NOWHERE, 1]));
    expect([...placedRows(placed, Int32Array.from([1, 2, 4, 5, 99]))]).toEqual([2, NOWHERE, 0, NOWHERE, NOWHERE]);
  });

  it('finds nobody where nobody is placed', () => {
    const placed = placedCustomers(snapshot({}), new Int32Array(0));
    expect([...placedRows(placed, Int32Array.from([0]))]).toEqual([NOWHERE]);
  });
});

describe('followSegments', () => {
  it('counts each segment in each snapshot, and who went where', () => {
    const numbersOf = customerNumbers(textsFrom(['a', 'b', 'c', 'd']));
    const follower = followSegments(['New', 'Loyal', 'Never']);
    [
      { a: 'New', b: 'New' },
      { b: 'Loyal', c: 'New', a: 'New', x: 'Old' },
      { c: 'Loyal', a: 'Loyal', b: 'Loyal', d: '' },
    ].forEach((segments, i) => {
      const table = snapshot(segments as Record<string, string>);
      follower.add(100 + 7 * i, placedCustomers(table, numbersOf(table)));
    });
    const { days, segments, flows } = follower.course();
    expect(days).toEqual([100, 107, 114]);
    expect(segments).toEqual([
      { segment: 'New', sizes: [2, 2, 0] },
      { segment: 'Loyal', sizes: [0, 1, 3] },
      { segment: 'Never', sizes: [0, 0, 0] },
      { segment: 'Old', sizes: [0, 1, 0] },
    ]);
    expect(flows.map(({ from, to, customers }) => `${from} > ${to}: ${customers}`).sort()).toEqual([
      // a stays at first, b moves; then a and c move.
      'Loyal > Loyal: 1',
      'New > Loyal: 3',
      'New > New: 1',
      'Old > undefined: 1',
      'undefined > New: 1',
      'undefined > Old: 1',
    ]);
  });
});
