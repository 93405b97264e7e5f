import { Chalk, type ChalkInstance } from 'chalk';
import { currencyDecimals } from '../../core/amount.ts';
import type { Language, Phrase } from '../../core/language.ts';
import type { Noun } from '../../core/nouns.ts';
import { countedIn, groupedNumber, shareText } from '../../core/numberText.ts';
import { asciiText } from '../../core/printable.ts';
import { cutText, displayText, displayWidth, wrapText } from './displayText.ts';

/** What a block needs to know to draw itself. */
export interface TerminalStyle {
  /** Columns that no line exceeds. */
  readonly width: number;
  readonly chalk: ChalkInstance;
  readonly glyphs: Glyphs;
  readonly language: Language;
  /** A text in the language of the report. */
  readonly say: (phrase: Phrase) => string;
  /** Text from data made safe to show. */
  readonly text: (value: string) => string;
  readonly number: (value: number, decimals?: number) => string;
  readonly share: (value: number) => string;
  readonly counted: (count: number, noun: Noun) => string;
  /** Money with the decimals of the currency, or fewer; unknown money is a dash. */
  readonly money: (value: number | null, decimals?: number) => string;
  /** Empty where unknown. */
  readonly currency: string;
  readonly decimals: number;
}

interface Glyphs {
  readonly ellipsis: string;
  readonly rule: string;
  readonly unknown: string;
  readonly nobody: string;
  readonly separator: string;
  /** A full step of a bar. */
  readonly bar: string;
  /** One to seven eighths of a step; empty where a bar has whole steps only. */
  readonly eighths: string;
}

const unicodeGlyphs: Glyphs = {
  ellipsis: '…',
  rule: '─',
  unknown: '–',
  nobody: '·',
  separator: ' · ',
  bar: '█',
  eighths: '▏▎▍▌▋▊▉',
};
const asciiGlyphs: Glyphs = {
  ellipsis: '...',
  rule: '-',
  unknown: '-',
  nobody: '.',
  separator: ', ',
  bar: '#',
  eighths: '',
};

/** Level of colour as chalk has it: none, 16, 256 or all colours. */
export type ColourLevel = 0 | 1 | 2 | 3;

export interface TerminalOptions {
  /** Columns; fewer than 60 are taken as 60, more than 160 as 160. */
  readonly width: number;
  readonly colour: ColourLevel;
  /** Where false, the report is plain ASCII. */
  readonly unicode: boolean;
}

export function terminalStyle(
  { currency, lang: language = 'en' }: { readonly currency: string | null; readonly lang?: Language },
  { width, colour, unicode }: TerminalOptions,
): TerminalStyle {
  const glyphs = unicode ? unicodeGlyphs : asciiGlyphs;
  const decimals = currencyDecimals(currency ?? undefined);
  const plain = (value: string) => (language === 'it' && !unicode ? withApostrophes(value) : value);
  const text = (value: string) => displayText(plain(value), unicode);
  const number = (value: number, places = 0) => groupedNumber(value, places, language);
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, Math.floor(width))),
    chalk: new Chalk({ level: colour }),
    glyphs,
    language,
    say: (phrase) => (unicode ? phrase[language] : asciiText(plain(phrase[language]))),
    text,
    number,
    share: (value) => shareText(value, language),
    counted: (count, noun) => countedIn(language, count, noun),
    money: (value, places = decimals) => (value === null ? glyphs.unknown : number(value, places)),
    currency: cutText(text(currency ?? ''), 12, glyphs.ellipsis),
    decimals,
  };
}

/** Italian without accents, as it is written where there are none: `citta'`, `perche'`. */
function withApostrophes(text: string): string {
  return text.normalize('NFC').replace(/[àèéìòùÀÈÉÌÒÙ](?!\p{L})/gu, "$&'");
}

const NARROWEST = 60;
const WIDEST = 160;

/** `Segments, money in EUR ─────` over the whole width. */
export function heading(style: TerminalStyle, title: string, note = ''): string {
  const { chalk, glyphs, width } = style;
  const shown = cutText(note === '' ? title : `${title}, ${note}`, width - 3, glyphs.ellipsis);
  const rule = glyphs.rule.repeat(width - displayWidth(shown) - 1);
  return `${chalk.bold(shown.slice(0, title.length))}${shown.slice(title.length)} ${chalk.dim(rule)}`;
}

/** Wrapped lines, all but the first indented under the text that follows `mark`. */
export function hanging(
  style: TerminalStyle,
  mark: string,
  text: string,
  paintMark = (shown: string) => shown,
): string[] {
  const indent = displayWidth(mark);
  return wrapText(text, style.width - indent).map((line, index) =>
    index === 0 ? paintMark(mark) + line : ' '.repeat(indent) + line,
  );
}

/** Items side by side, as many as a line holds. */
export function flow(style: TerminalStyle, items: readonly string[], separator: string, width = style.width): string[] {
  const lines: string[] = [];
  let line = '';
  for (const item of items) {
    const joined = line === '' ? item : line + separator + item;
    if (displayWidth(joined) <= width) line = joined;
    else {
      if (line !== '') lines.push(line);
      const pieces = wrapText(item, width);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? '';
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** A money amount in a sentence: `1,234.50 EUR`. */
export function moneyText(style: TerminalStyle, value: number | null): string {
  return value === null || style.currency === '' ? style.money(value) : `${style.money(value)} ${style.currency}`;
}

/** Blocks of lines with an empty line between them; those without lines are left out. Ends with a newline. */
export function blocksText(blocks: readonly (readonly string[])[]): string {
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}
