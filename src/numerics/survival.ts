import { normalQuantile } from './normal.ts';

/** For how many days individuals were followed, by day: until their event, or until no more is known of them. */
export interface DayCounts {
  readonly events: Int32Array;
  /** As long as `events`. */
  readonly censored: Int32Array;
}

/** Counts of whole days from 0 on; `hasEvent` is 1 where the event ended them. Days after `last` are censored there. */
export function dayCounts(days: Int32Array, hasEvent: Uint8Array, last: number = Number.POSITIVE_INFINITY): DayCounts {
  let longest = -1;
  for (let i = 0; i < days.length; i++) if (days[i]! > longest) longest = days[i]!;
  const events = new Int32Array(Math.min(longest, last) + 1);
  const censored = new Int32Array(events.length);
  for (let i = 0; i < days.length; i++) {
    const day = days[i]!;
    if (day > last) censored[last]!++;
    else if (hasEvent[i] === 1) events[day]!++;
    else censored[day]!++;
  }
  return { events, censored };
}

/** Counts of all but some of them, who are counted up to the same last day or end before it. */
export function countsWithout(all: DayCounts, some: DayCounts): DayCounts {
  const events = all.events.map((count, day) => count - (some.events[day] ?? 0));
  const censored = all.censored.map((count, day) => count - (some.censored[day] ?? 0));
  let length = events.length;
  while (length > 0 && events[length - 1] === 0 && censored[length - 1] === 0) length--;
  return { events: events.subarray(0, length), censored: censored.subarray(0, length) };
}

/** The share without an event by day, each array indexed by days from 0 to the longest that anybody was followed. */
export interface SurvivalCurve {
  /** Individuals followed for at least so many days. */
  readonly atRisk: Int32Array;
  /** Events up to and with the day. */
  readonly events: Int32Array;
  /** The estimate after the events of the day. */
  readonly survival: Float64Array;
  /** Greenwood's sum of d / (n (n - d)) up to and with the day; infinite where nobody is left. */
  readonly greenwood: Float64Array;
}

/**
 * The product-limit estimate (Kaplan, Meier 1958, "Nonparametric estimation from incomplete observations") with the sum
 * behind its variance (Greenwood 1926). Events of a day come before the censorings of that day.
 */
export function survivalCurve({ events: eventsOfDay, censored }: DayCounts): SurvivalCurve {
  const days = eventsOfDay.length;
  const atRisk = new Int32Array(days);
  const events = new Int32Array(days);
  const survival = new Float64Array(days);
  const greenwood = new Float64Array(days);
  let left = 0;
  for (let day = 0; day < days; day++) left += eventsOfDay[day]! + censored[day]!;
  let share = 1;
  let sum = 0;
  let soFar = 0;
  for (let day = 0; day < days; day++) {
    const died = eventsOfDay[day]!;
    atRisk[day] = left;
    if (died > 0) {
      share *= (left - died) / left;
      sum += died / (left * (left - died));
      soFar += died;
    }
    events[day] = soFar;
    survival[day] = share;
    greenwood[day] = sum;
    left -= died + censored[day]!;
  }
  return { atRisk, events, survival, greenwood };
}

/** The estimate on a day. */
export interface SurvivalEstimate {
  readonly survival: number;
  /** Greenwood's; 0 where the estimate is 0 or 1. */
  readonly standardError: number;
  /** Individuals followed for at least so many days. */
  readonly atRisk: number;
  /** Events up to and with the day. */
  readonly events: number;
}

/**
 * The estimate on a day from 0 on; undefined beyond the longest that anybody was followed, unless an event ended the last
 * one left, and of nobody.
 */
export function survivalAt(curve: SurvivalCurve, day: number): SurvivalEstimate | undefined {
  const last = curve.survival.length - 1;
  if (last < 0 || (day > last && curve.survival[last]! > 0)) return undefined;
  const at = Math.min(day, last);
  const survival = curve.survival[at]!;
  return {
    survival,
    standardError: survival === 0 ? 0 : survival * Math.sqrt(curve.greenwood[at]!),
    atRisk: day > last ? 0 : curve.atRisk[day]!,
    events: curve.events[at]!,
  };
}

/** The first day after whose events at most the given share is without one; undefined where that is never reached. */
export function dayOfSurvival({ survival }: SurvivalCurve, share: number): number | undefined {
  const day = survival.findIndex((estimate) => estimate <= share + ROUNDING);
  return day === -1 ? undefined : day;
}

/** Products of fractions that are one half are not always so to the last digit. */
const ROUNDING = 1e-12;

export interface Limits {
  readonly low: number;
  readonly high: number;
}

/**
 * The interval of an estimate by Greenwood's variance on the scale of log(-log S), where it is nearly symmetric and stays
 * within 0 and 1 (Kalbfleisch, Prentice 1980; Borgan, Liestøl 1990). An estimate of 1 or 0 has no variance: its other
 * limit is then the exact one of as many trials as individuals were followed up to the day, or as there were events
 * (Clopper, Pearson 1934).
 */
export function survivalLimits({ survival, standardError, atRisk, events }: SurvivalEstimate, level: number): Limits {
  const tail = (1 - level) / 2;
  if (survival === 1) return { low: tail ** (1 / atRisk), high: 1 };
  if (survival === 0) return { low: 0, high: 1 - tail ** (1 / events) };
  const log = Math.log(survival);
  const factor = Math.exp((normalQuantile(1 - tail) * standardError) / (survival * -log));
  return { low: Math.exp(log * factor), high: Math.exp(log / factor) };
}

/** A share with its limits. */
export interface ShareWithin extends Limits {
  readonly share: number;
}

/**
 * The difference of two independent shares, `one` less `other`, with its interval, recovered from the limits of both, so
 * that it is as skewed as they are (Newcombe 1998, method 10; Zou, Donner 2008, "Construction of confidence limits about
 * effect measures"). Where both limits are symmetric it is that of the sum of the variances.
 */
export function differenceOfShares(one: ShareWithin, other: ShareWithin): ShareWithin {
  const share = one.share - other.share;
  return {
    share,
    low: share - Math.hypot(one.share - one.low, other.high - other.share),
    high: share + Math.hypot(one.high - one.share, other.share - other.low),
  };
}
