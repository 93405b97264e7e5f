import type { Listening } from '../../audit/listening.ts';
import { formatDay } from '../../core/day.ts';
import { fraction } from './momentReport.ts';

/** Complaints and requests as plain JSON. */
export interface ListeningReport {
  /** The Mondays of whole weeks. */
  readonly weeks: readonly { readonly week: string; readonly complaints: number; readonly requests: number }[];
  /** Over these weeks, at most 20 named ones; null is those without a product. */
  readonly products: readonly {
    readonly product: string | null;
    readonly complaints: number;
    readonly requests: number;
    readonly last_four_weeks: number;
  }[];
  /** Products that are not among them. */
  readonly other_products: { readonly products: number; readonly complaints: number; readonly requests: number };
  /** Complaints and requests that are in none of these weeks. */
  readonly outside: number;
  readonly compared: number;
  /** What rose beyond chance, the greatest rise first; the product null is all together. */
  readonly rises: readonly {
    readonly what: 'complaint' | 'request';
    readonly product: string | null;
    readonly last_four_weeks: number;
    readonly usual_four_weeks: number;
    readonly chance: number;
  }[];
}

const MOST_PRODUCTS = 20;

export function listeningReport({ weeks, products, outside, compared, rises }: Listening): ListeningReport {
  const named = products.filter(({ product }) => product !== undefined);
  const shown = [...named.slice(0, MOST_PRODUCTS), ...products.filter(({ product }) => product === undefined)];
  const others = named.slice(MOST_PRODUCTS);
  const sum = (key: 'complaints' | 'requests') => others.reduce((all, counts) => all + counts[key], 0);
  return {
    weeks: weeks.map(({ week, complaints, requests }) => ({ week: formatDay(week), complaints, requests })),
    products: shown.map(({ product, complaints, requests, recent }) => ({
      product: product ?? null,
      complaints,
      requests,
      last_four_weeks: recent,
    })),
    other_products: { products: others.length, complaints: sum('complaints'), requests: sum('requests') },
    outside,
    compared,
    rises: rises.map(({ voice, product, recent, usual, chance }) => ({
      what: voice,
      product: product ?? null,
      last_four_weeks: recent,
      usual_four_weeks: Math.round(usual * 10) / 10,
      chance: fraction(chance),
    })),
  };
}
