import type { EpochDay } from '../../core/day.ts';

/** The newest of some days, and the newest of the others; minus infinity where there is none. */
export function newestDays(days: Int32Array): { readonly newest: EpochDay; readonly before: EpochDay } {
  let newest = Number.NEGATIVE_INFINITY;
  let before = Number.NEGATIVE_INFINITY;
  for (const day of days) {
    if (day > newest) {
      before = newest;
      newest = day;
    } else if (day > before && day < newest) before = day;
  }
  return { newest, before };
}
