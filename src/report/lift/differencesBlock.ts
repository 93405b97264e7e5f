import { hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { splitTable, type TableColumn } from '../terminal/terminalTable.ts';
import { ORDER_DECIMALS } from './armsBlock.ts';
import type { LiftFigures } from './liftFigures.ts';
import type { DifferenceReport, LiftReport } from './liftReport.ts';

interface Row {
  readonly name: string;
  readonly difference: DifferenceReport;
  readonly print: (value: number) => string;
  /** Empty where the interval comes from no test. */
  readonly p: string;
}

/** The contact arm less the control arm, with intervals, and which of it the claim rests on. */
export function differencesBlock(report: LiftReport, figures: LiftFigures, style: TerminalStyle): string[] {
  const { revenue_per_customer: revenue, orders_per_customer: orders, attributable, buyers } = report;
  const p = (value: number) => style.number(value, P_DECIMALS);
  const rows: readonly Row[] = [
    ...(revenue === null || attributable === null
      ? []
      : [
          { name: 'revenue a customer', difference: revenue, print: figures.each, p: p(revenue.p) },
          { name: 'revenue, all contacted', difference: attributable, print: style.money, p: '' },
        ]),
    { name: 'buyers, % points', difference: buyers, print: (share) => style.number(100 * share, 1), p: '' },
    {
      name: 'orders a customer',
      difference: orders,
      print: (value) => style.number(value, ORDER_DECIMALS),
      p: p(orders.p),
    },
  ];
  const column = (title: string, cell: (row: Row) => string): TableColumn => ({
    title,
    align: 'right',
    cells: rows.map(cell),
  });
  const end = (bound: number | null, print: Row['print']) =>
    bound === null ? 'no bound' : figures.signed(bound, print);
  return [
    heading(style, 'Difference', 'contact less control'),
    ...splitTable(
      style,
      [{ title: 'Of', align: 'left', cells: rows.map(({ name }) => name) }],
      [
        column('Difference', ({ difference, print }) => figures.signed(difference.value, print)),
        column(`${style.number(report.level * 100)} %\nfrom`, ({ difference, print }) => end(difference.low, print)),
        column('\nto', ({ difference, print }) => end(difference.high, print)),
        column('p', (row) => row.p),
      ],
    ).flat(),
    ...(revenue === null
      ? []
      : hanging(style, '', 'The claim rests on revenue a customer alone; buyers and orders are shown beside it.')),
  ];
}

const P_DECIMALS = 4;
