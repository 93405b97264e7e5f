import { toAmount } from '../core/amount.ts';
import { type ColumnName, type ColumnType, columnCatalog, type NumberColumn } from '../core/columns.ts';
import { parseDay } from '../core/day.ts';
import { Failure } from '../core/failure.ts';
import { nearest } from '../core/nearest.ts';
import { quoted } from '../core/printable.ts';

const shortNames = { r: 'r_score', f: 'f_score', m: 'm_score', fm: 'fm_score' } as const;

/** The column that a key of a condition means: `r` is `r_score`. */
export function fullName(key: string): string {
  return Object.hasOwn(shortNames, key) ? shortNames[key as keyof typeof shortNames] : key;
}

/** They are the outcome of the rules. */
const outcomeColumns = ['segment', 'previous_segment', 'segment_since'] as const;
/** They say how to write to the customers of the segments. */
export const communicationColumns = [
  'channel',
  'blocked_channels',
  'contact_on',
  'cadence_days',
  'topic',
  'offer',
  'suppressed',
] as const;

/** A column that is known when segments are assigned. */
export type ConditionColumn = Exclude<
  ColumnName,
  (typeof outcomeColumns)[number] | (typeof communicationColumns)[number]
>;

/** Money in currency units, dates as ISO texts. */
export type ConditionValue = number | string;

/** Several are joined by "and". A comparison with a missing value is false, that of `ne` too. */
export interface Comparisons {
  readonly eq?: ConditionValue;
  readonly ne?: ConditionValue;
  readonly gt?: ConditionValue;
  readonly gte?: ConditionValue;
  readonly lt?: ConditionValue;
  readonly lte?: ConditionValue;
  readonly in?: readonly ConditionValue[];
  readonly missing?: boolean;
}

/** A value, an inclusive range or comparisons. */
export type ConditionTest = ConditionValue | readonly [ConditionValue, ConditionValue] | Comparisons;

/** Which customers a rule is about; several columns, `any`, `all` and `not` in one condition are joined by "and". */
export type Condition = { readonly [C in ConditionColumn | keyof typeof shortNames]?: ConditionTest } & {
  readonly any?: readonly Condition[];
  readonly all?: readonly Condition[];
  readonly not?: Condition;
};

/** A condition taken apart and checked; values are held as the customer table holds them. */
export type Clause =
  | { readonly kind: 'every' | 'some'; readonly clauses: readonly Clause[] }
  | { readonly kind: 'not'; readonly clause: Clause }
  | { readonly kind: 'missing'; readonly column: ConditionColumn }
  | { readonly kind: 'in'; readonly column: ConditionColumn; readonly values: readonly ConditionValue[] }
  | { readonly kind: 'bound'; readonly column: NumberColumn; readonly bound: Bound; readonly value: number };

export type Bound = 'gt' | 'gte' | 'lt' | 'lte';

/** Checks a condition, which may come from a config file; throws a usage failure that names the column and its fault. */
export function parseCondition(condition: unknown): Clause {
  if (!isRecord(condition)) throw new Failure('usage', 'a condition must be an object like {"r": 5, "orders": [2, 3]}');
  const clauses = Object.entries(condition).map(([key, test]): Clause => {
    if (key === 'any') return { kind: 'some', clauses: parseConditions(key, test) };
    if (key === 'all') return { kind: 'every', clauses: parseConditions(key, test) };
    if (key === 'not') return { kind: 'not', clause: parseCondition(test) };
    return parseTest(findColumn(key), test);
  });
  if (clauses.length === 0) {
    throw new Failure('usage', 'a condition must name a column', '{"orders": {"gte": 1}} is true of every customer');
  }
  return joined(clauses);
}

function parseConditions(key: string, conditions: unknown): Clause[] {
  if (!Array.isArray(conditions) || conditions.length === 0) {
    throw new Failure('usage', `${key} must be a list of at least one condition`);
  }
  return conditions.map(parseCondition);
}

interface Column {
  readonly name: ConditionColumn;
  readonly type: ColumnType;
}

const columns = new Map<string, Column>();
for (const { name, type } of columnCatalog) {
  if (!isOutcome(name) && !isCommunication(name)) columns.set(name, { name, type });
}
for (const [short, name] of Object.entries(shortNames)) columns.set(short, { name, type: 'score' });

/** Every key of a condition that names a column. */
export const conditionKeys: readonly string[] = [...columns.keys()];

