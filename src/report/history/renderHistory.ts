import { counted, groupedNumber } from '../../core/numberText.ts';
import { wrapText } from '../terminal/displayText.ts';
import { nextBlock } from '../terminal/filesBlock.ts';
import { leftOutBlock, noticesBlock, readBlock } from '../terminal/readingBlocks.ts';
import { segmentMarks } from '../terminal/segmentMarks.ts';
import {
  blocksText,
  heading,
  type TerminalOptions,
  type TerminalStyle,
  terminalStyle,
} from '../terminal/terminalStyle.ts';
import type { HistoryReport } from './historyReport.ts';
import { movementMatrix } from './movementMatrix.ts';
import { sizesBlock } from './sizesBlock.ts';

/**
 * A history for a terminal, as {@link TerminalOptions} ask: no line is wider than the width, and without colour nothing is
 * lost. Ends with a newline.
 */
export function renderHistory(report: HistoryReport, options: TerminalOptions): string {
  const style = terminalStyle(report, options);
  const marks = segmentMarks(
    report.segments.map(({ segment }) => segment),
    style.chalk,
  );
  const blocks = [
    headlineBlock(report, style),
    readBlock(report, style),
    leftOutBlock(report, style),
    noticesBlock(report, style),
    sizesBlock(report, style, marks, options.unicode),
    movementMatrix(report, style, marks),
    writtenBlock(report, style),
    nextBlock(report, style),
  ];
  return blocksText(blocks);
}

const RHYTHM_NAMES = { week: 'weekly', month: 'monthly' } as const;

function headlineBlock({ snapshots, every }: HistoryReport, style: TerminalStyle): string[] {
  const first = snapshots[0]!;
  const last = snapshots.at(-1)!;
  const text =
    snapshots.length === 1
      ? `One snapshot, as of ${last.as_of}: ${counted(last.customers, 'customer')}`
      : `${groupedNumber(snapshots.length, 0)} ${RHYTHM_NAMES[every]} snapshots from ${first.as_of} to ${last.as_of}: from ${groupedNumber(first.customers, 0)} to ${counted(last.customers, 'customer')}`;
  return wrapText(text, style.width).map((line) => style.chalk.bold(line));
}

function writtenBlock({ snapshots, out_dir: outDir }: HistoryReport, style: TerminalStyle): string[] {
  const made = snapshots.filter(({ kept }) => !kept);
  const kept = snapshots.length - made.length;
  const days = made.length === 0 ? '' : `: ${[...new Set([made[0]!.as_of, made.at(-1)!.as_of])].join(' to ')}`;
  const text = `${counted(made.length, 'snapshot')}${days}${kept === 0 ? '' : `; ${groupedNumber(kept, 0)} kept as they were`}`;
  return [heading(style, `Written to ${style.text(outDir)}/history`), ...wrapText(text, style.width)];
}
