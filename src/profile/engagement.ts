import type { EpochDay } from '../core/day.ts';
import type { InteractionLedger } from '../core/interactions.ts';
import { KINDS, kindIndex, SPONTANEOUS, typeCode } from './spontaneous.ts';

/** After so many days a contact counts half. */
export const ENGAGEMENT_HALF_LIFE = 90;
/** An open counts a third of any other contact: mail programs open mails by themselves. */
const OPEN_WEIGHT = 1;
const OTHER_WEIGHT = 3;
/** Weights are whole parts of this, so that their sums do not depend on an order. */
const PARTS = 1_000_000;
/** Older contacts weigh less than half a part. */
const LONGEST = Math.ceil(ENGAGEMENT_HALF_LIFE * Math.log2(2 * OTHER_WEIGHT * PARTS));

const OPEN = typeCode('open');

/**
 * What `engagement` scores, by row: the sum over the contacts of a person up to as_of, each 2^(-days ago / 90), times 3
 * unless it is an open. One click of today is 3, an open of 90 days ago 0.5, nobody's contacts 0. It is scored as orders
 * and money are: 1 + floor(bins x customers with strictly less / customers).
 */
export function engagementValues(ledger: InteractionLedger, persons: Int32Array, asOf: EpochDay): Float64Array {
  const { offsets, day, type, isOutbound } = ledger;
  const parts = Float64Array.from({ length: LONGEST }, (_, age) =>
    Math.round(PARTS * 2 ** (-age / ENGAGEMENT_HALF_LIFE)),
  );
  const values = new Float64Array(persons.length);
  for (let row = 0; row < values.length; row++) {
    const person = persons[row]!;
    let sum = 0;
    for (let entry = offsets[person]!; entry < offsets[person + 1]! && day[entry]! <= asOf; entry++) {
      if ((KINDS[kindIndex(type[entry]!, isOutbound[entry]!)]! & SPONTANEOUS) === 0) continue;
      sum += (type[entry] === OPEN ? OPEN_WEIGHT : OTHER_WEIGHT) * (parts[asOf - day[entry]!] ?? 0);
    }
    values[row] = sum / PARTS;
  }
  return values;
}
