import { roughShareText } from '../../../core/numberText.ts';
import { englishNames, italianNames, italianShare } from '../../headlineWords.ts';
import type { PageStyle } from '../pageStyle.ts';

/** A group with its part of all customers and of what all bring; null is unknown. */
export interface GroupShare {
  readonly name: string;
  readonly share: number;
  readonly worth: number | null;
}

const MOST_NAMED = 3;

/** The groups that bring the most, up to half of everything, at most three. */
export function leadersOf(groups: readonly GroupShare[]): readonly GroupShare[] {
  const ranked = groups.filter(({ worth }) => (worth ?? 0) > 0).toSorted((a, b) => b.worth! - a.worth!);
  const leaders: GroupShare[] = [];
  for (const group of ranked) {
    if (leaders.length === MOST_NAMED || sum(leaders, ({ worth }) => worth!) >= 0.5) break;
    leaders.push(group);
  }
  return leaders;
}

/** `Champions and Loyal are 24 % of customers and bring 50 % of revenue`. */
export function sharesSentence(groups: readonly GroupShare[], measure: 'revenue' | 'orders', style: PageStyle): string {
  const leaders = leadersOf(groups);
  if (leaders.length === 0) {
    return style.say({
      en: 'Customers by segment; what they bring has no shares',
      it: 'Clienti per segmento; quanto portano non ha quote',
    });
  }
  const names = leaders.map(({ name }) => name);
  const [share, worth] = [sum(leaders, (one) => one.share), sum(leaders, (one) => one.worth!)];
  const one = leaders.length === 1;
  const verbs = {
    revenue: { en: one ? 'brings' : 'bring', it: one ? 'porta' : 'portano' },
    orders: { en: one ? 'places' : 'place', it: one ? 'fa' : 'fanno' },
  }[measure];
  const wholes = {
    revenue: { en: 'revenue', it: 'del fatturato' },
    orders: { en: 'orders', it: 'degli ordini' },
  }[measure];
  return style.say({
    en: `${englishNames(names)} ${one ? 'is' : 'are'} ${roughShareText(share)} of customers and ${verbs.en} ${roughShareText(worth)} of ${wholes.en}`,
    it: `${italianNames(names)} ${one ? 'è' : 'sono'} ${italianShare(share)} dei clienti e ${verbs.it} ${italianShare(worth)} ${wholes.it}`,
  });
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}
