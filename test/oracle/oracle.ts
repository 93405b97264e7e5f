import { type OracleOrder, type OrderRules, ordersOf, type Row } from './orders.ts';
import { type SegmentSet, segmentNames, segmentOf } from './segments.ts';

export interface OracleOptions extends OrderRules {
  readonly asOf?: string;
  readonly since?: string;
  readonly frequency: 'orders' | 'days';
  readonly monetary: 'revenue' | 'average' | 'none';
  readonly segments: SegmentSet;
}

/** The columns of a customer as they are printed: dates ISO, money and days between orders rounded, missing is null. */
export interface OracleCustomer {
  readonly customer_id: string;
  readonly segment: string;
  readonly r_score: number;
  readonly f_score: number;
  readonly m_score: number | null;
  readonly fm_score: number;
  readonly rfm: string;
  readonly recency_days: number;
  readonly orders: number;
  readonly purchase_days: number;
  readonly revenue: number | null;
  readonly average_order_value: number | null;
  readonly refunded: number | null;
  readonly first_order: string;
  readonly last_order: string;
  readonly days_between_orders: number | null;
}

type CutOffs = readonly (number | null)[];

export interface OracleResult {
  /** Undefined where nothing is left of the input. */
  readonly asOf: string | undefined;
  /** Most revenue first, then by id; by id alone without money. */
  readonly customers: readonly OracleCustomer[];
  readonly cutOffs: { readonly recency_days: CutOffs; readonly orders: CutOffs; readonly revenue: CutOffs | null };
  /** Every segment of the set, those without members too. */
  readonly segmentCounts: Readonly<Record<string, number>>;
}

const BINS = 5;

/** Slow and obvious: every definition word by word, money as whole 1/10,000, scores by counting everybody each time. */
export function oracle(files: readonly (readonly Row[])[], options: OracleOptions): OracleResult {
  const all = ordersOf(files, options);
  const asOf =
    options.asOf ??
    all
      .map((order) => order.day)
      .sort()
      .at(-1);
  const known = asOf === undefined ? [] : all.filter((order) => order.day <= asOf);
  const ids = [...new Set(known.map((order) => order.customer))];
  const people = ids.flatMap((id) => measure(id, known, asOf!, options) ?? []);

  const days = people.map((person) => fraction(BigInt(person.recencyDays)));
  const frequencies = people.map((p) => fraction(BigInt(options.frequency === 'days' ? p.purchaseDays : p.orders)));
  const money = people.map((p) => fraction(p.revenue, options.monetary === 'average' ? p.orders : 1));
  const rScores = days.map((day) => BINS - Math.floor((BINS * countLess(days, day)) / days.length));
  const fScores = frequencies.map((value) => 1 + Math.floor((BINS * countLess(frequencies, value)) / people.length));
  const mScores = money.map((value) => 1 + Math.floor((BINS * countLess(money, value)) / people.length));
  const hasMoney = options.monetary !== 'none';

  const customers = people.map((person, index): OracleCustomer => {
    const [r, f, m] = [rScores[index]!, fScores[index]!, hasMoney ? mScores[index]! : null];
    const fm = m === null ? f : Math.floor((f + m + 1) / 2);
    return {
      customer_id: person.id,
      segment: segmentOf(options.segments, { r, f, m, fm, orders: person.orders }),
      r_score: r,
      f_score: f,
      m_score: m,
      fm_score: fm,
      rfm: `${r}${f}${m ?? ''}`,
      recency_days: person.recencyDays,
      orders: person.orders,
      purchase_days: person.purchaseDays,
      revenue: hasMoney ? rounded(person.revenue, 10_000n, 2) : null,
      average_order_value: hasMoney ? rounded(person.revenue, 10_000n * BigInt(person.orders), 2) : null,
      refunded: hasMoney ? rounded(person.refunded, 10_000n, 2) : null,
      first_order: person.first,
      last_order: person.last,
      days_between_orders: person.daysBetweenOrders,
    };
  });
  const revenueOf = new Map(people.map((person) => [person.id, hasMoney ? person.revenue : 0n]));
  customers.sort((a, b) => {
    const [left, right] = [revenueOf.get(a.customer_id)!, revenueOf.get(b.customer_id)!];
    if (left !== right) return left > right ? -1 : 1;
    return a.customer_id < b.customer_id ? -1 : 1;
  });

  return {
    asOf,
    customers,
    cutOffs: {
      recency_days: [4, 3, 2, 1].map((score) => least(days, rScores, (given) => given <= score)),
      orders: [2, 3, 4, 5].map((score) => least(frequencies, fScores, (given) => given >= score)),
      revenue: hasMoney
        ? [2, 3, 4, 5].map((score) => {
            const value = least(money, mScores, (given) => given >= score);
            return value === null ? null : value / 10_000;
          })
        : null,
    },
    segmentCounts: Object.fromEntries(
      segmentNames(options.segments).map((name) => [name, customers.filter((c) => c.segment === name).length]),
    ),
  };
}

interface Person {
  readonly id: string;
  readonly recencyDays: number;
  readonly orders: number;
  readonly purchaseDays: number;
  readonly revenue: bigint;
  readonly refunded: bigint;
  readonly first: string;
  readonly last: string;
  readonly daysBetweenOrders: number | null;
}

/** Undefined for a customer without a purchase since the day that the scores begin. */
function measure(
  id: string,
  known: readonly OracleOrder[],
  asOf: string,
  { since }: OracleOptions,
): Person | undefined {
  const own = known.filter((order) => order.customer === id);
  const counted = own.filter((order) => since === undefined || order.day >= since);
  const purchases = counted.filter((order) => order.isPurchase);
  if (purchases.length === 0) return undefined;
  const allDays = [...new Set(own.filter((order) => order.isPurchase).map((order) => order.day))].sort();
  const [first, last] = [allDays[0]!, allDays.at(-1)!];
  const gaps = BigInt(allDays.length - 1);
  return {
    id,
    recencyDays: daysFrom(last, asOf),
    orders: purchases.length,
    purchaseDays: new Set(purchases.map((order) => order.day)).size,
    revenue: counted.reduce((sum, order) => sum + order.revenue, 0n),
    refunded: counted.reduce((sum, order) => sum + order.refunded, 0n),
    first,
    last,
    daysBetweenOrders: gaps === 0n ? null : rounded(BigInt(daysFrom(first, last)), gaps, 1),
  };
}

interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

function fraction(over: bigint, under = 1): Fraction {
  return { over, under: BigInt(under) };
}

function isLess(a: Fraction, b: Fraction): boolean {
  return a.over * b.under < b.over * a.under;
}

function countLess(values: readonly Fraction[], than: Fraction): number {
  return values.filter((value) => isLess(value, than)).length;
}

/** The least value whose score passes; null where none does. */
function least(values: readonly Fraction[], scores: readonly number[], passes: (score: number) => boolean) {
  const passing = values.filter((_, index) => passes(scores[index]!));
  const first = passing.find((value) => countLess(passing, value) === 0);
  return first === undefined ? null : Number(first.over) / Number(first.under);
}

/** over / under to so many decimals, halves away from zero. */
function rounded(over: bigint, under: bigint, decimals: number): number {
  const size = (over < 0n ? -over : over) * 10n ** BigInt(decimals);
  const units = (2n * size + under) / (2n * under);
  return (Number(units) * (over < 0n && units > 0n ? -1 : 1)) / 10 ** decimals;
}

function daysFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
