import type { EpochDay } from '../../core/day.ts';
import type { CustomerAttribute } from '../../core/ledger.ts';
import { type Dictionaries, NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import type { Orders } from './orders.ts';

/**
 * Contacts and kept columns of each customer: the value of the newest order up to as_of that has one; ties go to the
 * greatest order id, then to the greatest text.
 */
export function attributesOf(
  rows: SettledRows,
  orders: Orders,
  dictionaries: Dictionaries,
  asOf: EpochDay,
): readonly CustomerAttribute[] {
  return [...rows.attributes].map(([name, codes]) => {
    const customers = dictionaries.customers.size();
    const bestDay = new Int32Array(customers);
    const bestOrder = new Int32Array(customers);
    const best = new Int32Array(customers).fill(NONE);
    for (let order = 0; order < orders.count; order++) {
      const day = orders.day[order]!;
      if (day > asOf) continue;
      const customer = orders.customer[order]!;
      for (let i = orders.starts[order]!; i < orders.starts[order + 1]!; i++) {
        const row = orders.rows[i]!;
        const code = codes[row]!;
        if (code === NONE) continue;
        const id = rows.order[row]!;
        if (
          best[customer] !== NONE &&
          compare(day, id, code, bestDay[customer]!, bestOrder[customer]!, best[customer]!) <= 0
        ) {
          continue;
        }
        bestDay[customer] = day;
        bestOrder[customer] = id;
        best[customer] = code;
      }
    }
    return {
      name,
      values: Array.from(best, (code) => (code === NONE ? undefined : dictionaries.texts.text(code))),
    };
  });

  function compare(
    day: number,
    id: number,
    code: number,
    otherDay: number,
    otherId: number,
    otherCode: number,
  ): number {
    if (day !== otherDay) return day - otherDay;
    if (id !== otherId) return compareTexts(orderId(id), orderId(otherId));
    return code === otherCode ? 0 : compareTexts(dictionaries.texts.text(code), dictionaries.texts.text(otherCode));
  }

  function orderId(code: number): string {
    return code === NONE ? '' : dictionaries.orders.text(code);
  }
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
