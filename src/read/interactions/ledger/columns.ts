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

/** Below zero where one interaction comes before another of the same person. */
function compare(columns: LedgerColumns, a: number, b: number): number {
  const { day, type, isOutbound, channel, product, category, state, resolved, score, ofProfile } = columns;
  return (
    day[a]! - day[b]! ||
    type[a]! - type[b]! ||
    isOutbound[a]! - isOutbound[b]! ||
    channel[a]! - channel[b]! ||
    product[a]! - product[b]! ||
    category[a]! - category[b]! ||
    state[a]! - state[b]! ||
    resolved[a]! - resolved[b]! ||
    compareScores(score[a]!, score[b]!) ||
    ofProfile[a]! - ofProfile[b]!
  );
}

/** Sorts the interactions of each person, in place; those of most are in order already. */
export function sortWithin(columns: LedgerColumns, offsets: Int32Array): void {
  const all = Object.values(columns) as Int32Array[];
  const { day } = columns;
  for (let person = 0; person + 1 < offsets.length; person++) {
    const from = offsets[person]!;
    const to = offsets[person + 1]!;
    let sorted = from + 1;
    while (sorted < to && (day[sorted - 1]! < day[sorted]! || compare(columns, sorted - 1, sorted) <= 0)) sorted++;
    if (sorted >= to) continue;
    const places = Int32Array.from({ length: to - from }, (_, i) => from + i);
    places.sort((a, b) => compare(columns, a, b));
    for (const values of all) {
      const before = values.slice(from, to);
      for (let i = 0; i < places.length; i++) values[from + i] = before[places[i]! - from]!;
    }
  }
}

/** Leaves out what profiles say more than once of a person, in place; how many. */
export function dropSameStates(columns: LedgerColumns, offsets: Int32Array): number {
  const all = Object.values(columns) as Int32Array[];
  const { ofProfile } = columns;
  let to = 0;
  let from = 0;
  for (let person = 0; person + 1 < offsets.length; person++) {
    const end = offsets[person + 1]!;
    const start = to;
    for (let at = from; at < end; at++) {
      // All that were kept are at their place, so that the last one of the person can be compared.
      const isSame = to > start && ofProfile[at] === 1 && compare(columns, at, to - 1) === 0;
      if (isSame) continue;
      if (to < at) for (const values of all) values[to] = values[at]!;
      to++;
    }
    from = end;
    offsets[person + 1] = to;
  }
  return from - to;
}

/** Scores in their order, none last. */
function compareScores(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
  return one - other;
}
