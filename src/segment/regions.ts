import { AMOUNT_UNIT } from '../core/amount.ts';
import { columnCatalog } from '../core/columns.ts';
import { formatDay } from '../core/day.ts';
import type { Clause, Condition, ConditionTest, ConditionValue } from './conditions.ts';
import { type Domain, domains, type FreeColumn, scoreColumns } from './domains.ts';

/** Values of a column that no clause can tell from one another. */
export interface Region {
  /** One of them; NaN or undefined where the value is missing. */
  readonly value: ConditionValue | undefined;
  /** What is true of all of them and of no other. */
  readonly when: Condition;
}

/** A clause about one column. */
export type Comparison = Exclude<Clause, { readonly kind: 'every' | 'some' | 'not' }>;

/** The columns besides the scores that clauses look at, each with the values it is compared with. */
export function comparedValues(clauses: readonly Clause[]): ReadonlyMap<FreeColumn, ReadonlySet<ConditionValue>> {
  const compared = new Map<FreeColumn, Set<ConditionValue>>();
  for (const clause of clauses.flatMap(comparisons)) {
    if ((scoreColumns as readonly string[]).includes(clause.column)) continue;
    const column = clause.column as FreeColumn;
    const values = compared.get(column) ?? new Set();
    compared.set(column, values);
    if (clause.kind === 'bound') values.add(clause.value);
    if (clause.kind === 'in') for (const value of clause.values) values.add(value);
  }
  return compared;
}

/** What a clause says of single columns. */
function comparisons(clause: Clause): Comparison[] {
  if ('clauses' in clause) return clause.clauses.flatMap(comparisons);
  return clause.kind === 'not' ? comparisons(clause.clause) : [clause];
}

/** Divides what a column can hold by the values that it is compared with. */
export function regionsOf(column: FreeColumn, compared: ReadonlySet<ConditionValue>, hasMoney: boolean): Region[] {
  const domain = domains[column];
  const missing: Region = {
    value: domain.kind === 'text' ? undefined : Number.NaN,
    when: { [column]: { missing: true } },
  };
  if (domain.money && !hasMoney) return [missing];
  const present =
    domain.kind === 'text'
      ? textRegions(column, domain, [...compared] as string[])
      : numberRegions(
          column,
          domain,
          ([...compared] as number[]).sort((a, b) => a - b),
        );
  return domain.missing ? [...present, missing] : present;
}

function textRegions(column: FreeColumn, { texts }: Domain, compared: readonly string[]): Region[] {
  const same = (text: string): Region => ({ value: text, when: { [column]: text } });
  if (texts !== undefined) return texts.map(same);
  // A text that is longer than all of them is none of them.
  const another = 'x'.repeat(1 + Math.max(0, ...compared.map((text) => text.length)));
  const when = compared.length === 0 ? { [column]: { missing: false } } : { not: { [column]: { in: compared } } };
  return [...compared.map(same), { value: another, when }];
}

/** Below the first mark, on it, between it and the next, and so on; those that hold no value of the domain are left out. */
function numberRegions(column: FreeColumn, domain: Domain, marks: readonly number[]): Region[] {
  const { kind, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = domain;
  const shown = (mark: number) => shownValue(column, mark);
  const regions: Region[] = [];
  const add = (value: number | undefined, test: ConditionTest) => {
    if (value !== undefined && value >= least && value <= most) regions.push({ value, when: { [column]: test } });
  };
  for (let i = 0; i <= marks.length; i++) {
    const [low, high] = [marks[i - 1], marks[i]];
    const bounds = { ...(low !== undefined && { gt: shown(low) }), ...(high !== undefined && { lt: shown(high) }) };
    add(valueBetween(low, high, domain), marks.length === 0 ? { missing: false } : bounds);
    if (high !== undefined && (kind === 'fraction' || Number.isInteger(high))) add(high, shown(high));
  }
  return regions;
}

/** A value of the domain above `low` and below `high`; undefined where there is none. */
function valueBetween(
  low = Number.NEGATIVE_INFINITY,
  high = Number.POSITIVE_INFINITY,
  { kind, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY }: Domain,
): number | undefined {
  const candidates =
    kind === 'whole'
      ? [least, Math.floor(low) + 1, Math.ceil(high) - 1, 0]
      : [middle(Math.max(low, least), Math.min(high, most))];
  return candidates.find((value) => value > low && value < high && value >= least && value <= most);
}

function middle(from: number, to: number): number {
  if (Number.isFinite(from)) return Number.isFinite(to) ? (from + to) / 2 : from + 1;
  return Number.isFinite(to) ? to - 1 : 0;
}

function shownValue(column: FreeColumn, value: number): ConditionValue {
  const type = columnCatalog.find(({ name }) => name === column)!.type;
  if (type === 'date') return formatDay(value);
  return type === 'money' ? value / AMOUNT_UNIT : value;
}
