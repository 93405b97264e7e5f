import { type CampaignOption, mostContacts, type OptionKind, type Range } from '../../campaign/plan/option.ts';
import type { CampaignPlan } from '../../campaign/plan/plan.ts';
import { AMOUNT_UNIT, type Amount, currencyDecimals } from '../../core/amount.ts';
import { type CustomerTable, codedText } from '../../core/customers.ts';
import { type EpochDay, formatDay } from '../../core/day.ts';
import type { Language, Phrase } from '../../core/language.ts';
import type { IntervalReport } from '../forecastReport.ts';
import { moneyFigure } from '../moneyFigure.ts';
import { assumptionWords } from './assumptionWords.ts';
import { advantageWords, drawbackWords } from './judgementWords.ts';
import { emptyWords, optionTitles, skipWords, whomWords } from './optionWords.ts';
import type { PlanContext } from './planContext.ts';
import { intervalWords, leastEffortWords, noticeWords, responseWords } from './planWords.ts';

/** Options for a campaign as plain JSON: money in currency units, null where unknown; the words are in one language. */
export interface PlanReport {
  readonly version: string;
  readonly as_of: string;
  readonly lang: Language;
  readonly currency: string | null;
  readonly budget: number;
  readonly cost_per_contact: number;
  /** Null where a contact costs nothing. */
  readonly most_contacts: number | null;
  readonly response: number;
  readonly response_is_assumed: boolean;
  readonly response_words: string;
  /** Null without a forecast. */
  readonly horizon_days: number | null;
  readonly margin: number;
  /** With a purchase; of them, those who must not be contacted now; and people without a purchase. */
  readonly customers: number;
  readonly suppressed: number;
  readonly prospects: number;
  /** What the forecast expects of all customers if nothing is done; null without one. */
  readonly without_campaign: OutlookReport | null;
  /** Number of the cheapest option with at least 80 % of the best net return; null without money. */
  readonly least_effort: number | null;
  readonly least_effort_words: string;
  readonly options: readonly OptionReport[];
  readonly not_shown: readonly { readonly title: string; readonly reason: string }[];
  readonly interval_words: string;
  readonly notices: readonly string[];
  /** The command that writes the contacts of an option; null where there are none to write. */
  readonly next: string | null;
}

export interface OutlookReport {
  readonly expected_orders: number;
  /** Not discounted. */
  readonly expected_earnings: number | null;
  /** What they are in, in 80 of 100 cases; null where the run's summary does not say. */
  readonly interval: IntervalReport | null;
  readonly value_at_risk: number | null;
}

export interface OptionReport {
  /** From 1. */
  readonly option: number;
  readonly kind: OptionKind;
  readonly title: string;
  readonly whom: string;
  /** Why nobody is contacted; null where somebody is, and for doing nothing. */
  readonly empty_because: string | null;
  /** Customers of whom it might be; the next four add up to it. */
  readonly members: number;
  readonly contacts: number;
  readonly suppressed: number;
  readonly do_not_pay: number;
  readonly beyond_budget: number;
  /** Of those contacted, the largest first. */
  readonly segments: readonly SegmentContacts[];
  readonly cost: number;
  /** Intervals hold in 95 of 100 cases at the response. */
  readonly expected_orders: Range;
  readonly expected_return: Range | null;
  readonly net_return: number | null;
  /** The chance that it brings less than it costs. */
  readonly loss_chance: number | null;
  readonly cost_per_order: number | null;
  /** What it brings where each success is one order and no more. */
  readonly return_of_one_order: number | null;
  readonly break_even_response: number | null;
  readonly pays_from_response: number | null;
  readonly rests_on: readonly string[];
  readonly advantages: readonly string[];
  readonly drawbacks: readonly string[];
}

export interface SegmentContacts {
  readonly segment: string;
  readonly title: string;
  readonly contacts: number;
}

