import type { Amount } from '../../core/amount.ts';
import { answerSpread } from './answerSpread.ts';
import type { CustomerGroup } from './customerGroups.ts';
import type { SuccessWorth } from './worth.ts';

/** What a campaign is for: one of the groups, the best of all of them, or nobody. */
export type OptionKind = CustomerGroup | 'best-contacts' | 'do-nothing';

/** What a campaign may cost, and what is expected of a contact. */
export interface CampaignTerms {
  readonly budget: Amount;
  /** Of one contact. */
  readonly cost: Amount;
  /** Share of those contacted who buy once more because of it. */
  readonly response: number;
}

/** A sum with the interval that it is in, in 95 of 100 cases, at the given response. */
export interface Range {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** One way to spend the budget. */
export interface CampaignOption {
  readonly kind: OptionKind;
  /** Customers of whom it might be. */
  readonly members: number;
  /** Those of them who must not be contacted now. */
  readonly suppressed: number;
  /** Those who would bring less than a contact costs, or just as much. */
  readonly unprofitable: number;
  /** Those who would pay, and whom the budget does not reach. */
  readonly beyondBudget: number;
  /** Rows of all who pay, the best first; the first `contacts` of them are contacted. */
  readonly paying: Int32Array;
  readonly contacts: number;
  readonly cost: Amount;
  /** Orders that would not have been without it. */
  readonly orders: Range;
  /** What they bring, an Amount; undefined without money. */
  readonly gain: Range | undefined;
  /** What they bring where each is one order and no more. */
  readonly oneOrderGain: Amount | undefined;
  /** The chance that it brings less than it costs. */
  readonly lossChance: number | undefined;
  /**
   * The response at which it would bring just what it costs: of those contacted, or where nobody is, of all whom the budget
   * reaches. Undefined without money, or where a success is worth nothing.
   */
  readonly breakEven: number | undefined;
  /** The response from which on a contact pays for anybody at all. */
  readonly paysFrom: number | undefined;
  /** What a success is worth in the mean of those whom the break-even is of; undefined without money or without any. */
  readonly meanWorth: Amount | undefined;
}

/** Most people whom the budget can reach; infinite where a contact costs nothing. */
export function mostContacts({ budget, cost }: CampaignTerms): number {
  return cost === 0 ? Number.POSITIVE_INFINITY : Math.floor(budget / cost);
}

/**
 * The option of contacting some customers: only those whose expected return exceeds the cost of the contact, the best
 * first, as many as the budget reaches; without money all of them. Ties stay in the order of the rows.
 * @param members rows
 */
export function campaignOption(
  kind: OptionKind,
  members: readonly number[],
  isSuppressed: (row: number) => boolean,
  { success, oneOrder, priority }: SuccessWorth,
  terms: CampaignTerms,
): CampaignOption {
  const { cost, response } = terms;
  const open = members.filter((row) => !isSuppressed(row)).sort((a, b) => priority[b]! - priority[a]! || a - b);
  const paying = success === undefined ? open : open.filter((row) => response * success[row]! > cost);
  const most = mostContacts(terms);
  const contacted = paying.slice(0, most);
  const worthOf = (of: Float64Array, rows: readonly number[]) => Float64Array.from(rows, (row) => of[row]!);
  const spent = contacted.length * cost;
  const { lossChance, ...gain } = answerSpread(worthOf(success ?? new Float64Array(0), contacted), response, spent);
  const orders = answerSpread(new Float64Array(contacted.length).fill(1), response, 0);
  const measured = contacted.length > 0 ? contacted : open.slice(0, Math.max(1, most));
  return {
    kind,
    members: members.length,
    suppressed: members.length - open.length,
    unprofitable: open.length - paying.length,
    beyondBudget: paying.length - contacted.length,
    paying: Int32Array.from(paying),
    contacts: contacted.length,
    cost: spent,
    orders: { expected: orders.expected, low: orders.low, high: orders.high },
    gain: success && gain,
    oneOrderGain: oneOrder && response * sum(worthOf(oneOrder, contacted)),
    lossChance: success && lossChance,
    breakEven: success && breakEvenOf(measured.length * cost, sum(worthOf(success, measured))),
    meanWorth: success && measured.length > 0 ? sum(worthOf(success, measured)) / measured.length : undefined,
    paysFrom: success && breakEvenOf(cost, success[open[0] ?? -1] ?? 0),
  };
}

/** What an option brings beyond its cost; undefined without money. */
export function netGain({ gain, cost }: CampaignOption): Amount | undefined {
  return gain && gain.expected - cost;
}

function breakEvenOf(cost: Amount, worth: Amount): number | undefined {
  return worth > 0 ? cost / worth : undefined;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
