import type { NumberColumn, TextColumn } from '../core/columns.ts';
import { type CustomerTable, type NumberValues, rowCount } from '../core/customers.ts';
import type { Clause } from './conditions.ts';

/** Rows that lie in one cell are the same to every clause. */
export interface Cells {
  /** By row. */
  readonly cellOf: Int32Array;
  readonly count: number;
}

/** Above this, looking cells up costs as much as asking the clauses. */
const MOST_CELLS = 1 << 16;

/**
 * Divides the rows into cells: a clause that asks for r of 4 and 5 sees five kinds of r, that below 4, 4, that between,
 * 5 and that above, and a missing one as a sixth; a cell is one kind in each column. Undefined where a clause looks at
 * texts, or where there would be more than 65,536 cells.
 */
export function cellsOf(clauses: readonly Clause[], table: CustomerTable): Cells | undefined {
  const compared = new Map<NumberColumn, Set<number>>();
  for (const clause of clauses) if (!collectCompared(clause, table, compared)) return undefined;
  const cellOf = new Int32Array(rowCount(table));
  let count = 1;
  for (const [column, values] of compared) {
    const marks = Float64Array.from(values).sort();
    const kinds = 2 * marks.length + 2;
    if (count * kinds > MOST_CELLS) return undefined;
    addKinds(cellOf, kinds, table.numbers[column]!, marks);
    count *= kinds;
  }
  return { cellOf, count };
}

/** Collects the numbers that each column is compared with; false where the clause looks at texts. */
function collectCompared(clause: Clause, table: CustomerTable, compared: Map<NumberColumn, Set<number>>): boolean {
  if (clause.kind === 'not') return collectCompared(clause.clause, table, compared);
  if ('clauses' in clause) return clause.clauses.every((each) => collectCompared(each, table, compared));
  if (clause.column === 'customer_id') return false;
  const column = clause.column as NumberColumn;
  // A column that the table does not have is the same in every row.
  if (table.numbers[column] === undefined) return table.texts[clause.column as TextColumn] === undefined;
  const values = compared.get(column) ?? new Set();
  compared.set(column, values);
  if (clause.kind === 'bound') values.add(clause.value);
  if (clause.kind === 'in') for (const value of clause.values) values.add(value as number);
  return true;
}

/** Goes on with the number of each row's cell: kind 0 lies below all marks, 1 is the first mark, and so on. */
function addKinds(cellOf: Int32Array, kinds: number, values: NumberValues, marks: Float64Array): void {
  const missing = kinds - 1;
  for (let row = 0; row < cellOf.length; row++) {
    const value = values[row]!;
    let passed = 0;
    while (passed < marks.length && marks[passed]! < value) passed++;
    let kind = 2 * passed;
    if (passed < marks.length && marks[passed] === value) kind++;
    cellOf[row] = cellOf[row]! * kinds + (Number.isNaN(value) ? missing : kind);
  }
}
