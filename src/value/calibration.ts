import type { EpochDay } from '../core/day.ts';
import { customerCount, type OrderLedger, PURCHASE } from '../core/ledger.ts';

/** A history cut in two: what a forecast may see, and what then happened. Customers are in the order of the ledger. */
export interface Calibration {
  /** First purchase day of the ledger. */
  readonly start: EpochDay;
  /** Last day that a forecast may see. */
  readonly end: EpochDay;
  readonly holdoutEnd: EpochDay;
  readonly holdoutDays: number;
  /** Number in the ledger of each customer with a purchase up to the end. */
  readonly customer: Int32Array;
  readonly firstDay: Int32Array;
  /** Repeat purchase days up to the end. */
  readonly x: Int32Array;
  /** Days from the first to the last purchase day up to the end. */
  readonly txDays: Int32Array;
  /** Days from the first purchase day to the end. */
  readonly TDays: Int32Array;
  /** Purchase days in the holdout. */
  readonly holdoutOrders: Int32Array;
  /** Net Amount of the holdout: purchases less refunds, whichever purchase they give back. */
  readonly holdoutRevenue: Float64Array;
  /** Purchase days in as many days as the holdout has, up to the end; the first purchase counts. */
  readonly lastPeriodOrders: Int32Array;
  /** Net Amount of those days. */
  readonly lastPeriodRevenue: Float64Array;
  /** Who bought in the holdout for the first time: no forecast of known customers can hold them. */
  readonly newcomers: { readonly customers: number; readonly orders: number; readonly revenue: number };
}

/** First purchase day up to a day; undefined where nobody has bought. */
export function firstPurchaseDay(ledger: OrderLedger, asOf: EpochDay): EpochDay | undefined {
  let first = Number.POSITIVE_INFINITY;
  for (let entry = 0; entry < ledger.day.length; entry++) {
    if (ledger.kind[entry] === PURCHASE && ledger.day[entry]! < first) first = ledger.day[entry]!;
  }
  return first <= asOf ? first : undefined;
}

/** The end that leaves the last third as the holdout: `start` + floor(2/3 of the days from there to `asOf`). */
export function usualCalibrationEnd(start: EpochDay, asOf: EpochDay): EpochDay {
  return start + Math.floor((2 * (asOf - start)) / 3);
}

/** Cuts a history after the day `end`; the holdout goes on to `holdoutEnd`, and later entries have not happened. */
export function calibrate(ledger: OrderLedger, end: EpochDay, holdoutEnd: EpochDay): Calibration {
  const size = customerCount(ledger);
  const holdoutDays = holdoutEnd - end;
  const integers = () => new Int32Array(size);
  const customer = integers();
  const firstDay = integers();
  const x = integers();
  const txDays = integers();
  const TDays = integers();
  const holdoutOrders = integers();
  const lastPeriodOrders = integers();
  const holdoutRevenue = new Float64Array(size);
  const lastPeriodRevenue = new Float64Array(size);
  const newcomers = { customers: 0, orders: 0, revenue: 0 };
  let row = 0;

  for (let number = 0; number < size; number++) {
    let [known, first, last, later, recent, laterRevenue, recentRevenue] = [0, 0, 0, 0, 0, 0, 0];
    for (let entry = ledger.offsets[number]!; entry < ledger.offsets[number + 1]!; entry++) {
      const day = ledger.day[entry]!;
      if (day > holdoutEnd) break;
      const inLastPeriod = day <= end && day > end - holdoutDays;
      if (day > end) laterRevenue += ledger.amount[entry]!;
      else if (inLastPeriod) recentRevenue += ledger.amount[entry]!;
      if (ledger.kind[entry] !== PURCHASE || (known + later > 0 && day === last)) continue;
      if (known + later === 0) first = day;
      last = day;
      if (day > end) later++;
      else {
        txDays[row] = day - first;
        known++;
        if (inLastPeriod) recent++;
      }
    }
    if (known === 0) {
      if (later === 0) continue;
      newcomers.customers++;
      newcomers.orders += later;
      newcomers.revenue += laterRevenue;
      continue;
    }
    customer[row] = number;
    firstDay[row] = first;
    x[row] = known - 1;
    TDays[row] = end - first;
    holdoutOrders[row] = later;
    lastPeriodOrders[row] = recent;
    holdoutRevenue[row] = laterRevenue;
    lastPeriodRevenue[row] = recentRevenue;
    row++;
  }

  return {
    start: firstPurchaseDay(ledger, holdoutEnd) ?? end,
    end,
    holdoutEnd,
    holdoutDays,
    customer: customer.subarray(0, row),
    firstDay: firstDay.subarray(0, row),
    x: x.subarray(0, row),
    txDays: txDays.subarray(0, row),
    TDays: TDays.subarray(0, row),
    holdoutOrders: holdoutOrders.subarray(0, row),
    holdoutRevenue: holdoutRevenue.subarray(0, row),
    lastPeriodOrders: lastPeriodOrders.subarray(0, row),
    lastPeriodRevenue: lastPeriodRevenue.subarray(0, row),
    newcomers,
  };
}
