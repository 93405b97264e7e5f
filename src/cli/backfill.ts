import { currencyDecimals } from '../core/amount.ts';
import type { EpochDay } from '../core/day.ts';
import type { OrdersRead } from '../read/readOrders.ts';
import {
  customerNumbers,
  type PlacedCustomers,
  placedCustomers,
  placedRows,
} from '../segment/history/placedCustomers.ts';
import type { CourseFollower } from '../segment/history/segmentCourse.ts';
import { withStanding } from '../segment/standing.ts';
import type { OutputFile } from '../write/folder/publish.ts';
import { readSnapshot, snapshotFiles } from '../write/history.ts';
import type { Choices } from './choices.ts';
import { snapshotBasis } from './outputFiles.ts';
import { measuredCustomers, segmentedCustomers } from './scoredCustomers.ts';
import type { Timings } from './timings.ts';

/** Snapshots of a folder that stay as they are. */
export interface PresentSnapshots {
  readonly dir: string;
  /** The oldest first. */
  readonly days: readonly EpochDay[];
}

/**
 * The files of the snapshots of some days, each made when it is asked for from those before it; the follower is told of
 * all of them. A snapshot that is present is taken instead of made, and one of another day is still what the next one
 * follows on.
 * @param days the oldest first, none before the first purchase
 */
export async function* backfilledFiles(
  orders: OrdersRead,
  days: readonly EpochDay[],
  present: PresentSnapshots,
  choices: Choices,
  follower: CourseFollower,
  timings: Timings,
): AsyncGenerator<OutputFile> {
  const numbersOf = customerNumbers(orders.ledger.customers);
  const read = async (day: EpochDay): Promise<PlacedCustomers> => {
    const { table } = await readSnapshot(present.dir, day);
    return placedCustomers(table, numbersOf(table));
  };
  let before: { readonly asOf: EpochDay; readonly customers: PlacedCustomers } | undefined;
  for (const asOf of days) {
    const older = present.days.findLast((day) => day < asOf);
    if (older !== undefined && (before === undefined || older > before.asOf)) {
      before = { asOf: older, customers: await read(older) };
    }
    let customers: PlacedCustomers;
    if (present.days.includes(asOf)) customers = await read(asOf);
    else {
      const made = snapshotOf({ ...orders, attributes: [], asOf }, before?.customers, choices, timings);
      timings.begin('write');
      yield* made.files;
      customers = made.customers;
    }
    follower.add(asOf, customers);
    before = { asOf, customers };
  }
}

function snapshotOf(
  orders: OrdersRead,
  before: PlacedCustomers | undefined,
  choices: Choices,
  timings: Timings,
): { readonly customers: PlacedCustomers; readonly files: readonly OutputFile[] } {
  const { asOf, currency } = orders;
  timings.begin('score');
  const measured = measuredCustomers(orders, choices.since);
  const { table, assignment, scores } = segmentedCustomers(orders, measured, undefined, choices, timings);
  // The ids of a table are texts of the ledger.
  const numbers = table.ids.codes;
  const earlier = before && { customers: before, rows: placedRows(before, numbers) };
  const standing = withStanding(table, assignment, asOf, earlier);
  return {
    customers: placedCustomers(standing, numbers),
    files: snapshotFiles(asOf, standing, currencyDecimals(currency), snapshotBasis(choices, scores.cutOffs, currency)),
  };
}
