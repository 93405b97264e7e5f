import type { Backtest } from '../../value/backtest.ts';
import { blocksText, type TerminalOptions, terminalStyle } from '../terminal/terminalStyle.ts';
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
export function renderBacktest(backtest: Backtest, currency: string | null, options: TerminalOptions): string {
  const style = terminalStyle({ currency }, options);
  const blocks = [
    summaryBlock(backtest, style),
    ordersBlock(backtest, style),
    moneyBlock(backtest, style),
    trackingBlock(backtest, style, options.unicode),
    frequencyBlock(backtest, style),
    gainsBlock(backtest, style),
    fitsBlock(backtest, style),
  ];
  return blocksText(blocks);
}
