import type { LeftOut, ReadAccount } from '../core/account.ts';
import type { CustomerTable } from '../core/customers.ts';
import { type EpochDay, formatDay } from '../core/day.ts';
import { Failure } from '../core/failure.ts';
import { counted, moneyText } from '../core/numberText.ts';
import type { OrdersRead } from '../read/readOrders.ts';
import { type MiddleBeginning, middleBeginning } from '../score/beginning.ts';
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
  const measured = measuredCustomers(orders, choices.since);
  // Only a forecast sums fractions over customers, and so depends on their order.
  const measures = choices.forecast.model === 'none' ? measured : byCustomerId(measured, ledger);
  const hasMoney = choices.scoring.monetary !== 'none';
  const scores = scoreCustomers(measures, choices.scoring, choices.cutOffs);
  timings.begin('forecast');
  const beginning = middleBeginning(ledger);
  const forecast = forecastOf(ledger, asOf, measures, beginning, choices);
  const { columns } = forecast;
  timings.begin('segments');
  const rows = mostValuableFirst(measures, ledger, columns.numbers.lifetime_value, hasMoney);
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
      notices: [
        ...orders.account.notices,
        ...reversalNotices(orders, hasMoney, choices.since),
        ...beginningNotices(beginning),
        ...forecast.notices,
      ],
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
  const measures = measure(ledger, asOf, since);
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

function reversalNotices({ ledger, currency }: OrdersRead, hasMoney: boolean, since: EpochDay | undefined): string[] {
  if (!hasMoney) return [];
  const { count, amount } = exactReversals(ledger, since);
  if (count === 0) return [];
  return [
    `${counted(count, 'purchase')} worth ${moneyText(amount, currency)} reversed exactly by a refund with an id of its own: they count as purchases, and the refunds lower the revenue`,
  ];
}

function beginningNotices(beginning: MiddleBeginning | undefined): string[] {
  if (beginning === undefined) return [];
  const { firstPurchases, usual } = beginning;
  return [
    `the export begins in the middle: ${firstPurchases} customers appear in its first 30 days, ${usual} in a usual month, so many of the first are older than they look`,
  ];
}
