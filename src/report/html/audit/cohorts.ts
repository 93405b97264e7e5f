import { capital } from '../../../core/capital.ts';
import { roughShareText } from '../../../core/numberText.ts';
import { baseWords } from '../../audit/baseWords.ts';
import type { CohortsReport, CustomerBaseReport } from '../../audit/customerBaseReport.ts';
import { italianShare } from '../../headlineWords.ts';
import { andMore, newest } from '../capped.ts';
import { curves } from '../charts/curves.ts';
import { heat } from '../charts/heat.ts';
import { figure } from '../figure.ts';
import type { Markup } from '../markup.ts';
import { type Section, sentence } from '../page.ts';
import { numbers, table, words } from '../table.ts';
import type { BaseStyle } from './baseStyle.ts';
import { cohortTurnoverFigure } from './cohortTurnover.ts';

const MOST_COHORTS = 24;
const MOST_AGES = 16;

type Cohort = CohortsReport['list'][number];

/** What became of those who first bought in the same quarter. */
export function cohortsSection({ cohorts }: CustomerBaseReport, style: BaseStyle): Section {
  const { shown, more } = newest(cohorts.list, MOST_COHORTS);
  const aged = shown.filter(({ ages }) => ages.length > 0);
  return {
    id: 'cohorts',
    title: style.say(baseWords.cohorts),
    note: style.say(baseWords.byQuarter),
    content: [
      ...(shown.length === 0 ? [sentence(style.say(baseWords.nobodyNew))] : []),
      ...(cohorts.left_out === 0 ? [] : [leftOut(cohorts, style)]),
      ...(aged.length === 0
        ? []
        : [
            retentionFigure(cohorts, aged, style),
            ordersFigure(cohorts, aged, style),
            ...valueFigure(cohorts, aged, style),
          ]),
      ...cohortTurnoverFigure(cohorts, style),
      andMore(more, style),
    ],
  };
}

function leftOut({ left_out: count, from }: CohortsReport, style: BaseStyle): Markup {
  return sentence(
    style.say({
      en: `${style.counted(count, 'customer')} who first bought before ${from} left out`,
      it: `${style.counted(count, 'customer')} con primo acquisto prima del ${from} esclusi`,
    }),
  );
}

function retentionFigure(
  { window_days: days, comparison }: CohortsReport,
  aged: readonly Cohort[],
  style: BaseStyle,
): Markup {
  const ages = agesOf(aged);
  const title =
    comparison === null || comparison.age === 1
      ? {
          en: `Share of each of ${style.number(aged.length)} cohorts that bought again, by age`,
          it: `Quota di ognuna di ${style.number(aged.length)} coorti che ha ricomprato, per età`,
        }
      : {
          en: `${roughShareText(comparison.retention)} of those of ${comparison.cohort} bought in window ${comparison.age}, ${roughShareText(comparison.before.retention)} of those before them`,
          it: `${capital(italianShare(comparison.retention))} di chi è arrivato in ${comparison.cohort} ha comprato nella finestra ${comparison.age}, ${italianShare(comparison.before.retention)} di chi c’era prima`,
        };
  const note = {
    en: `Per cent of a cohort that bought in each window of ${days} days after the first purchase; the first purchase itself is in window 1.`,
    it: `Percentuale di ogni coorte che ha comprato in ogni finestra di ${days} giorni dal primo acquisto, che è compreso nella finestra 1.`,
  };
  const percent = (share: number) => style.number(share * 100);
  return figure(
    {
      title: style.say(title),
      description: style.say(note),
      draw: heat(
        aged.map(({ cohort, ages: of }) => ({
          name: cohort,
          cells: ages.map((age) => {
            const one = of.find((each) => each.age === age);
            return one === undefined ? null : { value: one.retention, text: percent(one.retention) };
          }),
        })),
        ages.map(String),
        style.say({ en: 'Window', it: 'Finestra' }),
      ),
    },
    style.say(note),
    agesTable(aged, (one) => style.share(one.retention), style),
    style,
  );
}

