import { toAmount } from '../../core/amount.ts';
import type { Phrase } from '../../core/language.ts';
import { moneyText } from '../reportStyle.ts';
import { wrapText } from '../terminal/displayText.ts';
import {
  blocksText,
  flow,
  hanging,
  heading,
  type TerminalOptions,
  type TerminalStyle,
  terminalStyle,
} from '../terminal/terminalStyle.ts';
import { contactCostText } from './figureWords.ts';
import { optionBlock } from './optionBlock.ts';
import { optionsTable } from './optionsTable.ts';
import type { PlanReport } from './planReport.ts';

const words = {
  options: { en: 'Options', it: 'Opzioni' },
  known: { en: 'To know about these numbers', it: 'Da sapere su questi numeri' },
  notShown: { en: 'Not shown', it: 'Non mostrate' },
  next: {
    en: 'Choose one, and write its contacts with a control group',
    it: 'Scegline una e scrivi i contatti con un gruppo di controllo',
  },
} as const satisfies Record<string, Phrase>;

/**
 * Options for a campaign for a terminal, as {@link TerminalOptions} ask: no line is wider than the width, and without colour
 * nothing is lost. Ends with a newline.
 */
export function renderPlan(report: PlanReport, options: TerminalOptions): string {
  const style = terminalStyle(report, options);
  const blocks = [
    headlineBlock(report, style),
    [
      heading(style, style.say(words.options), moneyNote(style)),
      ...optionsTable(report, style),
      ...hanging(style, '', style.text(report.interval_words)).map((line) => style.chalk.dim(line)),
    ],
    noticesBlock(report, style),
    ...report.options.map((option) => optionBlock(option, style)),
    notShownBlock(report, style),
    nextBlock(report, style),
  ];
  return blocksText(blocks);
}

function moneyNote(style: TerminalStyle): string {
  if (style.currency === '') return '';
  const note: Phrase = { en: `money in ${style.currency}`, it: `importi in ${style.currency}` };
  return style.say(note);
}

function headlineBlock(report: PlanReport, style: TerminalStyle): string[] {
  return [
    ...wrapText(style.text(report.least_effort_words), style.width).map((line) => style.chalk.bold(line)),
    ...wrapText(style.text(report.response_words), style.width),
    '',
    ...flow(style, factsOf(report, style), style.glyphs.separator),
  ];
}

function factsOf(report: PlanReport, style: TerminalStyle): string[] {
  const { most_contacts: most, suppressed } = report;
  const cost = style.text(
    contactCostText(style.language, toAmount(report.cost_per_contact), report.currency ?? undefined),
  );
  const facts: readonly (Phrase | string)[] = [
    { en: `as of ${report.as_of}`, it: `al ${report.as_of}` },
    `budget ${moneyText(style, report.budget)}`,
    { en: `${cost} a contact`, it: `${cost} a contatto` },
    most === null
      ? { en: 'contacts cost nothing', it: 'i contatti non costano nulla' }
      : { en: `at most ${style.counted(most, 'person')}`, it: `al massimo ${style.counted(most, 'person')}` },
    style.counted(report.customers, 'customer'),
    ...(suppressed === 0 ? [] : [suppressedWords(suppressed, style)]),
  ];
  return facts.map((fact) => (typeof fact === 'string' ? fact : style.say(fact)));
}

function suppressedWords(suppressed: number, style: TerminalStyle): Phrase {
  return {
    en: `${style.number(suppressed)} of them must not be contacted now`,
    it: `${style.number(suppressed)} di loro ora non ${suppressed === 1 ? 'va contattato' : 'vanno contattati'}`,
  };
}

function noticesBlock({ notices }: PlanReport, style: TerminalStyle): string[] {
  if (notices.length === 0) return [];
  return [
    heading(style, style.say(words.known)),
    ...notices.flatMap((notice) => hanging(style, '! ', style.text(notice), style.chalk.yellow)),
  ];
}

function notShownBlock({ not_shown: notShown }: PlanReport, style: TerminalStyle): string[] {
  if (notShown.length === 0) return [];
  return [
    heading(style, style.say(words.notShown)),
    ...notShown.flatMap(({ title, reason }) => hanging(style, '', style.text(`${title}: ${reason}`))),
  ];
}

function nextBlock({ next }: PlanReport, style: TerminalStyle): string[] {
  if (next === null) return [];
  return [
    heading(style, style.say(words.next)),
    ...wrapText(style.text(next), style.width).map((line) => style.chalk.cyan(line)),
  ];
}
