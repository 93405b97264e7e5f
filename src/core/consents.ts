import type { Channel } from './interactions.ts';

/** What is known of somebody's consent to marketing. */
export const UNKNOWN_CONSENT = 0;
export const YES_CONSENT = 1;
export const NO_CONSENT = 2;

/** Consent as orders state it. */
export interface Consents {
  /** By customer number of the ledger. */
  readonly of: Uint8Array;
  /** The channel that it is about; undefined for marketing in general. */
  readonly channel: Channel | undefined;
}
