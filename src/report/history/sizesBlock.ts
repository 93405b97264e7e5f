import { groupedNumber } from '../../core/numberText.ts';
import { cutText } from '../terminal/displayText.ts';
import type { SegmentMark } from '../terminal/segmentMarks.ts';
import { heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { splitTable, type TableColumn, tableLines, tableWidth } from '../terminal/terminalTable.ts';
import type { HistoryReport, SegmentHistory } from './historyReport.ts';

/** From the least to the greatest. */
const LEVELS = { unicode: '▁▂▃▄▅▆▇█', ascii: '.:-=+*#@' } as const;
/** Shorter lines than this show nothing. */
const SHORTEST_LINE = 8;
const NAME_WIDTHS = [28, 20, 16, 12] as const;

/** Each segment over time as a line from nobody to its greatest size, with its first, last, least and greatest size. */
export function sizesBlock(
  report: HistoryReport,
  style: TerminalStyle,
  marks: readonly SegmentMark[],
  unicode: boolean,
): string[] {
  const { segments, snapshots } = report;
  const title = heading(style, 'Segments over time', 'each line from nobody to its greatest');
  const lines = (width: number): TableColumn => ({
    title: '',
    align: 'left',
    cells: segments.map(({ sizes, greatest }) => sizeLine(sizes, greatest, width, unicode)),
    paint: (text, row) => marks[row]!.ink(text),
  });
  for (const nameWidth of NAME_WIDTHS) {
    const [tag, name, ...figures] = columnsOf(segments, style, marks, nameWidth);
    const room = style.width - tableWidth([tag!, name!, ...figures]) - 2;
    if (room >= Math.min(SHORTEST_LINE, snapshots.length)) {
      return [title, ...tableLines(style, [tag!, name!, lines(Math.min(room, snapshots.length)), ...figures])];
    }
  }
  const [tag, name, ...figures] = columnsOf(segments, style, marks, NAME_WIDTHS.at(-1)!);
  const tables = splitTable(style, [tag!, name!], [lines(Math.min(SHORTEST_LINE, snapshots.length)), ...figures]);
  return [title, ...tables.flatMap((table, i) => (i === 0 ? table : ['', ...table]))];
}

function columnsOf(
  segments: readonly SegmentHistory[],
  style: TerminalStyle,
  marks: readonly SegmentMark[],
  nameWidth: number,
): TableColumn[] {
  const figure = (title: string, size: (segment: SegmentHistory) => number): TableColumn => ({
    title,
    align: 'right',
    cells: segments.map((segment) => groupedNumber(size(segment), 0)),
  });
  return [
    {
      title: '',
      align: 'left',
      cells: marks.map(({ tag }) => tag),
      paint: (text, row) => marks[row]!.tile(text),
    },
    {
      title: 'Segment',
      align: 'left',
      cells: segments.map(({ segment }) => cutText(style.text(segment), nameWidth, style.glyphs.ellipsis)),
      gap: 1,
    },
    figure('First', ({ first }) => first),
    figure('Last', ({ last }) => last),
    figure('Least', ({ least }) => least),
    figure('Most', ({ greatest }) => greatest),
  ];
}

/** Snapshots side by side, the first and the last among them; a blank where nobody is in the segment. */
export function sizeLine(sizes: readonly number[], greatest: number, width: number, unicode: boolean): string {
  const levels = LEVELS[unicode ? 'unicode' : 'ascii'];
  return Array.from({ length: width }, (_, column) => {
    const at = width === 1 ? sizes.length - 1 : Math.round((column * (sizes.length - 1)) / (width - 1));
    const size = sizes[at]!;
    return size === 0 ? ' ' : levels[Math.ceil((size / greatest) * levels.length) - 1]!;
  }).join('');
}
