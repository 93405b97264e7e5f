import { type Accuracy, accuracy, type Gain, gainsByDecile, rankCorrelation } from './accuracy.ts';
import { type NaiveName, naiveForecasts } from './naive.ts';

/** How near a forecast of the holdout came; in purchase days, or in currency units. */
export interface HoldoutAccuracy extends Accuracy {
  /** Rank correlation of forecasts and what happened; null where either is the same for everybody. */
  readonly spearman: number | null;
}

/** The forecast with the lowest mean absolute error, and the next. */
export interface Winner {
  readonly name: string;
  readonly by: 'mae';
  readonly mae: number;
  readonly runner_up: string | null;
  readonly runner_up_mae: number | null;
}

export interface NaiveBacktest {
  readonly name: NaiveName;
  readonly description: string;
  readonly holdout: HoldoutAccuracy;
}

/** Several forecasts of one thing beside what happened, by name. */
export interface ForecastComparison {
  readonly holdout: Readonly<Record<string, HoldoutAccuracy>>;
  readonly winner: Winner | null;
  readonly gains: Readonly<Record<string, readonly Gain[]>>;
}

/** @param forecasts by name, each by customer like `actual` */
export function compareForecasts(
  actual: ArrayLike<number>,
  forecasts: Readonly<Record<string, Float64Array>>,
): ForecastComparison {
  const all = Object.entries(forecasts);
  const holdout = Object.fromEntries(
    all.map(([name, expected]) => [
      name,
      { ...accuracy(actual, expected), spearman: rankCorrelation(actual, expected) },
    ]),
  );
  return {
    holdout,
    winner: actual.length === 0 ? null : winnerOf(holdout),
    gains: Object.fromEntries(all.map(([name, expected]) => [name, gainsByDecile(actual, expected)])),
  };
}

/** The naive forecasts among all that were compared. */
export function naiveBacktests(holdout: ForecastComparison['holdout']): NaiveBacktest[] {
  return naiveForecasts.map((forecast) => ({ ...forecast, holdout: holdout[forecast.name]! }));
}

/** The lowest mean absolute error wins; of equal ones, the first. Null where there is none. */
export function winnerOf(holdout: Readonly<Record<string, Accuracy>>): Winner | null {
  const [first, second] = Object.entries(holdout).sort(([, a], [, b]) => a.mae - b.mae);
  if (first === undefined) return null;
  return {
    name: first[0],
    by: 'mae',
    mae: first[1].mae,
    runner_up: second?.[0] ?? null,
    runner_up_mae: second?.[1].mae ?? null,
  };
}
