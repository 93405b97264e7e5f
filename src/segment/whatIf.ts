import { AMOUNT_UNIT, roundHalfAway } from '../core/amount.ts';
import type { NumberColumn } from '../core/columns.ts';
import { type CustomerTable, rowsOf } from '../core/customers.ts';
import type { EpochDay } from '../core/day.ts';
import { combinedScores } from '../score/combinedScores.ts';
import type { CutOffs } from '../score/cutOffs.ts';
import { ascendingScores, recencyScores, type Scoring } from '../score/scores.ts';
import { columnsOf } from './askedRules.ts';
import { assignSegments } from './assign.ts';
import { type Clause, type ConditionColumn, parseCondition } from './conditions.ts';
import type { SegmentSet } from './rules.ts';

/** What scores and segments are made with; the set has a rest, since a changed customer may match no rule. */
export interface SegmentBasis {
  readonly scoring: Scoring;
  readonly cutOffs: CutOffs;
  readonly set: SegmentSet;
}

/** From this day on the customer is in this segment. */
interface SegmentFrom {
  readonly day: EpochDay;
  readonly segment: string;
}

/** The days on which a customer who buys nothing more goes to another segment; `customer` is a table of that one row. */
export function whileSilent(customer: CustomerTable, asOf: EpochDay, basis: SegmentBasis): readonly SegmentFrom[] {
  const now = customer.numbers.recency_days![0]!;
  const marks = recencyMarks(basis).filter((days) => days > now && asOf + days - now <= LAST_DAY);
  const silences = [now, ...marks];
  const table = copies(customer, { recency_days: silences });
  const segments = segmentsOf(table, knownMoneyScores(table), basis);
  return silences.flatMap((days, i) =>
    i > 0 && segments[i] !== segments[i - 1] ? [{ day: asOf + days - now, segment: segments[i]! }] : [],
  );
}

/** 31 December 9999: there are no ISO texts of later days. */
const LAST_DAY = 2_932_896;

/**
 * The segments of a customer after one, two … more orders, one a day from `day` on, each on the day of the last of them.
 * An order is worth what those so far are worth on average, at least nothing.
 */
export function afterOrders(
  customer: CustomerTable,
  day: EpochDay,
  most: number,
  basis: SegmentBasis,
): readonly string[] {
  const { orders, purchase_days: days, revenue, last_order: last } = customer.numbers;
  const more = Array.from({ length: most }, (_, i) => i + 1);
  const changes: Partial<Record<NumberColumn, readonly number[]>> = {
    recency_days: more.map(() => 0),
    orders: more.map((count) => orders![0]! + count),
    purchase_days: more.map((count) => days![0]! + count - (last![0] === day ? 1 : 0)),
    last_order: more.map((count) => day + count - 1),
  };
  const average = (revenue?.[0] ?? Number.NaN) / orders![0]!;
  if (!Number.isNaN(average)) {
    changes.revenue = more.map((count) => roundHalfAway(revenue![0]! + count * Math.max(0, average)));
    changes.average_order_value = more.map((_, i) => changes.revenue![i]! / changes.orders![i]!);
  }
  const table = copies(customer, changes);
  // Of cost, and so of profit, nothing is known here; and one more average order does not change the average.
  const isKnown = basis.scoring.monetary === 'profit' || (basis.scoring.monetary === 'average' && average > 0);
  return segmentsOf(table, isKnown ? knownMoneyScores(table) : moneyScores(table, basis), basis);
}

/** Columns that the rules look at and that are taken to stay as they are, though time or an order may change them. */
export function takenAsTheyAre({ scoring, set }: SegmentBasis): readonly ConditionColumn[] {
  const columns = new Set(set.rules.flatMap(({ when }) => columnsOf(when)));
  const hasMoneyScore = ['m_score', 'fm_score', 'rfm'].some((column) => columns.has(column as ConditionColumn));
  columns.delete('m_score');
  if (hasMoneyScore && scoring.monetary === 'profit') columns.add('m_score');
  return [...columns].filter((column) => !FOLLOWED.has(column));
}

/** What an order or time changes as it is worked out here, and what neither changes. */
const FOLLOWED: ReadonlySet<ConditionColumn> = new Set<ConditionColumn>([
  'r_score',
  'f_score',
  'fm_score',
  'rfm',
  'recency_days',
  'orders',
  'purchase_days',
  'revenue',
  'average_order_value',
  'first_order',
  'last_order',
  'customer_id',
  'refunded',
]);

/** Every number of days since the last order from which on a score or a rule may see something else, the least first. */
function recencyMarks({ cutOffs, set }: SegmentBasis): readonly number[] {
  const compared = set.rules.flatMap(({ when }) => comparedDays(parseCondition(when)));
  const days = [...cutOffs.recency_days, ...compared].flatMap((value) =>
    value === null ? [] : [Math.ceil(value), Math.floor(value) + 1],
  );
  return [...new Set(days)].sort((a, b) => a - b);
}

function comparedDays(clause: Clause): readonly number[] {
  if (clause.kind === 'not') return comparedDays(clause.clause);
  if ('clauses' in clause) return clause.clauses.flatMap(comparedDays);
  if (clause.column !== 'recency_days' || clause.kind === 'missing') return [];
  return clause.kind === 'bound' ? [clause.value] : (clause.values as readonly number[]);
}

/** The customer once for each of the values that some columns change to. */
function copies(
  customer: CustomerTable,
  changes: Readonly<Partial<Record<NumberColumn, readonly number[]>>>,
): CustomerTable {
  const table = rowsOf(customer, new Int32Array(changes.recency_days!.length));
  const changed = Object.entries(changes).map(([name, values]) => [name, Float64Array.from(values)]);
  return { ...table, numbers: { ...table.numbers, ...Object.fromEntries(changed) } };
}

/** The money scores as they were given; undefined without money. */
function knownMoneyScores({ numbers: { m_score: known } }: CustomerTable): Int32Array | undefined {
  return known === undefined || Number.isNaN(known[0]) ? undefined : Int32Array.from(known);
}

function moneyScores({ numbers }: CustomerTable, { scoring, cutOffs }: SegmentBasis): Int32Array | undefined {
  if (scoring.monetary === 'none') return undefined;
  const orders = scoring.monetary === 'average' ? numbers.orders! : undefined;
  return ascendingScores(
    numbers.revenue!.map((amount, row) => amount / (orders?.[row] ?? 1) / AMOUNT_UNIT),
    cutOffs.revenue!,
  );
}

/** The segments of customers whose recency and frequency are scored again. */
function segmentsOf(
  table: CustomerTable,
  m: Int32Array | undefined,
  { scoring, cutOffs, set }: SegmentBasis,
): readonly string[] {
  const { numbers } = table;
  const r = recencyScores(numbers.recency_days!, cutOffs.recency_days);
  const f = ascendingScores(scoring.frequency === 'days' ? numbers.purchase_days! : numbers.orders!, cutOffs.orders);
  const { fm, rfm } = combinedScores(r, f, m, scoring.bins);
  const scored = {
    ...table,
    numbers: { ...numbers, r_score: r, f_score: f, fm_score: fm, ...(m && { m_score: m }) },
    texts: { ...table.texts, rfm },
  };
  const { segments, index } = assignSegments(set, scored);
  return Array.from(index, (segment) => segments[segment]!);
}
