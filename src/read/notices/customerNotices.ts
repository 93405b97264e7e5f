import { type Phrase, phrase } from '../../core/language.ts';
import { countedIn, groupedNumber } from '../../core/numberText.ts';
import { printable, quoted } from '../../core/printable.ts';
import { countOfTexts, type Texts, textOf } from '../../core/texts.ts';
import { byCount } from '../orders/leftOutList.ts';
import { type CountedOrders, isCounted, rowsOf } from '../orders/orders.ts';
import { emptyTally, type Tally } from '../orders/tally.ts';
import { countOfItems, itemCount } from '../rows/lineItems.ts';
import { NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { counts, type ReadingFacts } from './readingFacts.ts';

/** About who the customers are. */
export function customerNotices({ files, rows, orders, texts, leftOut, people }: ReadingFacts): Phrase[] {
  const notices = [...keyNotices(files, people)];
  const pooled = guests(texts.customers, rows, orders);
  for (const [name, { count }] of byCount(pooled)) {
    notices.push(
      ...counts(
        {
          en: `customer ${quoted(name)} looks like a word for everybody without an account, yet counts as one person`,
          it: `il cliente ${quoted(name)} sembra una parola per chiunque non abbia un account, eppure conta come una sola persona`,
        },
        count,
        'row',
      ),
    );
  }
  const emails = leftOut.withoutCustomer.count === 0 ? 0 : onlyEmail(rows);
  return [...notices, ...counts(ONLY_EMAIL, emails, 'row')];
}

/** Where files tell customers apart by different columns, whether the same people were found. */
function keyNotices(
  files: ReadingFacts['files'],
  { joined, ambiguous, alone }: ReadingFacts['people'],
): readonly Phrase[] {
  const keys = new Set(files.map(({ layout }) => layout.key));
  const named = files.map(({ file, layout }) => `${layout.key} in ${printable(file)}`).join(', ');
  const shared: Phrase = {
    en: 'whose address several ids have: the one that used it last has them',
    it: "il cui indirizzo appartiene a più id: vale l'ultimo che lo ha usato",
  };
  if (joined > 0) {
    return [
      phrase((language) => {
        const [some, others] = [countedIn(language, joined, 'customer'), groupedNumber(alone, 0, language)];
        return language === 'en'
          ? `${some} known by an e-mail or phone alone taken for the id that has it beside it; ${others} more have no id`
          : `${some} noti solo per e-mail o telefono ricondotti all'id che li riporta; altri ${others} non hanno id`;
      }),
      ...counts(shared, ambiguous, 'customer'),
    ];
  }
  if (keys.size < 2) return [];
  return [
    {
      en: `customers are told by different columns (${named}): the same person may count twice; choose one with --key`,
      it: `i clienti sono riconosciuti da colonne diverse (${named}): la stessa persona può contare due volte; scegline una con --key`,
    },
  ];
}

const ONLY_EMAIL: Phrase = {
  en: 'no customer but an e-mail address, left out: --key email counts them',
  it: 'senza cliente ma con un indirizzo e-mail, escluse (--key email le conta)',
};

/** Words for everybody that count as a customer, with the rows of each. */
function guests(customers: Texts, { items }: SettledRows, orders: CountedOrders): ReadonlyMap<string, Tally> {
  const pooled = new Map<string, Tally>();
  const { bytes, starts } = customers;
  for (let customer = 0; customer < countOfTexts(customers); customer++) {
    const length = starts[customer + 1]! - starts[customer]!;
    if (length > MOST_BYTES_BY_INITIAL[bytes[starts[customer]!]!]!) continue;
    const name = textOf(customers, customer);
    if (!GUESTS.has(name.toLowerCase())) continue;
    const tally = emptyTally();
    for (let order = orders.offsets[customer + 1]!; order < orders.offsets[customer + 2]!; order++) {
      if (isCounted(orders, order)) tally.count += countOfItems(items, rowsOf(orders, order, []));
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
    if (rows.used[row] === 1 && rows.customer[row] === NONE && email[row] !== NONE)
      count += itemCount(rows.items[row]!);
  }
  return count;
}

/** Words that exporters write for customers without an account. */
const GUESTS: ReadonlySet<string> = new Set(
  'guest gast ospite invité invite invitado anonymous anonym anonimo anonyme unknown unbekannt undefined (none) #n/a ? 0'.split(
    ' ',
  ),
);
/** A letter of such a word may take three bytes: the sign of a kelvin is a k in lower case. */
const MOST_BYTES_A_LETTER = 3;
/** Lower-casing every id takes long: by first byte, how many a word may have; every first letter is ASCII. */
const MOST_BYTES_BY_INITIAL = new Int32Array(256);
for (const word of GUESTS) {
  for (const initial of [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]) {
    const most = MOST_BYTES_A_LETTER * word.length;
    if (most > MOST_BYTES_BY_INITIAL[initial]!) MOST_BYTES_BY_INITIAL[initial] = most;
  }
}
