import { currencyDecimals } from '../../core/amount.ts';
import { type Language, type Phrase, phrase } from '../../core/language.ts';
import { countedIn, groupedNumber, roughShareText } from '../../core/numberText.ts';
import { italianShare } from '../headlineWords.ts';
import type { AcquisitionReport, CustomerBaseReport, LeversReport, PeriodsReport } from './customerBaseReport.ts';

/** A customer from this share on is a major one: accounts must disclose it (IFRS 8, paragraph 34). */
const MAJOR_SHARE = 0.1;
const HALF = 0.5;

/** What should be known of the base, the most serious first; at least one. */
export function baseFindings(
  report: Omit<CustomerBaseReport, 'findings'>,
  currency: string | undefined,
): readonly Phrase[] {
  const amount = (value: number, language: Language, isSigned = false) => {
    const decimals = report.measure === 'revenue' ? currencyDecimals(currency) : 0;
    const digits = `${isSigned && value > 0 ? '+' : ''}${groupedNumber(value, decimals, language)}`;
    if (report.measure === 'orders') return isSigned ? digits : countedIn(language, value, 'order');
    return currency === undefined ? digits : `${digits} ${currency}`;
  };
  return [
    ...dependence(report, amount),
    ...acquisition(report.acquisition),
    report.levers === null ? nothingToCompare(report.periods) : change(report.levers, report.periods, amount),
  ];
}

type AmountText = (value: number, language: Language, isSigned?: boolean) => string;

function dependence({ concentration, periods }: Omit<CustomerBaseReport, 'findings'>, amount: AmountText): Phrase[] {
  const { later, earlier } = concentration;
  const [largest] = later.without;
  if (largest === undefined || later.customers < 2) return [];
  if (largest.share !== null && largest.share >= MAJOR_SHARE) {
    const { share, left } = largest;
    const before = earlier?.largest[0]?.share ?? null;
    return [
      phrase((language) => {
        const [now, rest, whole] = [
          shareWords(share, language),
          amount(left, language),
          amount(later.turnover, language),
        ];
        const then =
          before === null
            ? ''
            : `; ${words.largestBefore(beforeName(periods)[language], shareWords(before, language))[language]}`;
        return `${words.dependence(now, rest, whole)[language]}${then}`;
      }),
    ];
  }
  const few = later.largest.find(
    ({ customers, share }) => share !== null && share >= HALF && 2 * customers < later.customers,
  );
  if (few === undefined || few.share === null) return [];
  const { customers, share } = few;
  return [
    phrase((language) => {
      const count = (value: number) => groupedNumber(value, 0, language);
      return words.few(count(customers), count(later.customers), shareWords(share, language))[language];
    }),
  ];
}

function acquisition(report: AcquisitionReport): Phrase[] {
  const { verdict, recent, past_year: past, last_new_customer: last } = report;
  if (verdict === 'unknown' || verdict === 'steady' || recent === null || past === null) return [];
  if (past.new_customers === 0 && recent.new_customers === 0) return [words.stoppedLongAgo(last ?? '')];
  return [
    phrase((language) => {
      const [now, then] = [recent.per_month, past.per_month].map((rate) => groupedNumber(rate, 1, language)) as [
        string,
        string,
      ];
      const before = daysBefore(past.days);
      const said =
        recent.new_customers === 0
          ? words.stopped(last ?? '', then, before)
          : words.changed(verdict === 'stopped' ? 'nearly stopped' : verdict, now, then, before);
      return `${said[language]}${report.year_before === null ? words.maybeSeason[language] : ''}`;
    }),
  ];
}

/** What the last days are called. */
export function lastDays(days: number): Phrase {
  return { en: `the last ${days} days`, it: `ultimi ${days} giorni` };
}

/** What the days before them are called. */
export function daysBefore(days: number): Phrase {
  return { en: `the ${days} days before them`, it: `i ${days} giorni precedenti` };
}

function nothingToCompare({ later }: PeriodsReport): Phrase {
  return words.nothingToCompare(later.from, later.to);
}

function change(
  { earlier, later, change: total, effects }: LeversReport,
  periods: PeriodsReport,
  amount: AmountText,
): Phrase {
  return phrase((language) => {
    const [before, after] = [earlier.turnover + earlier.refunds_to_others, later.turnover + later.refunds_to_others];
    const [from, to] = [amount(before, language), amount(after, language)];
    const against = beforeName(periods)[language];
    const said =
      total === 0
        ? words.same(against, to)
        : before > 0
          ? words.change(total > 0, roughShareText(Math.abs(total) / before, language), against, from, to)
          : words.changeFromNothing(against, from, to);
    if (effects === null) return said[language];
    const signed = (value: number) => amount(value, language, true);
    return `${said[language]}: ${
      words.effects(
        signed(effects.customers),
        signed(effects.orders_per_customer),
        effects.value_per_order === null ? undefined : signed(effects.value_per_order),
      )[language]
    }`;
  });
}