/** The report on a plan for the customers of a table. */
export function planReport(
  version: string,
  plan: CampaignPlan,
  table: CustomerTable,
  asOf: EpochDay,
  titles: ReadonlyMap<string, string>,
  next: string | null,
  context: PlanContext,
): PlanReport {
  const { language, currency, terms, responseIsAssumed, horizonDays, margin } = context;
  const money = moneyFigure(currency);
  const say = (phrase: Phrase) => phrase[language];
  const most = mostContacts(terms);
  return {
    version,
    as_of: formatDay(asOf),
    lang: language,
    currency: currency ?? null,
    budget: terms.budget / AMOUNT_UNIT,
    cost_per_contact: terms.cost / AMOUNT_UNIT,
    most_contacts: Number.isFinite(most) ? most : null,
    response: terms.response,
    response_is_assumed: responseIsAssumed,
    response_words: say(responseWords(context)),
    horizon_days: horizonDays ?? null,
    margin,
    customers: plan.customers,
    suppressed: plan.suppressed,
    prospects: plan.prospects,
    without_campaign: outlookReport(plan, context),
    least_effort: plan.leastEffort === undefined ? null : plan.options.indexOf(plan.leastEffort) + 1,
    least_effort_words: say(leastEffortWords(plan, context)),
    options: plan.options.map((option, i) => {
      const empty = emptyWords(option, terms.response);
      return {
        option: i + 1,
        kind: option.kind,
        title: say(optionTitles[option.kind]),
        whom: say(whomWords(option, plan.worth, asOf)),
        empty_because: empty === undefined ? null : say(empty),
        ...figuresOf(option, money, currencyDecimals(currency)),
        segments: segmentsOf(option, table, titles),
        rests_on: assumptionWords(option, plan, context).map(say),
        advantages: advantageWords(option, plan).map(say),
        drawbacks: drawbackWords(option, plan, context).map(say),
      };
    }),
    not_shown: plan.skipped.map(({ kind, reason }) => ({
      title: say(optionTitles[kind]),
      reason: say(skipWords[reason]),
    })),
    interval_words: say(intervalWords),
    notices: noticeWords(plan, context).map(say),
    next,
  };
}

type Money = (amount: Amount | undefined) => number | null;

function figuresOf(option: CampaignOption, money: Money, decimals: number) {
  const { orders, gain, contacts } = option;
  const cost = money(option.cost)!;
  const expected = gain === undefined ? null : money(gain.expected)!;
  return {
    members: option.members,
    contacts,
    suppressed: option.suppressed,
    do_not_pay: option.unprofitable,
    beyond_budget: option.beyondBudget,
    cost,
    expected_orders: { ...orders, expected: sixDigits(orders.expected) },
    expected_return:
      gain === undefined ? null : { expected: expected!, low: money(gain.low)!, high: money(gain.high)! },
    // Of the figures as they are shown, so that they add up.
    net_return: expected === null ? null : Number((expected - cost).toFixed(decimals)) + 0,
    loss_chance: option.lossChance ?? null,
    cost_per_order: orders.expected > 0 ? money(option.cost / orders.expected) : null,
    return_of_one_order: money(option.oneOrderGain),
    break_even_response: option.breakEven === undefined ? null : sixDigits(option.breakEven),
    pays_from_response: option.paysFrom === undefined ? null : sixDigits(option.paysFrom),
  };
}

/** A share with six digits, however small. */
function sixDigits(value: number): number {
  return Number(value.toPrecision(6));
}

function segmentsOf(
  { paying, contacts }: CampaignOption,
  { texts }: CustomerTable,
  titles: ReadonlyMap<string, string>,
): readonly SegmentContacts[] {
  const counts = new Map<string, number>();
  for (const row of paying.subarray(0, contacts)) {
    const segment = codedText(texts.segment!, row) ?? '';
    counts.set(segment, (counts.get(segment) ?? 0) + 1);
  }
  return [...counts]
    .map(([segment, count]) => ({ segment, title: titles.get(segment) ?? segment, contacts: count }))
    .sort((a, b) => b.contacts - a.contacts || (a.segment < b.segment ? -1 : 1));
}

function outlookReport(
  { withoutCampaign }: CampaignPlan,
  { currency, expectedRevenue }: PlanContext,
): OutlookReport | null {
  if (withoutCampaign === undefined) return null;
  const money = moneyFigure(currency);
  return {
    expected_orders: sixDigits(withoutCampaign.orders),
    expected_earnings: expectedRevenue?.expected ?? money(withoutCampaign.earnings),
    interval: expectedRevenue ?? null,
    value_at_risk: money(withoutCampaign.atRisk),
  };
}
