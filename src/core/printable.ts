/**
 * Text from a file or the command line made safe for a terminal: control, escape, bidirectional and other invisible
 * characters become `�`.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '�');
}

/** A value as a message shows it: printable, in quotes, cut at 60 characters. */
export function quoted(value: string): string {
  const characters = [...printable(value)];
  return `"${characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : characters.join('')}"`;
}

/** A printable text in ASCII: letters lose their accents, dashes and quotes are plain, what remains is `?`. */
export function asciiText(text: string): string {
  return text.normalize('NFC').replace(NOT_ASCII, (character) => PLAIN[character] ?? withoutAccents(character));
}

function withoutAccents(character: string): string {
  const plain = character.normalize('NFD').replace(/\p{Mark}/gu, '');
  return plain === '' || /^[ -~]+$/.test(plain) ? plain : '?';
}

const NOT_ASCII = /\P{ASCII}/gu;
const PLAIN: Readonly<Record<string, string>> = {
  '×': 'x',
  '–': '-',
  '—': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '…': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
};

/** JSON text of plain data, on several lines, with those characters as escapes: the same data, safe for a terminal. */
export function printableJson(data: unknown): string {
  const escaped = (text: string) =>
    text
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('');
  return `${JSON.stringify(data, null, 2).replace(UNPRINTABLE, (text) => (text === '\n' ? text : escaped(text)))}\n`;
}

// C0 and C1 controls, soft hyphen, Arabic letter mark, zero-width and directional marks, line separators, embeddings,
// isolates, byte-order mark, interlinear annotation, tags.
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
