import type { CodedTexts } from '../core/customers.ts';
import type { EpochDay } from '../core/day.ts';
import { ALWAYS, type InteractionLedger } from '../core/interactions.ts';
import { KINDS, kindIndex, SENDING, SERVICE, typeCode } from './spontaneous.ts';
import { createTextColumn } from './textColumn.ts';

/** Why not to write to somebody now, in the order in which reasons are joined. */
export const suppressions = ['open complaint', 'returned recently', 'contacted recently', 'no channel left'] as const;
export type Suppression = (typeof suppressions)[number];

const RETURNED_DAYS = 30;
const CONTACTED_DAYS = 7;
const RETURN = typeCode('return');

/**
 * Reasons that forbid any contact now, by row: an open complaint; a return or refund in the last 30 days; something that
 * was sent, or a contact with the service, in the last 7 days; no channel left. A day is in the last n days where it is at
 * most n days before as_of.
 * @param persons person numbers by row
 * @param lastRefund by customer: the EpochDay of the newest refund, far in the past without one; people beyond have none
 * @param interactions undefined without any
 * @param openComplaints by row
 * @param isCutOff by row
 */
export function suppressionsOf(
  persons: Int32Array,
  lastRefund: Int32Array | undefined,
  interactions: InteractionLedger | undefined,
  openComplaints: Int32Array | undefined,
  isCutOff: Uint8Array,
  asOf: EpochDay,
): CodedTexts {
  const column = createTextColumn(persons.length);
  for (let row = 0; row < persons.length; row++) {
    const person = persons[row]!;
    let returned = asOf - (lastRefund?.[person] ?? ALWAYS) <= RETURNED_DAYS;
    let contacted = false;
    if (interactions !== undefined) {
      const { offsets, day, type, isOutbound } = interactions;
      for (let entry = offsets[person + 1]! - 1; entry >= offsets[person]!; entry--) {
        const age = asOf - day[entry]!;
        if (age > RETURNED_DAYS) break;
        if (age < 0) continue;
        if (type[entry] === RETURN) returned = true;
        if (age > CONTACTED_DAYS) continue;
        if ((KINDS[kindIndex(type[entry]!, isOutbound[entry]!)]! & (SENDING | SERVICE)) !== 0) contacted = true;
      }
    }
    const holds = [(openComplaints?.[row] ?? 0) > 0, returned, contacted, isCutOff[row] === 1];
    if (holds.some((one) => one)) column.set(row, suppressions.filter((_, i) => holds[i]).join(';'));
  }
  return column.column();
}
