import type { LeftOut, ReadAccount } from '../core/account.ts';
import type { CustomerTable } from '../core/customers.ts';
import { type EpochDay, formatDay } from '../core/day.ts';
import { Failure } from '../core/failure.ts';
import { counted, moneyText } from '../core/numberText.ts';
import type { OrdersRead } from '../read/readOrders.ts';
import { middleBeginning } from '../score/beginning.ts';
import { customerTable, mostValuableFirst } from '../score/customerTable.ts';
import { byCustomerId, type Measures, measure } from '../score/measure.ts';
import { exactReversals } from '../score/reversals.ts';
import { type Scores, scoreCustomers } from '../score/scores.ts';
import { type Assignment, assignSegments } from '../segment/assign.ts';
import type { ValueIntervals } from '../value/intervals.ts';
import type { Choices } from './choices.ts';
import { type Forecast, forecastOf } from './forecast.ts';
import type { Timings } from './timings.ts';

/** Customers measured, scored and put into segments, with an account of everything that is not among them. */
export interface ScoredCustomers {
  readonly table: CustomerTable;
  readonly scores: Scores;
  readonly assignment: Assignment;
  readonly account: ReadAccount;
  readonly forecast: Forecast;
  /** Expected revenue and value at risk by segment and in total; undefined without money, and without a forecast. */
  readonly intervals: ValueIntervals | undefined;
}

/** From the ledger to segments. */
export function scoredCustomers(orders: OrdersRead, choices: Choices, timings: Timings): ScoredCustomers {
  timings.begin('score');
  const { ledger, attributes, asOf } = orders;
  const measures = measuredCustomers(orders, choices.since);
  const hasMoney = choices.scoring.monetary !== 'none';
  const scores = scoreCustomers(measures, choices.scoring, choices.cutOffs);
  timings.begin('forecast');
  const forecast = forecastOf(ledger, asOf, measures, choices);
  const { columns } = forecast;
  timings.begin('segments');
  const rows = mostValuableFirst(measures, columns.numbers.lifetime_value, hasMoney);
  const table = customerTable(rows, ledger, attributes, measures, scores, hasMoney, columns);
  const assignment = assignSegments(choices.segments, table);
  timings.begin('forecast');
  const intervals = forecast.intervals?.(segmentsByRow(assignment, rows), assignment.segments.length);
  timings.begin('score');
  return {
    table,
    scores,
    assignment,
    forecast,
    intervals,
    account: {
      ...orders.account,
      leftOut: [...orders.account.leftOut, ...customersLeftAside(measures, hasMoney, choices.since)],
      notices: [...orders.account.notices, ...ledgerNotices(orders, hasMoney, choices.since), ...forecast.notices],
    },
  };
}

/** Segments by row of the measures: the table has these rows in another order. */
function segmentsByRow({ index }: Assignment, rows: Int32Array): Int32Array {
  const segmentOf = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) segmentOf[rows[i]!] = index[i]!;
  return segmentOf;
}

/** What each customer did, or a Failure where nobody has bought anything. */
export function measuredCustomers({ ledger, asOf }: OrdersRead, since: EpochDay | undefined): Measures {
  const measures = byCustomerId(measure(ledger, asOf, since), ledger);
  if (measures.customer.length === 0) throw nobody(since);
  return measures;
}

function nobody(since: EpochDay | undefined): Failure {
  return since === undefined
    ? new Failure(
        'input',
        'no customer has a purchase: every order is a refund or left out',
        'rfm inspect FILE shows how the file is read',
      )
    : new Failure('input', `no customer has a purchase since ${formatDay(since)}`, 'give an earlier --since');
}

function customersLeftAside(
  { withoutPurchase, beforeWindow, earlier }: Measures,
  hasMoney: boolean,
  since: EpochDay | undefined,
): LeftOut[] {
  const list: LeftOut[] = [];
  const { customers, revenue } = withoutPurchase;
  if (customers > 0)
    list.push({
      what: 'customers with refunds and no purchase',
      count: customers,
      amount: hasMoney ? revenue : undefined,
    });
  if (earlier.orders > 0) {
    list.push({
      what: `orders before ${formatDay(since!)}`,
      count: earlier.orders,
      amount: hasMoney ? earlier.revenue : undefined,
    });
  }
  if (beforeWindow.customers > 0) {
    list.push({
      what: `customers with no purchase since ${formatDay(since!)}`,
      count: beforeWindow.customers,
      amount: hasMoney ? beforeWindow.revenue : undefined,
    });
  }
  return list;
}

function ledgerNotices({ ledger, currency }: OrdersRead, hasMoney: boolean, since: EpochDay | undefined): string[] {
  const notices: string[] = [];
  const reversals = exactReversals(ledger, since);
  if (hasMoney && reversals.count > 0) {
    notices.push(
      `${counted(reversals.count, 'purchase')} worth ${moneyText(reversals.amount, currency)} reversed exactly by a refund with an id of its own: they count as purchases, and the refunds lower the revenue`,
    );
  }
  const beginning = middleBeginning(ledger);
  if (beginning !== undefined) {
    notices.push(
      `the export begins in the middle: ${beginning.firstPurchases} customers appear in its first 30 days, ${beginning.usual} in a usual month, so many of the first are older than they look`,
    );
  }
  return notices;
}
