import type { Texts } from './texts.ts';

/** Different texts, which may stand in several places; no string is made of any. */
export interface TextSet {
  /** The text stays where it is, and must not change. */
  readonly add: (texts: Texts, code: number) => void;
  readonly has: (texts: Texts, code: number) => boolean;
  readonly size: () => number;
}

const FIRST_SLOTS = 1024;

export function createTextSet(): TextSet {
  /** Where the members stand, and which of the texts there they are, and their hashes. */
  const sources: Texts[] = [];
  const codes: number[] = [];
  const hashes: number[] = [];
  /** Open addressing: a member, counted from 1, or 0. */
  let slots = new Int32Array(FIRST_SLOTS);
  const slotOf = (texts: Texts, code: number, hash: number): number => {
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let member = slots[slot]! - 1; member >= 0; member = slots[slot]! - 1) {
      if (hashes[member] === hash && areSame(texts, code, sources[member]!, codes[member]!)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  const grow = (): void => {
    slots = new Int32Array(2 * slots.length);
    for (let member = 0; member < codes.length; member++) {
      let slot = hashes[member]! & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = member + 1;
    }
  };
  return {
    add: (texts, code) => {
      const hash = hashOf(texts, code);
      const slot = slotOf(texts, code, hash);
      if (slots[slot] !== 0) return;
      sources.push(texts);
      codes.push(code);
      hashes.push(hash);
      slots[slot] = codes.length;
      if (2 * codes.length > slots.length) grow();
    },
    has: (texts, code) => slots[slotOf(texts, code, hashOf(texts, code))] !== 0,
    size: () => codes.length,
  };
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf({ bytes, starts }: Texts, code: number): number {
  let hash = 0x811c9dc5 | 0;
  const end = starts[code + 1]!;
  for (let at = starts[code]!; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash;
}

function areSame(one: Texts, code: number, other: Texts, otherCode: number): boolean {
  const from = one.starts[code]!;
  const length = one.starts[code + 1]! - from;
  const otherFrom = other.starts[otherCode]!;
  if (other.starts[otherCode + 1]! - otherFrom !== length) return false;
  for (let i = 0; i < length; i++) if (one.bytes[from + i] !== other.bytes[otherFrom + i]) return false;
  return true;
}
