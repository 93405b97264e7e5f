import { channelIn, ofProfileIn, outboundIn, stateIn, typeIn } from '../smallParts.ts';
import { CATEGORY, CELLS, DAY, PARTS, PRODUCT, RESOLVED, type Records, SCORE, SCORE_CELLS } from './records.ts';

/** What the ledger holds of each interaction; names by their rank. */
export interface LedgerColumns {
  readonly day: Int32Array;
  readonly type: Uint8Array;
  readonly isOutbound: Uint8Array;
  readonly channel: Int8Array;
  readonly product: Int32Array;
  readonly category: Int32Array;
  readonly state: Uint8Array;
  readonly resolved: Int32Array;
  readonly score: Float64Array;
  /** 1 where a column of a profile says it. */
  readonly ofProfile: Uint8Array;
}

/** @param order numbers of the records */
export function columnsOf({ cells, scoreCells }: Records, order: Int32Array): LedgerColumns {
  const count = order.length;
  const integers = (): Int32Array => new Int32Array(count);
  const bytes = (): Uint8Array => new Uint8Array(count);
  const [day, resolved, product, category] = [integers(), integers(), integers(), integers()];
  const [type, isOutbound, state, ofProfile] = [bytes(), bytes(), bytes(), bytes()];
  const channel = new Int8Array(count);
  const score = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const record = order[at]!;
    const cell = CELLS * record;
    day[at] = cells[cell + DAY]!;
    resolved[at] = cells[cell + RESOLVED]!;
    product[at] = cells[cell + PRODUCT]!;
    category[at] = cells[cell + CATEGORY]!;
    score[at] = scoreCells[SCORE_CELLS * record + SCORE]!;
    const parts = cells[cell + PARTS]!;
    type[at] = typeIn(parts);
    isOutbound[at] = outboundIn(parts);
    channel[at] = channelIn(parts);
    state[at] = stateIn(parts);
    ofProfile[at] = ofProfileIn(parts);
  }
  return { day, type, isOutbound, channel, product, category, state, resolved, score, ofProfile };
}
