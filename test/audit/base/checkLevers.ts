import { expect } from 'vitest';
import type { CustomerBaseReport } from '../../../src/report/audit/customerBaseReport.ts';

/** Everything that is printed adds up, in whole steps of the currency. */
export function checkLevers({ levers }: Pick<CustomerBaseReport, 'levers'>, steps: number): void {
  const { earlier, later, change, effects: parts, groups, refunds_to_others_effect: others } = levers!;
  const exact = (value: number | null) => Math.round((value ?? 0) * steps);
  const bought = exact(later.turnover) - exact(earlier.turnover);
  expect(exact(change)).toBe(bought + exact(others));
  expect(exact(others)).toBe(exact(later.refunds_to_others) - exact(earlier.refunds_to_others));
  expect(groups.reduce((sum, group) => sum + exact(group.change), 0)).toBe(bought);
  for (const { effects: own, change: whole } of [{ effects: parts, change: bought / steps }, ...groups]) {
    if (own === null) continue;
    expect(exact(own.customers) + exact(own.orders_per_customer) + exact(own.value_per_order)).toBe(exact(whole));
  }
}
