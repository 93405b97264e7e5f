import { expect, it } from 'vitest';
import { stays } from '../../src/segment/stays.ts';

const standing = (asOf: number, segment?: string) => ({
  asOf,
  segment,
  since: segment === undefined ? undefined : asOf,
});

it.each([
  ['nobody', [undefined, undefined], []],
  ['one who stays', ['A', 'A', 'A'], [0]],
  ['one who moves and comes back', ['A', 'B', 'B', 'A'], [0, 1, 3]],
  ['one who came later', [undefined, 'A', 'A'], [1]],
  ['one who left and came back', ['A', undefined, undefined, 'A', undefined], [0, 1, 3, 4]],
])('%s', (_, segments, days) => {
  expect(stays(segments.map((segment, day) => standing(day, segment))).map(({ asOf }) => asOf)).toEqual(days);
});
