import { AMOUNT_UNIT } from '../core/amount.ts';
import { type ColumnType, columnCatalog, type NumberColumn, type TextColumn } from '../core/columns.ts';
import { type CustomerTable, codedText } from '../core/customers.ts';
import { formatDay } from '../core/day.ts';
import { rowText } from '../core/texts.ts';
import { type Condition, type ConditionColumn, type ConditionTest, fullName, parseCondition } from './conditions.ts';
import { describeCondition } from './describe.ts';
import { matchRows } from './match.ts';
import type { SegmentSet } from './rules.ts';

/** A rule that a customer was held against. */
export interface AskedRule {
  readonly name: string;
  /** Its condition in words. */
  readonly when: string;
  readonly matches: boolean;
  /** The first part of the condition that is not true of the customer, in words; null where all are. */
  readonly untrue: string | null;
  /** What the customer has in the columns of that part, in words; null where all parts are true. */
  readonly instead: string | null;
}

/** The rules of a set in their order, up to the one that matches the customer of a row; all of them where none does. */
export function askedRules(
  { rules }: SegmentSet,
  table: CustomerTable,
  row: number,
  currency: string | undefined,
): readonly AskedRule[] {
  const asked: AskedRule[] = [];
  for (const { name, when } of rules) {
    const untrue = partsOf(when).find((part) => !matchRows(parseCondition(part), table)(row));
    asked.push({
      name,
      when: describeCondition(when, currency),
      matches: untrue === undefined,
      untrue: untrue === undefined ? null : describeCondition(untrue, currency),
      instead: untrue === undefined ? null : valuesOf(untrue, table, row, currency),
    });
    if (untrue === undefined) break;
  }
  return asked;
}

/** The columns that a condition looks at, each once. */
export function columnsOf(condition: Condition): readonly ConditionColumn[] {
  const columns = Object.entries(condition).flatMap(([key, test]) => {
    if (key === 'any' || key === 'all') return (test as readonly Condition[]).flatMap(columnsOf);
    return key === 'not' ? columnsOf(test as Condition) : [fullName(key) as ConditionColumn];
  });
  return [...new Set(columns)];
}

/** What is joined by "and", that of `all` inside too. */
function partsOf(condition: Condition): readonly Condition[] {
  return Object.entries(condition).flatMap(([key, test]) =>
    key === 'all' ? (test as readonly Condition[]).flatMap(partsOf) : [{ [key]: test } as Condition],
  );
}

function valuesOf(part: Condition, table: CustomerTable, row: number, currency: string | undefined): string {
  return columnsOf(part)
    .map((column) => describeCondition({ [column]: valueIn(column, table, row) }, currency))
    .join(', ');
}

/** The value of a column as a condition would ask for it. */
function valueIn(column: ConditionColumn, table: CustomerTable, row: number): ConditionTest {
  if (column === 'customer_id') return rowText(table.ids, row)!;
  const text = table.texts[column as TextColumn];
  if (text !== undefined) return codedText(text, row) ?? { missing: true };
  const number = table.numbers[column as NumberColumn]?.[row] ?? Number.NaN;
  if (Number.isNaN(number)) return { missing: true };
  const type: ColumnType = columnCatalog.find(({ name }) => name === column)!.type;
  if (type === 'date') return formatDay(number);
  return type === 'money' ? number / AMOUNT_UNIT : number;
}
