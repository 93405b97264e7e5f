import { readFileSync } from 'node:fs';
import { type EpochDay, parseDay } from '../../src/core/day.ts';
import type { OrderLedger } from '../../src/core/ledger.ts';
import { measure } from '../../src/score/measure.ts';
import { groupHistories } from '../../src/value/groups.ts';
import type { HistoryGroups } from '../../src/value/purchaseModel.ts';
import { builtLedger } from '../score/builtLedger.ts';
import { publicDataFolder } from '../score/publicData.ts';

/** The histories up to a day of the customers whose first purchase day is not before another. */
export function historiesOf(ledger: OrderLedger, asOf: EpochDay, firstFrom = Number.NEGATIVE_INFINITY): HistoryGroups {
  const { firstDay, lastDay, historyDays } = measure(ledger, asOf, undefined);
  const rows = Array.from(firstDay.keys()).filter((row) => firstDay[row]! >= firstFrom);
  return groupHistories(
    rows.map((row) => historyDays[row]! - 1),
    rows.map((row) => lastDay[row]! - firstDay[row]!),
    rows.map((row) => asOf - firstDay[row]!),
  ).groups;
}

/** The CDNOW sample of one customer in ten, with its orders of zero. */
export function cdnowSample(): OrderLedger {
  const lines = readFileSync(`${publicDataFolder}CDNOW_sample.txt`, 'utf8').trim().split('\n');
  return builtLedger(
    lines.map((line) => {
      const [, customer, date, , units] = line.trim().split(/\s+/);
      return { customer: customer!, day: parseDay(date!.replace(/(....)(..)(..)/, '$1-$2-$3'))!, units: Number(units) };
    }),
  );
}
