import type { Amount } from '../../core/amount.ts';
import { type Phrase, phrase } from '../../core/language.ts';
import { countedIn, groupedNumber } from '../../core/numberText.ts';
import { printable, quoted } from '../../core/printable.ts';
import { fileOfRow } from '../orders/fileOfRow.ts';
import { byCount } from '../orders/leftOutList.ts';
import { type CountedOrders, isCounted, rowsOf } from '../orders/orders.ts';
import { amountOfEach, countOfItems } from '../rows/lineItems.ts';
import { NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { counts, type ReadingFacts } from './readingFacts.ts';

/** About orders, their ids and statuses, and what they come to. */
export function orderNotices(facts: ReadingFacts): Phrase[] {
  const notices = byCount(facts.leftOut.unknownStatus).map(
    ([status, { count }]): Phrase => ({
      en: `status ${quoted(status)} is not known and counts: ${countedIn('en', count, 'order')}; take such orders out of the export if they are no sales`,
      it: `lo stato ${quoted(status)} non è noto e conta: ${countedIn('it', count, 'order')}; togli questi ordini dall'esportazione se non sono vendite`,
    }),
  );
  const withoutId = rowsWithoutId(facts);
  if (withoutId > 0) {
    notices.push(phrase((language) => `${WITHOUT_ID[language]}: ${groupedNumber(withoutId, 0, language)}`));
  }
  return facts.hasMoney ? [...notices, ...moneyNotices(facts)] : notices;
}

const WITHOUT_ID: Phrase = {
  en: 'rows without an order id, each an order of its own',
  it: "righe senza id d'ordine, ognuna un ordine a sé",
};
const PARTLY_REFUNDED: Phrase = {
  en: 'partly refunded by their status, but no column says how much: they count in full',
  it: 'rimborsati in parte secondo il loro stato, ma nessuna colonna dice quanto, perciò contano per intero',
};
const WITHOUT_CURRENCY: Phrase = {
  en: 'no currency is given, taken for the one that counts',
  it: 'senza valuta, considerate nella valuta che conta',
};
const DIFFERING_TOTALS: Phrase = {
  en: 'rows of one order differ in its total, and their amounts were added up',
  it: 'le righe di uno stesso ordine ne danno totali diversi, e i loro importi sono stati sommati',
};
const DIFFERING_REFUNDS: Phrase = {
  en: 'rows of one order differ in its refunded amount, and the greatest was taken',
  it: "le righe di uno stesso ordine danno rimborsi diversi, ed è stato preso l'importo maggiore",
};

function moneyNotices({ files, rows, leftOut: { partlyRefunded, withoutCurrency }, orders }: ReadingFacts): Phrase[] {
  const notices: Phrase[] = [
    ...counts(PARTLY_REFUNDED, partlyRefunded, 'order'),
    ...counts(WITHOUT_CURRENCY, withoutCurrency, 'row'),
    ...counts(DIFFERING_TOTALS, orders.differingTotals, 'order'),
    ...counts(DIFFERING_REFUNDS, orders.differingRefunds, 'order'),
  ];
  const haveAmounts = files.every(({ layout }) => layout.columns.amount !== undefined);
  const repeated = haveAmounts ? repeatedTotals(rows, orders) : 0;
  if (repeated > 0) {
    const name = printable(files[0]!.layout.names[files[0]!.layout.columns.amount!]!.trim());
    notices.push({
      en: `${countedIn('en', repeated, 'order')} of several rows repeat one amount on each row, and no order does not: if ${quoted(name)} is the total of the order, name that column order_total, so that it counts once`,
      it: `${countedIn('it', repeated, 'order')} di più righe ripetono un solo importo su ogni riga, senza eccezioni: se ${quoted(name)} è il totale dell'ordine, chiama quella colonna order_total, così conta una volta sola`,
    });
  }
  return notices;
}

/** Rows that count without an id in files that have a column for it. */
function rowsWithoutId({ files, rows, orders }: ReadingFacts): number {
  const hasIds = files.map(({ layout }) => layout.columns.order !== undefined);
  if (!hasIds.includes(true) || !rows.order.includes(NONE)) return 0;
  let count = 0;
  for (let order = 0; order < orders.count; order++) {
    if (!isCounted(orders, order)) continue;
    const row = orders.first[order]!;
    if (rows.order[row] === NONE && hasIds[fileOfRow(rows, row)]) count++;
  }
  return count;
}

/**
 * Orders of several rows, where every one of them repeats one amount other than zero; 0 for fewer than three, and where
 * all repeat the same, as in a shop of one price.
 */
function repeatedTotals(rows: SettledRows, orders: CountedOrders): number {
  let count = 0;
  const amounts = new Set<Amount>();
  const ofOrder: number[] = [];
  const amountOf = (row: number): Amount | undefined => amountOfEach(rows.items[row]!, rows.amount[row]!);
  for (let order = 0; order < orders.count; order++) {
    if (!isCounted(orders, order)) continue;
    const all = rowsOf(orders, order, ofOrder);
    if (countOfItems(rows.items, all) < 2) continue;
    const amount = amountOf(all[0]!);
    if (amount === undefined || amount === 0 || all.some((row) => amountOf(row) !== amount)) return 0;
    // A total that counts once already is no question.
    if (orders.total[order] === amount) return 0;
    count++;
    amounts.add(amount);
  }
  return count < FEWEST_REPEATS || amounts.size < 2 ? 0 : count;
}

/** Two orders may repeat an amount by chance. */
const FEWEST_REPEATS = 3;
