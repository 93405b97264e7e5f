import type { EpochDay } from '../core/day.ts';

/** Counts how often each of some numbered things comes, and when it came last; emptied and filled anew for each person. */
export interface Favourites {
  readonly clear: () => void;
  readonly add: (thing: number, day: EpochDay) => void;
  /** The most frequent, of those that may be; ties go to the latest, then to the alphabet. {@link NOTHING} where nothing came. */
  readonly best: (mayBe?: (thing: number) => boolean) => number;
  /** All, as they came. */
  readonly things: () => readonly number[];
  /** All, the best first. Filled anew by the next call. */
  readonly ranked: () => readonly number[];
}

export const NOTHING = -1;

/** @param names by thing */
export function createFavourites(names: readonly (string | undefined)[]): Favourites {
  const counts = new Int32Array(names.length);
  const last = new Int32Array(names.length);
  const things: number[] = [];
  const compare = (one: number, other: number): number =>
    counts[other]! - counts[one]! || last[other]! - last[one]! || (names[one]! < names[other]! ? -1 : 1);
  return {
    clear: () => {
      for (let i = things.length - 1; i >= 0; i--) counts[things[i]!] = 0;
      if (things.length > 0) things.length = 0;
    },
    add: (thing, day) => {
      if (counts[thing] === 0) {
        things.push(thing);
        last[thing] = day;
      } else if (day > last[thing]!) last[thing] = day;
      counts[thing]!++;
    },
    best: (mayBe) => {
      let best = NOTHING;
      for (let i = 0; i < things.length; i++) {
        const thing = things[i]!;
        if (mayBe !== undefined && !mayBe(thing)) continue;
        if (best === NOTHING || compare(thing, best) < 0) best = thing;
      }
      return best;
    },
    things: () => things,
    ranked: () => (things.length > 1 ? things.sort(compare) : things),
  };
}
