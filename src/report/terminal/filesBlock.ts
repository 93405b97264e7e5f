import type { Phrase } from '../../core/language.ts';
import type { Report } from '../report.ts';
import { displayWidth, padText, wrapText } from './displayText.ts';
import { flow, heading, type TerminalStyle } from './terminalStyle.ts';

export const WRITTEN_TO: Phrase = { en: 'Written to', it: 'Scritto in' };
export const TRY_NEXT: Phrase = { en: 'Try next', it: 'Prossimo passo' };

/** The files written, by folder. */
export function filesBlock({ files_written: paths, out_dir: outDir }: Report, style: TerminalStyle): string[] {
  if (paths.length === 0) return [];
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const slash = path.lastIndexOf('/') + 1;
    const folder = style.text(path.slice(0, slash)) || './';
    folders.set(folder, [...(folders.get(folder) ?? []), style.text(path.slice(slash))]);
  }
  const named = [...folders.keys()].filter((folder) => displayWidth(folder) <= 20);
  const indent = Math.max(0, ...named.map((folder) => displayWidth(folder) + 2));
  const lines = [...folders].flatMap(([folder, files]) => {
    const [first = '', ...rest] = flow(style, files, '  ', style.width - indent);
    if (displayWidth(folder) > 20)
      return [...wrapText(folder, style.width), ...[first, ...rest].map((line) => ' '.repeat(indent) + line)];
    return [style.chalk.dim(padText(folder, indent, 'left')) + first, ...rest.map((line) => ' '.repeat(indent) + line)];
  });
  return [heading(style, `${style.say(WRITTEN_TO)} ${style.text(outDir)}`), ...lines];
}

/** The command to try next. */
export function nextBlock({ next }: Pick<Report, 'next'>, style: TerminalStyle): string[] {
  return [
    heading(style, style.say(TRY_NEXT)),
    ...wrapText(style.text(next), style.width).map((line) => style.chalk.cyan(line)),
  ];
}
