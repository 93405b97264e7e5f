import type { Report } from '../report.ts';
import { cutText, displayWidth, padText, wrapText } from './displayText.ts';
import { type SegmentShape, segmentColumns } from './segmentColumns.ts';
import type { SegmentMark } from './segmentMarks.ts';
import { hanging, heading, type TerminalStyle } from './terminalStyle.ts';
import { splitTable, type TableColumn, tableLines, tableWidth } from './terminalTable.ts';

/** From the roomiest to the narrowest: the first that fits is drawn. */
const shapes = [
  { name: 28, bar: 12, wide: true, wholeMoney: false, gap: 3 },
  { name: 24, bar: 8, wide: true, wholeMoney: false, gap: 2 },
  { name: 20, bar: 5, wide: false, wholeMoney: false, gap: 2 },
  { name: 20, bar: 5, wide: false, wholeMoney: true, gap: 2 },
  { name: 18, bar: 3, wide: false, wholeMoney: true, gap: 1 },
] as const satisfies readonly SegmentShape[];

const ACTION_TITLE = 'What to do';
const ROOM_FOR_ACTIONS = 130;
const NARROWEST_ACTION = 32;
const WIDEST_BAR = 24;
/** Tag, name, customers and revenue with their shares. */
const COLUMNS_TO_BAR = 6;

/** The segment table, and what to do with each: in a last column where there is room, else in a list below. */
export function segmentsBlock(report: Report, style: TerminalStyle, marks: readonly SegmentMark[]): string[] {
  const { width, currency, text, chalk } = style;
  const money = report.totals.revenue !== null && currency !== '' ? `money in ${currency}` : '';
  const title = heading(style, 'Segments', money);
  const fits = (shape: SegmentShape) => tableWidth(segmentColumns(report, style, marks, shape)) <= width;
  const roomy = shapes[1];
  const left = width - tableWidth(segmentColumns(report, style, marks, roomy)) - 3;
  if (width >= ROOM_FOR_ACTIONS && left >= NARROWEST_ACTION) {
    const cells = report.segments.map(({ action }) => wrapText(text(action), left).join('\n'));
    const action: TableColumn = { title: ACTION_TITLE, align: 'left', cells, gap: 3 };
    return [title, ...tableLines(style, [...segmentColumns(report, style, marks, roomy), action])];
  }
  const shape = shapes.find(fits);
  const table = shape
    ? [tableLines(style, segmentColumns(report, style, marks, widened(report, style, marks, shape)))]
    : splitSegments(report, style, marks);
  const actions = actionList(report, style, marks);
  return [
    title,
    ...table.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines])),
    ...(actions.length === 0 ? [] : ['', chalk.dim(ACTION_TITLE), ...actions]),
  ];
}

/** What to do with each segment that has customers. */
function actionList({ segments }: Report, style: TerminalStyle, marks: readonly SegmentMark[]): string[] {
  const names = segments.map(({ segment }) => cutText(style.text(segment), 20, style.glyphs.ellipsis));
  const widest = Math.max(0, ...names.map(displayWidth));
  return segments.flatMap(({ customers, action }, index) => {
    if (customers === 0 || action === '') return [];
    const { tag, tile } = marks[index]!;
    const mark = `${tag} ${padText(names[index]!, widest, 'left')}  `;
    return hanging(style, mark, style.text(action), (shown) => tile(tag) + shown.slice(tag.length));
  });
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
