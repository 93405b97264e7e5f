import { roughShareText } from '../../../core/numberText.ts';
import type { CohortsReport } from '../../audit/customerBaseReport.ts';
import { italianShare } from '../../headlineWords.ts';
import { stack } from '../charts/stack.ts';
import { figure } from '../figure.ts';
import type { Markup } from '../markup.ts';
import { capital } from '../page.ts';
import { numbers, table, words } from '../table.ts';
import type { BaseStyle } from './baseStyle.ts';

const MOST_QUARTERS = 24;
/** More layers than this are those of whole years. */
const MOST_LAYERS = 8;
const QUARTERS_OF_A_YEAR = 4;

type Cohorts = CohortsReport['list'];

/** Turnover of each quarter by when its customers first bought; none where there is no turnover. */
export function turnoverFigure(cohorts: Cohorts, style: BaseStyle): Markup[] {
  const all = [...new Set(cohorts.flatMap(({ turnover }) => turnover.map(({ quarter }) => quarter)))].sort();
  const quarters = all.slice(-MOST_QUARTERS);
  if (quarters.length < 2) return [];
  const layers = layersOf(cohorts, quarters);
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
      ]),
      style,
    ),
  ];
}

function layersOf(cohorts: Cohorts, quarters: readonly string[]) {
  const period = (cohort: string) => (cohorts.length > MOST_LAYERS ? cohort.slice(0, 4) : cohort);
  return [...new Set(cohorts.map(({ cohort }) => period(cohort)))].sort().map((name) => ({
    name,
    values: quarters.map((quarter) =>
      turnoverOf(
        cohorts.filter(({ cohort }) => period(cohort) === name),
        quarter,
      ),
    ),
  }));
}

function title(cohorts: Cohorts, quarters: readonly string[], style: BaseStyle): string {
  const last = quarters.at(-1)!;
  const from = quarters.at(-QUARTERS_OF_A_YEAR) ?? quarters[0]!;
  const whole = turnoverOf(cohorts, last);
  const young = turnoverOf(
    cohorts.filter(({ cohort }) => cohort >= from),
    last,
  );
  if (!(whole > 0) || young < 0 || young > whole) {
    return style.say({ en: 'Turnover by cohort', it: 'Fatturato per coorte' });
  }
  return style.say({
    en: `${roughShareText(young / whole)} of the turnover of ${last} comes from customers gained since ${from}`,
    it: `${capital(italianShare(young / whole))} del fatturato di ${last} viene da clienti acquisiti da ${from}`,
  });
}

function turnoverOf(cohorts: Cohorts, quarter: string): number {
  return cohorts.reduce(
    (sum, { turnover }) => sum + (turnover.find((each) => each.quarter === quarter)?.turnover ?? 0),
    0,
  );
}
