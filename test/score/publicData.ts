import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { parseDay } from '../../src/core/day.ts';
import type { OrderLedger } from '../../src/core/ledger.ts';
import { builtLedger, type Entry } from './builtLedger.ts';

/** Folder of the public data beside the project; a checkout may be without it. */
export const publicDataFolder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

export const hasPublicData = existsSync(publicDataFolder);

/** Ends the name of a suite that cannot run without the public data. */
export const publicDataNote = hasPublicData ? '' : ` (skipped: no folder ${publicDataFolder})`;

/** Example data of the R package rfm: each row is one order. */
export function rPackageOrders(): OrderLedger {
  const rows: string[][] = parse(readFileSync(`${publicDataFolder}r_rfm_orders.csv`), { from_line: 2 });
  return builtLedger(rows.map(([customer, date, units]) => entry(customer!, date!, Number(units))));
}

/** CDNOW master data without its 80 orders of zero value. */
export function cdnowOrders(): OrderLedger {
  const lines = readFileSync(`${publicDataFolder}CDNOW_master.txt`, 'utf8').trim().split('\n').slice(1);
  const entries = lines.map((line) => {
    const [customer, date, , units] = line.trim().split(/\s+/);
    return entry(customer!, date!.replace(/(....)(..)(..)/, '$1-$2-$3'), Number(units));
  });
  return builtLedger(entries.filter(({ units }) => units !== 0));
}

/** Grocery purchases, without money. */
export function groceryOrders(): OrderLedger {
  const rows: string[][] = parse(readFileSync(`${publicDataFolder}grocery_elog.csv`), { from_line: 2 });
  return builtLedger(rows.map(([customer, date]) => entry(customer!, date!, 0)));
}

function entry(customer: string, date: string, units: number): Entry {
  return { customer, day: parseDay(date)!, units };
}