/** A share with its article, where the language wants one. */
function shareWords(share: number, language: Language): string {
  return language === 'it' ? italianShare(share) : roughShareText(share, language);
}

/** What the earlier period is called, in Italian after *rispetto*. */
function beforeName({ length, year_before: isYearBefore }: PeriodsReport): Phrase {
  if (length === 'year') return { en: 'the year before', it: "all'anno prima" };
  if (isYearBefore) return { en: 'the same days a year before', it: 'agli stessi giorni di un anno prima' };
  return { en: 'the period before', it: 'al periodo prima' };
}

const words = {
  dependence: (share: string, left: string, whole: string): Phrase => ({
    en: `One customer is ${share} of turnover: without it ${left} of ${whole} would be left`,
    it: `Un solo cliente fa ${share} del fatturato: senza resterebbero ${left} su ${whole}`,
  }),
  largestBefore: (period: string, share: string): Phrase => ({
    en: `in ${period} the largest was ${share}`,
    it: `rispetto ${period}, quando il maggiore faceva ${share}`,
  }),
  few: (customers: string, all: string, share: string): Phrase => ({
    en: `${customers} of ${all} customers are ${share} of turnover`,
    it: `${customers} clienti su ${all} fanno ${share} del fatturato`,
  }),
  stopped: (last: string, then: string, before: Phrase): Phrase => ({
    en: `Acquisition has stopped: no new customer since ${last}, against ${then} a month in ${before.en}`,
    it: `L'acquisizione si è fermata: nessun nuovo cliente dal ${last}, contro ${then} al mese (${before.it})`,
  }),
  stoppedLongAgo: (last: string): Phrase => ({
    en: `No new customer since ${last}: acquisition has stopped, or the orders are those of chosen customers alone`,
    it: `Nessun nuovo cliente dal ${last}: l'acquisizione si è fermata, oppure gli ordini sono solo di clienti scelti`,
  }),
  changed: (verdict: 'nearly stopped' | 'fallen' | 'risen', now: string, then: string, before: Phrase): Phrase => ({
    en: `Acquisition has ${{ 'nearly stopped': 'all but stopped', fallen: 'fallen', risen: 'risen' }[verdict]}: ${now} new customers a month in the last 91 days, ${then} in ${before.en}`,
    it: `L'acquisizione ${{ 'nearly stopped': 'si è quasi fermata', fallen: 'è calata', risen: 'è cresciuta' }[verdict]}: ${now} nuovi clienti al mese negli ultimi 91 giorni, ${then} prima (${before.it})`,
  }),
  maybeSeason: {
    en: '; it may be the season, as the same days of a year before are not known',
    it: '; può essere la stagione, perché gli stessi giorni di un anno prima non sono noti',
  },
  nothingToCompare: (from: string, to: string): Phrase => ({
    en: `Nothing to compare with: the orders do not reach back through a whole period before ${from} to ${to}`,
    it: `Nulla con cui confrontare: gli ordini non coprono un intero periodo prima di quello dal ${from} al ${to}`,
  }),
  same: (against: string, to: string): Phrase => ({
    en: `Turnover is ${to}, as in ${against}`,
    it: `Il fatturato è ${to}, invariato rispetto ${against}`,
  }),
  change: (isMore: boolean, share: string, against: string, from: string, to: string): Phrase => ({
    en: `Turnover ${isMore ? 'rose' : 'fell'} by ${share} against ${against}, from ${from} to ${to}`,
    it: `Il fatturato è ${isMore ? 'cresciuto' : 'calato'} (${share}) rispetto ${against}, da ${from} a ${to}`,
  }),
  changeFromNothing: (against: string, from: string, to: string): Phrase => ({
    en: `Turnover is ${to}, against ${from} in ${against}`,
    it: `Il fatturato è ${to}, rispetto ${against} che era ${from}`,
  }),
  effects: (customers: string, frequency: string, value: string | undefined): Phrase => ({
    en: `customers ${customers}, orders per customer ${frequency}${value === undefined ? '' : `, value per order ${value}`}`,
    it: `clienti ${customers}, ordini per cliente ${frequency}${value === undefined ? '' : `, valore per ordine ${value}`}`,
  }),
} as const;
