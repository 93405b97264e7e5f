import type { Amount } from '../core/amount.ts';
import { type EpochDay, formatDay } from '../core/day.ts';
import { counted, groupedNumber } from '../core/numberText.ts';
import { printable, quoted } from '../core/printable.ts';
import type { Entries } from './orders/ledger.ts';
import type { CountedRows } from './orders/leftOut.ts';
import type { Orders } from './orders/orders.ts';
import type { Overlap } from './orders/overlap.ts';
import type { ReadFile } from './readFiles.ts';
import type { Answered } from './rows/readings.ts';
import { type Dictionaries, NONE } from './rows/rows.ts';
import { filesByRow, type SettledRows } from './rows/settledRows.ts';

/** A newest day this much later than the day before it looks like a mistyped year. */
const MOST_DAYS_BEFORE_NEWEST = 60;

/** Everything that the notices look at. */
export interface ReadingFacts {
  readonly files: readonly ReadFile[];
  readonly decimals: readonly Answered<'point' | 'comma'>[];
  readonly rows: SettledRows;
  readonly dictionaries: Dictionaries;
  readonly counted: CountedRows;
  readonly orders: Orders;
  readonly entries: Entries;
  readonly overlap: Overlap;
  readonly asOf: EpochDay;
}

/** What a reader of the numbers should know about how they were read, one sentence each. */
export function readingNotices(facts: ReadingFacts): readonly string[] {
  return [...fileNotices(facts), ...orderNotices(facts), ...customerNotices(facts), ...dayNotices(facts)];
}

function fileNotices({ files, decimals, overlap, rows }: ReadingFacts): string[] {
  const notices: string[] = [];
  for (const { file, decoded } of files) {
    if (decoded.repeatedHeaders.length === 0) continue;
    const repeats = counted(decoded.repeatedHeaders.length, 'more time');
    const shared = sharedOrders(decoded.rows.order, decoded.repeatedHeaders);
    const twice = `; order ids on both sides of it: ${groupedNumber(shared, 0)}, which count twice: pass the files as arguments, not as one stream`;
    notices.push(`${printable(file)}: the header comes ${repeats} and was skipped${shared > 0 ? twice : ''}`);
  }
  const newest = files.map((_, f) => newestDay(rows.day.subarray(rows.fileStarts[f], rows.fileStarts[f + 1])));
  const late = newest.findIndex((day, f) => newest.slice(f + 1).some((later) => later < day));
  if (late >= 0 && overlap.replacedRows > 0) {
    const older = newest.findIndex((day, f) => f > late && day < newest[late]!);
    notices.push(
      `${printable(files[late]!.file)} has newer orders than ${printable(files[older]!.file)}, which comes after it and replaces what it says of the same orders: name the files from old to new`,
    );
  }
  notices.push(
    ...counts(
      'a later file gives orders to another customer, and the earlier one lost them',
      overlap.movedOrders,
      'order',
    ),
  );
  const rounded = files.map(({ decoded }, f) => decoded.rounded[decimals[f]!.answer === 'point' ? 'first' : 'second']);
  const allRounded = rounded.reduce((sum, count) => sum + count, 0);
  return [...notices, ...counts('more than four decimals, rounded to 1/10,000', allRounded, 'row')];
}

function orderNotices({
  files,
  rows,
  counted: { unknownStatus, partlyRefunded, withoutCurrency },
  orders,
}: ReadingFacts): string[] {
  const notices = [...unknownStatus].map(
    ([status, { count }]) =>
      `status ${quoted(status)} is not known and counts: ${counted(count, 'order')}; take such orders out of the export if they are no sales`,
  );
  if (rows.refunded === undefined) {
    notices.push(
      ...counts(
        'partly refunded by their status, but no column says how much: they count in full',
        partlyRefunded,
        'order',
      ),
    );
  }
  notices.push(
    ...counts('no currency is given, taken for the one that counts', withoutCurrency, 'row'),
    ...counts(
      'rows of one order differ in its total, and their amounts were added up',
      orders.differingTotals,
      'order',
    ),
  );
  const repeated = repeatedTotals(rows, orders);
  if (repeated > 0 && files.every(({ layout }) => layout.columns.amount !== undefined)) {
    const name = printable(files[0]!.layout.header[files[0]!.layout.columns.amount!]!.trim());
    notices.push(
      `${counted(repeated, 'order')} of several rows repeat one amount on each row, and no order does not: if ${quoted(name)} is the total of the order, name that column order_total, so that it counts once`,
    );
  }
  return notices;
}

