import type { Phrase } from '../../core/language.ts';
import { wrapText } from '../terminal/displayText.ts';
import { nextBlock } from '../terminal/filesBlock.ts';
import { fiveThingsBlock } from '../terminal/fiveThingsBlock.ts';
import { listeningBlock } from '../terminal/listeningBlock.ts';
import { momentBlock } from '../terminal/momentBlock.ts';
import { leftOutBlock, noticesBlock, readBlock } from '../terminal/readingBlocks.ts';
import {
  blocksText,
  flow,
  type TerminalOptions,
  type TerminalStyle,
  terminalStyle,
} from '../terminal/terminalStyle.ts';
import { acquisitionBlock } from './acquisitionBlock.ts';
import type { AuditReport } from './auditReport.ts';
import { periodsPhrase, turnoverText } from './auditStyle.ts';
import { cohortsBlock } from './cohortsBlock.ts';
import { concentrationBlock } from './concentrationBlock.ts';
import { decilesBlock } from './decilesBlock.ts';
import { leversBlock } from './leversBlock.ts';

/** The audit for a terminal: no line is wider than the width, and without colour nothing is lost. Ends with a newline. */
export function renderAudit(report: AuditReport, options: TerminalOptions): string {
  const style = terminalStyle(report, options);
  const { customer_base: base } = report;
  return blocksText([
    findingsBlock(report, style),
    readBlock(report, style),
    leftOutBlock({ ...report, files_written: [] }, style),
    noticesBlock(report, style),
    concentrationBlock(base, style),
    acquisitionBlock(base.acquisition, style),
    leversBlock(base, style),
    decilesBlock(base, style),
    cohortsBlock(base, style),
    momentBlock(report.moment_of_truth, style, style.language),
    fiveThingsBlock(report.small_things, style, style.language),
    listeningBlock(report.listening, style, style.language),
    nextBlock(report, style),
  ]);
}

/** The most serious finding first, and what all of them are about. */
function findingsBlock({ as_of: asOf, customer_base: base }: AuditReport, style: TerminalStyle): string[] {
  const { findings, concentration, periods } = base;
  const facts = [
    `${style.say(words.asOf)} ${asOf}`,
    style.say(periodsPhrase(periods)),
    style.counted(concentration.later.customers, 'customer'),
    `${base.measure === 'revenue' ? `${style.say(words.turnover)} ` : ''}${turnoverText(style, base)(base.turnover.later)}`,
  ];
  return [
    ...findings.flatMap((finding) => wrapText(style.text(finding), style.width).map((line) => style.chalk.bold(line))),
    '',
    ...flow(style, facts, style.glyphs.separator),
  ];
}

const words = {
  asOf: { en: 'as of', it: 'al' },
  turnover: { en: 'turnover', it: 'fatturato' },
} as const satisfies Record<string, Phrase>;
