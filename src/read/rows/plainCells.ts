/** Whether bytes can be told to mean themselves, without making a text of them and cleaning that. */
export type PlainTest = (bytes: Uint8Array, start: number, end: number) => boolean;

/** Letters, digits, `_` and `-` alone, a letter or digit first, and no word for nobody. */
export const isPlainId: PlainTest = (bytes, start, end) => {
  if (!isSomebody(bytes, start, end) || bytes[start] === HYPHEN) return false;
  for (let i = start; i < end; i++) if (ID_BYTES[bytes[i]!] === 0) return false;
  return true;
};

/** ASCII that begins with a letter or digit and ends with no blank. */
export const isPlainText: PlainTest = (bytes, start, end) => {
  if (end === start || ID_BYTES[bytes[start]!] === 0 || bytes[start] === HYPHEN || bytes[end - 1]! <= SPACE)
    return false;
  for (let i = start; i < end; i++) if (bytes[i]! >= DELETE) return false;
  return true;
};

/** The same, and no word for nobody. */
export const isPlainAddress: PlainTest = (bytes, start, end) =>
  isSomebody(bytes, start, end) && isPlainText(bytes, start, end);

export const areDigits: PlainTest = (bytes, start, end) => {
  for (let i = start; i < end; i++) if (!isDigit(bytes[i]!)) return false;
  return end > start;
};

/** Words for nobody, such as `none` and `n/a` (see isEmptyKey), are short and begin with no digit. */
function isSomebody(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start > LONGEST_WORD_FOR_NOBODY || (end > start && isDigit(bytes[start]!));
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

const LONGEST_WORD_FOR_NOBODY = 4;
const SPACE = 32;
const HYPHEN = 45;
const DELETE = 127;
const ID_BYTES = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 128 && /[\w-]/.test(String.fromCharCode(byte)) ? 1 : 0,
);
