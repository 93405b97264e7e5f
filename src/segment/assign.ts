import type { CustomerTable } from '../core/customers.ts';
import { parseCondition } from './conditions.ts';
import { matchRows } from './match.ts';
import type { SegmentSet } from './rules.ts';

export interface Assignment {
  /** Names of all segments of the set, empty ones too, in the order of its rules; its rest comes last. */
  readonly segments: readonly string[];
  /** By row of the table: index into `segments`. */
  readonly index: Int32Array;
}

/** Puts each customer into the segment of the first rule that matches. */
export function assignSegments(set: SegmentSet, table: CustomerTable): Assignment {
  const tests = set.rules.map((rule) => matchRows(parseCondition(rule.when), table));
  const segments = set.rules.map((rule) => rule.name);
  if (set.rest !== undefined) segments.push(set.rest);
  const index = new Int32Array(table.ids.length);
  for (let row = 0; row < index.length; row++) {
    let rule = 0;
    while (rule < tests.length && !tests[rule]!(row)) rule++;
    if (rule === segments.length) throw new Error(`no rule of ${set.name} matches ${table.ids[row]}`);
    index[row] = rule;
  }
  return { segments, index };
}
