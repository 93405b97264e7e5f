/** Numbers combinations of small whole numbers, in the order in which they come first. */
export interface Combinations {
  /** The number of one; each part is from its lowest number up, and below its end. */
  readonly numberOf: (a: number, b: number, c: number, d: number, e: number) => number;
  readonly size: () => number;
}

/** Half-open: `from` up to, not including, `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

type Five<T> = readonly [T, T, T, T, T];

export function createCombinations([a, b, c, d, e]: Five<Range>): Combinations {
  const [ofA, ofB, ofC, ofD, ofE] = [a, b, c, d, e].map(({ from, to }) => to - from) as unknown as Five<number>;
  const all = ofA * ofB * ofC * ofD * ofE;
  /** By place of a combination: its number, counted from 1; a map where a table would be larger than what it is to tell. */
  const table = new Int32Array(all <= MOST_IN_TABLE ? all : 0);
  const others = new Map<number, number>();
  let size = 0;
  const numberOfOther = (place: number): number => {
    let number = others.get(place);
    if (number === undefined) {
      number = size++;
      others.set(place, number);
    }
    return number;
  };
  return {
    numberOf: (one, two, three, four, five) => {
      const place =
        (((one - a.from) * ofB + two - b.from) * ofC + three - c.from) * ofD * ofE +
        (four - d.from) * ofE +
        five -
        e.from;
      if (table.length === 0) return numberOfOther(place);
      if (table[place] === 0) table[place] = ++size;
      return table[place]! - 1;
    },
    size: () => size,
  };
}

const MOST_IN_TABLE = 2 ** 20;
