import type { Phrase } from '../../core/language.ts';
import type { IntervalReport } from '../forecastReport.ts';
import type { Report } from '../report.ts';
import { moneyText, type ReportStyle } from '../reportStyle.ts';
import { cutText, wrapText } from './displayText.ts';
import { hanging, heading, type TerminalStyle } from './terminalStyle.ts';
import { splitTable, type TableColumn, tableLines, tableWidth } from './terminalTable.ts';

const LONGEST_NAME = 24;
const SHORTEST_VERDICT = 12;

export const forecastWords = {
  forecast: { en: 'Forecast', it: 'Previsione' },
  valuesPerOrder: { en: 'values per order', it: 'valori per ordine' },
  correlation: { en: 'money and frequency correlate at', it: 'correlazione tra importo e frequenza:' },
  broughtSoFar: {
    en: 'lifetime_value is what customers brought so far',
    it: 'lifetime_value è quanto i clienti hanno portato finora',
  },
  riskUnknown: {
    en: 'value at risk: this model cannot say who has left',
    it: "valore a rischio: questo modello non può dire chi se n'è andato",
  },
  chanceAlone: {
    en: 'the intervals know of chance alone, so they are too narrow',
    it: 'gli intervalli tengono conto solo del caso, perciò sono troppo stretti',
  },
  model: { en: 'Model', it: 'Modello' },
  likelihood: { en: 'Log-likelihood', it: 'Log-verosimiglianza' },
  accepted: { en: 'accepted', it: 'accettato' },
  refused: { en: 'refused', it: 'rifiutato' },
  segment: { en: 'Segment', it: 'Segmento' },
  from: { en: '80 %\nfrom', it: '80 %\nda' },
  to: { en: '\nto', it: '\na' },
  valueAtRisk: { en: 'Value\nat risk', it: 'Valore\na rischio' },
} as const satisfies Record<string, Phrase>;
export const expectedRevenue: Phrase = { en: 'expected revenue', it: 'fatturato atteso' };
export const expectedProfit: Phrase = { en: 'expected profit', it: 'profitto atteso' };
const revenueTitle: Phrase = { en: 'Expected\nrevenue', it: 'Fatturato\natteso' };
const profitTitle: Phrase = { en: 'Expected\nprofit', it: 'Profitto\natteso' };

/** What is expected, of whom, by which model, and how sure it is. */
export function forecastBlock(report: Report, style: TerminalStyle): string[] {
  const { forecast } = report;
  const { language } = style;
  const isProfit = report.monetary === 'profit';
  const text = (line: string) => hanging(style, '', style.text(line), (part) => part);
  const lines = [
    heading(style, style.say(forecastWords.forecast), forecast.model === null ? '' : style.text(forecast.units)),
    ...text(forecast.words),
  ];
  if (forecast.tried.length > 0) lines.push(...triedTable(forecast.tried, style));
  if (forecast.value_model !== null && !forecast.value_model.accepted) {
    lines.push(...text(`${forecastWords.valuesPerOrder[language]}: ${forecast.value_model.reason}`));
  }
  const correlation = forecast.value_model?.correlation ?? null;
  if (correlation !== null)
    lines.push(...text(`${forecastWords.correlation[language]} ${style.number(correlation, 2)}`));
  if (forecast.expected_revenue === null) {
    if (forecast.model === null && report.totals.revenue !== null)
      lines.push(...text(forecastWords.broughtSoFar[language]));
    return lines;
  }
  lines.push(
    ...text(
      `${(isProfit ? expectedProfit : expectedRevenue)[language]} ${intervalText(forecast.expected_revenue, style)}`,
    ),
    ...(forecast.value_at_risk === null
      ? text(forecastWords.riskUnknown[language])
      : text(atRisk(forecast.value_at_risk, forecast.gone ?? 0, style))),
    ...(forecast.parameters_vary === false ? text(forecastWords.chanceAlone[language]) : []),
    '',
    ...segmentTable(report, style).flatMap((table, i) => (i === 0 ? table : ['', ...table])),
  );
  return lines;
}

