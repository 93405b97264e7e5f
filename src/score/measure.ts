import type { Amount } from '../core/amount.ts';
import type { EpochDay } from '../core/day.ts';
import { customerCount, isRefund, type OrderLedger, PURCHASE } from '../core/ledger.ts';
import type { RowTexts } from '../core/texts.ts';
import { rowsById } from './idOrder.ts';
import { numbersInOrder, wholeInOrder } from './inOrder.ts';

/** What customers did, one row a customer with a purchase in the window. */
export interface Measures {
  /** Customer number in the ledger. */
  readonly customer: Int32Array;
  /** Days from the last purchase day to as_of. */
  readonly recencyDays: Int32Array;
  /** Purchases in the window. */
  readonly orders: Int32Array;
  /** Distinct days with a purchase in the window. */
  readonly purchaseDays: Int32Array;
  /** Distinct days with a purchase up to as_of, whatever the window. */
  readonly historyDays: Int32Array;
  /** EpochDay of the first purchase, whatever the window. */
  readonly firstDay: Int32Array;
  /** EpochDay of the last purchase. */
  readonly lastDay: Int32Array;
  /** Net Amount of the window: purchases and reversed orders less refunds. */
  readonly revenue: Float64Array;
  /** Positive Amount of the refunds in the window. */
  readonly refunded: Float64Array;
  /** Revenue less cost, an Amount; undefined where the ledger knows no cost. */
  readonly profit: Float64Array | undefined;
  readonly withoutPurchase: LeftAside;
  /** Customers whose purchases all lie before the window. */
  readonly beforeWindow: LeftAside;
  /** What the customers of the rows bought before the window, refunds off. */
  readonly earlier: { readonly orders: number; readonly revenue: Amount };
}

/** Customers who are in no row, with everything that they brought up to as_of. */
interface LeftAside {
  readonly customers: number;
  readonly revenue: Amount;
  /** A positive sum. */
  readonly refunded: Amount;
}

/**
 * Measures each customer over the window from `since` (undefined: the beginning) to `asOf`, both days included, in the
 * order of the ledger. Entries after `asOf` are as if they had not happened.
 */
export function measure(ledger: OrderLedger, asOf: EpochDay, since: EpochDay | undefined): Measures {
  const { offsets, day: days, kind: kinds, amount: amounts, cost: costs } = ledger;
  const from = since ?? Number.NEGATIVE_INFINITY;
  const customers = customerCount(ledger);
  const columns = emptyColumns(customers, since === undefined);
  const profits = costs && new Float64Array(customers);
  const withoutPurchase = { customers: 0, revenue: 0, refunded: 0 };
  const beforeWindow = { customers: 0, revenue: 0, refunded: 0 };
  const earlier = { orders: 0, revenue: 0 };
  let row = 0;

  for (let customer = 0; customer < customers; customer++) {
    const start = offsets[customer]!;
    const end = offsets[customer + 1]!;
    if (start === end) continue;
    let orders = 0;
    let purchaseDays = 0;
    let historyDays = 0;
    let firstDay = 0;
    let lastDay = 0;
    let revenue = 0;
    let refunded = 0;
    let profit = 0;
    let ordersBefore = 0;
    let revenueBefore = 0;
    let refundedBefore = 0;
    for (let entry = start; entry < end; entry++) {
      const day = days[entry]!;
      if (day > asOf) break;
      const amount = amounts[entry]!;
      const kind = kinds[entry]!;
      const inWindow = day >= from;
      if (kind === PURCHASE) {
        const newDay = historyDays === 0 || day !== lastDay;
        if (historyDays === 0) firstDay = day;
        lastDay = day;
        if (newDay) historyDays++;
        if (inWindow) {
          orders++;
          if (newDay) purchaseDays++;
        } else ordersBefore++;
      }
      if (inWindow) {
        revenue += amount;
        if (costs) profit += amount - costs[entry]!;
        if (isRefund(kind)) refunded -= amount;
      } else {
        revenueBefore += amount;
        if (isRefund(kind)) refundedBefore -= amount;
      }
    }

    if (orders === 0) {
      const aside = historyDays === 0 ? withoutPurchase : beforeWindow;
      aside.customers++;
      aside.revenue += revenue + revenueBefore;
      aside.refunded += refunded + refundedBefore;
      continue;
    }
    earlier.orders += ordersBefore;
    earlier.revenue += revenueBefore;
    columns.customer[row] = customer;
    columns.recencyDays[row] = asOf - lastDay;
    columns.orders[row] = orders;
    columns.purchaseDays[row] = purchaseDays;
    columns.historyDays[row] = historyDays;
    columns.firstDay[row] = firstDay;
    columns.lastDay[row] = lastDay;
    columns.revenue[row] = revenue;
    columns.refunded[row] = refunded;
    if (profits) profits[row] = profit;
    row++;
  }

  const historyDays = columns.historyDays.subarray(0, row);
  return {
    customer: columns.customer.subarray(0, row),
    recencyDays: columns.recencyDays.subarray(0, row),
    orders: columns.orders.subarray(0, row),
    purchaseDays: since === undefined ? historyDays : columns.purchaseDays.subarray(0, row),
    historyDays,
    firstDay: columns.firstDay.subarray(0, row),
    lastDay: columns.lastDay.subarray(0, row),
    revenue: columns.revenue.subarray(0, row),
    refunded: columns.refunded.subarray(0, row),
    profit: profits?.subarray(0, row),
    withoutPurchase,
    beforeWindow,
    earlier,
  };
}

