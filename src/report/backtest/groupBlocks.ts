import { groupedNumber, shareText } from '../../core/numberText.ts';
import type { Backtest } from '../../value/backtest.ts';
import { heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { splitTable, type TableColumn } from '../terminal/terminalTable.ts';
import { apart } from './figures.ts';

/** Purchase days a customer in the holdout, by repeat purchase days before it. */
export function frequencyBlock({ by_frequency: rows }: Backtest, style: TerminalStyle): string[] {
  const mean = (total: number, customers: number) =>
    customers === 0 ? style.glyphs.unknown : groupedNumber(total / customers, 2);
  return [
    heading(style, 'By frequency', 'purchase days a customer'),
    ...splitTable(
      style,
      [{ title: 'Repeats', align: 'left', cells: rows.map(({ repeat_orders }) => repeat_orders) }],
      [
        right(
          'Customers',
          rows.map(({ customers }) => groupedNumber(customers, 0)),
        ),
        right(
          'Actual',
          rows.map(({ actual, customers }) => mean(actual, customers)),
        ),
        ...Object.keys(rows[0]?.expected ?? {}).map((name) =>
          right(
            name,
            rows.map(({ expected, customers }) => mean(expected[name]!, customers)),
          ),
        ),
      ],
    ).flatMap(apart),
  ];
}

/** How much of what happened came from the customers with the highest forecasts. */
export function gainsBlock({ gains }: Backtest, style: TerminalStyle): string[] {
  const deciles = Array.from({ length: 9 }, (_, index) => `top ${(index + 1) * 10} %`);
  return [
    heading(style, 'Gains', 'share of purchase days, highest forecasts first'),
    ...splitTable(
      style,
      [{ title: 'Customers', align: 'left', cells: deciles }],
      Object.entries(gains).map(([name, list]) =>
        right(
          name,
          list
            .slice(0, deciles.length)
            .map(({ cumulative_share: share }) => (share === null ? style.glyphs.unknown : shareText(share))),
        ),
      ),
    ).flatMap(apart),
  ];
}

function right(title: string, cells: readonly string[]): TableColumn {
  return { title, align: 'right', cells };
}
