import type { Phrase } from '../../core/language.ts';
import type { LeversReport, TurnoverMeasure } from './customerBaseReport.ts';

/** What the sides of a customer base are called, on a terminal as on a page. */
export const baseWords = {
  base: { en: 'Customer base', it: 'Base clienti' },
  concentration: { en: 'Concentration', it: 'Concentrazione' },
  nobodyBought: { en: 'nobody bought in this period', it: 'nessuno ha comprato in questo periodo' },
  acquisition: { en: 'Acquisition', it: 'Acquisizione' },
  firstPurchases: { en: 'customers who bought for the first time', it: 'clienti al primo acquisto' },
  levers: { en: 'Three levers of turnover', it: 'Tre leve del fatturato' },
  deciles: { en: 'Deciles of value', it: 'Decili di valore' },
  cohorts: { en: 'Cohorts', it: 'Coorti' },
  byQuarter: { en: 'by quarter of the first purchase', it: 'per trimestre del primo acquisto' },
  nobodyNew: { en: 'no first purchases to follow', it: 'nessun primo acquisto da seguire' },
} as const satisfies Record<string, Phrase>;

/** What the groups of customers are called whose turnover changed. */
export const leverGroupWords: Readonly<Record<LeversReport['groups'][number]['group'], Phrase>> = {
  kept: { en: 'kept, bought in both', it: 'mantenuti, in entrambi' },
  lost: { en: 'lost, only in the earlier', it: 'persi, solo nel primo' },
  paused: { en: 'paused, earlier and between', it: 'in pausa, prima e in mezzo' },
  new: { en: 'new, first purchase since', it: 'nuovi, primo acquisto dopo' },
  returned: { en: 'returned, bought before', it: 'tornati, comprato prima' },
};

/** What is shared out, after *of*: orders where there is no money. */
export const ofWhole = {
  revenue: { en: 'turnover', it: 'del fatturato' },
  orders: { en: 'all orders', it: 'degli ordini' },
} as const satisfies Record<TurnoverMeasure, Phrase>;
