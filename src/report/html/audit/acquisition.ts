import type { AcquisitionReport, CustomerBaseReport } from '../../audit/customerBaseReport.ts';
import { andMore, newest } from '../capped.ts';
import { columns, type Level } from '../charts/columns.ts';
import { figure } from '../figure.ts';
import { type Section, sentence } from '../page.ts';
import { numbers, table, words } from '../table.ts';
import type { BaseStyle } from './baseStyle.ts';

const MOST_MONTHS = 36;

type Rate = NonNullable<AcquisitionReport['recent']>;

/** Whether new customers keep coming. */
export function acquisitionSection({ acquisition }: CustomerBaseReport, style: BaseStyle): Section {
  const section = { id: 'acquisition', title: style.say({ en: 'New customers', it: 'Nuovi clienti' }), note: '' };
  const { shown, more } = newest(acquisition.months, MOST_MONTHS);
  if (shown.length === 0) {
    return {
      ...section,
      content: [sentence(style.say({ en: 'nobody bought for the first time', it: 'nessun primo acquisto' }))],
    };
  }
  const { recent, past_year: past, same_months_before: same, ratio } = acquisition;
  const rate = (one: Rate) => style.number(one.per_month, 1);
  const level = (one: Rate | null, text: string): Level[] => {
    if (one === null) return [];
    const inside = shown.map(({ month }) => month >= one.from.slice(0, 7) && month <= one.to.slice(0, 7));
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
            en: 'A column for each month of first purchases, with a dashed line at the level of the year before.',
            it: 'Una colonna per mese di primi acquisti, con una linea tratteggiata al livello dell’anno prima.',
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
        shown.some(({ whole }) => !whole)
          ? style.say({
              en: 'Dark: the last three whole months. Grey: months that are not all in the data.',
              it: 'Scuro: gli ultimi tre mesi interi. Grigio: mesi che non sono tutti nei dati.',
            })
          : style.say({ en: 'Dark: the last three whole months.', it: 'Scuro: gli ultimi tre mesi interi.' }),
        table([
          words(
            style.say({ en: 'Month', it: 'Mese' }),
            shown.map(({ month, whole }) =>
              whole ? month : `${month}${style.say({ en: ', in part', it: ', in parte' })}`,
            ),
          ),
          numbers(
            section.title,
            shown.map(({ new_customers: count }) => style.number(count)),
          ),
        ]),
        style,
      ),
      andMore(more, style),
      ...(ratio === null
        ? []
        : [
            sentence(
              style.say({
                en: `the last months are at ${style.number(ratio.value, 2)} times the year before (95 %: ${style.number(ratio.low, 2)} to ${style.number(ratio.high, 2)})`,
                it: `gli ultimi mesi sono a ${style.number(ratio.value, 2)} volte l'anno prima (95 %: da ${style.number(ratio.low, 2)} a ${style.number(ratio.high, 2)})`,
              }),
            ),
          ]),
      ...(same === null
        ? []
        : [
            sentence(
              style.say({
                en: `the same months a year before: ${rate(same)} a month`,
                it: `gli stessi mesi un anno prima: ${rate(same)} al mese`,
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

function isWithin(month: string, span: Rate | null): boolean {
  return span !== null && month >= span.from.slice(0, 7) && month <= span.to.slice(0, 7);
}

function verdictTitle({ verdict, recent, past_year: past }: AcquisitionReport, style: BaseStyle): string {
  const [now, before] = [recent, past].map((one) => (one === null ? '' : style.number(one.per_month, 1))) as [
    string,
    string,
  ];
  const compared = {
    en: `${now} a month lately, ${before} in the year before`,
    it: `${now} al mese di recente, ${before} nell'anno prima`,
  };
  if (verdict === 'unknown' || recent === null || past === null) {
    return style.say({
      en: 'New customers by month; too few whole months to compare',
      it: 'Nuovi clienti per mese; troppo pochi mesi interi per un confronto',
    });
  }
  return style.say(
    {
      stopped: {
        en: `New customers have stopped: ${compared.en}`,
        it: `I nuovi clienti si sono fermati: ${compared.it}`,
      },
      fallen: { en: `New customers have fallen: ${compared.en}`, it: `I nuovi clienti sono calati: ${compared.it}` },
      steady: {
        en: `New customers keep coming: ${compared.en}`,
        it: `I nuovi clienti continuano ad arrivare: ${compared.it}`,
      },
      risen: { en: `New customers have risen: ${compared.en}`, it: `I nuovi clienti sono aumentati: ${compared.it}` },
    }[verdict],
  );
}
