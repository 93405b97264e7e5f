import type { SegmentSet } from '../rules.ts';
import { grid } from './grid.ts';
import { rRfm } from './r-rfm.ts';
import { rf } from './rf.ts';

/** Built-in segment sets; the first is the default. */
export const segmentSets: readonly SegmentSet[] = [grid, rf, rRfm];

/** The built-in set of a name; undefined where there is none. */
export function findSet(name: string): SegmentSet | undefined {
  return segmentSets.find((set) => set.name === name);
}
