import { type EpochDay, formatDay } from '../core/day.ts';
import { printable, quoted } from '../core/printable.ts';
import type { Entries } from './orders/ledger.ts';
import type { CountedRows } from './orders/leftOut.ts';
import type { Orders } from './orders/orders.ts';
import type { Overlap } from './orders/overlap.ts';
import type { ReadFile } from './readFiles.ts';
import { NONE } from './rows/rows.ts';
import { filesByRow, type SettledRows } from './rows/settledRows.ts';

/** A newest day this much later than the day before it looks like a mistyped year. */
const MOST_DAYS_BEFORE_NEWEST = 60;

/** What a reader of the numbers should know about how they were read, one sentence each. */
export function readingNotices(
  files: readonly ReadFile[],
  rows: SettledRows,
  orders: Orders,
  entries: Entries,
  counted: CountedRows,
  overlap: Overlap,
): readonly string[] {
  const notices: string[] = [];
  const say = (count: number, sentence: string): void => {
    if (count > 0) notices.push(`${count} ${sentence}`);
  };
  for (const { file, decoded } of files) {
    if (decoded.repeatedHeaders.length === 0) continue;
    const shared = sharedOrders(decoded.rows.order, decoded.repeatedHeaders);
    notices.push(
      `${printable(file)}: the header comes again ${decoded.repeatedHeaders.length} times and was skipped` +
        (shared > 0
          ? `; ${shared} order ids stand on both sides of it and count twice: pass the files as arguments, not as one stream`
          : ''),
    );
  }
  say(overlap.movedOrders, 'orders belong to another customer in a later file; the earlier customer lost them');
  for (const [status, { count }] of counted.unknownStatus) {
    notices.push(`status ${quoted(status)} is not known; its ${count} orders count`);
  }
  say(orders.differingTotals, 'orders have rows that differ in the total of the order; their amounts were added up');
  say(
    files.reduce((sum, { decoded }) => sum + decoded.roundedAmounts, 0),
    'amounts have more than four decimals and were rounded to 1/10,000',
  );
  const keys = new Set(files.map(({ layout }) => layout.key));
  if (keys.size > 1) {
    const named = files.map(({ file, layout }) => `${layout.key} in ${printable(file)}`).join(', ');
    notices.push(
      `customers are told by different columns (${named}): the same person may count twice; choose one with --key`,
    );
  }
  const jump = newestJump(orders, entries);
  if (jump !== undefined) {
    const file = files[filesByRow(rows)[jump.row]!]!.file;
    notices.push(
      `the newest day ${formatDay(jump.newest)} (${printable(file)}:${rows.line[jump.row]}) is ${jump.newest - jump.before} days after the one before it: a mistyped year? if so, mend it or say --as-of ${formatDay(jump.before)}`,
    );
  }
  return notices;
}

/** Orders whose rows stand both before and after a repeated header. */
function sharedOrders(orderOfRow: Int32Array, repeats: readonly number[]): number {
  const sectionOf = new Map<number, number>();
  const shared = new Set<number>();
  let section = 0;
  orderOfRow.forEach((order, row) => {
    while (section < repeats.length && repeats[section]! <= row) section++;
    if (order === NONE) return;
    if ((sectionOf.get(order) ?? section) !== section) shared.add(order);
    else sectionOf.set(order, section);
  });
  return shared.size;
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
