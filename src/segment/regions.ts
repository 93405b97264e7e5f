import { AMOUNT_UNIT } from '../core/amount.ts';
import { columnCatalog } from '../core/columns.ts';
import { formatDay } from '../core/day.ts';
import { type Comparison, compareValue, comparisonsIn } from './clauseTest.ts';
import type { Clause, Comparisons, Condition, ConditionTest, ConditionValue } from './conditions.ts';
import { type Domain, domains, type FreeColumn, scoreColumns } from './domains.ts';

/** Values of a column that no clause can tell from one another. */
export interface Region {
  /** One of them; NaN or undefined where the value is missing. */
  readonly value: ConditionValue | undefined;
  /** A condition that is true of that value, and of no value outside. */
  readonly when: Condition;
}

/** Comparisons with columns besides the scores, by column. */
export function comparisonsByColumn(clauses: readonly Clause[]): ReadonlyMap<FreeColumn, readonly Comparison[]> {
  const free = comparisonsIn(clauses).filter(({ column }) => !(scoreColumns as readonly string[]).includes(column));
  const byColumn = new Map<FreeColumn, Comparison[]>();
  for (const comparison of free) {
    const column = comparison.column as FreeColumn;
    const list = byColumn.get(column);
    if (list === undefined) byColumn.set(column, [comparison]);
    else list.push(comparison);
  }
  return byColumn;
}

/** Divides what a column can hold into what its comparisons tell apart. */
export function regionsOf(column: FreeColumn, comparisons: readonly Comparison[], hasMoney: boolean): Region[] {
  const compared = new Set<ConditionValue>();
  for (const comparison of comparisons) {
    if (comparison.kind === 'bound') compared.add(comparison.value);
    if (comparison.kind === 'in') for (const value of comparison.values) compared.add(value);
  }
  return alikeTogether(column, finestRegions(column, compared, hasMoney), comparisons);
}

/** Regions of which every comparison says the same are one. */
function alikeTogether(column: FreeColumn, regions: readonly Region[], comparisons: readonly Comparison[]): Region[] {
  const tests = comparisons.map(compareValue);
  const together = new Map<string, { readonly region: Region; readonly last: number }>();
  for (const [i, region] of regions.entries()) {
    const signature = tests.map((test) => (test(region.value) ? '1' : '0')).join('');
    const alike = together.get(signature);
    const when =
      alike === undefined || alike.last + 1 < i
        ? (alike?.region ?? region).when
        : spanning(column, alike.region, region);
    together.set(signature, { region: { value: (alike?.region ?? region).value, when }, last: i });
  }
  return [...together.values()].map(({ region }) => region);
}

/** What is true of two regions side by side: from where the first begins to where the second ends, or one of the texts. */
function spanning(column: FreeColumn, first: Region, second: Region): Condition {
  const [a, b] = [first, second].map(({ when: { [column]: test } }): Comparisons => {
    if (typeof test === 'object') return test as Comparisons;
    return test === undefined ? {} : { eq: test, gte: test, lte: test };
  });
  if (b!.missing === true) return first.when;
  if (domains[column].kind !== 'text') {
    const { gt, gte } = a!;
    const { lt, lte } = b!;
    const bounds = Object.entries({ gt, gte, lt, lte }).filter(([, value]) => value !== undefined);
    return { [column]: bounds.length === 0 ? { missing: false } : Object.fromEntries(bounds) };
  }
  const texts = [...(a!.in ?? [a!.eq]), b!.eq].filter((text) => text !== undefined);
  return texts.length > 1 ? { [column]: { in: texts } } : first.when;
}

/** Divides what a column can hold by the values that it is compared with. */
function finestRegions(column: FreeColumn, compared: ReadonlySet<ConditionValue>, hasMoney: boolean): Region[] {
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
