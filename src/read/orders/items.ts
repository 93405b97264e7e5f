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
  const { offsets: ordersOf, flags, day: days } = orders;
  const customers = ordersOf.length - 2;
  const offsets = new Int32Array(customers + 1);
  const taken = new Int32Array(rows.count);
  const day = new Int32Array(rows.count);
  const order = new Int32Array(rows.count);
  const amount = new Float64Array(rows.count);
  const areAllOwn = amountIsOfOrder.every((is) => !is);
  let count = 0;
  const all: number[] = [];
  const along = [taken, order, amount];
  const take = (row: number, piece: number): void => {
    const own = rows.amount[row]!;
    if (own < 0) return;
    amount[count] = areAllOwn || !amountIsOfOrder[fileOfRow(rows, row)]! ? own : 0;
    taken[count] = row;
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
        const last = orders.first[piece]! + orders.rowCount[piece]!;
        for (let row = orders.first[piece]!; row < last; row++) take(row, piece);
      } else for (const row of rowsOf(orders, piece, all)) take(row, piece);
    }
    sortTogether(day, along, first, count);
    offsets[customer + 1] = count;
  }
  const used = taken.subarray(0, count);
  return {
    offsets,
    day: day.slice(0, count),
    order: order.slice(0, count),
    amount: amount.slice(0, count),
    product: products && codedTexts(products, used, texts),
    category: categories && codedTexts(categories, used, texts),
  };
}

/** Whether an order of the ledger is a purchase, and no refund; see entriesOf. */
function isPurchase({ total, flags, refunded }: CountedOrders, order: number, refundsCount: boolean): boolean {
  if (total[order]! <= 0) return total[order] === 0 && (flags[order]! & RETURNED) === 0;
  return !refundsCount || refunded === undefined || refunded[order]! < total[order]!;
}

/** Texts of some rows, each different one once: a text may have several numbers. */
function codedTexts(codes: Int32Array, rows: Int32Array, texts: Texts): CodedTexts {
  const names: (string | undefined)[] = [undefined];
  const codeOfText = new Map<string, number>();
  const codeOf = new Int32Array(countOfTexts(texts)).fill(NONE);
  const own = new Int32Array(rows.length);
  for (let i = 0; i < own.length; i++) {
    const code = codes[rows[i]!]!;
    if (code === NONE) continue;
    if (codeOf[code] === NONE) {
      const text = textOf(texts, code);
      codeOf[code] = codeOfText.get(text) ?? names.push(text) - 1;
      codeOfText.set(text, codeOf[code]!);
    }
    own[i] = codeOf[code]!;
  }
  return { names, codes: own };
}
