import { formatDay } from '../core/day.ts';
import { type OrderLedger, PARTIAL_REFUND, REVERSED } from '../core/ledger.ts';
import { counted, groupedNumber } from '../core/numberText.ts';
import type { OrdersRead } from '../read/readOrders.ts';
import { middleBeginning } from '../score/beginning.ts';
import { FEWEST_TO_RANK } from '../score/scores.ts';
import type { SegmentCourse } from '../segment/history/segmentCourse.ts';
import { rulesAskingFor } from '../segment/history/unknownColumns.ts';
import type { SegmentSet } from '../segment/rules.ts';
import { beginningNotices } from './ledgerNotices.ts';

/** What is to be known about a history besides what was read. */
export function historyNotices(
  orders: OrdersRead,
  segments: SegmentSet,
  course: SegmentCourse,
  kept: readonly boolean[],
  mostKept: number | undefined,
): readonly string[] {
  return [
    ...keptNotice(course, kept),
    ...retentionNotice(course, mostKept),
    ...beginningNotices(orders.ledger, middleBeginning(orders.ledger)).map(({ en }) => en),
    ...undatedNotice(orders),
    ...lifetimeNotice(segments),
    ...fewNotice(course),
  ];
}

/** An export tells what became of an order, but not since when. */
function undatedNotice({ ledger, takenBack }: OrdersRead): string[] {
  const reversed = entriesOf(ledger, REVERSED);
  const partly = entriesOf(ledger, PARTIAL_REFUND) - reversed;
  const known = [
    ...(partly > 0 ? [`${counted(partly, 'order')} refunded in part (taken off on the day of the order)`] : []),
    ...(reversed > 0 ? [`${counted(reversed, 'order')} refunded in full (never a purchase)`] : []),
    ...(takenBack > 0 ? [`${counted(takenBack, 'order')} cancelled or left out by status (in no snapshot)`] : []),
  ];
  if (known.length === 0) return [];
  return [
    `the exports do not tell on which day this happened, so every snapshot knows it already: ${known.join(', ')}`,
  ];
}

function entriesOf({ kind }: OrderLedger, wanted: number): number {
  let count = 0;
  for (let entry = 0; entry < kind.length; entry++) if (kind[entry] === wanted) count++;
  return count;
}

/** What a snapshot that was there says of earlier days does not change. */
function keptNotice({ days }: SegmentCourse, kept: readonly boolean[]): string[] {
  const later = days.filter((_, i) => kept[i] && kept.slice(0, i).includes(false));
  if (later.length === 0) return [];
  const [first, last] = [formatDay(later[0]!), formatDay(later.at(-1)!)];
  return [
    `${counted(later.length, 'snapshot')} (${first === last ? first : `${first} to ${last}`}) stay as they are and do not know those made before them, so segment_since begins there: run again for these days, or add --force`,
  ];
}

function retentionNotice({ days }: SegmentCourse, mostKept: number | undefined): string[] {
  if (mostKept === undefined || days.length <= mostKept) return [];
  return [`history_keep is ${mostKept}: the next rfm run deletes all but the newest ${mostKept} of these snapshots`];
}

function lifetimeNotice(segments: SegmentSet): string[] {
  const names = rulesAskingFor(segments, 'lifetime_value');
  if (names.length === 0) return [];
  return [
    `lifetime_value is margin x revenue so far in these snapshots, without a forecast: ${names.join(', ')} ${names.length === 1 ? 'asks' : 'ask'} for it, and may be smaller than in a run that forecasts`,
  ];
}

function fewNotice({ days, segments }: SegmentCourse): string[] {
  const customers = days.map((_, i) => segments.reduce((sum, { sizes }) => sum + sizes[i]!, 0));
  const few = customers.filter((count) => count < FEWEST_TO_RANK).length;
  if (few === 0) return [];
  return [
    `too few to rank: ${counted(few, 'snapshot')} of ${groupedNumber(days.length, 0)} with fewer than ${FEWEST_TO_RANK} customers, whose segments say little`,
  ];
}
