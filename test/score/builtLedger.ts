import { toAmount } from '../../src/core/amount.ts';
import { type EpochDay, parseDay } from '../../src/core/day.ts';
import { type OrderLedger, PURCHASE, REFUND, REVERSED } from '../../src/core/ledger.ts';
import { textsFrom } from '../../src/core/texts.ts';

const kinds = { purchase: PURCHASE, refund: REFUND, reversed: REVERSED } as const;

export interface Entry {
  readonly customer: string;
  readonly day: EpochDay;
  /** Currency units. */
  readonly units: number;
  readonly kind?: keyof typeof kinds;
  /** Currency units. */
  readonly cost?: number;
}

/** A ledger of entries in any order; customers are numbered as they first appear. */
export function builtLedger(entries: readonly Entry[]): OrderLedger {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.customer);
    if (group) group.push(entry);
    else groups.set(entry.customer, [entry]);
  }
  const offsets = [0];
  for (const group of groups.values()) {
    group.sort((a, b) => a.day - b.day);
    offsets.push(offsets.at(-1)! + group.length);
  }
  const sorted = [...groups.values()].flat();
  return {
    customers: textsFrom([...groups.keys()]),
    offsets: Int32Array.from(offsets),
    day: Int32Array.from(sorted, (entry) => entry.day),
    amount: Float64Array.from(sorted, (entry) => toAmount(entry.units)),
    kind: Uint8Array.from(sorted, (entry) => kinds[entry.kind ?? 'purchase']),
    cost: sorted.some((entry) => entry.cost !== undefined)
      ? Float64Array.from(sorted, (entry) => toAmount(entry.cost ?? 0))
      : undefined,
  };
}

export function day(iso: string): EpochDay {
  return parseDay(iso)!;
}
