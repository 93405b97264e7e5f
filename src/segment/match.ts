import type { NumberColumn, TextColumn } from '../core/columns.ts';
import { type CustomerTable, codedText } from '../core/customers.ts';
import { rowText } from '../core/texts.ts';
import { type Comparison, clauseTest, compareValue } from './clauseTest.ts';
import type { Clause, ConditionValue } from './conditions.ts';

/** Tells whether a clause is true of a row of the table that it was bound to. */
export type RowTest = (row: number) => boolean;

/** Binds a clause to the columns of a table; a column that the table does not have is missing in every row. */
export function matchRows(clause: Clause, table: CustomerTable): RowTest {
  return clauseTest(clause, (comparison) => {
    const valueAt = columnValues(table, comparison.column);
    const test = compareValue(comparison);
    return (row) => test(valueAt(row));
  });
}

function columnValues(table: CustomerTable, column: Comparison['column']): (row: number) => ConditionValue | undefined {
  if (column === 'customer_id') return (row) => rowText(table.ids, row);
  const numbers = table.numbers[column as NumberColumn];
  if (numbers !== undefined) return (row) => numbers[row];
  const texts = table.texts[column as TextColumn];
  return (row) => texts && codedText(texts, row);
}
