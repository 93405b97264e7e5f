import { counted, moneyText, roughShareText } from '../core/numberText.ts';
import { type Figures, shareOf } from './segmentFigures.ts';
import type { Concentration } from './topCustomers.ts';

interface Group extends Figures {
  readonly name: string;
}

/**
 * One sentence from the numbers alone, whatever the segments are called. Few segments that bring much are named first;
 * then those *gone quiet*: worth more than the median customer, and silent for longer than two thirds of all customers.
 *
 * @param tooFew concentration where there are too few customers to rank, and only then
 */
export function headline(
  whole: Figures,
  parts: readonly Figures[],
  names: readonly string[],
  tooFew: Concentration | undefined,
  currency: string | undefined,
): string {
  const groups = parts
    .map((part, index): Group => ({ ...part, name: names[index]! }))
    .filter((group) => group.customers > 0);
  if (whole.customers === 0) return 'Nobody has bought anything';
  const worth = (group: Figures) => worthText(group, currency);
  if (tooFew) return fewCustomers(whole, tooFew, worth(whole));
  const largest = groups.reduce((best, group) => (group.customers > best.customers ? group : best));
  if (whole.revenue !== undefined && whole.revenue <= 0) {
    const sum = whole.revenue < 0 ? 'refunds outweigh sales, revenue is' : 'refunds equal sales, revenue is';
    return `${counted(whole.customers, 'customer')} with ${counted(whole.orders, 'order')}: ${sum} ${worth(whole)}; ${largestText(largest, whole)}`;
  }
  const verb = whole.revenue === undefined ? 'place' : 'bring';
  if (groups.length === 1) {
    return `All ${counted(whole.customers, 'customer')} are in ${largest.name}; they ${verb} ${worth(whole)}`;
  }
  const quiet = groups.filter((group) => isQuiet(group, whole));
  const leaders = leadersOf(
    groups.filter((group) => !quiet.includes(group)),
    whole,
  );
  const first = leaders
    ? `${roughShareText(leaders.customers / whole.customers)} of customers (${namesText(leaders.names)}) ${verb} ${roughShareText(leaders.worth / worthOf(whole))} of ${worth(whole)}`
    : `${counted(whole.customers, 'customer')} ${verb} ${worth(whole)}`;
  return `${first}; ${quiet.length > 0 ? quietText(quiet, currency) : largestText(largest, whole)}`;
}

function fewCustomers(whole: Figures, concentration: Concentration, worth: string): string {
  const start = `${counted(whole.customers, 'customer')}, too few to rank`;
  const share = concentration.largest_customer_share;
  if (whole.revenue === undefined) return `${start}: together they placed ${worth}`;
  if (share === null || whole.customers === 1) return `${start}: ${counted(whole.orders, 'order')}, revenue ${worth}`;
  return share > 1
    ? `${start}: the largest brings more than all ${worth} that are left after refunds`
    : `${start}: the largest brings ${roughShareText(share)} of ${worth}`;
}

/** The segments worth most a customer, up to half of everything, at most three; undefined where they do not stand out. */
function leadersOf(groups: readonly Group[], whole: Figures) {
  const ranked = groups.toSorted((a, b) => worthOf(b) / b.customers - worthOf(a) / a.customers);
  const leaders = { customers: 0, worth: 0, names: [] as string[] };
  for (const group of ranked) {
    if (leaders.names.length === 3 || leaders.worth * 2 >= worthOf(whole)) break;
    leaders.customers += group.customers;
    leaders.worth += worthOf(group);
    leaders.names.push(group.name);
  }
  const customerShare = leaders.customers / whole.customers;
  const worthShare = leaders.worth / worthOf(whole);
  return worthShare <= 1 && worthShare - customerShare >= 0.05 ? leaders : undefined;
}

function isQuiet(group: Figures, whole: Figures): boolean {
  return (
    group.medianRecency! > whole.medianRecency! &&
    group.medianRecency! >= whole.lateRecency! &&
    group.medianWorth! > whole.medianWorth!
  );
}

function quietText(quiet: readonly Group[], currency: string | undefined): string {
  const customers = quiet.reduce((sum, group) => sum + group.customers, 0);
  const orders = quiet.reduce((sum, group) => sum + group.orders, 0);
  const revenue = quiet[0]!.revenue === undefined ? undefined : quiet.reduce((sum, group) => sum + group.revenue!, 0);
  const verbs = customers === 1 ? 'has gone' : 'have gone';
  const did = revenue === undefined ? 'placed' : 'brought';
  return `${counted(customers, 'good customer')} who ${did} ${worthText({ orders, revenue }, currency)} ${verbs} quiet (${namesText(quiet.map((group) => group.name))})`;
}

function largestText(largest: Group, whole: Figures): string {
  const share = roughShareText(shareOf(largest.customers, whole.customers)!);
  return `the largest segment is ${largest.name} with ${counted(largest.customers, 'customer')} (${share})`;
}

function namesText(names: readonly string[]): string {
  if (names.length === 2) return names.join(' and ');
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

/** What a group is compared by: revenue, or orders without money. */
function worthOf(group: Pick<Figures, 'orders' | 'revenue'>): number {
  return group.revenue ?? group.orders;
}

function worthText(group: Pick<Figures, 'orders' | 'revenue'>, currency: string | undefined): string {
  if (group.revenue === undefined) return counted(group.orders, 'order');
  return moneyText(group.revenue, currency);
}
