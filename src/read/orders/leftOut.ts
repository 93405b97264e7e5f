import type { Amount } from '../../core/amount.ts';
import { Failure } from '../../core/failure.ts';
import { counted } from '../../core/numberText.ts';
import type { Dictionary } from '../rows/dictionary.ts';
import { type Dictionaries, NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { isPartlyRefunded, statusClass } from '../values/statuses.ts';
import { allRows, forEachRun, sortByKey } from './grouping.ts';
import { createOrderTotal } from './orderTotal.ts';

/** A count of rows or orders and their money. */
export interface Tally {
  count: number;
  amount: Amount;
}

/** Rows that count, with what was left out on the way. */
export interface CountedRows {
  /** Row numbers grouped by customer and order. */
  readonly rows: Int32Array;
  /** 1 where the row's status says that it was refunded. */
  readonly isRefunded: Uint8Array;
  /** Rows without a customer. */
  readonly withoutCustomer: Tally;
  /** Orders by the status that leaves them out, as the export writes it. */
  readonly byStatus: ReadonlyMap<string, Tally>;
  /** Orders by their currency. */
  readonly byCurrency: ReadonlyMap<string, Tally>;
  /** Orders that count though nothing is known of their status. */
  readonly unknownStatus: ReadonlyMap<string, Tally>;
  /** Orders whose status says that part of them was refunded. */
  readonly partlyRefunded: number;
  /** Rows that name no currency where others do. */
  readonly withoutCurrency: number;
}

/** Whether two rows belong to one order: same customer and same order id; a row without an id is an order of its own. */
export function isSameOrder(rows: SettledRows, a: number, b: number): boolean {
  return rows.customer[a] === rows.customer[b] && rows.order[a] === rows.order[b] && rows.order[a] !== NONE;
}

/**
 * Groups the used rows into orders and leaves out those of nobody, of another currency, and of a status that is no
 * sale. A blank status or currency is that of the order's other rows where these agree.
 * @param currency the currency that counts, NONE for any
 * @param amountIsOfOrder by file, whether its amounts are of the whole order and count once
 */
export function rowsThatCount(
  rows: SettledRows,
  dictionaries: Dictionaries,
  currency: number,
  amountIsOfOrder: readonly boolean[],
): CountedRows {
  const classes = Array.from({ length: dictionaries.statuses.size() }, (_, code) =>
    statusClass(dictionaries.statuses.text(code)),
  );
  const classOf = (status: number) => (status === NONE ? 'blank' : classes[status]!);
  const isRefunded = new Uint8Array(rows.count);
  const withoutCustomer: Tally = { count: 0, amount: 0 };
  const byStatus = new Map<string, Tally>();
  const byCurrency = new Map<string, Tally>();
  const unknownStatus = new Map<string, Tally>();
  const isPartly = classes.map((_, code) => isPartlyRefunded(dictionaries.statuses.text(code)));
  let partlyRefunded = 0;
  let withoutCurrency = 0;

  const totalOf = createOrderTotal(rows, amountIsOfOrder);
  const sorted = byCustomerAndOrder(rows, dictionaries);
  const kept = new Int32Array(sorted.length);
  let count = 0;
  forEachRun(
    sorted.length,
    (a, b) => isSameOrder(rows, sorted[a]!, sorted[b]!),
    (from, to) => {
      const order = sorted.subarray(from, to);
      if (rows.customer[order[0]!] === NONE) {
        withoutCustomer.count += order.length;
        withoutCustomer.amount += totalOf(order).total;
        return;
      }
      const tallied = new Map<Tally, number[]>();
      const add = (tallies: Map<string, Tally>, name: string, row: number): void => {
        const tally = tallies.get(name) ?? { count: 0, amount: 0 };
        tallies.set(name, tally);
        const ofOrder = tallied.get(tally);
        if (ofOrder === undefined) tallied.set(tally, [row]);
        else ofOrder.push(row);
      };
      const commonStatus = common(
        order,
        (row) => {
          const status = rows.status?.[row] ?? NONE;
          return classOf(status) === 'blank' ? NONE : status;
        },
        (a, b) => classOf(a) === classOf(b),
      );
      const commonCurrency = common(
        order,
        (row) => rows.currency[row]!,
        (a, b) => a === b,
      );
      for (const row of order) {
        const own = rows.status?.[row] ?? NONE;
        const status = classOf(own) === 'blank' ? commonStatus : own;
        const statusIs = classOf(status);
        const rowCurrency = rows.currency[row] === NONE ? commonCurrency : rows.currency[row]!;
        if (statusIs === 'left out') add(byStatus, dictionaries.statuses.text(status), row);
        else if (currency !== NONE && rowCurrency !== NONE && rowCurrency !== currency) {
          add(byCurrency, dictionaries.currencies.text(rowCurrency), row);
        } else {
          if (statusIs === 'unknown') add(unknownStatus, dictionaries.statuses.text(status), row);
          if (statusIs === 'refunded') isRefunded[row] = 1;
          if (currency !== NONE && rowCurrency === NONE) withoutCurrency++;
          kept[count++] = row;
        }
      }
      if (rows.status !== undefined && order.some((row) => isPartly[rows.status![row]!])) partlyRefunded++;
      for (const [tally, ofOrder] of tallied) {
        tally.count++;
        tally.amount += totalOf(Int32Array.from(ofOrder)).total;
      }
    },
  );
  return {
    rows: kept.subarray(0, count),
    isRefunded,
    withoutCustomer,
    byStatus,
    byCurrency,
    unknownStatus,
    partlyRefunded,
    withoutCurrency,
  };
}

function byCustomerAndOrder(rows: SettledRows, { customers, orders }: Dictionaries): Int32Array {
  const used = allRows(rows.count).filter((row) => rows.used[row] === 1);
  const byOrder = sortByKey(used, (row) => rows.order[row]!, NONE, orders.size() + 1);
  return sortByKey(byOrder, (row) => rows.customer[row]!, NONE, customers.size() + 1);
}

/** The value that the rows of an order have, where those that have any agree; NONE otherwise. */
function common(
  order: Int32Array,
  codeOf: (row: number) => number,
  agree: (one: number, other: number) => boolean,
): number {
  let value = NONE;
  for (const row of order) {
    const own = codeOf(row);
    if (own === NONE) continue;
    if (value === NONE) value = own;
    else if (!agree(value, own)) return NONE;
  }
  return value;
}

/**
 * The currency that counts, NONE where the rows name none. A sign that several currencies share (`$`, `kr`) stands for
 * the one that was picked.
 * @throws Failure where they name several and none was picked, or not the one that was picked
 */
export function pickCurrency(rows: SettledRows, currencies: Dictionary, picked: string | undefined): number {
  const counts = new Map<number, number>();
  for (let row = 0; row < rows.count; row++) {
    const currency = rows.currency[row]!;
    if (rows.used[row] === 1 && currency !== NONE) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  const named = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([currency, count]) => ({ currency, name: currencies.text(currency), count }));
  if (named.length === 0) return NONE;
  const said = named.map(({ name, count }) => `${name} (${counted(count, 'row')})`).join(', ');
  const codes = named.filter(({ name }) => CODE.test(name));
  if (picked !== undefined) {
    const signs = named.filter(({ name }) => !CODE.test(name));
    const match = codes.find(({ name }) => name === picked) ?? (signs.length === 1 ? signs[0] : undefined);
    if (match === undefined) {
      throw new Failure('input', `no order is in ${picked}; there are ${said}`, 'pick one of them with --currency');
    }
    for (let row = 0; row < rows.count && signs.length === 1; row++) {
      if (rows.currency[row] === signs[0]!.currency) rows.currency[row] = match.currency;
    }
    return match.currency;
  }
  if (named.length === 1) return named[0]!.currency;
  throw new Failure(
    'input',
    `orders in several currencies cannot be added up: ${said}`,
    `pick one: --currency ${codes[0]?.name ?? 'USD'}`,
  );
}

const CODE = /^[A-Z]{3}$/;
