import { parseDay } from '../../src/core/day.ts';
import {
  ALWAYS,
  type Channel,
  CLOSED,
  channels,
  type InteractionLedger,
  type InteractionType,
  interactionTypes,
  NO_CHANNEL,
  STATE_UNKNOWN,
  STILL_OPEN,
} from '../../src/core/interactions.ts';
import { textsFrom } from '../../src/core/texts.ts';

/** An interaction of a person as people write it. */
export interface Written {
  readonly person: number;
  /** Absent for a state that holds always. */
  readonly day?: string;
  readonly type: InteractionType;
  readonly outbound?: boolean;
  readonly channel?: Channel;
  readonly product?: string;
  readonly category?: string;
  readonly state?: 'open' | 'closed';
  readonly resolved?: string;
  readonly score?: number;
}

/** @param subscribed channels by person */
export function builtInteractions(
  people: number,
  written: readonly Written[],
  strangers: readonly string[] = [],
  subscribed: Readonly<Record<number, readonly Channel[]>> = {},
): InteractionLedger {
  const day = ({ day: text }: Written) => (text === undefined ? ALWAYS : parseDay(text)!);
  const type = (one: Written) => interactionTypes.indexOf(one.type);
  const sorted = written.toSorted((a, b) => a.person - b.person || day(a) - day(b) || type(a) - type(b));
  const offsets = Int32Array.from({ length: people + 1 }, (_, p) => sorted.filter(({ person }) => person < p).length);
  const coded = (of: (one: Written) => string | undefined) => {
    const names = [undefined, ...new Set(sorted.map(of).filter((name) => name !== undefined))];
    return { names, codes: Int32Array.from(sorted, (one) => names.indexOf(of(one))) };
  };
  const states = { open: STILL_OPEN, closed: CLOSED };
  return {
    strangers: textsFrom(strangers),
    offsets,
    day: Int32Array.from(sorted, day),
    type: Uint8Array.from(sorted, type),
    isOutbound: Uint8Array.from(sorted, ({ outbound }) => (outbound ? 1 : 0)),
    channel: Int8Array.from(sorted, ({ channel }) => (channel === undefined ? NO_CHANNEL : channels.indexOf(channel))),
    product: coded(({ product }) => product),
    category: coded(({ category }) => category),
    state: Uint8Array.from(sorted, ({ state }) => (state === undefined ? STATE_UNKNOWN : states[state])),
    resolved: Int32Array.from(sorted, ({ resolved }) => (resolved === undefined ? ALWAYS : parseDay(resolved)!)),
    score: Float64Array.from(sorted, ({ score }) => score ?? Number.NaN),
    isLastAlone: new Uint8Array(sorted.length),
    subscribed: Uint16Array.from({ length: people }, (_, person) =>
      (subscribed[person] ?? []).reduce((bits, channel) => bits | (1 << channels.indexOf(channel)), 0),
    ),
  };
}