function customerNotices({ files, rows, dictionaries }: ReadingFacts): string[] {
  const notices: string[] = [];
  const keys = new Set(files.map(({ layout }) => layout.key));
  if (keys.size > 1) {
    const named = files.map(({ file, layout }) => `${layout.key} in ${printable(file)}`).join(', ');
    notices.push(
      `customers are told by different columns (${named}): the same person may count twice; choose one with --key`,
    );
  }
  const email = rows.attributes.get('email');
  let unnamed = 0;
  const pooled = new Map<number, number>();
  for (let row = 0; row < rows.count; row++) {
    const customer = rows.customer[row]!;
    if (rows.used[row] === 0) continue;
    if (customer === NONE && email !== undefined && email[row] !== NONE) unnamed++;
    if (customer !== NONE && GUESTS.has(dictionaries.customers.text(customer).toLowerCase())) {
      pooled.set(customer, (pooled.get(customer) ?? 0) + 1);
    }
  }
  for (const [customer, count] of pooled) {
    const name = quoted(dictionaries.customers.text(customer));
    notices.push(
      ...counts(
        `customer ${name} looks like a word for everybody without an account, yet counts as one person`,
        count,
        'row',
      ),
    );
  }
  return [
    ...notices,
    ...counts('no customer but an e-mail address, left out: --key email counts them', unnamed, 'row'),
  ];
}

function dayNotices({ files, rows, orders, entries, asOf }: ReadingFacts): string[] {
  const jump = newestJump(orders, entries);
  if (jump === undefined || jump.newest > asOf) return [];
  const file = files[filesByRow(rows)[jump.row]!]!.file;
  return [
    `the newest day ${formatDay(jump.newest)} (${printable(file)}:${rows.line[jump.row]}) is ${jump.newest - jump.before} days after the one before it: a mistyped year? if so, mend it or say --as-of ${formatDay(jump.before)}`,
  ];
}

/** Words that exporters write for customers without an account. */
const GUESTS: ReadonlySet<string> = new Set(
  'guest gast ospite invité invite invitado anonymous anonym anonimo anonyme unknown unbekannt undefined (none) #n/a ? 0'.split(
    ' ',
  ),
);

function counts(sentence: string, count: number, noun: string): string[] {
  return count > 0 ? [`${sentence}: ${counted(count, noun)}`] : [];
}

function newestDay(days: Int32Array): EpochDay {
  return days.reduce((newest, day) => Math.max(newest, day), Number.NEGATIVE_INFINITY);
}

/**
 * Orders of several rows, where every one of them repeats one amount other than zero; 0 for fewer than three, and where
 * all repeat the same, as in a shop of one price.
 */
function repeatedTotals(rows: SettledRows, orders: Orders): number {
  let count = 0;
  const amounts = new Set<Amount>();
  for (let order = 0; order < orders.count; order++) {
    const [from, to] = [orders.starts[order]!, orders.starts[order + 1]!];
    if (to - from < 2) continue;
    const amount = rows.amount[orders.rows[from]!]!;
    if (amount === 0) return 0;
    for (let i = from + 1; i < to; i++) if (rows.amount[orders.rows[i]!] !== amount) return 0;
    // A total that counts once already is no question.
    if (orders.total[order] === amount) return 0;
    count++;
    amounts.add(amount);
  }
  return count < FEWEST_REPEATS || amounts.size < 2 ? 0 : count;
}

/** Two orders may repeat an amount by chance. */
const FEWEST_REPEATS = 3;

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
