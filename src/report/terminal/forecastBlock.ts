import { groupedNumber } from '../../core/numberText.ts';
import type { IntervalReport } from '../forecastReport.ts';
import type { Report } from '../report.ts';
import { cutText, wrapText } from './displayText.ts';
import { hanging, heading, moneyText, type TerminalStyle } from './terminalStyle.ts';
import { splitTable, type TableColumn, tableLines, tableWidth } from './terminalTable.ts';

const LONGEST_NAME = 24;
const SHORTEST_VERDICT = 10;

/** What is expected, of whom, by which model, and how sure it is. */
export function forecastBlock(report: Report, style: TerminalStyle): string[] {
  const { forecast } = report;
  const text = (line: string) => hanging(style, '', style.text(line), (part) => part);
  const lines = [heading(style, 'Forecast', forecast.model === null ? '' : forecast.units), ...text(forecast.words)];
  if (forecast.tried.length > 0) lines.push(...triedTable(forecast.tried, style));
  if (forecast.value_model !== null && !forecast.value_model.accepted) {
    lines.push(...text(`values per order: ${forecast.value_model.reason}`));
  }
  const correlation = forecast.value_model?.correlation ?? null;
  if (correlation !== null) lines.push(...text(`money and frequency correlate at ${correlation.toFixed(2)}`));
  if (forecast.expected_revenue === null) {
    if (forecast.model === null && report.totals.revenue !== null)
      lines.push(...text('lifetime_value is what customers brought so far'));
    return lines;
  }
  lines.push(
    ...text(`expected ${moneyName(report)} ${interval(forecast.expected_revenue, style)}`),
    ...(forecast.value_at_risk === null
      ? text('value at risk: this model cannot say who has left')
      : text(
          `value at risk ${interval(forecast.value_at_risk, style)}; ${groupedNumber(forecast.gone ?? 0, 0)} customers count as gone`,
        )),
    ...(forecast.parameters_vary === false ? text('the intervals know of chance alone, so they are too narrow') : []),
    '',
    ...segmentTable(report, style).flatMap((table, i) => (i === 0 ? table : ['', ...table])),
  );
  return lines;
}

/** What the expected money is. */
function moneyName({ monetary }: Report): string {
  return monetary === 'profit' ? 'profit' : 'revenue';
}

/** What was tried: how well each model explains the purchases, and whether it may forecast. */
function triedTable(tried: Report['forecast']['tried'], style: TerminalStyle): string[] {
  const numbers = (of: (fit: (typeof tried)[number]) => number) =>
    tried.map((fit) => (Number.isFinite(of(fit)) ? groupedNumber(of(fit), 1) : style.glyphs.unknown));
  const columns: TableColumn[] = [
    { title: 'Model', align: 'left', cells: tried.map(({ name }) => name) },
    { title: 'Log-likelihood', align: 'right', cells: numbers(({ log_likelihood }) => log_likelihood) },
    { title: 'BIC', align: 'right', cells: numbers(({ bic }) => bic) },
  ];
  const room = Math.max(SHORTEST_VERDICT, style.width - tableWidth(columns) - 2);
  const verdicts = tried.map(({ accepted, reason }) => `${accepted ? 'accepted' : 'refused'}: ${reason}`);
  return tableLines(style, [
    ...columns,
    {
      title: '',
      align: 'left',
      cells: verdicts.map((verdict) => wrapText(style.text(verdict), room).join('\n')),
    },
  ]);
}

function interval({ expected, low, high }: IntervalReport, style: TerminalStyle): string {
  return `${moneyText(style, expected)} (80 of 100 times ${style.money(low)} to ${style.money(high)})`;
}

function segmentTable(report: Report, style: TerminalStyle): string[][] {
  const segments = report.segments
    .filter(({ customers }) => customers > 0)
    .toSorted((a, b) => (b.expected_revenue?.expected ?? 0) - (a.expected_revenue?.expected ?? 0));
  const column = (
    title: string,
    of: (segment: Report['segments'][number]) => IntervalReport | null,
    part: keyof IntervalReport,
  ): TableColumn => ({
    title,
    align: 'right',
    cells: segments.map((segment) => style.money(of(segment)?.[part] ?? null, 0)),
  });
  const revenue = (segment: Report['segments'][number]) => segment.expected_revenue;
  const risk = (segment: Report['segments'][number]) => segment.value_at_risk;
  return splitTable(
    style,
    [
      {
        title: 'Segment',
        align: 'left',
        cells: segments.map(({ segment }) => cutText(style.text(segment), LONGEST_NAME, style.glyphs.ellipsis)),
      },
    ],
    [
      column(`Expected\n${moneyName(report)}`, revenue, 'expected'),
      column('80 %\nfrom', revenue, 'low'),
      column('\nto', revenue, 'high'),
      ...(report.forecast.value_at_risk === null
        ? []
        : [
            column('Value\nat risk', risk, 'expected'),
            column('80 %\nfrom', risk, 'low'),
            column('\nto', risk, 'high'),
          ]),
    ],
  );
}
