import type { EpochDay } from '../../core/day.ts';
import { NO_DAY } from '../rows/rows.ts';

/** The newest of some days, and the newest of the others; minus infinity where there is none. */
export interface NewestDays {
  readonly newest: EpochDay;
  readonly before: EpochDay;
}

export function newestDays(days: Int32Array): NewestDays {
  // Whole numbers throughout: infinity would make the loop slow.
  let newest = NO_DAY;
  let before = NO_DAY;
  for (let i = 0; i < days.length; i++) {
    const day = days[i]!;
    if (day > newest) {
      before = newest;
      newest = day;
    } else if (day > before && day < newest) before = day;
  }
  return { newest: dayOrNone(newest), before: dayOrNone(before) };
}

function dayOrNone(day: EpochDay): EpochDay {
  return day === NO_DAY ? Number.NEGATIVE_INFINITY : day;
}
