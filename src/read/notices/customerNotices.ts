import { printable, quoted } from '../../core/printable.ts';
import { byCount } from '../orders/leftOutList.ts';
import { type CountedOrders, isCounted, rowsOf } from '../orders/orders.ts';
import { emptyTally, type Tally } from '../orders/tally.ts';
import { NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { counts, type ReadingFacts } from './readingFacts.ts';

/** About who the customers are. */
export function customerNotices({ files, rows, orders, customers }: ReadingFacts): string[] {
  const notices: string[] = [];
  const keys = new Set(files.map(({ layout }) => layout.key));
  if (keys.size > 1) {
    const named = files.map(({ file, layout }) => `${layout.key} in ${printable(file)}`).join(', ');
    notices.push(
      `customers are told by different columns (${named}): the same person may count twice; choose one with --key`,
    );
  }
  const pooled = guests(customers, orders);
  for (const [name, { count }] of byCount(pooled)) {
    notices.push(
      ...counts(
        `customer ${quoted(name)} looks like a word for everybody without an account, yet counts as one person`,
        count,
        'row',
      ),
    );
  }
  return [
    ...notices,
    ...counts('no customer but an e-mail address, left out: --key email counts them', onlyEmail(rows), 'row'),
  ];
}

/** Words for everybody that count as a customer, with the rows of each. */
function guests(customers: readonly string[], orders: CountedOrders): ReadonlyMap<string, Tally> {
  const pooled = new Map<string, Tally>();
  for (let customer = 0; customer < customers.length; customer++) {
    const name = customers[customer]!;
    if (!isGuest(name)) continue;
    const tally = emptyTally();
    for (let order = orders.offsets[customer + 1]!; order < orders.offsets[customer + 2]!; order++) {
      if (isCounted(orders, order)) tally.count += rowsOf(orders, order, []).length;
    }
    if (tally.count > 0) pooled.set(name, tally);
  }
  return pooled;
}

function onlyEmail(rows: SettledRows): number {
  const email = rows.attributes.get('email');
  if (email === undefined) return 0;
  let count = 0;
  for (let row = 0; row < rows.count; row++) {
    if (rows.used[row] === 1 && rows.customer[row] === NONE && email[row] !== NONE) count++;
  }
  return count;
}

function isGuest(name: string): boolean {
  // Lower-casing every id takes long.
  return name.length <= LONGEST_GUEST && GUEST_INITIALS.has(name[0]!) && GUESTS.has(name.toLowerCase());
}

/** Words that exporters write for customers without an account. */
const GUESTS: ReadonlySet<string> = new Set(
  'guest gast ospite invité invite invitado anonymous anonym anonimo anonyme unknown unbekannt undefined (none) #n/a ? 0'.split(
    ' ',
  ),
);
const LONGEST_GUEST = Math.max(...[...GUESTS].map((word) => word.length));
/** Every one is ASCII, so that no other letter becomes one of them in lower case. */
const GUEST_INITIALS: ReadonlySet<string> = new Set([...GUESTS].flatMap((word) => [word[0]!, word[0]!.toUpperCase()]));
