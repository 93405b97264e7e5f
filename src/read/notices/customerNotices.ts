import { printable, quoted } from '../../core/printable.ts';
import { byCount } from '../orders/leftOutList.ts';
import { emptyTally, type Tally } from '../orders/tally.ts';
import { NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { counts, type ReadingFacts } from './readingFacts.ts';

/** About who the customers are. */
export function customerNotices({ files, rows, orders, dictionaries }: ReadingFacts): string[] {
  const notices: string[] = [];
  const keys = new Set(files.map(({ layout }) => layout.key));
  if (keys.size > 1) {
    const named = files.map(({ file, layout }) => `${layout.key} in ${printable(file)}`).join(', ');
    notices.push(
      `customers are told by different columns (${named}): the same person may count twice; choose one with --key`,
    );
  }
  const isGuest = Array.from({ length: dictionaries.customers.size() }, (_, code) =>
    GUESTS.has(dictionaries.customers.text(code).toLowerCase()),
  );
  const pooled = new Map<string, Tally>();
  for (const row of orders.rows) {
    const customer = rows.customer[row]!;
    if (isGuest[customer] !== true) continue;
    const name = dictionaries.customers.text(customer);
    const tally = pooled.get(name) ?? emptyTally();
    tally.count++;
    pooled.set(name, tally);
  }
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

function onlyEmail(rows: SettledRows): number {
  const email = rows.attributes.get('email');
  if (email === undefined) return 0;
  let count = 0;
  for (let row = 0; row < rows.count; row++) {
    if (rows.used[row] === 1 && rows.customer[row] === NONE && email[row] !== NONE) count++;
  }
  return count;
}

/** Words that exporters write for customers without an account. */
const GUESTS: ReadonlySet<string> = new Set(
  'guest gast ospite invité invite invitado anonymous anonym anonimo anonyme unknown unbekannt undefined (none) #n/a ? 0'.split(
    ' ',
  ),
);
