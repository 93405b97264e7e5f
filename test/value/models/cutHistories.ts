import { type OrderLedger, PURCHASE } from '../../../src/core/ledger.ts';
import { allTexts } from '../../core/builtTexts.ts';
import type { History } from './simulatedHistories.ts';

/** A history up to a day, with its first day and the purchase days after that day. */
export interface CutHistory extends History {
  readonly firstDay: number;
  readonly later: number;
}

/** Slow and obvious: distinct purchase days by customer, cut after `end`, in weeks. */
export function cutHistories(ledger: OrderLedger, end: number): CutHistory[] {
  return allTexts(ledger.customers).flatMap((_, customer) => {
    const days = new Set<number>();
    for (let entry = ledger.offsets[customer]!; entry < ledger.offsets[customer + 1]!; entry++) {
      if (ledger.kind[entry] === PURCHASE) days.add(ledger.day[entry]!);
    }
    const before = [...days].filter((day) => day <= end);
    if (before.length === 0) return [];
    const firstDay = Math.min(...before);
    const tx = (Math.max(...before) - firstDay) / 7;
    return [{ x: before.length - 1, tx, T: (end - firstDay) / 7, firstDay, later: days.size - before.length }];
  });
}
