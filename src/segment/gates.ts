import { type CustomerTable, codedText } from '../core/customers.ts';
import { type EpochDay, formatDay } from '../core/day.ts';
import { counted, groupedNumber } from '../core/numberText.ts';

/** The limits that results must keep to before they replace the previous ones; false switches a gate off. */
export const defaultGates = {
  /** Share by which the purchases may have fallen. */
  orders_fall: 0.3,
  /** Share by which the size of a segment may have changed, up or down. */
  segment_change: 0.5,
  /** Customers that a segment must have had for that. */
  segment_size: 50,
  /** Days that the newest purchase may lie before today. */
  newest_order_days: 14,
} as const;

export type GateLimit = keyof typeof defaultGates;
export type GateLimits = Readonly<Record<GateLimit, number | false>>;

/** What the gates look at. */
export interface GateFigures {
  readonly asOf: EpochDay;
  readonly orders: number;
  /** Customers by segment. */
  readonly segments: ReadonlyMap<string, number>;
  /** Day of the newest purchase; undefined where nobody bought anything. */
  readonly newestOrder: EpochDay | undefined;
}

/** The figures of a table whose customers are in segments. */
export function gateFigures(asOf: EpochDay, { ids, numbers, texts }: CustomerTable): GateFigures {
  const segments = new Map<string, number>();
  let orders = 0;
  let leastDays = Number.POSITIVE_INFINITY;
  for (let row = 0; row < ids.codes.length; row++) {
    orders += numbers.orders?.[row] || 0;
    const days = numbers.recency_days?.[row] ?? Number.NaN;
    if (days < leastDays) leastDays = days;
    const segment = texts.segment && codedText(texts.segment, row);
    if (segment !== undefined) segments.set(segment, (segments.get(segment) ?? 0) + 1);
  }
  return { asOf, orders, segments, newestOrder: Number.isFinite(leastDays) ? asOf - leastDays : undefined };
}

/**
 * One line for each gate that is not passed: its name, the figures and the limit; empty where all are.
 * @param before of the snapshot that is compared with; undefined where there is none
 * @param isToday whether as_of is the day of the run, which is not the first
 * @param sameRules whether both were put into segments by the same rules: else sizes are not compared
 */
export function brokenGates(
  now: GateFigures,
  before: GateFigures | undefined,
  sameRules: boolean,
  isToday: boolean,
  limits: GateLimits,
): readonly string[] {
  const broken: string[] = [];
  if (before !== undefined) {
    broken.push(...fallenOrders(now, before, limits.orders_fall));
    if (sameRules) broken.push(...changedSegments(now, before, limits.segment_change, limits.segment_size));
  }
  return isToday ? [...broken, ...oldOrders(now, limits.newest_order_days)] : broken;
}

function fallenOrders(now: GateFigures, before: GateFigures, limit: number | false): readonly string[] {
  const fall = (before.orders - now.orders) / before.orders;
  if (limit === false || before.orders === 0 || !exceeds(fall, limit)) return [];
  const [from, to] = [counted(before.orders, 'purchase'), groupedNumber(now.orders, 0)];
  const when = `on ${formatDay(before.asOf)}`;
  return [`orders_fall: ${from} ${when}, ${to} now, ${percent(fall)} less (limit ${percent(limit)})`];
}

function changedSegments(
  now: GateFigures,
  before: GateFigures,
  limit: number | false,
  size: number | false,
): readonly string[] {
  if (limit === false || size === false) return [];
  const changed = [...before.segments].flatMap(([segment, from]) => {
    const to = now.segments.get(segment) ?? 0;
    const change = Math.abs(to - from) / from;
    if (from < size || !exceeds(change, limit)) return [];
    const sizes = `${groupedNumber(from, 0)} to ${groupedNumber(to, 0)}`;
    return [`${segment} ${sizes} (${percent(change)} ${to < from ? 'less' : 'more'})`];
  });
  if (changed.length === 0) return [];
  return [`segment_change: customers since ${formatDay(before.asOf)} (limit ${percent(limit)}): ${changed.join(', ')}`];
}

function oldOrders({ asOf, newestOrder }: GateFigures, limit: number | false): readonly string[] {
  if (limit === false || newestOrder === undefined || asOf - newestOrder <= limit) return [];
  const age = counted(asOf - newestOrder, 'day');
  return [
    `newest_order_days: the newest purchase is of ${formatDay(newestOrder)}, ${age} before today (limit ${limit})`,
  ];
}

/** Shares are quotients of whole numbers: what is beyond a limit only by the rounding of floats keeps to it. */
function exceeds(share: number, limit: number): boolean {
  return share - limit > 1e-12 * Math.max(1, limit);
}

function percent(share: number): string {
  return `${groupedNumber(100 * share, 1)} %`;
}
