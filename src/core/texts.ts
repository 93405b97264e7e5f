/** Texts side by side in UTF-8: text i is the bytes from `starts[i]` up to, not including, `starts[i + 1]`. */
export interface Texts {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

/** A text for each row: the one that its code numbers, none where the code is {@link NO_TEXT}. */
export interface RowTexts {
  readonly texts: Texts;
  readonly codes: Int32Array;
}

/** The code of a row without a text. */
export const NO_TEXT = -1;

export function countOfTexts({ starts }: Texts): number {
  return starts.length - 1;
}

export function textOf({ bytes, starts }: Texts, code: number): string {
  return decoder.decode(bytes.subarray(starts[code], starts[code + 1]));
}

export function rowText({ texts, codes }: RowTexts, row: number): string | undefined {
  const code = codes[row]!;
  return code === NO_TEXT ? undefined : textOf(texts, code);
}

/** The same texts in memory of their own. */
export function copiedTexts({ bytes, starts }: Texts): Texts {
  return { bytes: bytes.slice(), starts: starts.slice() };
}

/** Some texts in lower case, one after the other in the order of their codes. */
export function lowerCasedTexts(texts: Texts, codes: Int32Array): Texts {
  const { bytes, starts: from } = texts;
  const starts = new Uint32Array(codes.length + 1);
  for (let i = 0; i < codes.length; i++) starts[i + 1] = starts[i]! + from[codes[i]! + 1]! - from[codes[i]!]!;
  const lower = new Uint8Array(starts[codes.length]!);
  let seen = 0;
  for (let i = 0, to = 0; i < codes.length; i++) {
    const end = from[codes[i]! + 1]!;
    for (let at = from[codes[i]!]!; at < end; at++) {
      seen |= bytes[at]!;
      lower[to++] = LOWER[bytes[at]!]!;
    }
  }
  // Beyond ASCII, a letter may take more bytes in lower case.
  return seen <= LAST_ASCII
    ? { bytes: lower, starts }
    : textsFrom(Array.from(codes, (code) => textOf(texts, code).toLowerCase()));
}

const LAST_ASCII = 127;
const LOWER = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

/** The texts of one, and after them those of another. */
export function combinedTexts(one: Texts, other: Texts): Texts {
  const bytes = new Uint8Array(one.bytes.length + other.bytes.length);
  bytes.set(one.bytes);
  bytes.set(other.bytes, one.bytes.length);
  const starts = new Uint32Array(one.starts.length + countOfTexts(other));
  starts.set(one.starts);
  for (let i = 1; i < other.starts.length; i++) {
    starts[one.starts.length + i - 1] = one.bytes.length + other.starts[i]!;
  }
  return { bytes, starts };
}

/** Texts of the given strings; half a surrogate pair becomes `�`. */
export function textsFrom(strings: readonly string[]): Texts {
  const starts = new Uint32Array(strings.length + 1);
  const bytes = new Uint8Array(strings.reduce((sum, { length }) => sum + MOST_BYTES_A_UNIT * length, 0));
  let end = 0;
  for (const [i, string] of strings.entries()) {
    end += encoder.encodeInto(string, bytes.subarray(end)).written;
    starts[i + 1] = end;
  }
  return { bytes: bytes.slice(0, end), starts };
}

/** A code unit takes at most so many bytes in UTF-8. */
const MOST_BYTES_A_UNIT = 3;

/** Below zero where one text comes before another in code unit order, as `<` compares strings; above zero after it. */
export function compareTexts({ bytes, starts }: Texts, one: number, other: number): number {
  let at = starts[one]!;
  let otherAt = starts[other]!;
  const end = starts[one + 1]!;
  const otherEnd = starts[other + 1]!;
  while (at < end && otherAt < otherEnd && bytes[at] === bytes[otherAt]) {
    at++;
    otherAt++;
  }
  if (at === end || otherAt === otherEnd) return end - at - (otherEnd - otherAt);
  return UNIT_ORDER[bytes[at]!]! - UNIT_ORDER[bytes[otherAt]!]!;
}

/**
 * Ranks of bytes by which UTF-8 sorts as UTF-16 does. They differ in one thing: characters beyond U+FFFF, which begin
 * with F0 to F4, are surrogates in UTF-16 and so come before those from U+E000 on, which begin with EE and EF.
 */
export const UNIT_ORDER: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0xf0 && byte <= 0xf4) return byte - 2;
  return byte === 0xee || byte === 0xef ? byte + 5 : byte;
});

const encoder = new TextEncoder();
// A byte-order mark at the beginning of a text is part of it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
