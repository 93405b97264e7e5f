import { currencyDecimals } from '../core/amount.ts';
import type { EpochDay } from '../core/day.ts';
import type { OrdersRead } from '../read/readOrders.ts';
import { ledgerById } from '../score/ledgerById.ts';
import {
  customerNumbers,
  type PlacedCustomers,
  placedCustomers,
  placedRows,
} from '../segment/history/placedCustomers.ts';
import { type CourseFollower, followSegments, type SegmentCourse } from '../segment/history/segmentCourse.ts';
import { withStanding } from '../segment/standing.ts';
import type { OutputFile } from '../write/folder/publish.ts';
import { readSnapshot, snapshotFiles } from '../write/history.ts';
import type { Choices } from './choices.ts';
import { snapshotBasis } from './outputFiles.ts';
import { measuredCustomers, segmentedCustomers } from './scoredCustomers.ts';
import type { Timings } from './timings.ts';

/** Snapshots that are in a folder. */
interface PresentSnapshots {
  readonly dir: string;
  /** The oldest first. */
  readonly days: readonly EpochDay[];
}

/** The snapshots of some days, most of them to be made. */
interface Backfill {
  /** The files of those that are made, each when it is asked for. */
  readonly files: AsyncGenerator<OutputFile>;
  /** By day: whether the snapshot was there and stays as it is. */
  readonly kept: readonly boolean[];
  /** How segments changed over all of them; known once the files are made. */
  readonly course: () => SegmentCourse;
}

/**
 * Plans the snapshots of some days.
 * @param days the oldest first, none before the first purchase
 * @param force makes those that are there anew
 */
export function backfillOf(
  orders: OrdersRead,
  days: readonly EpochDay[],
  there: PresentSnapshots,
  force: boolean,
  choices: Choices,
  timings: Timings,
): Backfill {
  const { rules, rest } = choices.segments;
  const follower = followSegments([...rules.map(({ name }) => name), ...(rest === undefined ? [] : [rest])]);
  const present = { ...there, days: there.days.filter((day) => !force || !days.includes(day)) };
  return {
    files: backfilledFiles({ ...orders, ledger: ledgerById(orders.ledger) }, days, present, choices, follower, timings),
    kept: days.map((day) => present.days.includes(day)),
    course: follower.course,
  };
}

/**
 * Makes one snapshot after the other from those before it, and tells the follower of all. One that is present is taken
 * instead of made; one of another day is still what the next one follows on.
 */
async function* backfilledFiles(
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
  timings.begin('forecast');
  const { table, assignment, scores } = segmentedCustomers(orders, measured, undefined, undefined, choices, timings);
  // The ids of a table are texts of the ledger.
  const numbers = table.ids.codes;
  const earlier = before && { customers: before, rows: placedRows(before, numbers) };
  const standing = withStanding(table, assignment, asOf, earlier);
  return {
    customers: placedCustomers(standing, numbers),
    files: snapshotFiles(
      asOf,
      standing,
      currencyDecimals(currency),
      snapshotBasis(choices, scores.cutOffs, currency, undefined),
    ),
  };
}
