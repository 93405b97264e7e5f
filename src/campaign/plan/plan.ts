import type { Amount } from '../../core/amount.ts';
import { type CustomerTable, codedText, rowCount } from '../../core/customers.ts';
import { valueAtRisk } from '../../value/lifetimeValue.ts';
import { type CustomerGroup, customerGroups, groupsOf, type PlannedBase } from './customerGroups.ts';
import { type CampaignOption, type CampaignTerms, campaignOption, netGain, type OptionKind } from './option.ts';
import { type SuccessWorth, successWorth } from './worth.ts';

/** Why there is no option of a kind. */
export type SkipReason = 'nobody' | 'no money' | 'no contacts' | 'one group';

/** Options for a campaign. */
export interface CampaignPlan {
  /** At least three, doing nothing the last. */
  readonly options: readonly CampaignOption[];
  readonly skipped: readonly { readonly kind: OptionKind; readonly reason: SkipReason }[];
  /** Its option of the least effort that brings most of the result; undefined without money. */
  readonly leastEffort: CampaignOption | undefined;
  readonly groups: readonly (CustomerGroup | undefined)[];
  readonly worth: SuccessWorth;
  /** Those with a purchase, those of them who must not be contacted now, and people without a purchase. */
  readonly customers: number;
  readonly suppressed: number;
  readonly prospects: number;
  /** Those in a group who may be contacted, but not on every channel. */
  readonly partlyClosed: number;
  readonly withoutCampaign: Outlook | undefined;
}

/** What the forecast expects of all customers without a campaign. */
export interface Outlook {
  readonly orders: number;
  /** Margin x order value x orders, not discounted; undefined without money. */
  readonly earnings: Amount | undefined;
  /** Sum of the values at risk; undefined where no model tells who may have left. */
  readonly atRisk: Amount | undefined;
}

/** Fewer options are no choice. */
const LEAST_OPTIONS = 3;
/** Most of the best net return. */
const MOST_SHARE = 0.8;

/**
 * The options for a campaign: one for each group of customers that has members, one for the best contacts of all groups
 * where that is none of the others, and doing nothing. Where these are fewer than three, groups without members stand
 * among them, empty.
 * @param margin share of revenue that is earned
 */
export function campaignPlan(base: PlannedBase, terms: CampaignTerms, margin: number): CampaignPlan {
  const { table } = base;
  const groups = groupsOf(base);
  const worth = successWorth(base, groups, margin);
  const reasons = table.texts.suppressed;
  const isSuppressed = (row: number) => reasons !== undefined && codedText(reasons, row) !== undefined;
  const optionOf = (kind: OptionKind, members: readonly number[]) =>
    campaignOption(kind, members, isSuppressed, worth, terms);
  const rowsWhere = (holds: (row: number) => boolean) => [...groups.keys()].filter(holds);

  const ofGroups = customerGroups.map((group) =>
    optionOf(
      group,
      rowsWhere((row) => groups[row] === group),
    ),
  );
  const best = optionOf(
    'best-contacts',
    rowsWhere((row) => groups[row] !== undefined),
  );
  const bestIsSkipped = skipOfBest(best, groups, base.hasMoney);
  const nothing = optionOf('do-nothing', []);
  const missing = LEAST_OPTIONS - 1 - ofGroups.filter(({ members }) => members > 0).length - (bestIsSkipped ? 0 : 1);
  const empty = ofGroups.filter(({ members }) => members === 0);
  const skippedGroups = empty.slice(Math.max(0, missing));
  const options = [
    ...ofGroups.filter((option) => !skippedGroups.includes(option)),
    ...(bestIsSkipped ? [] : [best]),
    nothing,
  ];
  const isCustomer = (row: number) => table.numbers.orders![row]! > 0;
  const customers = rowsWhere(isCustomer);
  return {
    options,
    skipped: [
      ...skippedGroups.map(({ kind }) => ({ kind, reason: 'nobody' as const })),
      ...(bestIsSkipped ? [{ kind: best.kind, reason: bestIsSkipped }] : []),
    ],
    leastEffort: leastEffortOf(options),
    groups,
    worth,
    customers: customers.length,
    suppressed: customers.filter(isSuppressed).length,
    prospects: rowCount(table) - customers.length,
    partlyClosed: customers.filter(
      (row) => groups[row] !== undefined && !isSuppressed(row) && hasClosedChannel(table, row),
    ).length,
    withoutCampaign: outlookOf(base, customers, margin),
  };
}

/** Whether somebody closed a channel, whatever is open besides. */
export function hasClosedChannel({ texts }: CustomerTable, row: number): boolean {
  return texts.blocked_channels !== undefined && codedText(texts.blocked_channels, row) !== undefined;
}

/** Why the best contacts of all groups are no option of their own. */
function skipOfBest(
  { paying, contacts }: CampaignOption,
  groups: readonly (CustomerGroup | undefined)[],
  hasMoney: boolean,
): SkipReason | undefined {
  if (!hasMoney) return 'no money';
  if (contacts === 0) return 'no contacts';
  const contacted = new Set(Array.from(paying.subarray(0, contacts), (row) => groups[row]));
  return contacted.size === 1 ? 'one group' : undefined;
}

/**
 * The cheapest option whose net return is at least 80 % of the best one, of equally cheap ones that with the greatest;
 * doing nothing where none has a net return above 0.
 */
function leastEffortOf(options: readonly CampaignOption[]): CampaignOption | undefined {
  const nets = options.map(netGain);
  const best = Math.max(...nets.map((net) => net ?? Number.NaN));
  if (Number.isNaN(best)) return undefined;
  if (best <= 0) return options.at(-1);
  const [chosen] = options
    .map((option, i) => ({ option, net: nets[i]! }))
    .filter(({ net }) => net >= MOST_SHARE * best)
    .sort((a, b) => a.option.cost - b.option.cost || b.net - a.net);
  return chosen!.option;
}

function outlookOf({ table, hasMoney }: PlannedBase, rows: readonly number[], margin: number): Outlook | undefined {
  const { expected_orders: expected, expected_order_value: value, clv, p_alive: pAlive } = table.numbers;
  const known = rows.filter((row) => !Number.isNaN(expected?.[row] ?? Number.NaN));
  if (known.length === 0) return undefined;
  const sumOf = (of: (row: number) => number) => known.reduce((sum, row) => sum + of(row), 0);
  const risks = hasMoney ? known.map((row) => valueAtRisk(clv![row]!, pAlive?.[row] ?? Number.NaN)) : [];
  const knownRisks = risks.filter((risk) => !Number.isNaN(risk));
  return {
    orders: sumOf((row) => expected![row]!),
    earnings: hasMoney ? sumOf((row) => margin * expected![row]! * value![row]!) : undefined,
    atRisk: knownRisks.length === 0 ? undefined : knownRisks.reduce((sum, risk) => sum + risk, 0),
  };
}
