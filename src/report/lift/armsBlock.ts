import { heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { splitTable, type TableColumn } from '../terminal/terminalTable.ts';
import type { LiftFigures } from './liftFigures.ts';
import type { ArmReport, LiftReport } from './liftReport.ts';

/** What each arm bought. */
export function armsBlock(report: LiftReport, figures: LiftFigures, style: TerminalStyle): string[] {
  const arms = [report.contact, report.control];
  const column = (title: string, cell: (arm: ArmReport) => string): TableColumn => ({
    title,
    align: 'right',
    cells: arms.map(cell),
  });
  const hasMoney = report.verdict !== null;
  const note = hasMoney && style.currency !== '' ? `money in ${style.currency}` : '';
  return [
    heading(style, 'Arms', note),
    ...splitTable(
      style,
      [{ title: 'Arm', align: 'left', cells: ['contact', 'control'] }],
      [
        column('Customers', ({ customers }) => style.number(customers)),
        column('Buyers', ({ buyers }) => style.number(buyers)),
        column('Share', ({ buyers_share: share }) => style.share(share)),
        column('Orders', ({ orders }) => style.number(orders)),
        column('Orders a\ncustomer', ({ orders_per_customer: orders }) => style.number(orders, ORDER_DECIMALS)),
        ...(hasMoney
          ? [
              column('Revenue', ({ revenue }) => style.money(revenue)),
              column('Revenue a\ncustomer', ({ revenue_per_customer: revenue }) => figures.each(revenue)),
            ]
          : []),
      ],
    ).flat(),
  ];
}

export const ORDER_DECIMALS = 4;
