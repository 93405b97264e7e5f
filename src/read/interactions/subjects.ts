import type { Texts } from '../../core/texts.ts';
import { plainLetters } from '../values/plainLetters.ts';

/** Fewer letters and digits say too little: a word of a subject may have them by chance. */
const FEWEST_CHARACTERS = 4;

interface NamedProduct {
  readonly name: string;
  /** Its words, 0 between them. */
  readonly bytes: Uint8Array;
  /** Letters and digits. */
  readonly length: number;
}

/**
 * Finds the product that a subject names: the longest whose words, letters and digits alone, stand in it one after the
 * other; of those as long the first by name. Undefined where it names none.
 */
export function createSubjectReader(
  products: readonly string[],
): (subjects: Texts, code: number) => string | undefined {
  const { byWords, mayBe, beginnings } = productsByWords(products);
  const mask = mayBe.length - 1;
  const ofWords = (hash: number): readonly NamedProduct[] | undefined =>
    mayBe[hash & mask] === 0 ? undefined : byWords.get(hash);
  /** The longest product that begins where a word does, the first word of which ends at `end` with this hash. */
  const longestFrom = (
    bytes: Uint8Array,
    from: number,
    firstEnd: number,
    end: number,
    firstHash: number,
  ): NamedProduct | undefined => {
    let best: NamedProduct | undefined;
    let hash = firstHash;
    let at = firstEnd;
    for (let own = ofWords(hash); own !== undefined; own = ofWords(hash)) {
      // Words of the same hash may be others.
      best = own.find((one) => standsAt(one, bytes, from, at)) ?? best;
      while (at < end && KINDS[bytes[at]!] === 0) at++;
      if (at === end) break;
      hash = hashed(hash, 0);
      for (; at < end && KINDS[bytes[at]!] !== 0; at++) hash = hashed(hash, KINDS[bytes[at]!]!);
    }
    return best;
  };
  /** Undefined where it names none, null where it has letters beyond ASCII, which are not made plain yet. */
  const productIn = (bytes: Uint8Array, start: number, end: number, isPlain: boolean): string | undefined | null => {
    let best: NamedProduct | undefined;
    let at = start;
    while (at < end) {
      const from = at;
      const kind = KINDS[bytes[at++]!]!;
      if (kind === 0) continue;
      // Most words of a subject begin like no product, and are not looked at.
      const next = at < end ? KINDS[bytes[at]!]! : 0;
      const mayBegin = beginnings[(kind << 8) | next] === 1;
      let hash = hashed(FIRST_HASH, kind);
      let seen = kind;
      for (let own = next; own !== 0; own = ++at < end ? KINDS[bytes[at]!]! : 0) {
        if (mayBegin) hash = hashed(hash, own);
        seen |= own;
      }
      if (seen > LAST_ASCII && !isPlain) return null;
      if (mayBegin && mayBe[hash & mask] === 1) {
        const found = longestFrom(bytes, from, at, end, hash);
        if (found !== undefined && (best === undefined || compare(found, best) < 0)) best = found;
      }
    }
    return best?.name;
  };
  return ({ bytes, starts }, code) => {
    const [start, end] = [starts[code]!, starts[code + 1]!];
    const product = productIn(bytes, start, end, false);
    if (product !== null) return product;
    const plain = Buffer.from(wordsOf(decoder.decode(bytes.subarray(start, end))).join('\0'));
    return productIn(plain, 0, plain.length, true) ?? undefined;
  };
}

interface ProductsByWords {
  /**
   * By the hash of words one after the other: the products that have these, the first by name first; nothing where they
   * only begin one.
   */
  readonly byWords: ReadonlyMap<number, readonly NamedProduct[]>;
  /** By the lower bits of such a hash: 1 where it may be there. */
  readonly mayBe: Uint8Array;
  /** By the first two bytes of a product, the second 0 after a word of one: 1 where there is one. */
  readonly beginnings: Uint8Array;
}

function productsByWords(products: readonly string[]): ProductsByWords {
  const byWords = new Map<number, NamedProduct[]>();
  /** Of products that have the same words, one is enough. */
  const seen = new Set<string>();
  const beginnings = new Uint8Array(2 ** 16);
  for (const name of [...new Set(products)].sort()) {
    const words = wordsOf(name);
    const length = words.join('').length;
    const key = words.join('\0');
    if (length < FEWEST_CHARACTERS || seen.has(key)) continue;
    seen.add(key);
    const bytes = Buffer.from(key);
    beginnings[(bytes[0]! << 8) | bytes[1]!] = 1;
    let hash = FIRST_HASH;
    for (let at = 0; at <= bytes.length; at++) {
      if ((at === bytes.length || bytes[at] === 0) && !byWords.has(hash)) byWords.set(hash, []);
      if (at < bytes.length) hash = hashed(hash, bytes[at]!);
    }
    byWords.get(hash)!.push({ name, bytes, length });
  }
  const mayBe = new Uint8Array(2 ** Math.ceil(Math.log2(FILTER_A_HASH * byWords.size + 1)));
  for (const hash of byWords.keys()) mayBe[hash & (mayBe.length - 1)] = 1;
  return { byWords, mayBe, beginnings };
}

/** Whether the words of a product, and no others, stand from one place to another. */
function standsAt({ bytes: words }: NamedProduct, bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  for (let i = 0; i < words.length; i++) {
    if (words[i] !== 0) {
      if (at >= end || KINDS[bytes[at++]!] !== words[i]) return false;
      continue;
    }
    const gap = at;
    while (at < end && KINDS[bytes[at]!] === 0) at++;
    if (at === gap) return false;
  }
  return at === end;
}

const LAST_ASCII = 127;
const decoder = new TextDecoder();

/** FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
const FIRST_HASH = 0x811c9dc5 | 0;
/** So few others that look like one of the hashes are looked for in vain. */
const FILTER_A_HASH = 64;
function hashed(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/** By byte: itself in lower case where it is a letter or a digit or no ASCII, 0 where it stands between words. */
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte > LAST_ASCII) return byte;
  const character = String.fromCharCode(byte);
  return /[a-z0-9]/i.test(character) ? character.toLowerCase().charCodeAt(0) : 0;
});

function compare(a: NamedProduct, b: NamedProduct): number {
  return b.length - a.length || (a.name < b.name ? -1 : 1);
}

function wordsOf(text: string): readonly string[] {
  return plainLetters(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
