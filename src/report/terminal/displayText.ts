import { asciiText, printable } from '../../core/printable.ts';

/**
 * Text from data as a terminal may show it: nothing that moves the cursor, nothing that terminals measure differently
 * (variation selectors), and plain ASCII where `unicode` is false.
 */
export function displayText(text: string, unicode: boolean): string {
  const safe = printable(text)
    .normalize('NFC')
    .replace(/\p{Variation_Selector}/gu, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
  return unicode ? safe : asciiText(safe);
}

/** Terminal columns of a text without escape sequences: wide characters and emoji take two, combining marks none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The text, or its beginning and an ellipsis, in at most `width` columns. */
export function cutText(text: string, width: number, ellipsis: string): string {
  return displayWidth(text) <= width ? text : beginning(text, width - ellipsis.length) + ellipsis;
}

/** Lines of at most `width` columns, broken at spaces; a longer word is broken anywhere. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (displayWidth(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (displayWidth(line) > width) {
      const head = beginning(line, width);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** Fills up with spaces to `width` columns. */
export function padText(text: string, width: number, align: 'left' | 'right'): string {
  const spaces = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + spaces : spaces + text;
}

function beginning(text: string, width: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += characterWidth(character);
    if (used > width) break;
    end += character.length;
  }
  return text.slice(0, end);
}

function characterWidth(character: string): number {
  if (character <= '~') return 1;
  if (/^[\p{Nonspacing_Mark}\p{Enclosing_Mark}]$/u.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

// East Asian Width W and F of Unicode 16 in coarse blocks, and emoji; a flag is two letters of one column.
const WIDE =
  /^(?!\p{Regional_Indicator})[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1d300}-\u{1d376}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]$/u;
