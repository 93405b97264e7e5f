import {
  type DayCounts,
  dayCounts,
  dayOfSurvival,
  type ShareWithin,
  type SurvivalCurve,
  survivalAt,
  survivalCurve,
  survivalLimits,
} from '../numerics/survival.ts';
import type { FirstPurchases } from './firstPurchases.ts';

/** The days after the first purchase within which returns are told. */
export const HORIZONS = [30, 60, 90, 180] as const;
/** Of the intervals that are shown. */
export const LEVEL = 0.95;

/** Who came back within some days. */
export interface ReturnWithin {
  readonly days: number;
  /** The share with its 95 % interval; undefined where nobody has been observed for so long. */
  readonly share: ShareWithin | undefined;
  readonly cameBack: number;
  /** People who have not come back, and were not observed for so long. */
  readonly unknown: number;
}

/** How people come back. */
export interface ReturnFigures {
  readonly people: number;
  readonly cameBack: number;
  readonly within: readonly ReturnWithin[];
  /** The day by which half of all people came back, those still unknown taken into account; undefined where it is not reached. */
  readonly medianDays: number | undefined;
  /** Quartiles of the days that it took those who came back; undefined where nobody did. */
  readonly amongReturned: Quartiles | undefined;
}

export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/** The figures of some first-time buyers. */
export function returnFigures(first: FirstPurchases, rows: Int32Array): ReturnFigures {
  const counts = followed(first, rows, 0);
  const curve = survivalCurve(counts);
  return {
    people: rows.length,
    cameBack: curve.events.at(-1) ?? 0,
    within: returnsWithin(counts, curve, HORIZONS, longestObserved(first, rows)),
    medianDays: dayOfSurvival(curve, 0.5),
    amongReturned: quartilesOf(counts.events),
  };
}

/** For how many days some people were followed, from a day after the first purchase on (see {@link dayCounts}). */
export function followed(first: FirstPurchases, rows: Int32Array, from: number, last?: number): DayCounts {
  const days = new Int32Array(rows.length);
  const cameBack = new Uint8Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    days[i] = first.days[rows[i]!]! - from;
    cameBack[i] = first.cameBack[rows[i]!]!;
  }
  return dayCounts(days, cameBack, last);
}

/** Days since the first purchase of the one who has been observed for longest; minus infinity of nobody. */
export function longestObserved({ asOf, firstDay }: FirstPurchases, rows: Int32Array): number {
  let longest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < rows.length; i++) {
    const observed = asOf - firstDay[rows[i]!]!;
    if (observed > longest) longest = observed;
  }
  return longest;
}

/** Returns within some days, as many as `longest` at most: beyond it nothing is known, whatever the curve says. */
export function returnsWithin(
  { events, censored }: DayCounts,
  curve: SurvivalCurve,
  horizons: readonly number[],
  longest: number,
): ReturnWithin[] {
  return horizons.map((days) => {
    let cameBack = 0;
    let unknown = 0;
    for (let day = 0; day < events.length && day <= days; day++) {
      cameBack += events[day]!;
      if (day < days) unknown += censored[day]!;
    }
    return { days, share: days > longest ? undefined : shareReturned(curve, days, LEVEL), cameBack, unknown };
  });
}

/** The share of those who came back within some days, with its interval; undefined where nobody was left to observe. */
export function shareReturned(curve: SurvivalCurve, days: number, level: number): ShareWithin | undefined {
  const estimate = survivalAt(curve, days);
  if (estimate === undefined) return undefined;
  const { low, high } = survivalLimits(estimate, level);
  return { share: 1 - estimate.survival, low: 1 - high, high: 1 - low };
}

/** Of values that are told by how often each occurs; between two values in proportion (type 7 of Hyndman, Fan 1996). */
function quartilesOf(counts: Int32Array): Quartiles | undefined {
  let size = 0;
  for (let value = 0; value < counts.length; value++) size += counts[value]!;
  if (size === 0) return undefined;
  const quantile = (share: number): number => {
    const place = share * (size - 1);
    const below = Math.floor(place);
    const low = ranked(counts, below);
    return place === below ? low : low + (place - below) * (ranked(counts, below + 1) - low);
  };
  return { lower: quantile(0.25), median: quantile(0.5), upper: quantile(0.75) };
}

/** The value before which there are `rank` others. */
function ranked(counts: Int32Array, rank: number): number {
  let value = 0;
  for (let passed = counts[0]!; passed <= rank; passed += counts[value]!) value++;
  return value;
}
