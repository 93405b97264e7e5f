import { type CustomerTable, codedText, rowCount } from '../../core/customers.ts';
import type { EpochDay } from '../../core/day.ts';
import { GONE_BELOW } from '../../value/lifetimeValue.ts';

/** Groups of customers that a campaign may be for; nobody is in two of them. */
export const customerGroups = ['win-back', 'second-order', 'next-order'] as const;
export type CustomerGroup = (typeof customerGroups)[number];

/** The customers of an earlier run, as a campaign is planned for them: its table, and what its columns were made with. */
export interface PlannedBase {
  readonly table: CustomerTable;
  readonly asOf: EpochDay;
  readonly bins: number;
  readonly hasMoney: boolean;
}

/** An order that is due in so many days is due now: a campaign takes its time. */
export const DUE_DAYS = 7;

const NEWCOMERS: ReadonlySet<string> = new Set(['New', 'Promising', 'New Customers']);
const MISSED: ReadonlySet<string> = new Set(["Can't Lose Them", 'At Risk']);
const SILENT: ReadonlySet<string> = new Set(['slipping', 'lapsed']);
const ACTIVE: ReadonlySet<string> = new Set(['repeat', 'loyal', 'returning']);
/** The best two of five scores, whatever the number of bins. */
const GOOD_SHARE = 0.8;

/** Whether anything tells who may have left: else those who cannot be lost are told by segment and silence. */
export function isRiskKnown({ table }: Pick<PlannedBase, 'table'>): boolean {
  return table.numbers.p_alive?.some((chance) => !Number.isNaN(chance)) ?? false;
}

/**
 * The group of each customer, by row; undefined for those in none, prospects among them. In this order:
 * - *second-order*: one purchase day, and a recent one: onboarding, or in a segment of newcomers;
 * - *win-back*: slipping or lapsed, and active with a probability of 0.1 or more. Where no model tells, in a segment of good
 *   customers gone quiet, or slipping or lapsed with a frequency and money score among the best two fifths;
 * - *next-order*: bought on two days or more, neither slipping nor lapsed, and due by their own rhythm within 7 days.
 */
export function groupsOf(base: PlannedBase): readonly (CustomerGroup | undefined)[] {
  const { table, asOf, bins } = base;
  const { orders, purchase_days: days, p_alive: pAlive, fm_score: fm, contact_on: due } = table.numbers;
  const riskIsKnown = isRiskKnown(base);
  const textIn = (column: 'segment' | 'lifecycle', row: number): string => {
    const texts = table.texts[column];
    return (texts && codedText(texts, row)) ?? '';
  };
  return Array.from({ length: rowCount(table) }, (_, row) => {
    if (!(orders![row]! > 0)) return undefined;
    const segment = textIn('segment', row);
    const stage = textIn('lifecycle', row);
    if (days![row] === 1 && (stage === 'onboarding' || NEWCOMERS.has(segment))) return 'second-order';
    const isSilent = SILENT.has(stage);
    const isMissed = riskIsKnown
      ? isSilent && pAlive![row]! >= GONE_BELOW
      : MISSED.has(segment) || (isSilent && (fm?.[row] ?? 0) >= GOOD_SHARE * bins);
    if (isMissed) return 'win-back';
    if (days![row]! > 1 && ACTIVE.has(stage) && (due?.[row] ?? Number.NaN) <= asOf + DUE_DAYS) return 'next-order';
    return undefined;
  });
}
