import { firstOf, firstText, sumOf } from './computed.ts';
import type { Cells, Preset } from './preset.ts';

/** Headers of the orders report in one language, in normal form; several where names have changed or differ by country. */
export interface EbayHeaders {
  /** What fields that are computed are called where columns are named. */
  readonly names: Readonly<Record<'amount' | 'status' | 'product' | 'email', string>>;
  readonly order: string;
  readonly buyer: string;
  readonly date: readonly string[];
  readonly paidOn: readonly string[];
  readonly itemNumber: string;
  readonly itemTitle: readonly string[];
  readonly total: readonly string[];
  /** Tax that eBay collects and pays to the state, and whether the total includes it. */
  readonly tax: readonly string[];
  readonly totalIncludesTax: readonly string[];
  readonly email: readonly string[];
  readonly country: readonly string[];
  readonly zip: readonly string[];
}

/**
 * What is the same in the orders reports of all languages. One row an order; an order of several items is a row of the
 * order, which names no item, and a row for each item behind it. No status, but a date of payment.
 */
export function ebayOrders(
  headers: EbayHeaders,
): Pick<Preset, 'columns' | 'computed' | 'orderLevelAmounts' | 'firstRowOnly' | 'isNoRow' | 'nothing'> {
  const { names, order, itemNumber, itemTitle, total, tax, totalIncludesTax, paidOn, email } = headers;
  const money = [...total, ...tax, ...totalIncludesTax];
  return {
    columns: {
      customer: [headers.buyer],
      order: [order],
      date: headers.date,
      country: headers.country,
      zip: headers.zip,
    },
    computed: {
      amount: {
        name: names.amount,
        from: [...money, itemNumber],
        value: (cells, first) => amount(headers, cells, first),
      },
      status: {
        name: names.status,
        from: paidOn,
        also: [itemNumber],
        // Rows of an order that name no item are written when it is paid.
        value: (cells) => (firstText(cells, paidOn) === '' && cells(itemNumber) !== '' ? 'unpaid' : ''),
      },
      product: firstOf(names.product, itemTitle),
      email: {
        name: names.email,
        from: email,
        // Aliases reach nobody outside of eBay.
        value: (cells) => (/@members\.ebay\./i.test(firstText(cells, email)) ? '' : firstText(cells, email)),
      },
    },
    orderLevelAmounts: [],
    firstRowOnly: { order, items: [itemNumber, ...itemTitle, ...money] },
    isNoRow: (firstCell, text) => COUNT_OF_RECORDS.test(text) || SELLER.test(firstCell),
    nothing: ['--', '—'],
  };
}

/** `83 record(s) downloaded`, or `83,record(s) downloaded,from …`. */
const COUNT_OF_RECORDS = /^\s*(?:\d+[\s,]+)?(?:record\(s\) downloaded|datens(?:atz|ätze)\b.*heruntergeladen)/i;
const SELLER = /^(?:seller id|verkäufer(?:-id|name)?)\s*:/i;

/** The total less the tax that is not the seller's; nothing for an item of an order that has said its total. */
function amount({ itemNumber, total, tax, totalIncludesTax }: EbayHeaders, cells: Cells, first?: Cells): string {
  const whole = firstText(cells, total);
  if (first !== undefined && (first(itemNumber) === '' || whole === '')) return '0';
  const taxHeader = tax.find((header) => cells(header) !== '');
  const totalHeader = total.find((header) => cells(header) !== '');
  if (totalHeader === undefined || taxHeader === undefined || !/^(?:y|ja)/i.test(firstText(cells, totalIncludesTax))) {
    return whole;
  }
  return sumOf(cells, [
    [totalHeader, 1],
    [taxHeader, -1],
  ]);
}