/** The day of the first purchase in the window from `since` on; undefined where there is none. */
export function firstPurchase({ day, kind }: OrderLedger, since: EpochDay | undefined): EpochDay | undefined {
  let first = Number.POSITIVE_INFINITY;
  for (let entry = 0; entry < day.length; entry++) {
    const isInWindow = since === undefined || day[entry]! >= since;
    if (kind[entry] === PURCHASE && isInWindow && day[entry]! < first) first = day[entry]!;
  }
  return first === Number.POSITIVE_INFINITY ? undefined : first;
}

/** Customer ids by row of the measures. */
export function idsOf({ customer }: Measures, { customers }: OrderLedger): RowTexts {
  return { texts: customers, codes: customer };
}

/**
 * The measures with rows in code unit order of the customer ids: sums of fractions over them are then the same to the
 * last digit whatever the order in which customers came.
 */
export function byCustomerId(measures: Measures, ledger: OrderLedger): Measures {
  return measuresInOrder(measures, rowsById(idsOf(measures, ledger)));
}

/** The given rows of the measures, in their order. */
export function measuresInOrder(measures: Measures, rows: Int32Array): Measures {
  const whole = (values: Int32Array): Int32Array => wholeInOrder(values, rows);
  const amounts = (values: Float64Array): Float64Array => numbersInOrder(values, rows);
  const { purchaseDays, historyDays, profit } = measures;
  const history = whole(historyDays);
  return {
    ...measures,
    customer: whole(measures.customer),
    recencyDays: whole(measures.recencyDays),
    orders: whole(measures.orders),
    purchaseDays: purchaseDays === historyDays ? history : whole(purchaseDays),
    historyDays: history,
    firstDay: whole(measures.firstDay),
    lastDay: whole(measures.lastDay),
    revenue: amounts(measures.revenue),
    refunded: amounts(measures.refunded),
    profit: profit && amounts(profit),
  };
}

/** (last - first purchase day) / (purchase days - 1) over the whole history; NaN with one purchase day. */
export function daysBetweenOrders({
  firstDay,
  lastDay,
  historyDays,
}: Pick<Measures, 'firstDay' | 'lastDay' | 'historyDays'>): Float64Array {
  const between = new Float64Array(historyDays.length);
  for (let row = 0; row < between.length; row++) {
    const days = historyDays[row]!;
    between[row] = days < 2 ? Number.NaN : (lastDay[row]! - firstDay[row]!) / (days - 1);
  }
  return between;
}

/** Where the window is the whole history, the days in both are the same. */
function emptyColumns(size: number, isWholeHistory: boolean) {
  const historyDays = new Int32Array(size);
  return {
    customer: new Int32Array(size),
    recencyDays: new Int32Array(size),
    orders: new Int32Array(size),
    purchaseDays: isWholeHistory ? historyDays : new Int32Array(size),
    historyDays,
    firstDay: new Int32Array(size),
    lastDay: new Int32Array(size),
    revenue: new Float64Array(size),
    refunded: new Float64Array(size),
  };
}
