import { type CustomerTable, rowCount } from '../core/customers.ts';
import { rowText } from '../core/texts.ts';
import { cellsOf } from './cells.ts';
import { parseCondition } from './conditions.ts';
import { matchRows, type RowTest } from './match.ts';
import type { SegmentSet } from './rules.ts';

export interface Assignment {
  /** Names of all segments of the set, empty ones too, in the order of its rules; its rest comes last. */
  readonly segments: readonly string[];
  /** By row of the table: index into `segments`. */
  readonly index: Int32Array;
}

/**
 * Puts each customer into the segment of the first rule that matches. Where the rules look at numbers alone, as those
 * of all built-in sets do, one customer of each cell is asked and the others of the cell follow; otherwise every
 * customer is asked.
 */
export function assignSegments(set: SegmentSet, table: CustomerTable): Assignment {
  const clauses = set.rules.map((rule) => parseCondition(rule.when));
  const tests = clauses.map((clause) => matchRows(clause, table));
  const segments = set.rules.map((rule) => rule.name);
  if (set.rest !== undefined) segments.push(set.rest);
  const index = new Int32Array(rowCount(table));
  const cells = cellsOf(clauses, table);
  const known = new Int32Array(cells?.count ?? 0).fill(UNKNOWN);
  for (let row = 0; row < index.length; row++) {
    const cell = cells === undefined ? UNKNOWN : cells.cellOf[row]!;
    let rule = cell === UNKNOWN ? UNKNOWN : known[cell]!;
    if (rule === UNKNOWN) {
      rule = firstMatch(tests, row);
      if (rule === segments.length) throw new Error(`no rule of ${set.name} matches ${rowText(table.ids, row)}`);
      if (cell !== UNKNOWN) known[cell] = rule;
    }
    index[row] = rule;
  }
  return { segments, index };
}

const UNKNOWN = -1;

/** The number of tests where none is true of the row. */
function firstMatch(tests: readonly RowTest[], row: number): number {
  let rule = 0;
  while (rule < tests.length && !tests[rule]!(row)) rule++;
  return rule;
}
