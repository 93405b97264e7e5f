import { Chalk, type ChalkInstance } from 'chalk';
import type { Language } from '../../core/language.ts';
import { type ReportStyle, reportStyle } from '../reportStyle.ts';
import { cutText, displayWidth, wrapText } from './displayText.ts';

/** What a block needs to know to draw itself. */
export interface TerminalStyle extends ReportStyle {
  /** Columns that no line exceeds. */
  readonly width: number;
  readonly chalk: ChalkInstance;
}

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
  report: { readonly currency: string | null; readonly lang?: Language },
  { width, colour, unicode }: TerminalOptions,
): TerminalStyle {
  return {
    ...reportStyle(report, unicode),
    width: Math.min(WIDEST, Math.max(NARROWEST, Math.floor(width))),
    chalk: new Chalk({ level: colour }),
  };
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

/** Blocks of lines with an empty line between them; those without lines are left out. Ends with a newline. */
export function blocksText(blocks: readonly (readonly string[])[]): string {
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}
