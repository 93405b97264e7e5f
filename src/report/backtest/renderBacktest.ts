import type { Backtest } from '../../value/backtest.ts';
import { terminalStyle } from '../terminal/terminalStyle.ts';
import type { TerminalOptions } from '../terminal.ts';
import { moneyBlock, ordersBlock } from './accuracyBlocks.ts';
import { fitsBlock } from './fitsBlock.ts';
import { frequencyBlock, gainsBlock } from './groupBlocks.ts';
import { summaryBlock } from './summaryBlock.ts';
import { trackingBlock } from './trackingBlock.ts';

/**
 * A backtest for a terminal, as {@link TerminalOptions} ask: no line is wider than the width, and without colour nothing
 * is lost. Ends with a newline.
 * @param currency null where it is unknown
 */
export function renderBacktest(
  backtest: Backtest,
  currency: string | null,
  { width, colour, unicode }: TerminalOptions,
): string {
  const columns = Math.min(160, Math.max(60, Math.floor(width)));
  const style = terminalStyle({ currency }, columns, colour, unicode);
  const blocks = [
    summaryBlock(backtest, style),
    ordersBlock(backtest, style),
    moneyBlock(backtest, style),
    trackingBlock(backtest, style, unicode),
    frequencyBlock(backtest, style),
    gainsBlock(backtest, style),
    fitsBlock(backtest, style),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}
