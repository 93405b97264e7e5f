import { capital } from '../../../core/capital.ts';
import { roughShareText } from '../../../core/numberText.ts';
import type { CohortsReport } from '../../audit/customerBaseReport.ts';
import { italianShare } from '../../headlineWords.ts';
import { stack } from '../charts/stack.ts';
import { figure } from '../figure.ts';
import type { Markup } from '../markup.ts';

import { numbers, table, words } from '../table.ts';
import type { BaseStyle } from './baseStyle.ts';

const MOST_QUARTERS = 24;
/** More layers than this are those of whole years. */
const MOST_LAYERS = 8;
const QUARTERS_OF_A_YEAR = 4;

type Cohorts = CohortsReport['list'];

/** Turnover of each quarter by when its customers first bought; none where there is no turnover. */
export function cohortTurnoverFigure(cohorts: CohortsReport, style: BaseStyle): Markup[] {
  const { list, left_out_turnover: leftOut, refunds_to_others: refunds } = cohorts;
  const all = [...new Set([...leftOut, ...list.flatMap(({ turnover }) => turnover)].map(({ quarter }) => quarter))];
  const quarters = all.sort().slice(-MOST_QUARTERS);
  if (quarters.length < 2) return [];
  const layers = layersOf(cohorts, quarters, style.say({ en: 'before', it: 'prima' }));
  const note = style.say({
    en: 'Each layer is the turnover of customers who first bought in the same period, the oldest at the bottom; the last quarter goes up to the day of the report.',
    it: 'Ogni strato è il fatturato dei clienti arrivati nello stesso periodo, i più vecchi in basso; l’ultimo trimestre arriva fino al giorno del rapporto.',
  });
  return [
    figure(
      {
        title: title(cohorts, quarters, style),
        description: note,
        draw: stack(layers, quarters, (value) => style.figure(value)),
      },
      note,
      table([
        words(style.say({ en: 'Quarter', it: 'Trimestre' }), quarters),
        ...layers.map(({ name, values }) =>
          numbers(
            name,
            values.map((value) => (value === 0 ? '' : style.figure(value))),
          ),
        ),
        ...(refunds.length === 0
          ? []
          : [
              numbers(
                style.say({ en: 'Refunds to others', it: 'Rimborsi ad altri' }),
                quarters.map((quarter) => style.figure(sumIn([refunds], quarter))),
              ),
            ]),
      ]),
      style,
    ),
  ];
}

/** By cohort, or by year where they are many; the oldest, and those in no cohort, are one layer below all. */
function layersOf({ list, left_out_turnover: leftOut }: CohortsReport, quarters: readonly string[], before: string) {
  const period = (cohort: string) => (list.length > MOST_LAYERS ? cohort.slice(0, 4) : cohort);
  const periods = [...new Set(list.map(({ cohort }) => period(cohort)))].sort();
  const shown = periods.slice(-MOST_LAYERS);
  const older = list.filter(({ cohort }) => !shown.includes(period(cohort)));
  const values = (parts: readonly Turnover[]) => quarters.map((quarter) => sumIn(parts, quarter));
  return [
    ...(older.length === 0 && leftOut.length === 0
      ? []
      : [{ name: before, values: values([leftOut, ...older.map(({ turnover }) => turnover)]) }]),
    ...shown.map((name) => ({
      name,
      values: values(list.filter(({ cohort }) => period(cohort) === name).map(({ turnover }) => turnover)),
    })),
  ];
}

function title(
  { list, left_out_turnover: leftOut }: CohortsReport,
  quarters: readonly string[],
  style: BaseStyle,
): string {
  const last = quarters.at(-1)!;
  const from = quarters.at(-QUARTERS_OF_A_YEAR) ?? quarters[0]!;
  const ofCohorts = (cohorts: Cohorts) =>
    sumIn(
      cohorts.map(({ turnover }) => turnover),
      last,
    );
  const whole = ofCohorts(list) + sumIn([leftOut], last);
  const young = ofCohorts(list.filter(({ cohort }) => cohort >= from));
  if (!(whole > 0) || young < 0 || young > whole) {
    return style.say({ en: 'Turnover by cohort', it: 'Fatturato per coorte' });
  }
  return style.say({
    en: `${roughShareText(young / whole)} of ${style.whole.en} in ${last} comes from customers gained since ${from}`,
    it: `${capital(italianShare(young / whole))} ${style.whole.it} di ${last} viene da clienti acquisiti da ${from}`,
  });
}

type Turnover = CohortsReport['left_out_turnover'];

function sumIn(parts: readonly Turnover[], quarter: string): number {
  return parts.flat().reduce((sum, part) => (part.quarter === quarter ? sum + part.turnover : sum), 0);
}
