import type { Phrase } from '../../core/language.ts';
import { cutText } from './displayText.ts';
import type { SegmentMark } from './segmentMarks.ts';
import type { TerminalStyle } from './terminalStyle.ts';
import { splitTable, type TableColumn } from './terminalTable.ts';

/** How many customers went from one segment to another, or stayed; null is outside: the new come from there, the gone go there. */
interface SegmentMove {
  readonly from: string | null;
  readonly to: string | null;
  readonly customers: number;
}

const LONGEST_NAME = 20;
const words = {
  fromTo: { en: 'From, to', it: 'Da, a' },
  new: { en: 'new', it: 'nuovi' },
  gone: { en: 'gone', it: 'usciti' },
} as const satisfies Record<string, Phrase>;

/**
 * Tables whose rows are the segments before and whose columns are those of now, by their tags, only where somebody was or
 * is; between them an empty line.
 * @param names of all segments, in their order
 * @param cell what stands in a cell, by its customers, at least one, and those of its row
 * @param figures further columns, before the segments: the title, and what stands in a row by its customers
 * @param titleOf what people call a segment
 */
export function flowMatrix(
  moves: readonly SegmentMove[],
  names: readonly string[],
  marks: readonly SegmentMark[],
  style: TerminalStyle,
  cell: (customers: number, ofRow: number) => string,
  figures: readonly (readonly [title: string, cell: (ofRow: number) => string])[] = [],
  titleOf = (name: string) => name,
): string[] {
  const all = [...names, null];
  const tagOf = (name: string | null, outside: string) => (name === null ? outside : marks[all.indexOf(name)]!.tag);
  const present = (side: 'from' | 'to') => all.filter((name) => moves.some((move) => move[side] === name));
  const rows = present('from');
  const customersIn = (from: string | null, to?: string | null): number =>
    moves.reduce(
      (sum, move) => (move.from === from && (to === undefined || move.to === to) ? sum + move.customers : sum),
      0,
    );
  const ofRow = rows.map((from) => customersIn(from));
  const leading: TableColumn[] = [
    {
      title: '',
      align: 'left',
      cells: rows.map((name) => tagOf(name, '')),
      paint: (text, row) => marks[all.indexOf(rows[row]!)]?.tile(text) ?? text,
    },
    {
      title: style.say(words.fromTo),
      align: 'left',
      cells: rows.map((name) =>
        name === null ? style.say(words.new) : cutText(style.text(titleOf(name)), LONGEST_NAME, style.glyphs.ellipsis),
      ),
      gap: 1,
    },
    ...figures.map(([title, figure]): TableColumn => ({ title, align: 'right', cells: ofRow.map(figure), gap: 1 })),
  ];
  const column = (to: string | null): TableColumn => ({
    title: tagOf(to, style.say(words.gone)),
    align: 'right',
    cells: rows.map((from, row) => {
      const customers = customersIn(from, to);
      return customers === 0 ? style.glyphs.nobody : cell(customers, ofRow[row]!);
    }),
    paint: (text, row) => (rows[row] === to ? style.chalk.bold(text) : text),
    gap: 1,
  });
  return splitTable(style, leading, present('to').map(column)).flatMap((table, i) =>
    i === 0 ? table : ['', ...table],
  );
}