function isOutcome(name: string): name is (typeof outcomeColumns)[number] {
  return (outcomeColumns as readonly string[]).includes(name);
}

function isCommunication(name: string): name is (typeof communicationColumns)[number] {
  return (communicationColumns as readonly string[]).includes(name);
}

function findColumn(key: string): Column {
  const column = columns.get(key);
  if (column) return column;
  if (isOutcome(key))
    throw new Failure('usage', `column ${key} is the outcome of the rules, so no rule can ask for it`);
  if (isCommunication(key)) {
    throw new Failure('usage', `column ${key} says how to write to the segments, so no rule can ask for it`);
  }
  const near = nearest(key, [...columns.keys(), 'any', 'all', 'not']);
  throw new Failure(
    'usage',
    `no column ${quoted(key)} to set a condition on`,
    near === undefined ? `the columns are ${[...columns.keys()].join(', ')}` : `did you mean ${near}?`,
  );
}

const comparisonNames = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'missing'] as const;

function parseTest(column: Column, test: unknown): Clause {
  if (typeof test === 'number' || typeof test === 'string') return parseComparison(column, 'eq', test);
  if (Array.isArray(test)) return parseRange(column, test);
  if (!isRecord(test) || Object.keys(test).length === 0) {
    throw fault(column, 'needs a value, a range [lowest, highest] or comparisons like {"gte": 2}');
  }
  const clauses = Object.entries(test).map(([key, value]) => {
    const comparison = comparisonNames.find((name) => name === key);
    if (comparison) return parseComparison(column, comparison, value);
    const near = nearest(key, comparisonNames);
    const hint = near === undefined ? `the comparisons are ${comparisonNames.join(', ')}` : `did you mean ${near}?`;
    throw new Failure('usage', `column ${column.name} has an unknown comparison ${quoted(key)}`, hint);
  });
  return joined(clauses);
}

function parseRange(column: Column, range: readonly unknown[]): Clause {
  if (range.length !== 2) {
    const hint = 'for one of several values write {"in": [...]}';
    throw new Failure('usage', `column ${column.name} needs a range of two values, [lowest, highest]`, hint);
  }
  const lowest = parseBound(column, 'gte', range[0]);
  const highest = parseBound(column, 'lte', range[1]);
  if (lowest.value > highest.value)
    throw fault(column, `has a range that ends before it begins: ${range.join(' to ')}`);
  return joined([lowest, highest]);
}

function parseComparison(column: Column, comparison: (typeof comparisonNames)[number], value: unknown): Clause {
  const missing = { kind: 'missing', column: column.name } as const;
  if (comparison === 'missing') {
    if (typeof value !== 'boolean') throw fault(column, 'needs true or false for missing');
    return value ? missing : { kind: 'not', clause: missing };
  }
  if (comparison === 'in') {
    if (!Array.isArray(value) || value.length === 0) throw fault(column, 'needs a list of at least one value for in');
    return { kind: 'in', column: column.name, values: value.map((each) => parseValue(column, each)) };
  }
  if (comparison === 'eq' || comparison === 'ne') {
    const equal = { kind: 'in', column: column.name, values: [parseValue(column, value)] } as const;
    return comparison === 'eq' ? equal : { kind: 'not', clause: { kind: 'some', clauses: [missing, equal] } };
  }
  return parseBound(column, comparison, value);
}

function parseBound(column: Column, bound: Bound, value: unknown): Extract<Clause, { kind: 'bound' }> {
  if (column.type === 'text') throw fault(column, 'is text, which has no range; use eq, ne, in or missing');
  return { kind: 'bound', column: column.name as NumberColumn, bound, value: parseValue(column, value) as number };
}

function parseValue(column: Column, value: unknown): ConditionValue {
  if (column.type === 'text') {
    if (typeof value === 'string') return value;
    throw fault(column, `needs a text in quotes, not ${JSON.stringify(value)}`);
  }
  if (column.type === 'date') {
    const day = typeof value === 'string' ? parseDay(value) : undefined;
    if (day !== undefined) return day;
    throw fault(column, `needs a date like "2024-12-31", not ${JSON.stringify(value)}`);
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw fault(column, `needs a number, not ${JSON.stringify(value)}`);
  }
  return column.type === 'money' ? toAmount(value) : value;
}

function joined(clauses: readonly Clause[]): Clause {
  return clauses.length === 1 ? clauses[0]! : { kind: 'every', clauses };
}

function fault(column: Column, what: string): Failure {
  return new Failure('usage', `column ${column.name} ${what}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
