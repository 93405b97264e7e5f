import { type EpochDay, firstOfMonth } from '../../core/day.ts';

/** How far the snapshots of a history are apart. */
export const rhythms = ['week', 'month'] as const;
export type Rhythm = (typeof rhythms)[number];

const DAYS_A_WEEK = 7;

/**
 * The days on which a history has its snapshots, the oldest first, none before `from`: by week as_of, as_of - 7 and so on;
 * by month the last days of the months before as_of, then as_of.
 */
export function asOfDays(every: Rhythm, asOf: EpochDay, from: EpochDay): readonly EpochDay[] {
  const before = stepBack[every];
  const days: EpochDay[] = [];
  for (let day = asOf; day >= from; day = before(day)) days.push(day);
  return days.reverse();
}

const stepBack: Readonly<Record<Rhythm, (day: EpochDay) => EpochDay>> = {
  week: (day) => day - DAYS_A_WEEK,
  month: (day) => firstOfMonth(day) - 1,
};
