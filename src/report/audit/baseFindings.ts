import { currencyDecimals } from '../../core/amount.ts';
import { type Language, type Phrase, phrase } from '../../core/language.ts';
import { countedIn, groupedNumber, roughShareText, signedText } from '../../core/numberText.ts';
import { italianShare } from '../headlineWords.ts';
import { ofWhole } from './baseWords.ts';
import type {
  AcquisitionReport,
  CustomerBaseReport,
  LeversReport,
  NewCustomersReport,
  PeriodsReport,
  TurnoverMeasure,
} from './customerBaseReport.ts';

/** A customer from this share on is a major one: accounts must disclose it (IFRS 8, paragraph 34). */
const MAJOR_SHARE = 0.1;
const MAJOR_TIMES = 2;
/** Of so much, it matters how many there are no more. */
const GREAT_SHARE = 0.25;
const HALF = 0.5;
/** A change of ten times or more is no percentage. */
const MOST_CHANGE = 10;

/** What should be known of the base, the most serious first; at least one. */
export function baseFindings(
  report: Omit<CustomerBaseReport, 'findings'>,
  currency: string | undefined,
): readonly Phrase[] {
  const amount = (value: number, language: Language, isSigned = false) => {
    const decimals = report.measure === 'revenue' ? currencyDecimals(currency) : 0;
    const text = groupedNumber(value, decimals, language);
    const digits = isSigned ? signedText(text) : text;
    if (report.measure === 'orders') return isSigned ? digits : countedIn(language, value, 'order');
    return currency === undefined ? digits : `${digits} ${currency}`;
  };
  return [
    ...majorCustomer(report, amount),
    ...acquisition(report.acquisition),
    report.levers === null ? nothingToCompare(report.periods) : change(report.levers, report, amount),
    ...fewCustomers(report),
  ];
}

type AmountText = (value: number, language: Language, isSigned?: boolean) => string;
type Base = Omit<CustomerBaseReport, 'findings'>;

/** One customer of a tenth or more, and of twice what each would be were all alike, or of a quarter of everything. */
function majorCustomer({ concentration, periods, measure }: Base, amount: AmountText): Phrase[] {
  const { later, earlier } = concentration;
  const [largest] = later.without;
  if (largest === undefined || largest.share === null) return [];
  const { share, left } = largest;
  const standsOut = share * later.customers >= MAJOR_TIMES || share >= GREAT_SHARE;
  if (share < MAJOR_SHARE || !standsOut) return [];
  const before = earlier?.largest[0]?.share ?? null;
  return [
    phrase((language) => {
      const [rest, whole] = [amount(left, language), amount(later.turnover, language)];
      if (share > 1) return words.allTurnover(rest, whole)[language];
      const then =
        before === null || before > 1
          ? ''
          : `; ${words.largestBefore(beforeName(periods)[language], shareWords(before, language))[language]}`;
      return `${words.dependence(measure, shareWords(share, language), rest, whole)[language]}${then}`;
    }),
  ];
}

/** A few customers who are half of everything or more, though not one of them is a major one. */
function fewCustomers({ concentration: { later }, measure }: Base): Phrase[] {
  const few = later.largest.find(
    ({ customers, share }) =>
      share !== null && share >= HALF && share <= 1 && customers > 1 && 2 * customers < later.customers,
  );
  if (few === undefined || few.share === null) return [];
  const { customers, share } = few;
  return [
    phrase((language) => {
      const count = (value: number) => groupedNumber(value, 0, language);
      return words.few(measure, count(customers), count(later.customers), shareWords(share, language))[language];
    }),
  ];
}

function acquisition(report: AcquisitionReport): Phrase[] {
  const { verdict, recent, past_year: past, year_before: yearBefore, year_to_last: toLast } = report;
  if (verdict === 'unknown' || verdict === 'steady' || recent === null || past === null || toLast === null) return [];
  const season = yearBefore === null ? words.maybeSeason : { en: '', it: '' };
  return [
    phrase((language) => {
      if (recent.new_customers === 0) {
        const chosen = past.new_customers === 0 ? words.orChosen : { en: '', it: '' };
        const count = groupedNumber(toLast.new_customers, 0, language);
        return `${words.stopped(toLast.to, count, toLast.days)[language]}${chosen[language]}`;
      }
      const rate = ({ per_month: monthly }: NewCustomersReport) => groupedNumber(monthly, 1, language);
      const name = verdict === 'stopped' ? 'nearly stopped' : verdict;
      return `${words.changed(name, rate(recent), rate(past), past.days, recent.days)[language]}${season[language]}`;
    }),
  ];
}

function nothingToCompare({ later }: PeriodsReport): Phrase {
  return words.nothingToCompare(later.from, later.to);
}

