import { growingIntegers } from '../../rows/growing.ts';

/** What a row says of what was, as codes, see FileEntries. */
export interface Wording {
  readonly type: number;
  readonly channel: number;
  readonly direction: number;
  readonly status: number;
}

/** Wordings by number, each different one once: rows have few, and what one means has to be found out once. */
export interface Wordings {
  readonly numberOf: (type: number, channel: number, direction: number, status: number) => number;
  readonly size: () => number;
  readonly wording: (number: number) => Wording;
}

const FIRST_SLOTS = 256;

export function createWordings(): Wordings {
  const [types, channels, directions, statuses] = [
    growingIntegers(),
    growingIntegers(),
    growingIntegers(),
    growingIntegers(),
  ];
  let [type, channel, direction, status] = [types.values(), channels.values(), directions.values(), statuses.values()];
  /** A number, counted from 1, or 0; open addressing. */
  let slots = new Int32Array(FIRST_SLOTS);
  let size = 0;
  const freeSlot = (hash: number): number => {
    let slot = hash & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    return slot;
  };
  const add = (one: number, two: number, three: number, four: number): number => {
    types.push(one);
    channels.push(two);
    directions.push(three);
    statuses.push(four);
    [type, channel, direction, status] = [types.values(), channels.values(), directions.values(), statuses.values()];
    slots[freeSlot(hashOf(one, two, three, four))] = ++size;
    if (2 * size > slots.length) {
      slots = new Int32Array(2 * slots.length);
      for (let i = 0; i < size; i++) slots[freeSlot(hashOf(type[i]!, channel[i]!, direction[i]!, status[i]!))] = i + 1;
    }
    return size - 1;
  };
  return {
    numberOf: (one, two, three, four) => {
      const mask = slots.length - 1;
      for (let slot = hashOf(one, two, three, four) & mask; ; slot = (slot + 1) & mask) {
        const number = slots[slot]! - 1;
        if (number < 0) return add(one, two, three, four);
        if (type[number] === one && channel[number] === two && direction[number] === three && status[number] === four) {
          return number;
        }
      }
    },
    size: () => size,
    wording: (number) => ({
      type: type[number]!,
      channel: channel[number]!,
      direction: direction[number]!,
      status: status[number]!,
    }),
  };
}

function hashOf(type: number, channel: number, direction: number, status: number): number {
  const hash = Math.imul(Math.imul(Math.imul(type, 31) + channel, 31) + direction, 31) + status;
  return Math.imul(hash, SPREADING) >>> SHIFT;
}

/** An odd number whose upper bits spread those of another (that of the golden ratio); as many of them as a table may need. */
const SPREADING = 0x9e3779b1 | 0;
const SHIFT = 4;
