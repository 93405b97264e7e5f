import type { CodedTexts } from './customers.ts';

/**
 * What purchases were made of: one entry a row of the export, as parallel arrays, grouped by customer of the order ledger
 * and sorted by day within a customer.
 */
export interface ItemLedger {
  /** Entries of customer c are `offsets[c]` up to, not including, `offsets[c + 1]`. */
  readonly offsets: Int32Array;
  /** EpochDay of the order. */
  readonly day: Int32Array;
  /** A number that the rows of one order share, and no other row of the customer. */
  readonly order: Int32Array;
  /** An Amount; 0 where the export states that of whole orders. */
  readonly amount: Float64Array;
  /** Undefined where no export has such a column. */
  readonly product: CodedTexts | undefined;
  readonly category: CodedTexts | undefined;
}
