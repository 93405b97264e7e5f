import type { Interactions } from '../settle/interactions.ts';
import type { SettledEntries } from '../settle/settledEntries.ts';
import { channelIn, ofProfileIn, outboundIn, stateIn, typeIn } from '../smallParts.ts';
import type { LedgerColumns } from './columns.ts';

/**
 * Puts interactions beside those of the same person, in the order in which they came.
 * @param next by person: where the next interaction goes, which is counted up
 * @param productRank by number of a product, that of NONE first
 */
export function placedColumns(
  { day: days, resolved: resolvedDays, product: productOf, category: categoryOf, score: scores }: SettledEntries,
  { count, entry, person, parts: partsOf }: Interactions,
  next: Int32Array,
  productRank: Int32Array,
  categoryRank: Int32Array,
): LedgerColumns {
  const integers = (): Int32Array => new Int32Array(count);
  const [day, resolved, product, category, parts] = [integers(), integers(), integers(), integers(), integers()];
  const score = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const at = entry[i]!;
    const to = next[person[i]!]!++;
    day[to] = days[at]!;
    resolved[to] = resolvedDays[at]!;
    product[to] = productRank[productOf[at]! + 1]!;
    category[to] = categoryRank[categoryOf[at]! + 1]!;
    parts[to] = partsOf[i]!;
    score[to] = scores[at]!;
  }
  return { day, resolved, product, category, score, ...unpacked(parts) };
}

function unpacked(parts: Int32Array): Pick<LedgerColumns, 'type' | 'isOutbound' | 'channel' | 'state' | 'ofProfile'> {
  const { length } = parts;
  const bytes = (): Uint8Array => new Uint8Array(length);
  const [type, isOutbound, state, ofProfile] = [bytes(), bytes(), bytes(), bytes()];
  const channel = new Int8Array(length);
  for (let i = 0; i < length; i++) {
    const one = parts[i]!;
    type[i] = typeIn(one);
    isOutbound[i] = outboundIn(one);
    channel[i] = channelIn(one);
    state[i] = stateIn(one);
    ofProfile[i] = ofProfileIn(one);
  }
  return { type, isOutbound, channel, state, ofProfile };
}
