import { groupedNumber } from '../../core/numberText.ts';
import { flowMatrix } from '../terminal/flowMatrix.ts';
import type { SegmentMark } from '../terminal/segmentMarks.ts';
import { hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import type { HistoryReport } from './historyReport.ts';

/** Of those in the segment of a row, how many in a hundred are in that of a column at the next snapshot. */
export function movementMatrix(report: HistoryReport, style: TerminalStyle, marks: readonly SegmentMark[]): string[] {
  const { movements, segments } = report;
  if (movements === null) return [];
  const { steps, matrix } = movements;
  const names = segments.map(({ segment }) => segment);
  const note = `% of a segment's customers (row) who are in a segment (column) at the next snapshot; ${overText(steps)}`;
  return [
    heading(style, 'Movements'),
    ...hanging(style, '', note, (text) => text),
    '',
    ...flowMatrix(matrix, names, marks, style, percentText, [
      ['Average', (customers) => averageText(customers / steps)],
    ]),
  ];
}

function overText(steps: number): string {
  return steps === 1 ? 'from the first to the second' : `average of ${groupedNumber(steps, 0)} steps`;
}

function averageText(average: number): string {
  return groupedNumber(average, average < 10 && !Number.isInteger(average) ? 1 : 0);
}

/** Whole percent in at most three characters; what is there at all is never shown as 0, nor less than all as 100. */
function percentText(customers: number, all: number): string {
  if (customers === all) return '100';
  const percent = Math.round((customers / all) * 100);
  if (percent === 0) return '<1';
  return percent === 100 ? '>99' : String(percent);
}
