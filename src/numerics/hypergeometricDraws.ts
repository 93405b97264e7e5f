import type { Random } from './random.ts';

/**
 * How many of `drawn` things are marked, drawn without replacement from a `population` of which `marked` are: a source
 * of such counts, by inversion of their distribution function, which is made once, outward from the mode by the ratios
 * of neighbours. From 0 things, or where all or none are marked, there is only one count.
 */
export function hypergeometricDraws(population: number, marked: number, drawn: number): (random: Random) => number {
  const least = Math.max(0, drawn + marked - population);
  const most = Math.min(marked, drawn);
  const ratio = (count: number) =>
    ((marked - count) * (drawn - count)) / ((count + 1) * (population - marked - drawn + count + 1));
  const mode = Math.min(most, Math.max(least, Math.floor(((drawn + 1) * (marked + 1)) / (population + 2))));
  let first = mode;
  const below: number[] = [];
  for (let weight = 1; first > least && weight > NEGLIGIBLE; first--) {
    weight /= ratio(first - 1);
    below.push(weight);
  }
  const sums = below.reverse();
  for (let count = mode, weight = 1; count <= most && weight > NEGLIGIBLE; count++) {
    sums.push(weight);
    weight *= ratio(count);
  }
  for (let i = 1; i < sums.length; i++) sums[i]! += sums[i - 1]!;
  const total = sums.at(-1)!;
  return (random) => first + firstAbove(sums, random() * total);
}

/** Of the weight of the mode: less than a draw of 32 bits can tell. */
const NEGLIGIBLE = 1e-18;

/** Index of the first of some ascending sums that is above a value. */
function firstAbove(sums: readonly number[], value: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
