import { unknownWords } from '../../audit/acquisitionBlock.ts';
import { baseWords } from '../../audit/baseWords.ts';
import type { AcquisitionReport, CustomerBaseReport, NewCustomersReport } from '../../audit/customerBaseReport.ts';
import { andMore, newest } from '../capped.ts';
import { columns, type Level } from '../charts/columns.ts';
import { figure } from '../figure.ts';
import { type Section, sentence } from '../page.ts';
import { numbers, table, words } from '../table.ts';
import type { BaseStyle } from './baseStyle.ts';

const MOST_MONTHS = 36;

/** Whether new customers keep coming. */
export function acquisitionSection({ acquisition }: CustomerBaseReport, style: BaseStyle): Section {
  const section = {
    id: 'acquisition',
    title: style.say(baseWords.acquisition),
    note: style.say(baseWords.firstPurchases),
  };
  const { shown, more } = newest(acquisition.months, MOST_MONTHS);
  if (shown.length === 0) {
    return {
      ...section,
      content: [sentence(style.say(baseWords.nobodyNew))],
    };
  }
  const { recent, past_year: past, year_before: same, ratio } = acquisition;
  const rate = (one: NewCustomersReport) => style.number(one.per_month, 1);
  const level = (one: NewCustomersReport | null, text: string): Level[] => {
    if (one === null) return [];
    const inside = shown.map(({ month }) => isWithin(month, one));
    const first = inside.indexOf(true);
    return first === -1 ? [] : [{ value: one.per_month, text, first, last: inside.lastIndexOf(true) }];
  };
  return {
    ...section,
    content: [
      figure(
        {
          title: verdictTitle(acquisition, style),
          description: style.say({
            en: 'A column for each month of first purchases, with a dashed line at the level of the days before the last 91.',
            it: 'Una colonna per mese di primi acquisti, con una linea tratteggiata al livello dei giorni prima degli ultimi 91.',
          }),
          draw: columns(
            shown.map(({ month, new_customers: count, whole }) => ({
              name: month,
              value: count,
              classes: !whole ? 'bar-plain' : isWithin(month, recent) ? 'bar' : 'bar-soft',
            })),
            (value) => style.number(value),
            level(past, past === null ? '' : style.say({ en: `${rate(past)} a month`, it: `${rate(past)} al mese` })),
          ),
        },
        monthsNote(acquisition, style),
        table([
          words(
            style.say({ en: 'Month', it: 'Mese' }),
            shown.map(({ month, whole }) =>
              whole ? month : `${month}${style.say({ en: ', in part', it: ', in parte' })}`,
            ),
          ),
          numbers(
            style.say({ en: 'New', it: 'Nuovi' }),
            shown.map(({ new_customers: count }) => style.number(count)),
          ),
        ]),
        style,
      ),
      andMore(more, style),
      ...(ratio === null || recent === null || past === null || recent.new_customers === 0
        ? []
        : [
            sentence(
              style.say({
                en: `the last ${recent.days} days are at ${style.number(ratio.value, 2)} times the ${past.days} days before (95 %: ${style.number(ratio.low, 2)} to ${style.number(ratio.high, 2)})`,
                it: `gli ultimi ${recent.days} giorni sono a ${style.number(ratio.value, 2)} volte i ${past.days} giorni prima (95 %: da ${style.number(ratio.low, 2)} a ${style.number(ratio.high, 2)})`,
              }),
            ),
          ]),
      ...(same === null
        ? []
        : [
            sentence(
              style.say({
                en: `the same days a year before: ${rate(same)} a month`,
                it: `gli stessi giorni un anno prima: ${rate(same)} al mese`,
              }),
            ),
          ]),
      ...(acquisition.last_new_customer === null
        ? []
        : [
            sentence(
              style.say({
                en: `the newest customer came on ${acquisition.last_new_customer}`,
                it: `il cliente più recente è arrivato il ${acquisition.last_new_customer}`,
              }),
            ),
          ]),
    ],
  };
}

function monthsNote({ recent, months }: AcquisitionReport, style: BaseStyle): string {
  const parts = [
    ...(recent === null
      ? []
      : [
          style.say({
            en: `In full colour: months that began in the last ${recent.days} days.`,
            it: `A colore pieno: mesi iniziati negli ultimi ${recent.days} giorni.`,
          }),
        ]),
    ...(months.every(({ whole }) => whole)
      ? []
      : [
          style.say({
            en: 'Grey: months that are not all in the data.',
            it: 'Grigio: mesi che non sono tutti nei dati.',
          }),
        ]),
  ];
  return parts.join(' ');
}

/** Whether a month begins in a span. */
function isWithin(month: string, span: NewCustomersReport | null): boolean {
  const first = `${month}-01`;
  return span !== null && first >= span.from && first <= span.to;
}

function verdictTitle(acquisition: AcquisitionReport, style: BaseStyle): string {
  const { verdict, recent, past_year: past } = acquisition;
  const [now, before] = [recent, past].map((one) => (one === null ? '' : style.number(one.per_month, 1))) as [
    string,
    string,
  ];
  const compared = {
    en: `${now} a month lately, ${before} before that`,
    it: `${now} al mese di recente, ${before} prima`,
  };
  if (verdict === 'unknown' || recent === null || past === null) {
    const why = unknownWords(acquisition);
    return style.say({ en: `New customers by month; ${why.en}`, it: `Nuovi clienti per mese; ${why.it}` });
  }
  const isNearly = verdict === 'stopped' && recent.new_customers > 0;
  return style.say(
    {
      stopped: {
        en: `New customers have ${isNearly ? 'all but ' : ''}stopped: ${compared.en}`,
        it: `I nuovi clienti si sono ${isNearly ? 'quasi ' : ''}fermati: ${compared.it}`,
      },
      fallen: { en: `New customers have fallen: ${compared.en}`, it: `I nuovi clienti sono calati: ${compared.it}` },
      steady: { en: `New customers: ${compared.en}`, it: `Nuovi clienti: ${compared.it}` },
      risen: { en: `New customers have risen: ${compared.en}`, it: `I nuovi clienti sono aumentati: ${compared.it}` },
    }[verdict],
  );
}
