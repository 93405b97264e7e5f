import { groupedNumber } from '../../core/numberText.ts';
import type { Backtest, ModelBacktest } from '../../value/backtest.ts';
import { hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { splitTable, type TableColumn } from '../terminal/terminalTable.ts';
import { apart, significant } from './figures.ts';

/** What was fitted: parameters with their standard errors, log-likelihood and BIC, for information. */
export function fitsBlock({ models, unit }: Backtest, style: TerminalStyle): string[] {
  if (models.length === 0) return [];
  const column = (title: string, cell: (model: ModelBacktest) => string): TableColumn => ({
    title,
    align: 'right',
    cells: models.map(cell),
  });
  const table = splitTable(
    style,
    [{ title: 'Model', align: 'left', cells: models.map(({ name }) => name) }],
    [
      column('Log-likelihood', ({ log_likelihood }) => finite(log_likelihood, style)),
      column('BIC', ({ bic }) => finite(bic, style)),
      column('', ({ accepted }) => (accepted ? 'accepted' : 'refused')),
    ],
  );
  return [
    heading(style, 'Fits', `in ${unit}s, standard errors in brackets`),
    ...table.flatMap(apart),
    '',
    ...models.flatMap((model) => hanging(style, `${model.name}: `, style.text(parametersText(model)))),
  ];
}

function parametersText({ parameters, standard_errors, reason }: ModelBacktest): string {
  const all = Object.entries(parameters).map(([name, value]) => {
    const error = standard_errors[name] ?? null;
    return `${name} ${significant(value, 5)}${error === null ? '' : ` (${significant(error, 2)})`}`;
  });
  return `${all.join(', ')}; ${reason}`;
}

function finite(value: number, style: TerminalStyle): string {
  return Number.isFinite(value) ? groupedNumber(value, 1) : style.glyphs.unknown;
}
