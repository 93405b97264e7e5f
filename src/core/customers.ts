import type { NumberColumn, TextColumn } from './columns.ts';
import type { CustomerAttribute } from './ledger.ts';

/**
 * One row a customer, held by column. A number that is missing is NaN, so that every comparison with it is false; a
 * text that is missing is undefined; a column that was never measured is absent. Rows are in the order of the output.
 */
export interface CustomerTable {
  readonly ids: readonly string[];
  readonly numbers: Readonly<Partial<Record<NumberColumn, Float64Array>>>;
  readonly texts: Readonly<Partial<Record<TextColumn, readonly (string | undefined)[]>>>;
  /** Contacts and kept columns, by row like everything else. */
  readonly attributes: readonly CustomerAttribute[];
}
