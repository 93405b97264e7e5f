import type { Channel, InteractionType } from '../../../core/interactions.ts';
import type { DateReading } from '../../values/dateReadings.ts';
import type { InteractionField } from '../fields.ts';

/** What a profile says beside interactions: a channel that somebody subscribed to. */
export interface ProfileConsent {
  readonly channel: Channel;
  readonly when: ProfileCondition;
}

/**
 * A state of a profile that is an interaction. Without a day it is none, but for unsubscriptions and bounces, which then
 * hold always.
 */
export interface ProfileState {
  readonly type: InteractionType;
  readonly channel: Channel;
  readonly when: ProfileCondition;
  /** Headers of its day, the preferred one first; none where the export never says it. */
  readonly date: readonly string[];
}

/** Where a profile is in a state. */
export type ProfileCondition =
  /** The cell of this header says so; its word is in normal form, empty for an empty cell. */
  | { readonly header: string; readonly holds: (word: string) => boolean }
  /** Its date is there. */
  | 'dated'
  /** Everybody in a file that has one of these headers, or whose name begins like this. */
  | { readonly filesWith: readonly string[]; readonly filesNamed: string }
  /** Everybody in a file that has none of these headers, and whose name begins like this. */
  | { readonly filesWithout: readonly string[]; readonly filesNamed: string };

/** A known export of interactions, told by its set of headers. Headers are in normal form: lower-case letters and digits. */
export interface InteractionPreset {
  readonly name: string;
  readonly title: string;
  /** Headers that must all be there; none for the preset that takes whatever nobody else claims. */
  readonly required: readonly string[];
  /** The headers that can stand for a field, the preferred one first. */
  readonly columns: Readonly<Partial<Record<InteractionField, readonly string[]>>>;
  /** Headers of the day on which it was closed where `resolved` does not say it. */
  readonly resolvedElse: readonly string[];
  /** Whether every row is somebody's ticket, so that one of no type, or of a type that is not known, is a contact. */
  readonly isTickets: boolean;
  /** Whether times without an offset are UTC. */
  readonly isUtc: boolean;
  /** The order of day and month in its dates, where its rows do not tell. */
  readonly dates?: DateReading;
  /** How to get it from there, one step a line. */
  readonly howToExport: readonly string[];
  /** What is read, and how, one sentence a line. */
  readonly reads: readonly string[];
  /** What rows of profiles, one a person, say; undefined where a row is one interaction. */
  readonly profile:
    | { readonly states: readonly ProfileState[]; readonly consents: readonly ProfileConsent[] }
    | undefined;
}
