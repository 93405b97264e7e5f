import type { Clause, ConditionColumn } from '../conditions.ts';
import { parseCondition } from '../conditions.ts';
import type { SegmentSet } from '../rules.ts';

/** What only a model can tell. */
const forecastColumns = [
  'p_alive',
  'expected_orders',
  'expected_order_value',
  'clv',
] as const satisfies readonly ConditionColumn[];

/** The first rule that asks for a column which only a forecast fills, and that column; undefined where none does. */
export function ruleOfForecast({
  rules,
}: SegmentSet): { readonly rule: string; readonly column: ConditionColumn } | undefined {
  for (const { name, when } of rules) {
    const clause = parseCondition(when);
    const column = forecastColumns.find((each) => asksFor(clause, each));
    if (column !== undefined) return { rule: name, column };
  }
  return undefined;
}

/** Names of the rules that ask for a column. */
export function rulesAskingFor({ rules }: SegmentSet, column: ConditionColumn): readonly string[] {
  return rules.filter(({ when }) => asksFor(parseCondition(when), column)).map(({ name }) => name);
}

function asksFor(clause: Clause, column: ConditionColumn): boolean {
  if (clause.kind === 'not') return asksFor(clause.clause, column);
  if ('clauses' in clause) return clause.clauses.some((each) => asksFor(each, column));
  return clause.column === column;
}
