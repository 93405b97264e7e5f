import { counted, groupedNumber } from '../../core/numberText.ts';
import type { Backtest } from '../../value/backtest.ts';
import type { Winner } from '../../value/forecastComparison.ts';
import { moneyText } from '../reportStyle.ts';
import { wrapText } from '../terminal/displayText.ts';
import { flow, type TerminalStyle } from '../terminal/terminalStyle.ts';

/** Which forecast would have won, what was hidden, and what would have been taken without knowing it. */
export function summaryBlock(backtest: Backtest, style: TerminalStyle): string[] {
  const { newcomers } = backtest;
  const figures = [
    `learned from ${backtest.calibration_start} to ${backtest.calibration_end}`,
    `forecast ${counted(backtest.holdout_days, 'day')} up to ${backtest.holdout_end}`,
    counted(backtest.customers, 'customer'),
    backtest.fitted_customers < backtest.customers
      ? `models fitted on ${counted(backtest.fitted_customers, 'customer')} first seen later`
      : '',
  ].filter((text) => text !== '');
  const brought = newcomers.revenue === null ? '' : ` and ${moneyText(style, newcomers.revenue)}`;
  const notes = [
    `Taken without knowing what came: ${backtest.choice.words}.`,
    newcomers.customers === 0
      ? ''
      : `Not forecast: ${counted(newcomers.customers, 'customer')} who came later, with ${counted(newcomers.orders, 'purchase day')}${brought}.`,
  ].filter((text) => text !== '');
  return [
    ...wrapText(headline(backtest, style), style.width).map((line) => style.chalk.bold(line)),
    '',
    ...flow(style, figures, style.glyphs.separator),
    ...notes.flatMap((note) => wrapText(style.text(note), style.width)),
  ];
}

function headline(backtest: Backtest, style: TerminalStyle): string {
  const { winner, models, money } = backtest;
  if (winner === null) return 'Nothing could be forecast.';
  const days = (mae: number) => groupedNumber(mae, 3);
  const off = `off by ${days(winner.mae)} purchase days a customer${nextText(winner, days)}`;
  const isModel = models.some(({ name }) => name === winner.name);
  const beaten = models.some(({ accepted }) => accepted)
    ? `No model beat the naive forecast "${winner.name}"`
    : `No model could forecast; of the naive forecasts, "${winner.name}" came nearest`;
  const orders = `${isModel ? `${winner.name} forecast purchases best` : beaten}, ${off}`;
  if (!money?.winner) return `${orders}.`;
  const next = nextText(money.winner, (mae) => style.money(mae));
  return `${orders}. Money: ${money.winner.name}, off by ${moneyText(style, money.winner.mae)}${next}.`;
}

/** The runner-up in brackets. */
function nextText({ runner_up, runner_up_mae }: Winner, text: (mae: number) => string): string {
  return runner_up === null || runner_up_mae === null ? '' : ` (next ${runner_up} ${text(runner_up_mae)})`;
}
