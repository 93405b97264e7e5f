import type { Amount } from '../../core/amount.ts';

/** A count of rows or orders and their money, undefined where it cannot be added up: they are not all of one currency. */
export interface Tally {
  count: number;
  amount: Amount | undefined;
}

export function emptyTally(): Tally {
  return { count: 0, amount: 0 };
}

/** Counts rows or orders with what they come to. */
export function addTo(tally: Tally, count: number, amount: Amount | undefined): void {
  tally.count += count;
  tally.amount = tally.amount === undefined || amount === undefined ? undefined : tally.amount + amount;
}
