import { Chalk } from 'chalk';
import { counted, groupedNumber } from '../core/numberText.ts';
import { displayText, wrapText } from '../report/terminal/displayText.ts';
import type { TerminalOptions } from '../report/terminal/terminalStyle.ts';
import { tableLines } from '../report/terminal/terminalTable.ts';
import type { Removal } from '../write/forget/forgetCustomers.ts';

const OTHERS_NAMED = 5;

/** What was removed to forget some customers, file by file, and what is still to be known. */
export function renderRemoval(
  { removed, deleted, audiences, unknown, others }: Removal,
  customers: number,
  out: string,
  { width, colour, unicode }: TerminalOptions,
): string {
  const chalk = new Chalk({ level: colour });
  const show = (text: string) => displayText(text, unicode);
  const title = `${counted(customers, 'customer')} forgotten in ${out}`;
  const lines = wrapText(show(title), width).map((line) => chalk.bold(line));
  if (removed.length > 0) {
    const whole = [...deleted, ...audiences];
    lines.push(
      ...tableLines({ chalk }, [
        { title: 'File', align: 'left', cells: [...removed.map(({ file }) => show(file)), ...whole.map(show)] },
        {
          title: 'Removed',
          align: 'right',
          cells: [...removed.map(({ count, what }) => countText(count, what)), ...whole.map(() => 'the file')],
        },
      ]),
    );
  }
  const notes: string[] = [];
  if (unknown.length > 0) notes.push(`in no file: ${unknown.join(', ')}; later runs leave out whoever has that id`);
  if (removed.length > 0) {
    notes.push('totals, counts and cut-offs in the other files are those of the last run until the next rfm run');
  }
  if (deleted.length > 0) notes.push(`the next rfm run writes ${deleted.join(', ')} anew`);
  if (audiences.length > 0) {
    notes.push(
      'files for platforms hold hashes, which do not tell whose they are, so all were deleted: rfm audience writes them again; what was uploaded from them is still with the platforms',
    );
  }
  if (others.length > 0) {
    const some = `${others.slice(0, OTHERS_NAMED).join(', ')}${others.length > OTHERS_NAMED ? ', …' : ''}`;
    notes.push(`not written by rfm and not looked into: ${some}`);
  }
  lines.push(...notes.flatMap((note) => wrapText(show(note), width)));
  return `${lines.join('\n')}\n`;
}

function countText(count: number, what: 'row' | 'entry'): string {
  return what === 'row' ? counted(count, 'row') : `${groupedNumber(count, 0)} ${count === 1 ? 'entry' : 'entries'}`;
}
