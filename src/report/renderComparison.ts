import { groupedNumber } from '../core/numberText.ts';
import type { Comparison, SegmentChange } from './comparison.ts';
import { cutText } from './terminal/displayText.ts';
import { movementsBlock } from './terminal/movementsBlock.ts';
import {
  blocksText,
  heading,
  type TerminalOptions,
  type TerminalStyle,
  terminalStyle,
} from './terminal/terminalStyle.ts';
import { splitTable, type TableColumn } from './terminal/terminalTable.ts';

const LONGEST_NAME = 24;

/** Two snapshots compared, for a terminal, as {@link TerminalOptions} ask. Ends with a newline. */
export function renderComparison(comparison: Comparison, options: TerminalOptions): string {
  const style = terminalStyle(comparison, options);
  const names = comparison.segments.map(({ segment }) => segment);
  const blocks = [changesBlock(comparison, style), movementsBlock(comparison, names, style)];
  return blocksText(blocks);
}

/** How large each segment was and is, and what its customers are worth. */
function changesBlock({ previous, as_of: asOf, segments, currency }: Comparison, style: TerminalStyle): string[] {
  const column = (title: string, cell: (change: SegmentChange) => string): TableColumn => ({
    title,
    align: 'right',
    cells: segments.map(cell),
  });
  const count = (title: string, of: (change: SegmentChange) => number) =>
    column(title, (change) => groupedNumber(of(change), 0));
  const hasMoney = segments.some(({ lifetime_value_now: value }) => value !== null);
  const money = (title: string, of: (change: SegmentChange) => number | null) =>
    hasMoney ? [column(title, (change) => style.money(of(change), 0))] : [];
  const note = hasMoney && currency !== null ? `lifetime value in ${style.currency}` : '';
  return [
    heading(style, `Segments on ${previous} and on ${asOf}`, note),
    ...splitTable(
      style,
      [
        {
          title: 'Segment',
          align: 'left',
          cells: segments.map(({ segment }) => cutText(style.text(segment), LONGEST_NAME, style.glyphs.ellipsis)),
        },
      ],
      [
        count('Before', ({ customers_before: before }) => before),
        count('entered', ({ entered }) => entered),
        count('left', ({ left }) => left),
        count('now', ({ customers_now: now }) => now),
        ...money('Value\nbefore', ({ lifetime_value_before: before }) => before),
        ...money('now', ({ lifetime_value_now: now }) => now),
      ],
    ).flatMap((table, i) => (i === 0 ? table : ['', ...table])),
  ];
}
