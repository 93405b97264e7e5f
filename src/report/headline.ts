import type { Language } from '../core/language.ts';
import { countedIn, moneyText } from '../core/numberText.ts';
import { type HeadlineWords, headlineWords } from './headlineWords.ts';
import { type Figures, shareOf } from './segmentFigures.ts';
import type { Concentration } from './topCustomers.ts';

interface Group extends Figures {
  readonly name: string;
}

/**
 * One sentence from the numbers alone, whatever the segments are called. Few segments that bring much are named first;
 * then those *gone quiet*: worth more than the median customer, and silent for longer than two thirds of all customers.
 *
 * @param titles of the parts
 * @param tooFew concentration where there are too few customers to rank, and only then
 */
export function headline(
  whole: Figures,
  parts: readonly Figures[],
  titles: readonly string[],
  tooFew: Concentration | undefined,
  currency: string | undefined,
  language: Language,
): string {
  const words = headlineWords[language];
  const groups = parts
    .map((part, index): Group => ({ ...part, name: titles[index]! }))
    .filter((group) => group.customers > 0);
  if (whole.customers === 0) return words.nobody;
  const worth = worthText(whole, currency, language);
  if (tooFew) return fewCustomers(whole, tooFew, worth, words);
  const largest = groups.reduce((best, group) => (group.customers > best.customers ? group : best));
  const largestText = words.largest(largest.name, largest.customers, shareOf(largest.customers, whole.customers)!);
  if (whole.revenue !== undefined && whole.revenue <= 0) {
    return `${words.refunds(whole.customers, whole.orders, whole.revenue < 0, worth)}; ${largestText}`;
  }
  const hasMoney = whole.revenue !== undefined;
  if (groups.length === 1) return words.all(whole.customers, largest.name, hasMoney, worth);
  const quiet = groups.filter((group) => isQuiet(group, whole));
  const leaders = leadersOf(
    groups.filter((group) => !quiet.includes(group)),
    whole,
  );
  const first = leaders
    ? words.leaders(leaders.customers / whole.customers, leaders.names, hasMoney, leaders.worth / worthOf(whole), worth)
    : words.everybody(whole.customers, hasMoney, worth);
  return `${first}; ${quiet.length > 0 ? quietText(quiet, currency, language) : largestText}`;
}

function fewCustomers(whole: Figures, concentration: Concentration, worth: string, words: HeadlineWords): string {
  const start = words.tooFew(whole.customers);
  const share = concentration.largest_customer_share;
  if (whole.revenue === undefined) return `${start}: ${words.placedTogether(whole.customers, worth)}`;
  if (share === null || whole.customers === 1) return `${start}: ${words.ordersAndRevenue(whole.orders, worth)}`;
  return `${start}: ${share > 1 ? words.largestBringsMore(worth) : words.largestBrings(share, worth)}`;
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

function quietText(quiet: readonly Group[], currency: string | undefined, language: Language): string {
  const customers = quiet.reduce((sum, group) => sum + group.customers, 0);
  const orders = quiet.reduce((sum, group) => sum + group.orders, 0);
  const revenue = quiet[0]!.revenue === undefined ? undefined : quiet.reduce((sum, group) => sum + group.revenue!, 0);
  const worth = worthText({ orders, revenue }, currency, language);
  const names = quiet.map((group) => group.name);
  return headlineWords[language].quiet(customers, revenue !== undefined, worth, names);
}

/** What a group is compared by: revenue, or orders without money. */
function worthOf(group: Pick<Figures, 'orders' | 'revenue'>): number {
  return group.revenue ?? group.orders;
}

function worthText(
  group: Pick<Figures, 'orders' | 'revenue'>,
  currency: string | undefined,
  language: Language,
): string {
  if (group.revenue === undefined) return countedIn(language, group.orders, 'order');
  return moneyText(group.revenue, currency, language);
}
