import type { EpochDay } from '../../core/day.ts';
import { ALWAYS } from '../../core/interactions.ts';
import { CONTINUES, type CountedOrders, LEFT_OUT } from './orders.ts';

/** By customer: the day of the newest order up to as_of that gave money back, whether refunds count or not; ALWAYS without one. */
export function lastRefunds({ offsets, flags, day, total, refunded }: CountedOrders, asOf: EpochDay): Int32Array {
  const last = new Int32Array(offsets.length - 2).fill(ALWAYS);
  for (let customer = 0; customer < last.length; customer++) {
    const after = offsets[customer + 2]!;
    for (let order = offsets[customer + 1]!; order < after; order++) {
      if ((flags[order]! & (CONTINUES | LEFT_OUT)) !== 0 || day[order]! > asOf) continue;
      const gaveBack = total[order]! < 0 || (refunded !== undefined && refunded[order]! > 0);
      if (gaveBack && day[order]! > last[customer]!) last[customer] = day[order]!;
    }
  }
  return last;
}
