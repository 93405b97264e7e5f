import type { Phrase } from '../../core/language.ts';
import type { Report, SegmentReport } from '../report.ts';
import { barText } from './barText.ts';
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
export const segmentWords = {
  segment: { en: 'Segment', it: 'Segmento' },
  total: { en: 'Total', it: 'Totale' },
  customers: { en: 'Customers', it: 'Clienti' },
  share: { en: 'Share', it: 'Quota' },
  revenue: { en: 'Revenue', it: 'Fatturato' },
  medianDays: { en: 'Median\ndays ago', it: 'Mediana\ngiorni fa' },
  days: { en: 'Days\nago', it: 'Giorni\nfa' },
  orders: { en: 'Orders', it: 'Ordini' },
  averageOrder: { en: 'Average\norder', it: 'Ordine\nmedio' },
  perOrder: { en: 'Per\norder', it: 'Per\nordine' },
} as const satisfies Record<string, Phrase>;

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
  const share = (value: number | null) => (value === null ? glyphs.unknown : style.share(value));
  const days = (value: number | null) => (value === null ? glyphs.unknown : style.number(Math.round(value)));
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
  const name = (segment: SegmentReport) => cutText(text(segment.title), shape.name, glyphs.ellipsis);
  const near = Math.min(2, shape.gap);
  return [
    {
      title: '',
      align: 'left',
      cells: [...marks.map((mark) => mark.tag), ''],
      paint: (line, row) => marks[row]?.tile(line) ?? line,
    },
    {
      title: style.say(segmentWords.segment),
      align: 'left',
      cells: [...segments.map(name), style.say(segmentWords.total)],
      paint,
      gap: 1,
    },
    column(
      style.say(segmentWords.customers),
      (segment) => style.number(segment.customers),
      style.number(totals.customers),
      shape.gap,
    ),
    column(
      style.say(segmentWords.share),
      (segment) => style.share(segment.share),
      totals.customers > 0 ? WHOLE : '',
      near,
    ),
    ...(hasMoney
      ? [
          column(
            style.say(segmentWords.revenue),
            (segment) => money(segment.revenue),
            money(totals.revenue),
            shape.gap,
          ),
          column(
            style.say(segmentWords.share),
            (segment) => share(segment.revenue_share),
            (totals.revenue ?? 0) > 0 ? WHOLE : '',
            near,
          ),
          ...(shape.bar > 0 ? [bars(report, style, marks, shape.bar)] : []),
        ]
      : []),
    column(
      style.say(shape.wide ? segmentWords.medianDays : segmentWords.days),
      (segment) => days(segment.median_recency_days),
      days(totals.median_recency_days),
      shape.gap,
    ),
    column(
      style.say(segmentWords.orders),
      (segment) => style.number(segment.orders),
      style.number(totals.orders),
      shape.gap,
    ),
    ...(hasMoney
      ? [
          column(
            style.say(shape.wide ? segmentWords.averageOrder : segmentWords.perOrder),
            (segment) => money(segment.average_order_value),
            money(totals.average_order_value),
            shape.gap,
          ),
        ]
      : []),
  ];
}

/** In proportion to the largest share. */
function bars(
  { segments }: Report,
  { glyphs }: TerminalStyle,
  marks: readonly SegmentMark[],
  width: number,
): TableColumn {
  const largest = Math.max(0, ...segments.map((segment) => segment.revenue_share ?? 0));
  const cells = segments.map(({ revenue_share: share }) => barText((share ?? 0) / largest, width, glyphs));
  return {
    title: '',
    align: 'left',
    cells: [...cells, ' '.repeat(width)],
    paint: (line, row) => marks[row]?.ink(line) ?? line,
    gap: 1,
  };
}