export function atRisk(risk: IntervalReport, gone: number, style: ReportStyle): string {
  const customers = style.number(gone);
  const counted: Phrase = {
    en: `${customers} customers count as gone`,
    it: gone === 1 ? '1 cliente conta come perso' : `${customers} clienti contano come persi`,
  };
  const value: Phrase = { en: 'value at risk', it: 'valore a rischio' };
  return `${value[style.language]} ${intervalText(risk, style)}; ${counted[style.language]}`;
}

/** What was tried: how well each model explains the purchases, and whether it may forecast. */
function triedTable(tried: Report['forecast']['tried'], style: TerminalStyle): string[] {
  const numbers = (of: (fit: (typeof tried)[number]) => number) =>
    tried.map((fit) => (Number.isFinite(of(fit)) ? style.number(of(fit), 1) : style.glyphs.unknown));
  const columns: TableColumn[] = [
    { title: style.say(forecastWords.model), align: 'left', cells: tried.map(({ name }) => name) },
    {
      title: style.say(forecastWords.likelihood),
      align: 'right',
      cells: numbers(({ log_likelihood }) => log_likelihood),
    },
    { title: 'BIC', align: 'right', cells: numbers(({ bic }) => bic) },
  ];
  const room = style.width - tableWidth(columns) - 2;
  const verdicts = tried.map(
    ({ accepted, reason }) =>
      `${(accepted ? forecastWords.accepted : forecastWords.refused)[style.language]}: ${reason}`,
  );
  if (room < SHORTEST_VERDICT) {
    const below = tried.flatMap(({ name }, i) => hanging(style, `${name} `, style.text(verdicts[i]!)));
    return [...tableLines(style, columns), ...below];
  }
  return tableLines(style, [
    ...columns,
    {
      title: '',
      align: 'left',
      cells: verdicts.map((verdict) => wrapText(style.text(verdict), room).join('\n')),
    },
  ]);
}

export function intervalText({ expected, low, high }: IntervalReport, style: ReportStyle): string {
  const range: Phrase = {
    en: `80 of 100 times ${style.money(low)} to ${style.money(high)}`,
    it: `80 volte su 100 da ${style.money(low)} a ${style.money(high)}`,
  };
  return `${moneyText(style, expected)} (${range[style.language]})`;
}

function segmentTable(report: Report, style: TerminalStyle): string[][] {
  const segments = report.segments
    .filter(({ customers }) => customers > 0)
    .toSorted((a, b) => (b.expected_revenue?.expected ?? 0) - (a.expected_revenue?.expected ?? 0));
  const column = (
    title: Phrase,
    of: (segment: Report['segments'][number]) => IntervalReport | null,
    part: keyof IntervalReport,
  ): TableColumn => ({
    title: title[style.language],
    align: 'right',
    cells: segments.map((segment) => style.money(of(segment)?.[part] ?? null, 0)),
  });
  const revenue = (segment: Report['segments'][number]) => segment.expected_revenue;
  const risk = (segment: Report['segments'][number]) => segment.value_at_risk;
  return splitTable(
    style,
    [
      {
        title: style.say(forecastWords.segment),
        align: 'left',
        cells: segments.map(({ title }) => cutText(style.text(title), LONGEST_NAME, style.glyphs.ellipsis)),
      },
    ],
    [
      column(report.monetary === 'profit' ? profitTitle : revenueTitle, revenue, 'expected'),
      column(forecastWords.from, revenue, 'low'),
      column(forecastWords.to, revenue, 'high'),
      ...(report.forecast.value_at_risk === null
        ? []
        : [
            column(forecastWords.valueAtRisk, risk, 'expected'),
            column(forecastWords.from, risk, 'low'),
            column(forecastWords.to, risk, 'high'),
          ]),
    ],
  );
}
