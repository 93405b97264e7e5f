import type { CodedTexts } from './customers.ts';
import type { EpochDay } from './day.ts';
import type { Texts } from './texts.ts';

/** What an interaction is; every export's own words are mapped to these. */
export const interactionTypes = [
  'contact',
  'complaint',
  'request',
  'return',
  'open',
  'click',
  'unsubscribe',
  'bounce',
  'visit',
  'survey',
] as const;
export type InteractionType = (typeof interactionTypes)[number];

/** How people and a shop reach each other. */
export const channels = ['email', 'sms', 'phone', 'whatsapp', 'post', 'push', 'chat', 'social', 'web', 'shop'] as const;
export type Channel = (typeof channels)[number];

/** The channel of an interaction that names none. */
export const NO_CHANNEL = -1;

/** Whether what somebody asked for is still open, as the export says it. */
export const STATE_UNKNOWN = 0;
export const STILL_OPEN = 1;
export const CLOSED = 2;

/** The day of a state that has no date and holds always, such as an unsubscription. */
export const ALWAYS: EpochDay = -0x8000_0000;

/**
 * Every interaction that belongs to somebody: one entry an interaction, as parallel arrays, grouped by person and sorted
 * by day, then by all else, within a person. People are numbered like the customers of the order ledger, and those whom
 * that ledger does not know come after them.
 */
export interface InteractionLedger {
  /** Ids of the people whom the order ledger does not know. */
  readonly strangers: Texts;
  /** Entries of person p are `offsets[p]` up to, not including, `offsets[p + 1]`. */
  readonly offsets: Int32Array;
  /** EpochDay, or {@link ALWAYS}. Holds days after as_of, too. */
  readonly day: Int32Array;
  /** Index into {@link interactionTypes}. */
  readonly type: Uint8Array;
  /** 1 for what the shop sent or did by itself. */
  readonly isOutbound: Uint8Array;
  /** Index into {@link channels}, or {@link NO_CHANNEL}. */
  readonly channel: Int8Array;
  /** What it is about; names are as exported, cleaned. */
  readonly product: CodedTexts;
  readonly category: CodedTexts;
  /** {@link STATE_UNKNOWN}, {@link STILL_OPEN} or {@link CLOSED}, whatever the day. */
  readonly state: Uint8Array;
  /** The day on which it was closed; {@link ALWAYS} where the export does not say. */
  readonly resolved: Int32Array;
  /** The score of a survey as exported; NaN where there is none. */
  readonly score: Float64Array;
  /** 1 where the export tells of the last one of its kind alone, as profiles do. */
  readonly isLastAlone: Uint8Array;
  /** By person: bit c is set where an export of profiles says that they subscribed to channel c. */
  readonly subscribed: Uint16Array;
}
