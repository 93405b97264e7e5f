import type { NumberColumn, TextColumn } from '../core/columns.ts';
import { type CustomerTable, codedText, type NumberValues } from '../core/customers.ts';
import { rowText } from '../core/texts.ts';
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
      const valueAt = columnValues(table, clause.column);
      return (row) => isMissing(valueAt?.(row));
    }
    case 'in': {
      const valueAt = columnValues(table, clause.column);
      const [first, ...others] = clause.values;
      if (!valueAt) return never;
      if (others.length === 0) return (row) => valueAt(row) === first;
      const wanted = new Set<ConditionValue | undefined>(clause.values);
      return (row) => wanted.has(valueAt(row));
    }
    case 'bound': {
      const values = table.numbers[clause.column];
      return values ? bounds[clause.bound](values, clause.value) : never;
    }
  }
}

// NaN is missing, and all four comparisons with it are false.
const bounds: Record<Bound, (values: NumberValues, value: number) => RowTest> = {
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
): ((row: number) => ConditionValue | undefined) | undefined {
  if (column === 'customer_id') return (row) => rowText(table.ids, row);
  const numbers = table.numbers[column as NumberColumn];
  if (numbers !== undefined) return (row) => numbers[row];
  const texts = table.texts[column as TextColumn];
  return texts && ((row) => codedText(texts, row));
}
