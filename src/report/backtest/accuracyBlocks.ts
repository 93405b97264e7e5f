import { groupedNumber, shareText, signedText } from '../../core/numberText.ts';
import type { Backtest } from '../../value/backtest.ts';
import type { HoldoutAccuracy, Winner } from '../../value/forecastComparison.ts';
import { hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { splitTable, type TableColumn } from '../terminal/terminalTable.ts';
import { apart, significant } from './figures.ts';

interface ForecastRow {
  readonly name: string;
  /** Null for a refused model. */
  readonly holdout: HoldoutAccuracy | null;
}

const NOTE = 'errors a customer, * lowest MAE';

/** Models and naive forecasts of purchase days beside what happened. */
export function ordersBlock({ models, naive, winner }: Backtest, style: TerminalStyle): string[] {
  const rows = [...models, ...naive];
  return [
    heading(style, 'Purchase days', NOTE),
    ...accuracyTable(
      rows,
      winner,
      style,
      (total) => groupedNumber(total, 1),
      (error) => groupedNumber(error, 3),
    ),
    '',
    ...models
      .filter(({ accepted }) => !accepted)
      .flatMap(({ name, reason }) => hanging(style, `${name}: `, style.text(`refused, ${reason}`))),
    ...naive.flatMap(({ name, description }) => hanging(style, `${name}: `, description, style.chalk.dim)),
  ];
}

/** The same for money. */
export function moneyBlock({ money, value_model: fit }: Backtest, style: TerminalStyle): string[] {
  if (money === null || fit === null) return [];
  const p = fit.parameters;
  const parameters =
    p === null ? '' : `, p ${significant(p.p, 5)}, q ${significant(p.q, 5)}, gamma ${significant(p.gamma, 5)}`;
  const words = `${fit.accepted ? '' : 'refused: '}${fit.reason}${parameters}`;
  const correlation =
    fit.correlation === null ? '' : `; correlation of money and frequency ${fit.correlation.toFixed(3)}`;
  return [
    heading(style, 'Money', style.currency === '' ? NOTE : `in ${style.currency}, ${NOTE}`),
    ...accuracyTable(
      [...money.models, ...money.naive],
      money.winner,
      style,
      (total) => style.money(total),
      (error) => style.money(error),
    ),
    '',
    ...hanging(style, `${fit.name}: `, style.text(words + correlation)),
  ];
}

function accuracyTable(
  rows: readonly ForecastRow[],
  winner: Winner | null,
  style: TerminalStyle,
  total: (value: number) => string,
  error: (value: number) => string,
): string[] {
  const { unknown } = style.glyphs;
  const isBest = (row: number) => rows[row]?.name === winner?.name;
  const paint = (text: string, row: number) => (isBest(row) ? style.chalk.bold(text) : text);
  const column = (title: string, cell: (holdout: HoldoutAccuracy) => string): TableColumn => ({
    title,
    align: 'right',
    cells: rows.map(({ holdout }) => (holdout === null ? unknown : cell(holdout))),
    paint,
  });
  const names = rows.map(({ name }, row) => (isBest(row) ? `${name} *` : name));
  return splitTable(
    style,
    [{ title: 'Forecast', align: 'left', cells: names, paint }],
    [
      column('Expected', ({ expected }) => total(expected)),
      column('Actual', ({ actual }) => total(actual)),
      column('Off', ({ expected, actual }) => (actual > 0 ? signedText(shareText(expected / actual - 1)) : unknown)),
      column('MAE', ({ mae }) => error(mae)),
      column('RMSE', ({ rmse }) => error(rmse)),
      column('Bias', ({ bias }) => signedText(error(bias))),
      column('Spearman', ({ spearman }) => (spearman === null ? unknown : groupedNumber(spearman, 3))),
    ],
  ).flatMap(apart);
}
