/** So many that a bucket holds few values, or one value that many have. */
const BUCKETS = 1 << 13;

/**
 * The values at some ranks of the ascending order, rank 0 the least; undefined where there is no such rank. NaN is
 * missing and has no rank. Only values near the ranks are sorted: those of the buckets, equally wide between the least
 * value and the greatest, that the ranks fall into.
 * @param ranksOf ascending ranks, given the number of values that are not missing
 */
export function valuesAtRanks(
  values: Float64Array,
  ranksOf: (count: number) => readonly number[],
): (number | undefined)[] {
  const { count, least, greatest } = rangeOf(values);
  const ranks = ranksOf(count);
  const scale = scaleOf(least, greatest);
  const before = startsOf(bucketSizes(values, least, scale));
  const wanted = new Uint8Array(BUCKETS);
  for (const rank of ranks) if (rank >= 0 && rank < count) wanted[bucketOfRank(before, rank)] = 1;
  const near = valuesIn(wanted, values, least, scale).sort();
  let skipped = 0;
  let end = 0;
  return ranks.map((rank) => {
    if (rank < 0 || rank >= count) return undefined;
    const bucket = bucketOfRank(before, rank);
    if (rank >= end) {
      skipped += before[bucket]! - end;
      end = before[bucket + 1]!;
    }
    return near[rank - skipped];
  });
}

/** The least of the values that are greater than one; null where there is none. */
export function leastAbove(values: Float64Array, one: number): number | null {
  let least = Number.NaN;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value > one && !(value >= least)) least = value;
  }
  return Number.isNaN(least) ? null : least;
}

function rangeOf(values: Float64Array) {
  let count = 0;
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    count++;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return { count, least, greatest };
}

/** Buckets a unit; 0, for one bucket of everything, where the range is nothing or without end. */
function scaleOf(least: number, greatest: number): number {
  const scale = (BUCKETS - 1) / (greatest - least);
  return Number.isFinite(scale) && scale > 0 ? scale : 0;
}

/** How many values each bucket holds. A greater value is in the same bucket or in a later one. */
function bucketSizes(values: Float64Array, least: number, scale: number): Int32Array {
  const sizes = new Int32Array(BUCKETS);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!Number.isNaN(value)) sizes[((value - least) * scale) | 0]!++;
  }
  return sizes;
}

/** How many values come before each bucket, and before the end. */
function startsOf(sizes: Int32Array): Int32Array {
  const starts = new Int32Array(sizes.length + 1);
  for (let bucket = 0; bucket < sizes.length; bucket++) starts[bucket + 1] = starts[bucket]! + sizes[bucket]!;
  return starts;
}

function bucketOfRank(before: Int32Array, rank: number): number {
  let low = 0;
  let high = before.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (before[middle]! <= rank) low = middle;
    else high = middle;
  }
  return low;
}

function valuesIn(wanted: Uint8Array, values: Float64Array, least: number, scale: number): Float64Array {
  const found = new Float64Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!Number.isNaN(value) && wanted[((value - least) * scale) | 0] === 1) found[count++] = value;
  }
  return found.subarray(0, count);
}