function change(levers: LeversReport, { turnover, periods, measure }: Base, amount: AmountText): Phrase {
  const { change: total, effects, refunds_to_others_effect: refunds } = levers;
  return phrase((language) => {
    const [before, after] = [turnover.earlier ?? 0, turnover.later];
    const [from, to] = [amount(before, language), amount(after, language)];
    const against = beforeName(periods)[language];
    const share = before > 0 && after >= 0 ? Math.abs(total) / before : Number.POSITIVE_INFINITY;
    const what = turnoverWords[measure];
    const said =
      total === 0
        ? what.same(against, to)
        : share < MOST_CHANGE
          ? what.change(total > 0, roughShareText(share, language), against, from, to)
          : what.changeFromNothing(against, from, to);
    const season = periods.year_before || periods.length === 'year' ? '' : words.seasonsDiffer[language];
    if (effects === null) return `${said[language]}${season}`;
    const signed = (value: number) => amount(value, language, true);
    const parts = words.effects(
      signed(effects.customers),
      signed(effects.orders_per_customer),
      effects.value_per_order === null ? undefined : signed(effects.value_per_order),
      refunds === 0 ? undefined : signed(refunds),
    );
    return `${said[language]}: ${parts[language]}${season}`;
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

const verdictWords = {
  'nearly stopped': { en: 'all but stopped', it: 'si è quasi fermata' },
  fallen: { en: 'fallen', it: 'è calata' },
  risen: { en: 'risen', it: 'è cresciuta' },
} as const satisfies Record<string, Phrase>;

interface ChangeWords {
  readonly same: (against: string, to: string) => Phrase;
  readonly change: (isMore: boolean, share: string, against: string, from: string, to: string) => Phrase;
  readonly changeFromNothing: (against: string, from: string, to: string) => Phrase;
}

/** What is said of a change of turnover, which is orders where there is no money. */
const turnoverWords: Readonly<Record<TurnoverMeasure, ChangeWords>> = {
  revenue: {
    same: (against, to) => ({
      en: `Turnover is ${to}, as in ${against}`,
      it: `Il fatturato è ${to}, invariato rispetto ${against}`,
    }),
    change: (isMore, share, against, from, to) => ({
      en: `Turnover ${isMore ? 'rose' : 'fell'} by ${share} against ${against}, from ${from} to ${to}`,
      it: `Il fatturato è ${isMore ? 'cresciuto' : 'calato'} (${share}) rispetto ${against}, da ${from} a ${to}`,
    }),
    changeFromNothing: (against, from, to) => ({
      en: `Turnover is ${to}, against ${from} in ${against}`,
      it: `Il fatturato è ${to}; prima era ${from} (rispetto ${against})`,
    }),
  },
  orders: {
    same: (against, to) => ({
      en: `There are ${to}, as in ${against}`,
      it: `Gli ordini restano gli stessi, ${to}, rispetto ${against}`,
    }),
    change: (isMore, share, against, from, to) => ({
      en: `Orders ${isMore ? 'rose' : 'fell'} by ${share} against ${against}, from ${from} to ${to}`,
      it: `Gli ordini sono ${isMore ? 'cresciuti' : 'calati'} (${share}) rispetto ${against}, da ${from} a ${to}`,
    }),
    changeFromNothing: (against, from, to) => ({
      en: `There are ${to}, against ${from} in ${against}`,
      it: `Si contano ${to}; prima erano ${from} (rispetto ${against})`,
    }),
  },
};

const words = {
  dependence: (measure: TurnoverMeasure, share: string, left: string, whole: string): Phrase => ({
    en: `One customer is ${share} of ${ofWhole[measure].en}: without it ${left} of ${whole} would be left`,
    it: `Un solo cliente fa ${share} ${ofWhole[measure].it}: senza resterebbero ${left} su ${whole}`,
  }),
  largestBefore: (period: string, share: string): Phrase => ({
    en: `in ${period} the largest was ${share}`,
    it: `rispetto ${period}, quando il maggiore faceva ${share}`,
  }),
  few: (measure: TurnoverMeasure, customers: string, all: string, share: string): Phrase => ({
    en: `${customers} of ${all} customers are ${share} of ${ofWhole[measure].en}`,
    it: `${customers} clienti su ${all} fanno ${share} ${ofWhole[measure].it}`,
  }),
  stopped: (last: string, count: string, days: number): Phrase => ({
    en: `Acquisition has stopped: no new customer since ${last}; the ${days} days up to then brought ${count}`,
    it: `L'acquisizione si è fermata: nessun nuovo cliente dal ${last}; i ${days} giorni fino ad allora ne avevano portati ${count}`,
  }),
  orChosen: {
    en: ', unless the orders are those of chosen customers alone',
    it: ', a meno che gli ordini siano solo di clienti scelti',
  },
  changed: (verdict: keyof typeof verdictWords, now: string, then: string, pastDays: number, days: number): Phrase => ({
    en: `Acquisition has ${verdictWords[verdict].en}: ${now} new customers a month in the last ${days} days, ${then} in the ${pastDays} days before them`,
    it: `L'acquisizione ${verdictWords[verdict].it}: ${now} nuovi clienti al mese negli ultimi ${days} giorni, ${then} nei ${pastDays} giorni precedenti`,
  }),
  seasonsDiffer: {
    en: '; the periods are of different seasons',
    it: '; i periodi sono di stagioni diverse',
  },
  maybeSeason: {
    en: '; it may be the season, as the same days of a year before are not known',
    it: '; può essere la stagione, perché gli stessi giorni di un anno prima non sono noti',
  },
  nothingToCompare: (from: string, to: string): Phrase => ({
    en: `Nothing to compare with: the orders do not reach back through a whole period before ${from} to ${to}`,
    it: `Nulla con cui confrontare: gli ordini non coprono un intero periodo prima di quello dal ${from} al ${to}`,
  }),
  effects: (customers: string, frequency: string, value: string | undefined, refunds: string | undefined): Phrase => ({
    en: `customers ${customers}, orders per customer ${frequency}${value === undefined ? '' : `, value per order ${value}`}${refunds === undefined ? '' : `, refunds to others ${refunds}`}`,
    it: `clienti ${customers}, ordini per cliente ${frequency}${value === undefined ? '' : `, valore per ordine ${value}`}${refunds === undefined ? '' : `, rimborsi ad altri ${refunds}`}`,
  }),
  allTurnover: (left: string, whole: string): Phrase => ({
    en: `One customer is more than all turnover: without it ${left} of ${whole} would be left`,
    it: `Un solo cliente fa più di tutto il fatturato: senza resterebbero ${left} su ${whole}`,
  }),
} as const;
