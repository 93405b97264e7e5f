import { groupedNumber, shareText } from '../../core/numberText.ts';
import type { Report, SegmentReport } from '../report.ts';
import { cutText } from './displayText.ts';
import type { SegmentMark } from './segmentMarks.ts';
import type { TerminalStyle } from './terminalStyle.ts';
import type { TableColumn } from './terminalTable.ts';

/** How much room the columns of the segment table take. */
export interface SegmentShape {
  /** Columns of the longest name shown in full. */
  readonly name: number;
  /** Columns of the longest bar; 0 for none. */
  readonly bar: number;
  /** Full titles. */
  readonly wide: boolean;
  readonly wholeMoney: boolean;
  /** Spaces between columns that do not belong together. */
  readonly gap: number;
}

const WHOLE = '100 %';

/** The segment table without what to do: tag, name, customers and revenue with shares and bar, recency, orders. */
export function segmentColumns(
  report: Report,
  style: TerminalStyle,
  marks: readonly SegmentMark[],
  shape: SegmentShape,
): TableColumn[] {
  const { text, glyphs, chalk } = style;
  const { segments, totals } = report;
  const hasMoney = totals.revenue !== null;
  const paint = (line: string, row: number) => {
    if (row === segments.length) return chalk.bold(line);
    return segments[row]!.customers === 0 ? chalk.dim(line) : line;
  };
  const money = (value: number | null) => style.money(value, shape.wholeMoney ? 0 : style.decimals);
  const share = (value: number | null) => (value === null ? glyphs.unknown : shareText(value));
  const days = (value: number | null) => (value === null ? glyphs.unknown : groupedNumber(Math.round(value), 0));
  const column = (
    title: string,
    cell: (segment: SegmentReport) => string,
    total: string,
    gap: number,
  ): TableColumn => ({
    title,
    align: 'right',
    cells: [...segments.map(cell), total],
    paint,
    gap,
  });
  const name = (segment: SegmentReport) => cutText(text(segment.segment), shape.name, glyphs.ellipsis);
  const near = Math.min(2, shape.gap);
  return [
    {
      title: '',
      align: 'left',
      cells: [...marks.map((mark) => mark.tag), ''],
      paint: (line, row) => marks[row]?.tile(line) ?? line,
    },
    { title: 'Segment', align: 'left', cells: [...segments.map(name), 'Total'], paint, gap: 1 },
    column(
      'Customers',
      (segment) => groupedNumber(segment.customers, 0),
      groupedNumber(totals.customers, 0),
      shape.gap,
    ),
    column('Share', (segment) => shareText(segment.share), totals.customers > 0 ? WHOLE : '', near),
    ...(hasMoney
      ? [
          column('Revenue', (segment) => money(segment.revenue), money(totals.revenue), shape.gap),
          column('Share', (segment) => share(segment.revenue_share), (totals.revenue ?? 0) > 0 ? WHOLE : '', near),
          ...(shape.bar > 0 ? [bars(report, style, marks, shape.bar)] : []),
        ]
      : []),
    column(
      shape.wide ? 'Median\ndays ago' : 'Days\nago',
      (segment) => days(segment.median_recency_days),
      days(totals.median_recency_days),
      shape.gap,
    ),
    column('Orders', (segment) => groupedNumber(segment.orders, 0), groupedNumber(totals.orders, 0), shape.gap),
    ...(hasMoney
      ? [
          column(
            shape.wide ? 'Average\norder' : 'Per\norder',
            (segment) => money(segment.average_order_value),
            money(totals.average_order_value),
            shape.gap,
          ),
        ]
      : []),
  ];
}

/** In proportion to the largest share; whatever is above zero shows at least a sliver. */
function bars(
  { segments }: Report,
  { glyphs }: TerminalStyle,
  marks: readonly SegmentMark[],
  width: number,
): TableColumn {
  const largest = Math.max(0, ...segments.map((segment) => segment.revenue_share ?? 0));
  const steps = glyphs.eighths.length + 1;
  const cells = segments.map(({ revenue_share: share }) => {
    if (share === null || share <= 0) return '';
    const length = Math.max(1, Math.round((share / largest) * width * steps));
    return glyphs.bar.repeat(Math.floor(length / steps)) + glyphs.eighths.charAt((length % steps) - 1);
  });
  return {
    title: '',
    align: 'left',
    cells: [...cells, ' '.repeat(width)],
    paint: (line, row) => marks[row]?.ink(line) ?? line,
    gap: 1,
  };
}
