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

/** What only interactions can tell. */
const interactionColumns = [
  'contacts',
  'service_contacts',
  'complaints',
  'open_complaints',
  'requests',
  'returns',
  'last_contact',
  'days_since_contact',
  'days_between_contacts',
  'engagement',
  'satisfaction',
  'preferred_channel',
  'requested_products',
  'disputed_products',
  'top_product',
  'top_category',
] as const satisfies readonly ConditionColumn[];

/** A rule and a column that it asks for though nobody fills it. */
export interface Unanswerable {
  readonly rule: string;
  readonly column: ConditionColumn;
  readonly only: 'a forecast' | 'interactions';
}

/** The first rule that asks for a column which a forecast or interactions alone fill; undefined where none does. */
export function unanswerableRule({ rules }: SegmentSet): Unanswerable | undefined {
  for (const { name: rule, when } of rules) {
    const clause = parseCondition(when);
    const forecast = forecastColumns.find((each) => asksFor(clause, each));
    if (forecast !== undefined) return { rule, column: forecast, only: 'a forecast' };
    const interaction = interactionColumns.find((each) => asksFor(clause, each));
    if (interaction !== undefined) return { rule, column: interaction, only: 'interactions' };
  }
  return undefined;
}

/** The first rule that asks for what interactions alone tell; undefined where none does. */
export function interactionRule({ rules }: SegmentSet): Pick<Unanswerable, 'rule' | 'column'> | undefined {
  for (const { name: rule, when } of rules) {
    const clause = parseCondition(when);
    const column = interactionColumns.find((each) => asksFor(clause, each));
    if (column !== undefined) return { rule, column };
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
