import type { Language } from './language.ts';

/** What is counted in a report: one, and several. */
export const nouns = {
  customer: { en: ['customer', 'customers'], it: ['cliente', 'clienti'] },
  order: { en: ['order', 'orders'], it: ['ordine', 'ordini'] },
  purchase: { en: ['purchase', 'purchases'], it: ['acquisto', 'acquisti'] },
  row: { en: ['row', 'rows'], it: ['riga', 'righe'] },
  person: { en: ['person', 'people'], it: ['persona', 'persone'] },
  day: { en: ['day', 'days'], it: ['giorno', 'giorni'] },
} as const satisfies Record<string, Readonly<Record<Language, readonly [one: string, many: string]>>>;
export type Noun = keyof typeof nouns;
