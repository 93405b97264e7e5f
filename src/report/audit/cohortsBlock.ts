import type { Phrase } from '../../core/language.ts';
import { hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { splitTable, type TableColumn } from '../terminal/terminalTable.ts';
import { shareCell, turnoverCell, unitNote } from './auditStyle.ts';
import { baseWords } from './baseWords.ts';
import type { CohortAge, CohortsReport, CustomerBaseReport } from './customerBaseReport.ts';

const COHORTS_SHOWN = 12;
const AGES_SHOWN = 8;
const QUARTERS_SHOWN = 6;

const words = {
  cohort: { en: 'Cohort', it: 'Coorte' },
  customers: { en: 'New', it: 'Nuovi' },
  retention: {
    en: 'Share that bought, by windows of days since each one’s first purchase',
    it: 'Quota che ha comprato, per finestre di giorni dal primo acquisto di ciascuno',
  },
  orders: { en: 'Orders per customer in the window', it: 'Ordini per cliente nella finestra' },
  cumulative: { en: 'Value per customer from the first purchase on', it: 'Valore per cliente dal primo acquisto' },
  turnover: { en: 'Turnover by calendar quarter', it: 'Fatturato per trimestre' },
  before: { en: 'before them', it: 'prima' },
  refunds: { en: 'refunds to others', it: 'rimborsi ad altri' },
  total: { en: 'Total', it: 'Totale' },
} as const satisfies Record<string, Phrase>;

/** What became of those who came in the same quarter, at equal age. */
export function cohortsBlock(base: CustomerBaseReport, style: TerminalStyle): string[] {
  const { cohorts, measure } = base;
  const title = heading(style, style.say(baseWords.cohorts), style.say(baseWords.byQuarter));
  if (cohorts.list.length === 0) return [title, style.say(baseWords.nobodyNew)];
  const older = Math.max(0, cohorts.list.length - COHORTS_SHOWN);
  const list = cohorts.list.slice(older);
  const share = shareCell(style);
  const cell = turnoverCell(style, base);
  const hasMoney = measure === 'revenue';
  return [
    title,
    ...leftOutLines(cohorts, style),
    ...comparisonLines(base, style),
    ...hanging(style, '', style.say(words.retention)),
    ...ageTable(list, cohorts.window_days, ({ retention }) => share(retention), style),
    '',
    ...hanging(style, '', style.say(words.orders)),
    ...ageTable(list, cohorts.window_days, ({ orders }) => style.number(orders, 2), style),
    ...(hasMoney
      ? [
          '',
          ...hanging(style, '', [style.say(words.cumulative), unitNote(style, base)].filter(Boolean).join(', ')),
          ...ageTable(list, cohorts.window_days, (age) => cell(age.cumulative_value ?? 0), style),
        ]
      : []),
    '',
    ...hanging(style, '', [style.say(words.turnover), unitNote(style, base)].filter(Boolean).join(', ')),
    ...turnoverTable(cohorts, older, cell, style),
    ...(older === 0
      ? []
      : hanging(
          style,
          '',
          style.say({
            en: `and ${style.number(older)} older ${older === 1 ? 'cohort' : 'cohorts'}, see the report as JSON`,
            it: `e altre ${style.number(older)} coorti precedenti, vedi il rapporto in JSON`,
          }),
        )),
  ];
}

function ageTable(
  list: CohortsReport['list'],
  windowDays: number,
  text: (age: CohortAge) => string,
  style: TerminalStyle,
): string[] {
  const ages = Math.min(AGES_SHOWN, Math.max(0, ...list.map((cohort) => cohort.ages.length)));
  const columns = Array.from(
    { length: ages },
    (_, i): TableColumn => ({
      title: String((i + 1) * windowDays),
      align: 'right',
      cells: list.map((cohort) => (cohort.ages[i] === undefined ? style.glyphs.nobody : text(cohort.ages[i]))),
    }),
  );
  return splitTable(
    style,
    [
      { title: style.say(words.cohort), align: 'left', cells: list.map(({ cohort }) => cohort) },
      {
        title: style.say(words.customers),
        align: 'right',
        cells: list.map(({ customers }) => style.number(customers)),
      },
    ],
    columns,
  ).flatMap((table, i) => (i === 0 ? table : ['', ...table]));
}

interface TurnoverRow {
  readonly name: string;
  readonly parts: readonly CohortsReport['left_out_turnover'][];
  /** The first quarter in which there can be any. */
  readonly from?: string;
}

/** The newest quarters, by cohort; older cohorts and those who are in none are one row. */
function turnoverTable(
  { list, left_out_turnover: leftOut, refunds_to_others: refunds }: CohortsReport,
  older: number,
  cell: (value: number) => string,
  style: TerminalStyle,
): string[] {
  const quarters = [...new Set([...leftOut, ...list.flatMap(({ turnover }) => turnover)].map(({ quarter }) => quarter))]
    .sort()
    .slice(-QUARTERS_SHOWN);
  const before = [leftOut, ...list.slice(0, older).map(({ turnover }) => turnover)];
  const rows: readonly TurnoverRow[] = [
    ...(before.some((turnover) => turnover.length > 0) ? [{ name: style.say(words.before), parts: before }] : []),
    ...list.slice(older).map(({ cohort, turnover }) => ({ name: cohort, parts: [turnover], from: cohort })),
    ...(refunds.length > 0 ? [{ name: style.say(words.refunds), parts: [refunds] }] : []),
    { name: style.say(words.total), parts: [leftOut, refunds, ...list.map(({ turnover }) => turnover)] },
  ];
  const sumIn = (quarter: string, parts: readonly CohortsReport['left_out_turnover'][]) =>
    parts.flat().reduce((sum, part) => (part.quarter === quarter ? sum + part.turnover : sum), 0);
  return splitTable(
    style,
    [{ title: style.say(words.cohort), align: 'left', cells: rows.map(({ name }) => name) }],
    quarters.map((quarter) => ({
      title: quarter,
      align: 'right' as const,
      cells: rows.map(({ from = quarter, parts }) =>
        from > quarter ? style.glyphs.nobody : cell(sumIn(quarter, parts)),
      ),
    })),
  ).flatMap((table, i) => (i === 0 ? table : ['', ...table]));
}

function leftOutLines({ from, left_out: leftOut }: CohortsReport, style: TerminalStyle): string[] {
  if (from === null) return [];
  const count = style.counted(leftOut, 'customer');
  return hanging(
    style,
    '',
    style.say({
      en: `not in a cohort: ${count} first seen before ${from}`,
      it: `in nessuna coorte: ${count} con primo acquisto prima del ${from}`,
    }),
  );
}

function comparisonLines(
  { cohorts: { comparison, window_days: windowDays }, measure }: CustomerBaseReport,
  style: TerminalStyle,
): string[] {
  if (comparison === null) return [];
  const { cohort, age, before } = comparison;
  const share = shareCell(style);
  const [window, days] = [style.number(windowDays), style.number(age * windowDays)];
  const [now, then] = [comparison.cumulative_value, before.cumulative_value].map((value) => style.money(value));
  const money = measure === 'revenue';
  return hanging(
    style,
    '',
    style.say({
      en: `${cohort} after ${days} days: ${money ? `${now} each, ${then} for those before at the same age; ` : ''}in its last ${window} days ${share(comparison.retention)} bought, ${share(before.retention)} of those before`,
      it: `${cohort} dopo ${days} giorni: ${money ? `${now} ciascuno, ${then} per le coorti precedenti alla stessa età; ` : ''}negli ultimi ${window} ha comprato ${share(comparison.retention)}, ${share(before.retention)} delle precedenti`,
    }),
  );
}
