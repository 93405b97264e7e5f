import { type EpochDay, formatDay } from '../../core/day.ts';
import { printable } from '../../core/printable.ts';
import type { Entries } from '../orders/ledger.ts';
import type { Orders } from '../orders/orders.ts';
import { NONE } from '../rows/rows.ts';
import { filesByRow } from '../rows/settledRows.ts';
import type { ReadingFacts } from './readingFacts.ts';

/** A newest day this much later than the day before it looks like a mistyped year. */
const MOST_DAYS_BEFORE_NEWEST = 60;

/** About a newest day far behind the others. */
export function dayNotices({ files, rows, orders, entries }: ReadingFacts): string[] {
  const jump = newestJump(orders, entries);
  if (jump === undefined) return [];
  const file = files[filesByRow(rows)[jump.row]!]!.file;
  return [
    `the newest day ${formatDay(jump.newest)} (${printable(file)}:${rows.line[jump.row]}) is ${jump.newest - jump.before} days after the one before it: a mistyped year? if so, mend it or say --as-of ${formatDay(jump.before)}`,
  ];
}

function newestJump(
  orders: Orders,
  entries: Entries,
): { readonly newest: EpochDay; readonly before: EpochDay; readonly row: number } | undefined {
  let newest = Number.NEGATIVE_INFINITY;
  let before = Number.NEGATIVE_INFINITY;
  let row = NONE;
  for (let entry = 0; entry < entries.count; entry++) {
    const day = entries.day[entry]!;
    const at = orders.firstRow[entries.order[entry]!]!;
    if (day > newest) {
      before = newest;
      newest = day;
      row = at;
    } else if (day === newest) row = Math.min(row, at);
    else if (day > before) before = day;
  }
  return Number.isFinite(before) && newest - before > MOST_DAYS_BEFORE_NEWEST ? { newest, before, row } : undefined;
}