/** How often customers of a cohort ordered in each window. */
function ordersFigure({ window_days: days }: CohortsReport, aged: readonly Cohort[], style: BaseStyle): Markup {
  const ages = agesOf(aged);
  const [oldest, newest] = [aged[0]!, aged.at(-1)!].map(
    ({ cohort, ages: of }) => `${cohort} ${style.number(of[0]!.orders, 2)}`,
  );
  const range = oldest === newest ? oldest : `${oldest}, ${newest}`;
  const note = {
    en: `Orders per customer of a cohort in each window of ${days} days.`,
    it: `Ordini per cliente di ogni coorte in ogni finestra di ${days} giorni.`,
  };
  return figure(
    {
      title: style.say({
        en: `Orders per customer in the first window: ${range}`,
        it: `Ordini per cliente nella prima finestra: ${range}`,
      }),
      description: style.say(note),
      draw: heat(
        aged.map(({ cohort, ages: of }) => ({
          name: cohort,
          cells: ages.map((age) => {
            const one = of.find((each) => each.age === age);
            return one === undefined ? null : { value: one.orders, text: style.number(one.orders, 1) };
          }),
        })),
        ages.map(String),
        style.say({ en: 'Window', it: 'Finestra' }),
      ),
    },
    style.say(note),
    agesTable(aged, (one) => style.number(one.orders, 2), style),
    style,
  );
}

function valueFigure(
  { window_days: days, comparison }: CohortsReport,
  aged: readonly Cohort[],
  style: BaseStyle,
): Markup[] {
  const named = comparison?.cohort ?? aged.at(-1)!.cohort;
  const lines = aged.flatMap(({ cohort, ages }) => {
    const points = ages
      .slice(0, MOST_AGES)
      .flatMap(({ age, cumulative_value: value }) => (value === null ? [] : [[age, value] as const]));
    return points.length === 0 ? [] : [{ cohort, points }];
  });
  if (lines.length === 0) return [];
  const decimals = Math.max(...lines.flatMap(({ points }) => points.map(([, value]) => Math.abs(value)))) < 20 ? 2 : 0;
  const money = (value: number) => style.number(value, decimals);
  const before = comparison?.before.cumulative_value ?? null;
  const now = comparison?.cumulative_value ?? null;
  const title =
    comparison === null || now === null || before === null
      ? {
          en: `What a customer of each of ${style.number(lines.length)} cohorts has brought, by age`,
          it: `Quanto ha portato un cliente di ognuna di ${style.number(lines.length)} coorti, per età`,
        }
      : {
          en: `A customer of ${named} has brought ${money(now)}${style.unit} by window ${comparison.age}, those before ${money(before)}${style.unit}`,
          it: `Un cliente di ${named} ha portato ${money(now)}${style.unit} entro la finestra ${comparison.age}, quelli di prima ${money(before)}${style.unit}`,
        };
  const oldest = lines[0]!.cohort;
  const note = {
    en: `Turnover per customer since the first purchase, by windows of ${days} days, a line for each cohort; ${named} is the strong one.`,
    it: `Fatturato per cliente dal primo acquisto, per finestre di ${days} giorni, una linea per coorte; ${named} è quella marcata.`,
  };
  return [
    figure(
      {
        title: style.say(title),
        description: style.say(note),
        draw: curves(
          [
            ...lines
              .filter(({ cohort }) => cohort !== named)
              .map(({ cohort, points }) => ({
                points: fromZero(points),
                text: cohort === oldest ? cohort : '',
                classes: 'line-soft' as const,
              })),
            ...lines
              .filter(({ cohort }) => cohort === named)
              .map(({ cohort, points }) => ({ points: fromZero(points), text: cohort, classes: 'line' as const })),
          ],
          (age) => style.number(age),
          money,
          [0, ...agesOf(aged)],
        ),
      },
      style.say(note),
      agesTable(aged, (one) => style.money(one.cumulative_value), style),
      style,
    ),
  ];
}

function fromZero(points: readonly (readonly [number, number])[]) {
  return [[0, 0] as const, ...points];
}

function agesTable(cohorts: readonly Cohort[], say: (age: Cohort['ages'][number]) => string, style: BaseStyle): Markup {
  return table([
    words(
      style.say({ en: 'Cohort', it: 'Coorte' }),
      cohorts.map(({ cohort }) => cohort),
    ),
    numbers(
      style.say({ en: 'Customers', it: 'Clienti' }),
      cohorts.map(({ customers }) => style.number(customers)),
    ),
    ...agesOf(cohorts).map((age) =>
      numbers(
        String(age),
        cohorts.map(({ ages }) => {
          const one = ages.find((each) => each.age === age);
          return one === undefined ? '' : say(one);
        }),
      ),
    ),
  ]);
}

/** From the first window to the last that any of them has lived through. */
function agesOf(cohorts: readonly Cohort[]): readonly number[] {
  const most = Math.max(...cohorts.flatMap(({ ages }) => ages.map(({ age }) => age)));
  return Array.from({ length: Math.min(MOST_AGES, most) }, (_, index) => index + 1);
}
