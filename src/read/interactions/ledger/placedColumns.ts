import type { Interactions } from '../settle/interactions.ts';
import type { SettledEntries } from '../settle/settledEntries.ts';
import { channelIn, outboundIn, stateIn, typeIn } from '../smallParts.ts';
import type { LedgerColumns } from './columns.ts';

/** Interactions by person, and which of them are states of profiles; undefined where none is. */
export interface PlacedColumns {
  readonly columns: LedgerColumns;
  readonly isState: Uint8Array | undefined;
}

/**
 * Puts interactions beside those of the same person, in the order in which they came.
 * @param next by person: where the next interaction goes, which is counted up
 * @param productRank by number of a product, that of NONE first
 */
export function placedColumns(
  {
    day: days,
    resolved: resolvedDays,
    product: productOf,
    category: categoryOf,
    score: scores,
    isFirst,
  }: SettledEntries,
  { count, entry, person, parts: partsOf }: Interactions,
  next: Int32Array,
  productRank: Int32Array,
  categoryRank: Int32Array,
): PlacedColumns {
  const integers = (): Int32Array => new Int32Array(count);
  const [day, resolved, product, category, parts] = [integers(), integers(), integers(), integers(), integers()];
  const score = new Float64Array(count);
  const isState = isFirst === undefined ? undefined : new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const at = entry[i]!;
    const to = next[person[i]!]!++;
    day[to] = days[at]!;
    resolved[to] = resolvedDays[at]!;
    product[to] = productRank[productOf[at]! + 1]!;
    category[to] = categoryRank[categoryOf[at]! + 1]!;
    parts[to] = partsOf[i]!;
    score[to] = scores[at]!;
    if (isState !== undefined) isState[to] = 1 - isFirst![at]!;
  }
  return { columns: { day, resolved, product, category, score, ...unpacked(parts) }, isState };
}

function unpacked(parts: Int32Array): Pick<LedgerColumns, 'type' | 'isOutbound' | 'channel' | 'state'> {
  const { length } = parts;
  const [type, isOutbound, state] = [new Uint8Array(length), new Uint8Array(length), new Uint8Array(length)];
  const channel = new Int8Array(length);
  for (let i = 0; i < length; i++) {
    const one = parts[i]!;
    type[i] = typeIn(one);
    isOutbound[i] = outboundIn(one);
    channel[i] = channelIn(one);
    state[i] = stateIn(one);
  }
  return { type, isOutbound, channel, state };
}
