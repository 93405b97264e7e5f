import { FEWEST_DAYS } from '../../audit/base/acquisition.ts';
import type { Phrase } from '../../core/language.ts';
import { barText } from '../terminal/barText.ts';
import { hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { type TableColumn, tableLines, tableWidth } from '../terminal/terminalTable.ts';
import { baseWords } from './baseWords.ts';
import type { AcquisitionReport, NewCustomersReport } from './customerBaseReport.ts';

const MONTHS_SHOWN = 13;
const WIDEST_BAR = 40;

const words = {
  month: { en: 'Month', it: 'Mese' },
  customers: { en: 'New', it: 'Nuovi' },
  part: { en: 'not whole', it: 'incompleto' },
  yearBefore: { en: 'the same days a year before', it: 'gli stessi giorni un anno prima' },
  few: {
    en: 'too few new customers to tell how acquisition changed',
    it: "troppo pochi nuovi clienti per dire come è cambiata l'acquisizione",
  },
  steady: {
    en: 'no change that is more than chance and season',
    it: 'nessun cambiamento oltre il caso e la stagione',
  },
} as const satisfies Record<string, Phrase>;

/** What the last days are called. */
function lastDays(days: number): Phrase {
  return { en: `the last ${days} days`, it: `ultimi ${days} giorni` };
}

/** What the days before them are called. */
function daysBefore(days: number): Phrase {
  return { en: `the ${days} days before them`, it: `i ${days} giorni precedenti` };
}

/** New customers by month, and the last 91 days against the year before. */
export function acquisitionBlock(acquisition: AcquisitionReport, style: TerminalStyle): string[] {
  const { verdict, months } = acquisition;
  return [
    heading(style, style.say(baseWords.acquisition), style.say(baseWords.firstPurchases)),
    ...rateLines(acquisition, style),
    ...(verdict === 'steady' ? hanging(style, '', style.say(words.steady)) : []),
    ...(verdict === 'unknown' ? hanging(style, '', style.say(unknownWords(acquisition))) : []),
    ...monthTable(months.slice(-MONTHS_SHOWN), style),
  ];
}

/** Why nothing can be told of a change. */
export function unknownWords({ recent, past_year: past }: AcquisitionReport): Phrase {
  if (recent !== null && past !== null) return words.few;
  return {
    en: `too little history to tell how acquisition changed: it takes ${FEWEST_DAYS} days`,
    it: `storia troppo breve per dire come è cambiata l'acquisizione: servono ${FEWEST_DAYS} giorni`,
  };
}

function rateLines(
  { recent, past_year: past, year_before: yearBefore, ratio }: AcquisitionReport,
  style: TerminalStyle,
) {
  const rate = (name: (days: number) => Phrase, span: NewCustomersReport | null) => {
    if (span === null) return [];
    const [monthly, count] = [style.number(span.per_month, 1), style.number(span.new_customers)];
    const { en, it } = name(span.days);
    return [style.say({ en: `${en}: ${monthly} a month (${count})`, it: `${it}: ${monthly} al mese (${count})` })];
  };
  const parts = [...rate(lastDays, recent), ...rate(daysBefore, past), ...rate(() => words.yearBefore, yearBefore)];
  if (parts.length === 0) return [];
  const compared =
    ratio === null || recent?.new_customers === 0
      ? ''
      : style.say({
          en: `; ${style.number(ratio.value, 2)} times as many (95 %: ${style.number(ratio.low, 2)} to ${style.number(ratio.high, 2)})`,
          it: `; ${style.number(ratio.value, 2)} volte tanti (95 %: da ${style.number(ratio.low, 2)} a ${style.number(ratio.high, 2)})`,
        });
  return hanging(style, '', `${parts.join(', ')}${compared}`);
}

function monthTable(months: AcquisitionReport['months'], style: TerminalStyle): string[] {
  const most = Math.max(1, ...months.map(({ new_customers: count }) => count));
  const left: readonly TableColumn[] = [
    { title: style.say(words.month), align: 'left', cells: months.map(({ month }) => month) },
    {
      title: style.say(words.customers),
      align: 'right',
      cells: months.map(({ new_customers: count }) => style.number(count)),
    },
  ];
  const part: TableColumn = {
    title: '',
    align: 'left',
    cells: months.map(({ whole }) => (whole ? '' : style.say(words.part))),
    paint: (text) => style.chalk.dim(text),
  };
  const room = Math.min(WIDEST_BAR, style.width - tableWidth([...left, part]) - 2);
  const bars: TableColumn = {
    title: '',
    align: 'left',
    cells: months.map(({ new_customers: count }) => barText(count / most, room, style.glyphs)),
    paint: (text) => style.chalk.cyan(text),
  };
  return tableLines(style, [...left, bars, part]);
}
