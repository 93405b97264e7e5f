import type { BadRow } from '../../../core/badRow.ts';
import { pendingBadRows } from '../../rows/evidence.ts';
import type { Answered } from '../../rows/readings.ts';
import { NO_DAY } from '../../rows/rows.ts';
import type { DateReading } from '../../values/dates.ts';
import type { ReadInteractionFile } from '../readInteractionFile.ts';
import type { FileEntries } from '../rows/entries.ts';

/** The entries of all files in argument order, dates read in one way; see FileEntries. */
export interface SettledEntries
  extends Readonly<Record<IntegerName, Int32Array>>,
    Readonly<Record<'day' | 'resolved', Int32Array>> {
  readonly count: number;
  /** Entries of file f are `fileStarts[f]` up to, not including, `fileStarts[f + 1]`. */
  readonly fileStarts: Int32Array;
  /** Undefined where every entry is the first of its row. */
  readonly isFirst: Uint8Array | undefined;
  readonly score: Float64Array;
  readonly hash: Float64Array | undefined;
  /** 1 for entries that still count. */
  readonly used: Uint8Array;
}

const INTEGERS = [
  'customer',
  'email',
  'phone',
  'wording',
  'product',
  'category',
  'subject',
  'scoreText',
  'order',
  'subscribed',
] as const;
type IntegerName = (typeof INTEGERS)[number];

/**
 * Puts the files' entries one after the other, and names the bad rows of each file, with those that only now turn bad.
 * @param mayLackDay by number of a wording, whether what it says may have no day
 */
export function settleEntries(
  files: readonly ReadInteractionFile[],
  dates: readonly Answered<DateReading>[],
  mayLackDay: readonly boolean[],
): { readonly entries: SettledEntries; readonly badRows: readonly (readonly BadRow[])[] } {
  const all = files.map(({ decoded }) => decoded.rows);
  const fileStarts = new Int32Array(files.length + 1);
  all.forEach(({ count }, f) => {
    fileStarts[f + 1] = fileStarts[f]! + count;
  });
  const count = fileStarts[files.length]!;
  const integers = (pick: (rows: FileEntries, f: number) => Int32Array): Int32Array =>
    joined(Int32Array, all.map(pick), fileStarts);
  const isFirstReading = (f: number): boolean => dates[f]!.answer === 'dayFirst';
  const columns = Object.fromEntries(INTEGERS.map((name) => [name, integers((rows) => rows[name])]));
  const entries: SettledEntries = {
    ...(columns as Record<IntegerName, Int32Array>),
    count,
    fileStarts,
    isFirst: all.some(({ isFirst }) => isFirst !== undefined)
      ? joined(
          Uint8Array,
          all.map((rows) => rows.isFirst ?? new Uint8Array(rows.count).fill(1)),
          fileStarts,
        )
      : undefined,
    day: integers(({ days }, f) => (isFirstReading(f) ? days.first : days.second)),
    resolved: integers(({ resolved }, f) => (isFirstReading(f) ? resolved.first : resolved.second)),
    score: joined(
      Float64Array,
      all.map(({ score }) => score),
      fileStarts,
    ),
    hash: all.every(({ hash }) => hash !== undefined)
      ? joined(
          Float64Array,
          all.map(({ hash }) => hash!),
          fileStarts,
        )
      : undefined,
    used: new Uint8Array(count).fill(1),
  };
  const { day, wording, used } = entries;
  for (let entry = day.indexOf(NO_DAY); entry >= 0; entry = day.indexOf(NO_DAY, entry + 1)) {
    if (!mayLackDay[wording[entry]!]) used[entry] = 0;
  }
  return { entries, badRows: files.map((file, f) => interactionBadRows(file, dates[f]!)) };
}

/** Bad rows of a file in the order of its lines, with the cells that are no dates in the reading that was chosen. */
export function interactionBadRows(
  { file, decoded }: ReadInteractionFile,
  { answer }: Answered<DateReading>,
): readonly BadRow[] {
  const isFirstReading = answer === 'dayFirst';
  const pending = isFirstReading ? decoded.dates.badInFirst : decoded.dates.badInSecond;
  const reason = isFirstReading ? 'is no date, read day first' : 'is no date, read month first';
  const turned = (pending === undefined ? [] : pendingBadRows(pending)).map(
    ({ line, column, value }): BadRow => ({ file, line, column, value, reason }),
  );
  return turned.length === 0 ? decoded.badRows : [...decoded.badRows, ...turned].sort((a, b) => a.line - b.line);
}

/** One array after the other; that of a single file is taken as it is. */
function joined<T extends Uint8Array | Int32Array | Float64Array>(
  create: new (length: number) => T,
  parts: readonly T[],
  starts: Int32Array,
): T {
  if (parts.length === 1) return parts[0]!;
  const all = new create(starts[parts.length]!);
  parts.forEach((part, f) => {
    all.set(part as never, starts[f]);
  });
  return all;
}
