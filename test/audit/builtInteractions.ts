import {
  ALWAYS,
  CLOSED,
  type InteractionLedger,
  type InteractionType,
  interactionTypes,
  NO_CHANNEL,
  STATE_UNKNOWN,
  STILL_OPEN,
} from '../../src/core/interactions.ts';
import type { ItemLedger } from '../../src/core/items.ts';
import { customerCount, type OrderLedger } from '../../src/core/ledger.ts';
import { textOf, textsFrom } from '../../src/core/texts.ts';
import { builtCodes } from '../core/builtTexts.ts';

const states = { unknown: STATE_UNKNOWN, open: STILL_OPEN, closed: CLOSED } as const;

export interface Spoken {
  readonly customer: string;
  /** Without one it holds always. */
  readonly day?: number;
  readonly type: InteractionType;
  readonly isOutbound?: boolean;
  readonly product?: string;
  readonly state?: keyof typeof states;
  readonly resolved?: number;
  readonly isLastAlone?: boolean;
}

/** What somebody unknown did, so that each type, of up to 1,900 entries, is known from the first day to the last. */
export function covering(first: number, last: number): Spoken[] {
  return interactionTypes.flatMap((type) =>
    [first, last].flatMap((day) => Array<Spoken>(20).fill({ customer: 'nobody', day, type })),
  );
}

export interface Item {
  readonly customer: string;
  readonly day: number;
  readonly category?: string;
  /** An Amount. */
  readonly amount: number;
}

/** Interactions in any order; people whom the ledger does not know come after its customers. */
export function builtInteractions(ledger: OrderLedger, interactions: readonly Spoken[]): InteractionLedger {
  const known = customerIds(ledger);
  const isKnown = new Set(known);
  const strangers = [...new Set(interactions.map(({ customer }) => customer))].filter((id) => !isKnown.has(id));
  const people = [...known, ...strangers];
  const { sorted, offsets } = grouped(people, interactions, ({ day }) => day ?? ALWAYS);
  return {
    strangers: textsFrom(strangers),
    offsets,
    day: Int32Array.from(sorted, ({ day }) => day ?? ALWAYS),
    type: Uint8Array.from(sorted, ({ type }) => interactionTypes.indexOf(type)),
    isOutbound: Uint8Array.from(sorted, ({ isOutbound }) => Number(isOutbound ?? false)),
    channel: new Int8Array(sorted.length).fill(NO_CHANNEL),
    product: builtCodes(sorted.map(({ product }) => product)),
    category: builtCodes(sorted.map(() => undefined)),
    state: Uint8Array.from(sorted, ({ state }) => states[state ?? 'unknown']),
    resolved: Int32Array.from(sorted, ({ resolved }) => resolved ?? ALWAYS),
    score: new Float64Array(sorted.length).fill(Number.NaN),
    isLastAlone: Uint8Array.from(sorted, ({ isLastAlone }) => Number(isLastAlone ?? false)),
    subscribed: new Uint16Array(people.length),
  };
}

/** Items in any order, each an order of its own. */
export function builtItems(ledger: OrderLedger, items: readonly Item[]): ItemLedger {
  const { sorted, offsets } = grouped(customerIds(ledger), items, ({ day }) => day);
  return {
    offsets,
    day: Int32Array.from(sorted, ({ day }) => day),
    order: Int32Array.from(sorted, (_, index) => index),
    amount: Float64Array.from(sorted, ({ amount }) => amount),
    product: undefined,
    category: builtCodes(sorted.map(({ category }) => category)),
  };
}

function customerIds(ledger: OrderLedger): string[] {
  return Array.from({ length: customerCount(ledger) }, (_, code) => textOf(ledger.customers, code));
}

function grouped<T extends { readonly customer: string }>(
  people: readonly string[],
  entries: readonly T[],
  dayOf: (entry: T) => number,
) {
  const groups = new Map<string, T[]>(people.map((id) => [id, []]));
  for (const entry of entries) groups.get(entry.customer)!.push(entry);
  const offsets = new Int32Array(people.length + 1);
  const sorted: T[] = [];
  for (const [index, group] of [...groups.values()].entries()) {
    sorted.push(...group.sort((a, b) => dayOf(a) - dayOf(b)));
    offsets[index + 1] = sorted.length;
  }
  return { sorted, offsets };
}
