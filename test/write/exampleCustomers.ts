import type { CustomerTable } from '../../src/core/customers.ts';
import { epochDay } from '../../src/core/day.ts';
import { builtCodes, builtTexts } from '../core/builtTexts.ts';

/** Three customers: one complete, one with hostile texts, one of whom little is known. */
export const exampleCustomers: CustomerTable = {
  ids: builtTexts(['007', '=1+1', 'c, "d"']),
  numbers: {
    segment_since: Float64Array.of(epochDay(2024, 1, 31)!, epochDay(2024, 1, 1)!, epochDay(2024, 1, 31)!),
    r_score: Float64Array.of(5, 4, 1),
    orders: Float64Array.of(12, 1, 1),
    revenue: Float64Array.of(12_345_000, -50_000, Number.NaN),
    days_between_orders: Float64Array.of(30.25, Number.NaN, Number.NaN),
    p_alive: Float64Array.of(0.98765, 0.5, Number.NaN),
  },
  texts: {
    segment: builtCodes(['Champions', 'New', "Can't Lose Them"]),
    rfm: builtCodes(['555', undefined, '111']),
  },
  attributes: [
    { name: 'phone', ...builtTexts(['+44 20 7946 0000', '-2+3', undefined]) },
    { name: '2024', ...builtTexts(['two\nlines', 'a\u001b[31mb', '']) },
    { name: '=note', ...builtTexts([undefined, undefined, undefined]) },
  ],
};
