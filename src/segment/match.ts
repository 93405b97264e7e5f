import type { NumberColumn, TextColumn } from '../core/columns.ts';
import type { CustomerTable } from '../core/customers.ts';
import type { Bound, Clause, ConditionColumn, ConditionValue } from './conditions.ts';

/** Tells whether a clause is true of a row of the table that it was bound to. */
export type RowTest = (row: number) => boolean;

/** Binds a clause to the columns of a table; a column that the table does not have is missing in every row. */
export function matchRows(clause: Clause, table: CustomerTable): RowTest {
  switch (clause.kind) {
    case 'every': {
      const tests = clause.clauses.map((each) => matchRows(each, table));
      return (row) => tests.every((test) => test(row));
    }
    case 'some': {
      const tests = clause.clauses.map((each) => matchRows(each, table));
      return (row) => tests.some((test) => test(row));
    }
    case 'not': {
      const test = matchRows(clause.clause, table);
      return (row) => !test(row);
    }
    case 'missing': {
      const values = columnValues(table, clause.column);
      return (row) => isMissing(values?.[row]);
    }
    case 'in': {
      const values = columnValues(table, clause.column);
      const [first, ...others] = clause.values;
      if (!values) return never;
      if (others.length === 0) return (row) => values[row] === first;
      const wanted = new Set<ConditionValue | undefined>(clause.values);
      return (row) => wanted.has(values[row]);
    }
    case 'bound': {
      const values = table.numbers[clause.column];
      return values ? bounds[clause.bound](values, clause.value) : never;
    }
  }
}

// NaN is missing, and all four comparisons with it are false.
const bounds: Record<Bound, (values: Float64Array, value: number) => RowTest> = {
  gt: (values, value) => (row) => values[row]! > value,
  gte: (values, value) => (row) => values[row]! >= value,
  lt: (values, value) => (row) => values[row]! < value,
  lte: (values, value) => (row) => values[row]! <= value,
};

const never: RowTest = () => false;

function isMissing(value: ConditionValue | undefined): boolean {
  return value === undefined || Number.isNaN(value);
}

function columnValues(
  table: CustomerTable,
  column: ConditionColumn,
): ArrayLike<ConditionValue | undefined> | undefined {
  if (column === 'customer_id') return table.ids;
  return table.numbers[column as NumberColumn] ?? table.texts[column as TextColumn];
}
