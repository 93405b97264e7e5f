import { Failure } from '../../core/failure.ts';
import { nearest } from '../../core/nearest.ts';
import { quoted } from '../../core/printable.ts';
import type { SegmentSet } from '../rules.ts';
import { grid } from './grid.ts';
import { rRfm } from './r-rfm.ts';
import { rf } from './rf.ts';

/** Built-in segment sets; the first is the default. */
export const segmentSets: readonly SegmentSet[] = [grid, rf, rRfm];

/** The built-in set of a name; a usage failure that suggests the nearest where there is none. */
export function findSet(name: string): SegmentSet {
  const set = segmentSets.find((each) => each.name === name);
  if (set) return set;
  const names = segmentSets.map((each) => each.name);
  const near = nearest(name, names);
  const hint = near === undefined ? `the built-in segments are ${names.join(', ')}` : `did you mean ${near}?`;
  throw new Failure('usage', `no segments named ${quoted(name)}`, hint);
}
