import type { Phrase } from '../../core/language.ts';
import type { Report } from '../report.ts';
import type { ReportStyle } from '../reportStyle.ts';
import { cutText, wrapText } from './displayText.ts';
import { hanging, heading, type TerminalStyle } from './terminalStyle.ts';
import { splitTable, tableLines } from './terminalTable.ts';

const FILES_SHOWN = 8;
export const readingWords = {
  read: { en: 'Read', it: 'Lettura' },
  leftOut: { en: 'Left out and refused', it: 'Esclusi e rifiutati' },
  moneyIn: { en: 'money in', it: 'importi in' },
  badRow: { en: 'bad row', it: 'riga errata' },
  badRows: { en: 'bad rows', it: 'righe errate' },
  seeRejects: { en: ', see rejects.csv', it: ', vedi rejects.csv' },
  nothing: { en: 'nothing: every row counts', it: 'nulla: ogni riga conta' },
  toKnow: { en: 'To know about these numbers', it: 'Da sapere su questi numeri' },
} as const satisfies Record<string, Phrase>;

/** What was read, by file; many files are folded. */
export function readBlock({ read }: Pick<Report, 'read'>, style: TerminalStyle): string[] {
  const { glyphs, chalk, width, text } = style;
  const folded = read.files.length > FILES_SHOWN ? read.files.slice(FILES_SHOWN - 1) : [];
  const shown = read.files.slice(0, read.files.length - folded.length);
  const counts = shown.map(({ rows, bad_rows }) => rowsText(rows, bad_rows, style));
  if (folded.length > 0) counts.push(rowsText(sum(folded, 'rows'), sum(folded, 'bad_rows'), style));
  const widest = Math.max(0, ...counts.map((count) => count.length));
  const names = shown.map(({ file }) => cutText(text(file), width - widest - 2, glyphs.ellipsis));
  if (folded.length > 0) names.push(moreFiles(folded.length, style));
  const table = tableLines(style, [
    { title: '', align: 'left', cells: names },
    { title: '', align: 'right', cells: counts },
  ]);
  const total = read.files.length > 1 ? rowsText(read.rows, read.bad_rows, style) : '';
  return [
    heading(style, style.say(readingWords.read), total),
    ...table.flatMap((line, index) => [
      line,
      ...wrapText(text(shown[index]?.description ?? ''), width - 2).map((detail) => chalk.dim(`  ${detail}`)),
    ]),
  ];
}

/** What does not count, and why, with its money. */
export function leftOutBlock(
  report: Pick<Report, 'read' | 'left_out' | 'files_written'>,
  style: TerminalStyle,
): string[] {
  const { text, width, money, currency } = style;
  const rows = report.left_out.map(({ what, count, amount }) => ({
    what: text(what),
    count: style.number(count),
    amount: money(amount),
  }));
  if (report.read.bad_rows > 0) {
    const kept = report.files_written.includes('rejects.csv') ? style.say(readingWords.seeRejects) : '';
    rows.push({
      what: `${style.say(report.read.bad_rows === 1 ? readingWords.badRow : readingWords.badRows)}${kept}`,
      count: style.number(report.read.bad_rows),
      amount: money(null),
    });
  }
  const hasMoney = report.left_out.some(({ amount }) => amount !== null);
  const title = heading(
    style,
    style.say(readingWords.leftOut),
    hasMoney && currency !== '' ? `${style.say(readingWords.moneyIn)} ${currency}` : '',
  );
  if (rows.length === 0) return [title, style.say(readingWords.nothing)];
  const columns = [
    { title: '', align: 'right' as const, cells: rows.map((row) => row.count) },
    ...(hasMoney ? [{ title: '', align: 'right' as const, cells: rows.map((row) => row.amount) }] : []),
  ];
  const numbers = columns.reduce((taken, { cells }) => taken + 2 + Math.max(...cells.map((cell) => cell.length)), 0);
  const what = {
    title: '',
    align: 'left' as const,
    cells: rows.map((row) => wrapText(row.what, Math.max(16, Math.min(60, width - numbers))).join('\n')),
  };
  return [title, ...splitTable(style, [what], columns).flat()];
}

export function noticesBlock({ notices }: Pick<Report, 'notices'>, style: TerminalStyle): string[] {
  if (notices.length === 0) return [];
  return [
    heading(style, style.say(readingWords.toKnow)),
    ...notices.flatMap((notice) => hanging(style, '! ', style.text(notice), style.chalk.yellow)),
  ];
}

/** At least two files. */
function moreFiles(count: number, style: ReportStyle): string {
  return style.say({ en: `and ${style.number(count)} more files`, it: `e altri ${style.number(count)} file` });
}

export function rowsText(rows: number, badRows: number, style: ReportStyle): string {
  const all = style.counted(rows, 'row');
  if (badRows === 0) return all;
  const bad = style.number(badRows);
  return `${all}, ${style.say({ en: `${bad} bad`, it: `${bad} ${badRows === 1 ? 'errata' : 'errate'}` })}`;
}

function sum(files: Report['read']['files'], key: 'rows' | 'bad_rows'): number {
  return files.reduce((total, file) => total + file[key], 0);
}
