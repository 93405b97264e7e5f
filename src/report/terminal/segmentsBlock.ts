import type { Phrase } from '../../core/language.ts';
import type { Report } from '../report.ts';
import { type SegmentShape, segmentColumns } from './segmentColumns.ts';
import type { SegmentMark } from './segmentMarks.ts';
import { heading, type TerminalStyle } from './terminalStyle.ts';
import { splitTable, tableLines, tableWidth } from './terminalTable.ts';

/** From the roomiest to the narrowest: the first that fits is drawn. */
const shapes = [
  { name: 28, bar: 12, wide: true, wholeMoney: false, gap: 3 },
  { name: 24, bar: 8, wide: true, wholeMoney: false, gap: 2 },
  { name: 20, bar: 5, wide: false, wholeMoney: false, gap: 2 },
  { name: 20, bar: 5, wide: false, wholeMoney: true, gap: 2 },
  { name: 18, bar: 3, wide: false, wholeMoney: true, gap: 1 },
] as const satisfies readonly SegmentShape[];

export const SEGMENTS: Phrase = { en: 'Segments', it: 'Segmenti' };
const MONEY_IN: Phrase = { en: 'money in', it: 'importi in' };
const WIDEST_BAR = 24;
/** Tag, name, customers and revenue with their shares. */
const COLUMNS_TO_BAR = 6;

/** The segment table. */
export function segmentsBlock(report: Report, style: TerminalStyle, marks: readonly SegmentMark[]): string[] {
  const { width, currency, say } = style;
  const money = report.totals.revenue !== null && currency !== '' ? `${say(MONEY_IN)} ${currency}` : '';
  const shape = shapes.find((one) => tableWidth(segmentColumns(report, style, marks, one)) <= width);
  const tables = shape
    ? [tableLines(style, segmentColumns(report, style, marks, widened(report, style, marks, shape)))]
    : splitSegments(report, style, marks);
  return [
    heading(style, say(SEGMENTS), money),
    ...tables.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines])),
  ];
}

/** What room is left goes to the bars. */
function widened(report: Report, style: TerminalStyle, marks: readonly SegmentMark[], shape: SegmentShape) {
  const left = style.width - tableWidth(segmentColumns(report, style, marks, shape));
  return { ...shape, bar: Math.min(WIDEST_BAR, shape.bar + left) };
}

/** Several tables; the bar stands beside its share in the room that is left there, or nowhere. */
function splitSegments(report: Report, style: TerminalStyle, marks: readonly SegmentMark[]): string[][] {
  const narrowest = shapes[4];
  const withoutBar = segmentColumns(report, style, marks, { ...narrowest, bar: 0 });
  const bar = Math.min(WIDEST_BAR, style.width - tableWidth(withoutBar.slice(0, COLUMNS_TO_BAR)) - 1);
  const [tag, name, ...columns] =
    bar >= narrowest.bar ? segmentColumns(report, style, marks, { ...narrowest, bar }) : withoutBar;
  return splitTable(style, [tag!, name!], columns);
}
