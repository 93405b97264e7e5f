import type { Phrase } from '../../core/language.ts';
import { moneyText, type ReportStyle } from '../reportStyle.ts';
import type { CustomerBaseReport, PeriodsReport } from './customerBaseReport.ts';

/** Turnover in a table: money as it is printed, or orders. */
export function turnoverCell(style: ReportStyle, { measure }: Pick<CustomerBaseReport, 'measure'>) {
  return (value: number): string => (measure === 'revenue' ? style.money(value) : style.number(value));
}

/** Turnover in a sentence. */
export function turnoverText(style: ReportStyle, { measure }: Pick<CustomerBaseReport, 'measure'>) {
  return (value: number): string => (measure === 'revenue' ? moneyText(style, value) : style.counted(value, 'order'));
}

/** The unit of turnover, for a heading. */
export function unitNote(style: ReportStyle, { measure }: Pick<CustomerBaseReport, 'measure'>): string {
  if (measure === 'orders') return style.say(words.inOrders);
  return style.currency === '' ? '' : `${style.say(words.moneyIn)} ${style.currency}`;
}

export function shareCell(style: ReportStyle) {
  return (value: number | null): string => (value === null ? style.glyphs.unknown : style.share(value));
}

/** What the two periods are, in a sentence. */
export function periodsPhrase({ later, earlier, year_before: isYearBefore }: PeriodsReport): Phrase {
  if (earlier === null) {
    return { en: `${later.from} to ${later.to}`, it: `dal ${later.from} al ${later.to}` };
  }
  const season = isYearBefore
    ? { en: '', it: '' }
    : {
        en: '; the orders do not reach back a year further, so that seasons may differ',
        it: '; gli ordini non risalgono a un anno prima, perciò le stagioni possono differire',
      };
  return {
    en: `${later.from} to ${later.to} against ${earlier.from} to ${earlier.to}${season.en}`,
    it: `dal ${later.from} al ${later.to} rispetto al periodo dal ${earlier.from} al ${earlier.to}${season.it}`,
  };
}

const words = {
  moneyIn: { en: 'money in', it: 'importi in' },
  inOrders: { en: 'in orders, as there is no money', it: 'in ordini, in mancanza di importi' },
} as const satisfies Record<string, Phrase>;
