import type { RowTexts, Texts } from './texts.ts';

/**
 * What an entry of the ledger is. A purchase counts as an order. A refund has an order id of its own; what was refunded
 * within the id of its purchase is a partial refund. A reversed entry is the amount of an order that was refunded to
 * zero or below within its own id: money, but no purchase. Refunds of either kind are negative money.
 */
export const PURCHASE = 0;
export const REFUND = 1;
export const REVERSED = 2;
export const PARTIAL_REFUND = 3;

/** Whether an entry gives money back. */
export function isRefund(kind: number): boolean {
  return kind === REFUND || kind === PARTIAL_REFUND;
}

/**
 * Every purchase and refund up to as_of: one entry an order, as parallel arrays, grouped by customer and sorted by day
 * within a customer.
 */
export interface OrderLedger {
  /** Customer ids; the index is the customer's number in the ledger. Holds customers without a purchase, too. */
  readonly customers: Texts;
  /** Entries of customer c are `offsets[c]` up to, not including, `offsets[c + 1]`. */
  readonly offsets: Int32Array;
  /** EpochDay. */
  readonly day: Int32Array;
  /** An Amount; refunds are below zero. */
  readonly amount: Float64Array;
  /** {@link PURCHASE}, {@link REFUND}, {@link REVERSED} or {@link PARTIAL_REFUND}. */
  readonly kind: Uint8Array;
  /** Cost of the goods, signed like the amount; only where a cost column is mapped. */
  readonly cost: Float64Array | undefined;
}

/**
 * A text that customers carry along, taken from their newest order that has one: a contact or a kept column. By
 * customer number; a column that nobody has holds no codes.
 */
export interface CustomerAttribute extends RowTexts {
  readonly name: string;
}

/** Customers of the ledger, with and without a purchase. */
export function customerCount({ offsets }: Pick<OrderLedger, 'offsets'>): number {
  return offsets.length - 1;
}
