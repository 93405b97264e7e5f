import { type EpochDay, formatDay } from '../../core/day.ts';
import type { Phrase } from '../../core/language.ts';
import { printable } from '../../core/printable.ts';
import { fileOfRow } from '../orders/fileOfRow.ts';
import { earliestRow, isCounted, NO_ENTRY } from '../orders/orders.ts';
import type { ReadingFacts } from './readingFacts.ts';

/** A newest day this much later than the day before it looks like a mistyped year. */
const MOST_DAYS_BEFORE_NEWEST = 60;

/** About a newest day far behind the others. */
export function dayNotices(facts: ReadingFacts): Phrase[] {
  const { files, rows } = facts;
  const { newest, before } = facts.newest;
  if (!Number.isFinite(before) || newest - before <= MOST_DAYS_BEFORE_NEWEST) return [];
  const row = firstRowOf(newest, facts);
  const { file } = files[fileOfRow(rows, row)]!;
  const day = `${formatDay(newest)} (${printable(file)}:${rows.lineOf(row)})`;
  const asOf = `--as-of ${formatDay(before)}`;
  return [
    {
      en: `the newest day ${day} is ${newest - before} days after the one before it: a mistyped year? if so, mend it or say ${asOf}`,
      it: `il giorno più recente ${day} viene ${newest - before} giorni dopo il precedente: un anno digitato male? in tal caso correggilo o indica ${asOf}`,
    },
  ];
}

/** The first row that an order in the ledger has this day from. */
function firstRowOf(day: EpochDay, { rows, orders }: ReadingFacts): number {
  let first = rows.count;
  for (let order = 0; order < orders.count; order++) {
    if (orders.day[order] !== day || !isCounted(orders, order) || (orders.flags[order]! & NO_ENTRY) !== 0) continue;
    first = Math.min(first, earliestRow(rows, orders, order));
  }
  return first;
}
