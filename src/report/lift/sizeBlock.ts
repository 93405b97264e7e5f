import { counted } from '../../core/numberText.ts';
import { hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import type { LiftFigures } from './liftFigures.ts';
import type { LiftReport } from './liftReport.ts';

/** What a campaign of this size can see, and how large it would have to be; nothing without money. */
export function sizeBlock(report: LiftReport, figures: LiftFigures, style: TerminalStyle): string[] {
  const { smallest_visible: smallest, matters } = report;
  if (smallest === null || matters === null) return [];
  const { eachMoney, money } = figures;
  const ofControl = (share: number | null) => (share === null ? '' : `, ${style.share(share)} of control's`);
  const seen = `about ${eachMoney(smallest.per_customer)} a customer${ofControl(smallest.of_control)}; ${money(smallest.over_contacted)} over all contacted (seen in about ${Math.round(smallest.power * 100)} of 100 campaigns)`;
  return [
    heading(style, 'What a campaign of this size can see'),
    ...hanging(style, 'smallest difference  ', seen),
    ...hanging(style, 'what would matter    ', mattersText(matters, figures, style)),
  ];
}

function mattersText(
  { of_control: share, per_customer: each, customers_needed: needed }: NonNullable<LiftReport['matters']>,
  { eachMoney }: LiftFigures,
  style: TerminalStyle,
): string {
  const least = `${style.share(share)} of control's revenue`;
  if (each === null) return `${least}, of which there is none: nothing is too little to matter`;
  const size = needed === null ? '' : `; to see it takes about ${counted(needed, 'customer')}, shared out as here`;
  return `${eachMoney(each)} a customer, ${least}${size}`;
}
