import type { CodedTexts } from '../../core/customers.ts';
import type { EpochDay } from '../../core/day.ts';
import type { ItemLedger } from '../../core/items.ts';
import { countOfTexts, type Texts, textOf } from '../../core/texts.ts';
import { NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { fileOfRow } from './fileOfRow.ts';
import { CONTINUES, type CountedOrders, LEFT_OUT, NO_ENTRY, RETURNED, rowsOf } from './orders.ts';
import { sortTogether } from './sortTogether.ts';

/**
 * What the purchases up to as_of were made of: the rows of each order that is a purchase and in the ledger, without those
 * that take money back, such as discounts.
 * @param texts of the attributes
 * @param amountIsOfOrder by file, whether its amounts are of the whole order
 * @param refundsCount whether refunded amounts may make an order no purchase
 * @returns undefined where no file has a column for products or categories that was asked for
 */
export function itemsOf(
  rows: SettledRows,
  orders: CountedOrders,
  texts: Texts,
  amountIsOfOrder: readonly boolean[],
  refundsCount: boolean,
  asOf: EpochDay,
): ItemLedger | undefined {
  const [products, categories] = [rows.carried.get('product'), rows.carried.get('category')];
  if (products === undefined && categories === undefined) return undefined;
  const { offsets: ordersOf, flags, day: days, first: firstRow, rowCount } = orders;
  const { amount: amounts } = rows;
  const customers = ordersOf.length - 2;
  const offsets = new Int32Array(customers + 1);
  const [day, order] = [new Int32Array(rows.count), new Int32Array(rows.count)];
  const amount = new Float64Array(rows.count);
  /** By item, the number of its text. */
  const product = products && new Int32Array(rows.count);
  const category = categories && new Int32Array(rows.count);
  const areAllOwn = amountIsOfOrder.every((is) => !is);
  let count = 0;
  const all: number[] = [];
  const along = [order, amount, ...(product ? [product] : []), ...(category ? [category] : [])];
  // Rows of one customer lie far apart: whatever is needed of a row is fetched at once.
  const take = (row: number, piece: number): void => {
    const own = amounts[row]!;
    if (own < 0) return;
    if (product !== undefined) product[count] = products![row]!;
    if (category !== undefined) category[count] = categories![row]!;
    amount[count] = areAllOwn || !amountIsOfOrder[fileOfRow(rows, row)]! ? own : 0;
    day[count] = days[piece]!;
    order[count] = piece;
    count++;
  };
  for (let customer = 0; customer < customers; customer++) {
    const first = count;
    const after = ordersOf[customer + 2]!;
    for (let piece = ordersOf[customer + 1]!; piece < after; piece++) {
      if ((flags[piece]! & (CONTINUES | LEFT_OUT | NO_ENTRY)) !== 0 || days[piece]! > asOf) continue;
      if (!isPurchase(orders, piece, refundsCount)) continue;
      // Nearly every order is one piece of rows that all count.
      if (orders.rowsLeftOut === undefined && (flags[piece + 1]! & CONTINUES) === 0) {
        const last = firstRow[piece]! + rowCount[piece]!;
        for (let row = firstRow[piece]!; row < last; row++) take(row, piece);
      } else for (const row of rowsOf(orders, piece, all)) take(row, piece);
    }
    sortTogether(day, along, first, count);
    offsets[customer + 1] = count;
  }
  return {
    offsets,
    day: day.subarray(0, count),
    order: order.subarray(0, count),
    amount: amount.subarray(0, count),
    product: product && codedTexts(product.subarray(0, count), texts),
    category: category && codedTexts(category.subarray(0, count), texts),
  };
}

/** Whether an order of the ledger is a purchase, and no refund; see entriesOf. */
function isPurchase({ total, flags, refunded }: CountedOrders, order: number, refundsCount: boolean): boolean {
  if (total[order]! <= 0) return total[order] === 0 && (flags[order]! & RETURNED) === 0;
  return !refundsCount || refunded === undefined || refunded[order]! < total[order]!;
}

/** Numbers of texts, in place made those of names, each different one once: a text may have several numbers. */
function codedTexts(codes: Int32Array, texts: Texts): CodedTexts {
  const names: (string | undefined)[] = [undefined];
  const codeOfText = new Map<string, number>();
  const codeOf = new Int32Array(countOfTexts(texts)).fill(NONE);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code !== NONE && codeOf[code] === NONE) {
      const text = textOf(texts, code);
      codeOf[code] = codeOfText.get(text) ?? names.push(text) - 1;
      codeOfText.set(text, codeOf[code]!);
    }
    codes[i] = code === NONE ? 0 : codeOf[code]!;
  }
  return { names, codes };
}
