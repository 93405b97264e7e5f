type Numbers = Uint8Array | Int32Array | Float64Array;

/** Sorts part of some keys, equal ones in the order in which they came, and moves the values beside them along. */
export function sortTogether(keys: Int32Array, along: readonly Numbers[], from: number, to: number): void {
  let sorted = from + 1;
  while (sorted < to && keys[sorted - 1]! <= keys[sorted]!) sorted++;
  if (sorted >= to) return;
  if (to - from > MOST_INSERTED) {
    sortMany(keys, along, from, to);
    return;
  }
  for (let i = sorted; i < to; i++) {
    let place = i;
    while (place > from && keys[place - 1]! > keys[i]!) place--;
    if (place === i) continue;
    moveBack(keys, i, place);
    for (const values of along) moveBack(values, i, place);
  }
}

/** Where insertion takes longer than a sort that allocates. */
const MOST_INSERTED = 32;

function moveBack(values: Numbers, from: number, to: number): void {
  const value = values[from]!;
  for (let i = from; i > to; i--) values[i] = values[i - 1]!;
  values[to] = value;
}

function sortMany(keys: Int32Array, along: readonly Numbers[], from: number, to: number): void {
  const positions = new Int32Array(to - from);
  for (let i = 0; i < positions.length; i++) positions[i] = from + i;
  positions.sort((a, b) => keys[a]! - keys[b]! || a - b);
  for (const values of [keys, ...along]) {
    const before = values.slice(from, to);
    for (let i = 0; i < positions.length; i++) values[from + i] = before[positions[i]! - from]!;
  }
}
