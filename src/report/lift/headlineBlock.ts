import type { Verdict } from '../../campaign/lift/lift.ts';
import { counted } from '../../core/numberText.ts';
import { wrapText } from '../terminal/displayText.ts';
import { flow, type TerminalStyle } from '../terminal/terminalStyle.ts';
import type { LiftFigures } from './liftFigures.ts';
import type { LiftReport, RevenueReport } from './liftReport.ts';

/** Whether it sold more, in a sentence, and what that is about. */
export function headlineBlock(report: LiftReport, figures: LiftFigures, style: TerminalStyle): string[] {
  const customers = report.contact.customers + report.control.customers;
  const about = [`${report.from} to ${report.to}`, `${counted(customers, 'customer')} in the split`, report.split];
  return [
    ...wrapText(headline(report, figures, style), style.width).map((line) => style.chalk.bold(line)),
    '',
    ...flow(
      style,
      about.map((text) => style.text(text)),
      style.glyphs.separator,
    ),
  ];
}

/** The claim, on revenue per customer alone. */
function headline(report: LiftReport, figures: LiftFigures, style: TerminalStyle): string {
  const { verdict, revenue_per_customer: revenue } = report;
  if (verdict === null || revenue === null) {
    return 'Whether it sold more cannot be claimed without money (--monetary none): buyers and orders alone are compared.';
  }
  return sentences[verdict](report, revenue, figures, style);
}

type Sentence = (report: LiftReport, revenue: RevenueReport, figures: LiftFigures, style: TerminalStyle) => string;

const sentences: Readonly<Record<Verdict, Sentence>> = {
  more: (...all) => `It sold more: ${broughtText(...all)}.`,
  less: (...all) => `It sold less: ${broughtText(...all)}.`,
  not_more: ({ matters }, revenue, figures, style) => {
    const { interval, eachMoney, each, signed } = figures;
    const least = `${eachMoney(matters!.per_customer!)}, ${style.share(matters!.of_control)} of control's`;
    return `It did not sell more: ${signed(revenue.value, eachMoney)} of revenue per customer (${interval(revenue, each)}), which ends below what would matter, ${least}.`;
  },
  too_small: (report, revenue, figures, style) => {
    const { smallest_visible: smallest } = report;
    const { interval, eachMoney, each, signed } = figures;
    if (smallest === null) {
      return 'This campaign was too small to tell: nobody in the split brought more or less than anybody else.';
    }
    const share = smallest.of_control === null ? '' : `, ${style.share(smallest.of_control)} of control's`;
    return `This campaign was too small to tell: ${signed(revenue.value, eachMoney)} of revenue per customer (${interval(revenue, each)}); the smallest difference that it could see is about ${eachMoney(smallest.per_customer)}${share}.`;
  },
};

function broughtText(
  { attributable }: LiftReport,
  revenue: RevenueReport,
  { interval, eachMoney, each, money, signed }: LiftFigures,
  style: TerminalStyle,
): string {
  const share = revenue.of_control === null ? '' : `, ${signed(revenue.of_control, style.share)} on control's`;
  const whole = (value: number) => style.money(value);
  return `${signed(revenue.value, eachMoney)} of revenue per customer (${interval(revenue, each)})${share}; over all who were written to ${signed(attributable!.value, money)} (${interval(attributable!, whole)})`;
}
