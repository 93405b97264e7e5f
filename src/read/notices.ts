import { type EpochDay, formatDay } from '../core/day.ts';
import { counted, groupedNumber } from '../core/numberText.ts';
import { printable, quoted } from '../core/printable.ts';
import type { Entries } from './orders/ledger.ts';
import type { CountedRows } from './orders/leftOut.ts';
import type { Orders } from './orders/orders.ts';
import type { Overlap } from './orders/overlap.ts';
import type { ReadFile } from './readFiles.ts';
import type { Answered } from './rows/readings.ts';
import { NONE } from './rows/rows.ts';
import { filesByRow, type SettledRows } from './rows/settledRows.ts';

/** A newest day this much later than the day before it looks like a mistyped year. */
const MOST_DAYS_BEFORE_NEWEST = 60;

/** What a reader of the numbers should know about how they were read, one sentence each. */
export function readingNotices(
  files: readonly ReadFile[],
  decimals: readonly Answered<'point' | 'comma'>[],
  rows: SettledRows,
  orders: Orders,
  entries: Entries,
  { unknownStatus }: CountedRows,
  overlap: Overlap,
  asOf: EpochDay,
): readonly string[] {
  const notices: string[] = [];
  const say = (sentence: string, count: number, noun: string): void => {
    if (count > 0) notices.push(`${sentence}: ${counted(count, noun)}`);
  };
  for (const { file, decoded } of files) {
    if (decoded.repeatedHeaders.length === 0) continue;
    const repeats = counted(decoded.repeatedHeaders.length, 'more time');
    const shared = sharedOrders(decoded.rows.order, decoded.repeatedHeaders);
    const twice = `; order ids on both sides of it: ${groupedNumber(shared, 0)}, which count twice: pass the files as arguments, not as one stream`;
    notices.push(`${printable(file)}: the header comes ${repeats} and was skipped${shared > 0 ? twice : ''}`);
  }
  say('a later file gives orders to another customer, and the earlier one lost them', overlap.movedOrders, 'order');
  for (const [status, { count }] of unknownStatus)
    say(`status ${quoted(status)} is not known and counts`, count, 'order');
  say('rows of one order differ in its total, and their amounts were added up', orders.differingTotals, 'order');
  const rounded = files.map(({ decoded }, f) => decoded.rounded[decimals[f]!.answer === 'point' ? 'first' : 'second']);
  say(
    'more than four decimals, rounded to 1/10,000',
    rounded.reduce((sum, count) => sum + count, 0),
    'row',
  );
  const keys = new Set(files.map(({ layout }) => layout.key));
  if (keys.size > 1) {
    const named = files.map(({ file, layout }) => `${layout.key} in ${printable(file)}`).join(', ');
    notices.push(
      `customers are told by different columns (${named}): the same person may count twice; choose one with --key`,
    );
  }
  const jump = newestJump(orders, entries);
  if (jump !== undefined && jump.newest <= asOf) {
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
