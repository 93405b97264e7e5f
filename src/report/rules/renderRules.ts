import { segmentMarks } from '../terminal/segmentMarks.ts';
import { blocksText, type TerminalOptions, terminalStyle } from '../terminal/terminalStyle.ts';
import { lintBlock } from './lintBlock.ts';
import { ruleGridBlock } from './ruleGridBlock.ts';
import { customersBlock, rulesBlock, setBlock } from './rulesBlock.ts';
import type { RulesReport } from './rulesReport.ts';

/**
 * Rules and their lint for a terminal, as {@link TerminalOptions} ask: no line is wider than the width, and without
 * colour nothing is lost. Ends with a newline.
 */
export function renderRules(report: RulesReport, options: TerminalOptions): string {
  const style = terminalStyle({ currency: null }, options);
  const names = report.rules.map(({ name }) => name);
  if (report.rest !== null) names.push(report.rest);
  const marks = segmentMarks(names, style.chalk);
  const blocks = [
    setBlock(report, style),
    rulesBlock(report, style, marks),
    lintBlock(report, style),
    ruleGridBlock(report, style, new Map(names.map((name, i) => [name, marks[i]!]))),
    customersBlock(report, style, marks),
  ];
  return blocksText(blocks);
}
