import type { ReadAccount } from '../../core/account.ts';
import { formatDay } from '../../core/day.ts';
import type { Rhythm } from '../../segment/history/asOfDays.ts';
import type { SegmentCourse } from '../../segment/history/segmentCourse.ts';
import { moneyFigure } from '../moneyFigure.ts';
import { type Report, type ReportFile, readingReport } from '../report.ts';

/** What a history tells: plain JSON, with days as ISO dates. */
export interface HistoryReport
  extends Pick<
    Report,
    | 'version'
    | 'as_of'
    | 'currency'
    | 'read'
    | 'left_out'
    | 'notices'
    | 'segment_set'
    | 'out_dir'
    | 'files_written'
    | 'next'
  > {
  readonly every: Rhythm;
  /** The oldest first; `kept` are those that were there before and stay as they are. */
  readonly snapshots: readonly { readonly as_of: string; readonly customers: number; readonly kept: boolean }[];
  /** In the order of the rules; `sizes` are the customers in each snapshot. */
  readonly segments: readonly SegmentHistory[];
  /** Null with fewer than two snapshots. */
  readonly movements: AverageMovements | null;
}

/** How many customers a segment had in each snapshot. */
export interface SegmentHistory {
  readonly segment: string;
  readonly sizes: readonly number[];
  readonly first: number;
  readonly last: number;
  readonly least: number;
  readonly greatest: number;
}

/** Who went where from one snapshot to the next, over all pairs of consecutive snapshots. */
interface AverageMovements {
  /** Pairs of consecutive snapshots. */
  readonly steps: number;
  /** Only movements that somebody made, staying among them. */
  readonly matrix: readonly AverageMovement[];
}

/** Customers who went from one segment to another, or stayed. */
interface AverageMovement {
  /** Null for the new, who were in no segment before. */
  readonly from: string | null;
  /** Null for those gone, who are in none any more. */
  readonly to: string | null;
  /** Over all steps together. */
  readonly customers: number;
  /** Of all customers in `from` at the beginning of the steps, four decimals. */
  readonly share: number;
}

/** What a history report is made of. */
export interface HistoryInput {
  readonly version: string;
  readonly every: Rhythm;
  readonly course: SegmentCourse;
  /** By snapshot of the course. */
  readonly kept: readonly boolean[];
  readonly currency: string | undefined;
  readonly segmentSet: string;
  readonly account: ReadAccount;
  /** In place of those of the account. */
  readonly notices: readonly string[];
  readonly files: readonly ReportFile[];
  readonly outputs: readonly string[];
  readonly outDir: string;
  readonly next: string;
}

/** The report on at least one snapshot. */
export function historyReport(input: HistoryInput): HistoryReport {
  const { course, currency } = input;
  const { days, segments } = course;
  return {
    version: input.version,
    as_of: formatDay(days.at(-1)!),
    currency: currency ?? null,
    every: input.every,
    ...readingReport(input.files, input.account, moneyFigure(currency), 'en'),
    notices: input.notices,
    snapshots: days.map((day, i) => ({
      as_of: formatDay(day),
      customers: segments.reduce((sum, { sizes }) => sum + sizes[i]!, 0),
      kept: input.kept[i]!,
    })),
    segment_set: input.segmentSet,
    segments: segments.map(({ segment, sizes }) => ({
      segment,
      sizes,
      first: sizes[0]!,
      last: sizes.at(-1)!,
      least: Math.min(...sizes),
      greatest: Math.max(...sizes),
    })),
    movements: days.length < 2 ? null : averageMovements(course),
    out_dir: input.outDir,
    files_written: input.outputs,
    next: input.next,
  };
}

function averageMovements({ days, segments, flows }: SegmentCourse): AverageMovements {
  const order = [...segments.map(({ segment }) => segment), undefined];
  const leaving = new Map<string | undefined, number>();
  for (const { from, customers } of flows) leaving.set(from, (leaving.get(from) ?? 0) + customers);
  const place = (name: string | undefined): number => order.indexOf(name);
  const matrix = flows
    .toSorted((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to))
    .map(({ from, to, customers }) => ({
      from: from ?? null,
      to: to ?? null,
      customers,
      share: Number((customers / leaving.get(from)!).toFixed(4)),
    }));
  return { steps: days.length - 1, matrix };
}
