import { blocksText, hanging, heading, type TerminalOptions, terminalStyle } from '../terminal/terminalStyle.ts';
import { armsBlock } from './armsBlock.ts';
import { differencesBlock } from './differencesBlock.ts';
import { headlineBlock } from './headlineBlock.ts';
import { liftFigures } from './liftFigures.ts';
import type { LiftReport } from './liftReport.ts';
import { sizeBlock } from './sizeBlock.ts';

/**
 * A lift for a terminal, as {@link TerminalOptions} ask: no line is wider than the width, and without colour nothing is
 * lost. Ends with a newline.
 */
export function renderLift(report: LiftReport, options: TerminalOptions): string {
  const style = terminalStyle(report, options);
  const figures = liftFigures(report, style);
  const notices = report.notices.flatMap((notice) => hanging(style, '- ', style.text(notice)));
  return blocksText([
    headlineBlock(report, figures, style),
    armsBlock(report, figures, style),
    differencesBlock(report, figures, style),
    sizeBlock(report, figures, style),
    notices.length === 0 ? [] : [heading(style, 'To be known'), ...notices],
  ]);
}
