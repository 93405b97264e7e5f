import { Chalk } from 'chalk';
import { cutText, displayText, displayWidth, wrapText } from '../report/terminal/displayText.ts';
import type { TerminalOptions } from '../report/terminal/terminalStyle.ts';
import { tableLines } from '../report/terminal/terminalTable.ts';
import type { Finding, Inspection } from './inspection.ts';

/** Bad rows that are listed one by one; the others are counted. */
const MOST_BAD_ROWS = 20;

/** An inspection for a terminal: what was found, values as examples, and the flag that changes each. */
export function renderInspection(inspection: Inspection, { width, colour, unicode }: TerminalOptions): string {
  const chalk = new Chalk({ level: colour });
  const show = (text: string) => displayText(text, unicode);
  const ellipsis = unicode ? '…' : '...';
  const { file, findings, rows, bad_rows: badRows, problem } = inspection;
  const whats = findings.map(({ what }) => show(what));
  const flags = findings.map(({ flag }) => flag ?? '');
  const room = width - widest([...whats, 'What']) - widest([...flags, 'Change with']) - 4;
  const found = findings.map((finding) => cutText(show(foundText(finding)), Math.max(room, 'Found'.length), ellipsis));
  const lines = [
    ...wrapText(show(file), width).map((part) => chalk.bold(part)),
    ...tableLines({ chalk }, [
      { title: 'What', align: 'left', cells: whats },
      { title: 'Found', align: 'left', cells: found },
      { title: 'Change with', align: 'left', cells: flags, paint: (text) => chalk.cyan(text) },
    ]),
  ];
  if (rows !== null) lines.push('', `${rows} rows, ${badRows.length} of them bad`);
  for (const { line, column, value, reason } of badRows.slice(0, MOST_BAD_ROWS)) {
    const text = show(`line ${line}: ${column === '' ? '' : `${column} `}${JSON.stringify(value)} ${reason}`);
    lines.push(...wrapText(text, width - 2).map((part) => `  ${part}`));
  }
  if (badRows.length > MOST_BAD_ROWS) lines.push(`  and ${badRows.length - MOST_BAD_ROWS} more; --json lists all`);
  if (problem !== null)
    lines.push('', ...wrapText(show(`rfm run would refuse it: ${problem}`), width).map((part) => chalk.red(part)));
  return `${lines.join('\n')}\n`;
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(displayWidth));
}

function foundText({ found, samples }: Finding): string {
  return samples.length === 0 ? found : `${found}: ${samples.join(', ')}`;
}
