import type { HistoryGroups } from './purchaseModel.ts';

/** The distinct pairs of x and a time (t_x or T), and where each group finds its two. */
export interface PurchaseTimes {
  readonly x: Float64Array;
  readonly time: Float64Array;
  /** By group: the pair of x and t_x. */
  readonly last: Int32Array;
  /** By group: the pair of x and T. */
  readonly end: Int32Array;
}

/**
 * What depends on x and one time alone is computed once for many groups: a million customers have half a million
 * groups and some ten thousand pairs. Kept for as long as the groups are, since a fit asks for it at every step.
 */
export function purchaseTimes(groups: HistoryGroups): PurchaseTimes {
  let times = known.get(groups);
  if (!times) {
    times = indexed(groups);
    known.set(groups, times);
  }
  return times;
}

const known = new WeakMap<HistoryGroups, PurchaseTimes>();

function indexed(groups: HistoryGroups): PurchaseTimes {
  const x: number[] = [];
  const time: number[] = [];
  const pairs = new Map<number, Map<number, number>>();
  const pairOf = (count: number, at: number): number => {
    let byTime = pairs.get(count);
    if (!byTime) {
      byTime = new Map();
      pairs.set(count, byTime);
    }
    let pair = byTime.get(at);
    if (pair === undefined) {
      pair = x.push(count) - 1;
      time.push(at);
      byTime.set(at, pair);
    }
    return pair;
  };
  const last = new Int32Array(groups.count);
  const end = new Int32Array(groups.count);
  for (let i = 0; i < groups.count; i++) {
    last[i] = pairOf(groups.x[i]!, groups.tx[i]!);
    end[i] = pairOf(groups.x[i]!, groups.T[i]!);
  }
  return { x: Float64Array.from(x), time: Float64Array.from(time), last, end };
}
