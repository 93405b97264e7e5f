import type { EpochDay } from '../core/day.ts';

/** Counts how often each of some numbered things comes, and when it came last; emptied and filled anew for each person. */
export interface Favourites {
  readonly clear: () => void;
  readonly add: (thing: number, day: EpochDay) => void;
  /** The most frequent first; ties go to the latest, then to the alphabet. Filled anew by the next call. */
  readonly ranked: () => readonly number[];
}

/** @param names by thing */
export function createFavourites(names: readonly (string | undefined)[]): Favourites {
  const counts = new Int32Array(names.length);
  const last = new Int32Array(names.length);
  const things: number[] = [];
  const goesBefore = (one: number, other: number): number =>
    counts[other]! - counts[one]! || last[other]! - last[one]! || (names[one]! < names[other]! ? -1 : 1);
  return {
    clear: () => {
      for (const thing of things) counts[thing] = 0;
      things.length = 0;
    },
    add: (thing, day) => {
      if (counts[thing] === 0) things.push(thing);
      counts[thing]!++;
      last[thing] = counts[thing] === 1 ? day : Math.max(last[thing]!, day);
    },
    ranked: () => (things.length > 1 ? things.sort(goesBefore) : things),
  };
}
