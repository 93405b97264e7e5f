import { counted, groupedNumber } from '../../core/numberText.ts';
import type { Report } from '../report.ts';
import { cutText, wrapText } from './displayText.ts';
import { hanging, heading, type TerminalStyle } from './terminalStyle.ts';
import { splitTable, tableLines } from './terminalTable.ts';

const FILES_SHOWN = 8;

/** What was read, by file; many files are folded. */
export function readBlock({ read }: Pick<Report, 'read'>, style: TerminalStyle): string[] {
  const { glyphs, chalk, width, text } = style;
  const folded = read.files.length > FILES_SHOWN ? read.files.slice(FILES_SHOWN - 1) : [];
  const shown = read.files.slice(0, read.files.length - folded.length);
  const counts = shown.map(({ rows, bad_rows }) => rowsText(rows, bad_rows));
  if (folded.length > 0) counts.push(rowsText(sum(folded, 'rows'), sum(folded, 'bad_rows')));
  const widest = Math.max(0, ...counts.map((count) => count.length));
  const names = shown.map(({ file }) => cutText(text(file), width - widest - 2, glyphs.ellipsis));
  if (folded.length > 0) names.push(`and ${counted(folded.length, 'more file')}`);
  const table = tableLines(style, [
    { title: '', align: 'left', cells: names },
    { title: '', align: 'right', cells: counts },
  ]);
  const total = read.files.length > 1 ? rowsText(read.rows, read.bad_rows) : '';
  return [
    heading(style, 'Read', total),
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
    count: groupedNumber(count, 0),
    amount: money(amount),
  }));
  if (report.read.bad_rows > 0) {
    const kept = report.files_written.includes('rejects.csv') ? ', see rejects.csv' : '';
    rows.push({
      what: `bad ${report.read.bad_rows === 1 ? 'row' : 'rows'}${kept}`,
      count: groupedNumber(report.read.bad_rows, 0),
      amount: money(null),
    });
  }
  const hasMoney = report.left_out.some(({ amount }) => amount !== null);
  const title = heading(style, 'Left out and refused', hasMoney && currency !== '' ? `money in ${currency}` : '');
  if (rows.length === 0) return [title, 'nothing: every row counts'];
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
    heading(style, 'To know about these numbers'),
    ...notices.flatMap((notice) => hanging(style, '! ', style.text(notice), style.chalk.yellow)),
  ];
}

function rowsText(rows: number, badRows: number): string {
  return badRows === 0 ? counted(rows, 'row') : `${counted(rows, 'row')}, ${groupedNumber(badRows, 0)} bad`;
}

function sum(files: Report['read']['files'], key: 'rows' | 'bad_rows'): number {
  return files.reduce((total, file) => total + file[key], 0);
}
