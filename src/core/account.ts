import type { Amount } from './amount.ts';
import type { Phrase } from './language.ts';

/** Rows, orders or customers that a rule kept out of the customer table, counted with their money. */
export interface LeftOut {
  /** What they are, in words that follow a count: `rows without a customer`, `orders cancelled`. */
  readonly what: Phrase;
  readonly count: number;
  /** Their total; undefined where it cannot be added up (another currency, no money). */
  readonly amount: Amount | undefined;
}

/** What became of the records that were read. */
export interface ReadAccount {
  /** Records, without headers and blank lines. */
  readonly rows: number;
  readonly badRows: number;
  readonly leftOut: readonly LeftOut[];
  /** Things to know about the numbers: guesses, approximations, suspicions. One sentence each. */
  readonly notices: readonly Phrase[];
}
