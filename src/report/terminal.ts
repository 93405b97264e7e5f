import { baseBlock } from './audit/baseBlock.ts';
import type { Report } from './report.ts';
import { contactBlock } from './terminal/contactBlock.ts';
import { filesBlock, nextBlock } from './terminal/filesBlock.ts';
import { fiveThingsBlock } from './terminal/fiveThingsBlock.ts';
import { forecastBlock } from './terminal/forecastBlock.ts';
import { gridBlock } from './terminal/gridBlock.ts';
import { listeningBlock } from './terminal/listeningBlock.ts';
import { momentBlock } from './terminal/momentBlock.ts';
import { movementsBlock } from './terminal/movementsBlock.ts';
import { fewCustomersBlock, headlineBlock } from './terminal/overviewBlock.ts';
import { playbooksBlock } from './terminal/playbooksBlock.ts';
import { leftOutBlock, noticesBlock, readBlock } from './terminal/readingBlocks.ts';
import { scoresBlock } from './terminal/scoresBlock.ts';
import { segmentMarks } from './terminal/segmentMarks.ts';
import { segmentsBlock } from './terminal/segmentsBlock.ts';
import { blocksText, type TerminalOptions, terminalStyle } from './terminal/terminalStyle.ts';

/** The report for a terminal: no line is wider than the width, and without colour nothing is lost. Ends with a newline. */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  const style = terminalStyle(report, options);
  const marks = segmentMarks(
    report.segments.map(({ title }) => title),
    style.chalk,
  );
  const titles = new Map(report.segments.map(({ segment, title }) => [segment, title]));
  // Tags and colours follow the rules, so that they stay the same from week to week; the table follows the money.
  const sorted = report.segments.toSorted((a, b) => (b.revenue ?? 0) - (a.revenue ?? 0) || b.customers - a.customers);
  const sortedMarks = sorted.map((segment) => marks[report.segments.indexOf(segment)]!);
  const blocks = [
    headlineBlock(report, style),
    baseBlock(report.customer_base, style),
    report.too_few_to_rank ? fewCustomersBlock(report, style) : [],
    readBlock(report, style),
    leftOutBlock(report, style),
    noticesBlock(report, style),
    segmentsBlock({ ...report, segments: sorted }, style, sortedMarks),
    playbooksBlock(sorted, style, sortedMarks),
    momentBlock(report.moment_of_truth, style, style.language),
    fiveThingsBlock(report.small_things, style, style.language),
    listeningBlock(report.listening, style, style.language),
    report.contact === null ? [] : contactBlock(report.contact, sorted, style),
    report.movements === null
      ? []
      : movementsBlock(
          report.movements,
          report.segments.map(({ segment }) => segment),
          style,
          (segment) => titles.get(segment) ?? segment,
        ),
    gridBlock(report, style, marks),
    forecastBlock(report, style),
    scoresBlock(report, style),
    filesBlock(report, style),
    nextBlock(report, style),
  ];
  return blocksText(blocks);
}
