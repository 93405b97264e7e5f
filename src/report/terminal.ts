import type { Report } from './report.ts';
import { filesBlock, nextBlock } from './terminal/filesBlock.ts';
import { forecastBlock } from './terminal/forecastBlock.ts';
import { gridBlock } from './terminal/gridBlock.ts';
import { movementsBlock } from './terminal/movementsBlock.ts';
import { fewCustomersBlock, headlineBlock } from './terminal/overviewBlock.ts';
import { leftOutBlock, noticesBlock, readBlock } from './terminal/readingBlocks.ts';
import { scoresBlock } from './terminal/scoresBlock.ts';
import { segmentMarks } from './terminal/segmentMarks.ts';
import { segmentsBlock } from './terminal/segmentsBlock.ts';
import { type ColourLevel, terminalStyle } from './terminal/terminalStyle.ts';

export interface TerminalOptions {
  /** Columns; fewer than 60 are taken as 60, more than 160 as 160. */
  readonly width: number;
  readonly colour: ColourLevel;
  /** Where false, the report is plain ASCII. */
  readonly unicode: boolean;
}

/** The report for a terminal: no line is wider than the width, and without colour nothing is lost. Ends with a newline. */
export function renderTerminal(report: Report, { width, colour, unicode }: TerminalOptions): string {
  const style = terminalStyle(report, Math.min(160, Math.max(60, Math.floor(width))), colour, unicode);
  const marks = segmentMarks(
    report.segments.map(({ segment }) => segment),
    style.chalk,
  );
  // Tags and colours follow the rules, so that they stay the same from week to week; the table follows the money.
  const sorted = report.segments.toSorted((a, b) => (b.revenue ?? 0) - (a.revenue ?? 0) || b.customers - a.customers);
  const blocks = [
    headlineBlock(report, style),
    report.too_few_to_rank ? fewCustomersBlock(report, style) : [],
    readBlock(report, style),
    leftOutBlock(report, style),
    noticesBlock(report, style),
    segmentsBlock(
      { ...report, segments: sorted },
      style,
      sorted.map((segment) => marks[report.segments.indexOf(segment)]!),
    ),
    report.movements === null
      ? []
      : movementsBlock(
          report.movements,
          report.segments.map(({ segment }) => segment),
          style,
        ),
    gridBlock(report, style, marks),
    forecastBlock(report, style),
    scoresBlock(report, style),
    filesBlock(report, style),
    nextBlock(report, style),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}
