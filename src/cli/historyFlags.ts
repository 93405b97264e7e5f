import { type EpochDay, formatDay, parseDay } from '../core/day.ts';
import { Failure } from '../core/failure.ts';
import { nearest } from '../core/nearest.ts';
import { quoted } from '../core/printable.ts';
import { asOfDays, type Rhythm, rhythms } from '../segment/history/asOfDays.ts';
import { unanswerableRule } from '../segment/history/unknownColumns.ts';
import type { SegmentSet } from '../segment/rules.ts';
import type { Flags } from './config.ts';

/** What only `rfm history` has flags for. */
export interface HistoryFlags {
  readonly every: Rhythm;
  /** Undefined: the first order. */
  readonly from: EpochDay | undefined;
}

/** @throws Failure that says what to give instead */
export function historyFlags({ every, from }: Flags): HistoryFlags {
  return { every: rhythmOf(every), from: from === undefined ? undefined : dayOf(String(from)) };
}

function rhythmOf(flag: unknown): Rhythm {
  if (flag === undefined) {
    throw new Failure(
      'usage',
      'how far the snapshots are to be apart is not said',
      'add --every week or --every month',
    );
  }
  const rhythm = rhythms.find((each) => each === flag);
  if (rhythm !== undefined) return rhythm;
  const near = nearest(String(flag), rhythms);
  throw new Failure(
    'usage',
    `--every ${quoted(String(flag))} is not possible`,
    near === undefined ? `choose one of ${rhythms.join(', ')}` : `did you mean ${near}?`,
  );
}

function dayOf(text: string): EpochDay {
  const day = parseDay(text);
  if (day !== undefined) return day;
  throw new Failure('usage', `--from ${quoted(text)} is not possible`, 'give a day such as 2024-12-31');
}

/**
 * The days of the snapshots, the oldest first: at least as_of.
 * @param first day of the first purchase that counts
 */
export function snapshotDaysFrom(
  { every, from }: HistoryFlags,
  asOf: EpochDay,
  first: EpochDay,
): readonly [EpochDay, ...EpochDay[]] {
  const days = asOfDays(every, asOf, Math.max(from ?? first, first));
  const [oldest, ...newer] = days;
  if (oldest !== undefined) return [oldest, ...newer];
  throw new Failure(
    'usage',
    `--from ${formatDay(from!)} is after ${formatDay(asOf)}, the day of the newest snapshot`,
    'give an earlier day',
  );
}

/** Fails where a rule asks for what only a model or interactions can tell. */
export function checkAnswerable(segments: SegmentSet): void {
  const asking = unanswerableRule(segments);
  if (asking === undefined) return;
  const lack = asking.only === 'a forecast' ? 'forecasts nothing' : 'reads no interactions';
  throw new Failure(
    'usage',
    `the rule ${quoted(asking.rule)} asks for ${asking.column}, and a history ${lack}`,
    'take such rules out of the segments for it, or name a set with --segments grid',
  );
}
