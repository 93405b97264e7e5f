import type { Amount } from '../core/amount.ts';
import type { CustomerTable } from '../core/customers.ts';
import { type EpochDay, formatDay } from '../core/day.ts';
import { causeOf, type MovementCause, type Movements, movementCauses } from '../segment/movements.ts';
import { NOWHERE } from '../segment/standing.ts';

/** Customers who went from one segment to another; null is outside: the new come from there, and the gone go there. */
interface FlowReport {
  readonly from: string | null;
  readonly to: string | null;
  readonly customers: number;
  readonly revenue: number | null;
  readonly lifetime_value: number | null;
}

export type CauseCounts = Readonly<Record<MovementCause, number>>;

/** Who moved since the snapshot before; money is that of now, of the gone that of the snapshot. */
export interface MovementReport {
  readonly previous: string;
  readonly days: number;
  readonly stayed: number;
  readonly moved: number;
  readonly new: number;
  readonly gone: number;
  /** Of those who moved; null where causes are not known. */
  readonly causes: CauseCounts | null;
  /** Every flow that somebody is in, also of those who stayed, by segment before and then by segment now. */
  readonly matrix: readonly FlowReport[];
  /** The flows that changed the most money, at most ten, or most customers without money. */
  readonly top: readonly (FlowReport & { readonly causes: CauseCounts | null })[];
}

const MOST_TOP = 10;

export function movementReport(
  movements: Movements,
  table: CustomerTable,
  asOf: EpochDay,
  money: (amount: Amount | undefined) => number | null,
): MovementReport {
  const flows = flowsOf(movements, table);
  const reported = ({ from, to, customers, revenue, lifetimeValue }: Flow): FlowReport => ({
    from: movements.segments[from] ?? null,
    to: movements.segments[to] ?? null,
    customers,
    revenue: money(revenue),
    lifetime_value: money(lifetimeValue),
  });
  const sum = (which: (flow: Flow) => boolean) =>
    flows.filter(which).reduce((customers, flow) => customers + flow.customers, 0);
  const areCausesKnown = movements.cause !== undefined;
  const moved = flows.filter(({ from, to }) => from !== to);
  const inside = moved.filter(({ from, to }) => from !== NOWHERE && to !== NOWHERE);
  return {
    previous: formatDay(movements.earlier.asOf),
    days: asOf - movements.earlier.asOf,
    stayed: sum(({ from, to }) => from === to),
    moved: inside.reduce((customers, flow) => customers + flow.customers, 0),
    new: sum(({ from }) => from === NOWHERE),
    gone: sum(({ to }) => to === NOWHERE),
    causes: areCausesKnown ? causeCounts(inside) : null,
    matrix: flows.map(reported),
    top: moved
      .toSorted((a, b) => worthOf(b) - worthOf(a) || b.customers - a.customers)
      .slice(0, MOST_TOP)
      .map((flow) => ({
        ...reported(flow),
        causes: areCausesKnown && inside.includes(flow) ? causeCounts([flow]) : null,
      })),
  };
}

interface Flow {
  /** Indices into the segments of both days, or {@link NOWHERE}. */
  readonly from: number;
  readonly to: number;
  customers: number;
  revenue: Amount | undefined;
  lifetimeValue: Amount | undefined;
  readonly causes: Record<MovementCause, number>;
}

/** In the order of the segments, those from and to outside last. */
function flowsOf(movements: Movements, table: CustomerTable): readonly Flow[] {
  const { earlier, now, before, gone, goneFrom, segments } = movements;
  const outside = segments.length;
  const flows = new Map<number, Flow>();
  const add = (from: number, to: number, { numbers }: CustomerTable, row: number): Flow => {
    const key = (from === NOWHERE ? outside : from) * (outside + 1) + (to === NOWHERE ? outside : to);
    let flow = flows.get(key);
    if (flow === undefined) {
      flow = { from, to, customers: 0, revenue: undefined, lifetimeValue: undefined, causes: noCauses() };
      flows.set(key, flow);
    }
    flow.customers++;
    flow.revenue = plus(flow.revenue, numbers.revenue?.[row]);
    flow.lifetimeValue = plus(flow.lifetimeValue, numbers.lifetime_value?.[row]);
    return flow;
  };
  for (let row = 0; row < now.length; row++) {
    const flow = add(before[row]!, now[row]!, table, row);
    const cause = before[row] === now[row] ? undefined : causeOf(movements, row);
    if (cause !== undefined) flow.causes[cause]++;
  }
  for (const [i, row] of gone.entries()) add(goneFrom[i]!, NOWHERE, earlier.table, row);
  return [...flows].sort(([a], [b]) => a - b).map(([, flow]) => flow);
}

/** A missing amount leaves the sum as it is. */
function plus(sum: Amount | undefined, amount: Amount | undefined): Amount | undefined {
  return amount === undefined || Number.isNaN(amount) ? sum : (sum ?? 0) + amount;
}

function worthOf({ lifetimeValue, revenue }: Flow): number {
  return Math.abs(lifetimeValue ?? revenue ?? 0);
}

function noCauses(): Record<MovementCause, number> {
  return { behaviour: 0, 'cut-offs': 0, rules: 0 };
}

function causeCounts(flows: readonly Flow[]): CauseCounts {
  const counts = noCauses();
  for (const { causes } of flows) for (const cause of movementCauses) counts[cause] += causes[cause];
  return counts;
}
