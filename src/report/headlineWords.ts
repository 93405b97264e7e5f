import { capital } from '../core/capital.ts';
import type { Language } from '../core/language.ts';
import { counted, countedIn, roughShareText } from '../core/numberText.ts';

/** The sentences that a headline is made of; where money is not known, orders stand for it. */
export interface HeadlineWords {
  readonly nobody: string;
  readonly tooFew: (customers: number) => string;
  readonly placedTogether: (customers: number, orders: string) => string;
  readonly ordersAndRevenue: (orders: number, revenue: string) => string;
  readonly largestBringsMore: (revenue: string) => string;
  readonly largestBrings: (share: number, revenue: string) => string;
  readonly refunds: (customers: number, orders: number, outweigh: boolean, revenue: string) => string;
  /** Everybody is in one segment. */
  readonly all: (customers: number, segment: string, hasMoney: boolean, worth: string) => string;
  readonly leaders: (
    customerShare: number,
    segments: readonly string[],
    hasMoney: boolean,
    worthShare: number,
    worth: string,
  ) => string;
  readonly everybody: (customers: number, hasMoney: boolean, worth: string) => string;
  readonly quiet: (customers: number, hasMoney: boolean, worth: string, segments: readonly string[]) => string;
  readonly largest: (segment: string, customers: number, share: number) => string;
}

const en: HeadlineWords = {
  nobody: 'Nobody has bought anything',
  tooFew: (customers) => `${counted(customers, 'customer')}, too few to rank`,
  placedTogether: (_, orders) => `together they placed ${orders}`,
  ordersAndRevenue: (orders, revenue) => `${counted(orders, 'order')}, revenue ${revenue}`,
  largestBringsMore: (revenue) => `the largest brings more than all ${revenue} that are left after refunds`,
  largestBrings: (share, revenue) => `the largest brings ${roughShareText(share)} of ${revenue}`,
  refunds: (customers, orders, outweigh, revenue) =>
    `${counted(customers, 'customer')} with ${counted(orders, 'order')}: refunds ${outweigh ? 'outweigh' : 'equal'} sales, revenue is ${revenue}`,
  all: (customers, segment, hasMoney, worth) =>
    `All ${counted(customers, 'customer')} are in ${segment}; they ${hasMoney ? 'bring' : 'place'} ${worth}`,
  leaders: (customerShare, segments, hasMoney, worthShare, worth) =>
    `${roughShareText(customerShare)} of customers (${englishNames(segments)}) ${hasMoney ? 'bring' : 'place'} ${roughShareText(worthShare)} of ${worth}`,
  everybody: (customers, hasMoney, worth) =>
    `${counted(customers, 'customer')} ${hasMoney ? 'bring' : 'place'} ${worth}`,
  quiet: (customers, hasMoney, worth, segments) =>
    `${counted(customers, 'good customer')} who ${hasMoney ? 'brought' : 'placed'} ${worth} ${customers === 1 ? 'has gone' : 'have gone'} quiet (${englishNames(segments)})`,
  largest: (segment, customers, share) =>
    `the largest segment is ${segment} with ${counted(customers, 'customer')} (${roughShareText(share)})`,
};

const it: HeadlineWords = {
  nobody: 'Nessuno ha ancora comprato',
  tooFew: (customers) =>
    customers === 1
      ? '1 solo cliente, troppo poco per una graduatoria'
      : `${countedIn('it', customers, 'customer')}, troppo pochi per una graduatoria`,
  placedTogether: (customers, orders) => (customers === 1 ? `ha fatto ${orders}` : `insieme hanno fatto ${orders}`),
  ordersAndRevenue: (orders, revenue) => `${countedIn('it', orders, 'order')}, fatturato ${revenue}`,
  largestBringsMore: (revenue) => `il maggiore porta più dei ${revenue} che restano in tutto dopo i rimborsi`,
  largestBrings: (share, revenue) => `il maggiore porta ${italianShare(share)} di ${revenue}`,
  refunds: (customers, orders, outweigh, revenue) =>
    `${countedIn('it', customers, 'customer')} con ${countedIn('it', orders, 'order')}: i rimborsi ${outweigh ? 'superano' : 'pareggiano'} le vendite, il fatturato è ${revenue}`,
  all: (customers, segment, hasMoney, worth) =>
    `Tutti i ${countedIn('it', customers, 'customer')} sono in ${segment}; ${hasMoney ? 'portano' : 'fanno'} ${worth}`,
  leaders: (customerShare, segments, hasMoney, worthShare, worth) =>
    `${capital(italianShare(customerShare))} dei clienti (${italianNames(segments)}) ${hasMoney ? 'porta' : 'fa'} ${italianShare(worthShare)} di ${worth}`,
  everybody: (customers, hasMoney, worth) =>
    `${countedIn('it', customers, 'customer')} ${hasMoney ? 'portano' : 'fanno'} ${worth}`,
  quiet: (customers, hasMoney, worth, segments) => {
    const [good, did, quiet] =
      customers === 1
        ? ['1 buon cliente', hasMoney ? 'ha portato' : 'ha fatto', 'non si fa più sentire']
        : [
            `${countedIn('it', customers, 'customer').replace(' ', ' buoni ')}`,
            hasMoney ? 'hanno portato' : 'hanno fatto',
            'non si fanno più sentire',
          ];
    return `${good} che ${did} ${worth} ${quiet} (${italianNames(segments)})`;
  },
  largest: (segment, customers, share) =>
    `il segmento più numeroso è ${segment} con ${countedIn('it', customers, 'customer')} (${roughShareText(share, 'it')})`,
};

/** What a headline says, by language. */
export const headlineWords: Readonly<Record<Language, HeadlineWords>> = { en, it };

/** `a`, `a and b`, `a, b, c`, `a, b and 2 more`. */
function named(names: readonly string[], and: string, more: (count: number) => string): string {
  if (names.length === 2) return names.join(` ${and} `);
  if (names.length <= 3) return names.join(', ');
  return `${names.slice(0, 2).join(', ')} ${and} ${more(names.length - 2)}`;
}

export const englishNames = (names: readonly string[]) => named(names, 'and', (count) => `${count} more`);
export const italianNames = (names: readonly string[]) => named(names, 'e', (count) => `altri ${count}`);

/** A share with its article: `il 24 %`, `l'8 %`, `lo 0 %`, `meno dell'1 %`. */
export function italianShare(share: number): string {
  const text = roughShareText(share, 'it');
  const number = /^\d+/.exec(text)?.[0];
  if (number === undefined) return text;
  if (number === '0') return `lo ${text}`;
  // Uno, otto, undici and ottanta to ottantanove begin with a vowel.
  return /^(1|8|11|8\d)$/.test(number) ? `l'${text}` : `il ${text}`;
}
