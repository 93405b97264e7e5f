import type { BadRow } from '../../core/badRow.ts';
import type { DateReading } from '../values/dateReadings.ts';
import type { TwoReadings } from './growing.ts';
import type { Answered, DecimalReading } from './readings.ts';
import { type DecodedFile, NONE } from './rows.ts';

/** The rows of all files in argument order, every question answered. */
export interface SettledRows {
  readonly count: number;
  /** Rows of file f are `fileStarts[f]` up to, not including, `fileStarts[f + 1]`. */
  readonly fileStarts: Int32Array;
  readonly customer: Int32Array;
  readonly order: Int32Array;
  readonly line: Int32Array;
  readonly day: Int32Array;
  readonly amount: Float64Array;
  /** NaN where the row states no refunded amount. */
  readonly refunded: Float64Array | undefined;
  readonly cost: Float64Array | undefined;
  readonly status: Int32Array | undefined;
  readonly currency: Int32Array;
  readonly attributes: ReadonlyMap<string, Int32Array>;
  readonly hash: Float64Array | undefined;
  /** 1 for rows that still count; bad and replaced rows are 0. */
  readonly used: Uint8Array;
}

export interface SettledFile {
  readonly file: string;
  readonly decoded: DecodedFile;
  readonly dates: Answered<DateReading>;
  readonly decimals: Answered<DecimalReading>;
}

/**
 * Puts the files' rows one after the other in the readings that were decided, and names the bad rows of each file, with
 * those that only now turn bad.
 */
export function settleRows(files: readonly SettledFile[]): {
  rows: SettledRows;
  badRows: readonly (readonly BadRow[])[];
} {
  const all = files.map((file) => file.decoded.rows);
  const fileStarts = new Int32Array(files.length + 1);
  all.forEach((rows, f) => {
    fileStarts[f + 1] = fileStarts[f]! + rows.count;
  });
  const count = fileStarts[files.length]!;
  const chosen = <T extends Int32Array | Float64Array>(values: TwoReadings<T>, first: boolean): T =>
    first ? values.first() : values.second();
  const some = <T>(values: readonly (T | undefined)[]): boolean => values.some((value) => value !== undefined);
  const points = files.map((file) => file.decimals.answer === 'point');
  const optional = (pick: (f: number) => Float64Array | undefined): Float64Array | undefined => {
    const parts = all.map((_, f) => pick(f));
    return some(parts) ? joined(Float64Array, parts, fileStarts, Number.NaN) : undefined;
  };
  const names = new Set(all.flatMap((rows) => [...rows.attributes.keys()]));
  const rows: SettledRows = {
    count,
    fileStarts,
    customer: joined(
      Int32Array,
      all.map((one) => one.customer),
      fileStarts,
      NONE,
    ),
    order: joined(
      Int32Array,
      all.map((one) => one.order),
      fileStarts,
      NONE,
    ),
    line: joined(
      Int32Array,
      all.map((one) => one.line),
      fileStarts,
      0,
    ),
    day: joined(
      Int32Array,
      all.map((one, f) => chosen(one.days, files[f]!.dates.answer === 'dayFirst')),
      fileStarts,
      0,
    ),
    amount: joined(
      Float64Array,
      all.map((one, f) => chosen(one.amounts, points[f]!)),
      fileStarts,
      0,
    ),
    refunded: optional((f) => all[f]!.refunded && chosen(all[f]!.refunded, points[f]!)),
    cost: optional((f) => all[f]!.cost && chosen(all[f]!.cost, points[f]!)),
    status: some(all.map((one) => one.status))
      ? joined(
          Int32Array,
          all.map((one) => one.status),
          fileStarts,
          NONE,
        )
      : undefined,
    currency: joined(
      Int32Array,
      all.map((one) => one.currency),
      fileStarts,
      NONE,
    ),
    attributes: new Map(
      [...names].map((name) => [
        name,
        joined(
          Int32Array,
          all.map((one) => one.attributes.get(name)),
          fileStarts,
          NONE,
        ),
      ]),
    ),
    hash: optional((f) => all[f]!.hash),
    used: new Uint8Array(count).fill(1),
  };
  return { rows, badRows: files.map((file, f) => badRowsOf(file, fileStarts[f]!, rows.used)) };
}

/** Bad rows of a file in the order of its lines; marks those that only now turned bad as not used. */
function badRowsOf(
  { file, decoded, dates, decimals }: SettledFile,
  start: number,
  used: Uint8Array,
): readonly BadRow[] {
  const pending = [
    (dates.answer === 'dayFirst' ? decoded.dates.badInFirst : decoded.dates.badInSecond)?.map((bad) => ({
      ...bad,
      reason: dates.answer === 'dayFirst' ? 'is no date, read day first' : 'is no date, read month first',
    })),
    (decimals.answer === 'point' ? decoded.decimals.badInFirst : decoded.decimals.badInSecond)?.map((bad) => ({
      ...bad,
      reason:
        decimals.answer === 'point'
          ? 'is no amount, read with a decimal point'
          : 'is no amount, read with a decimal comma',
    })),
  ].flatMap((bad) => bad ?? []);
  const turned: BadRow[] = [];
  for (const { row, line, column, value, reason } of pending) {
    if (used[start + row] === 0) continue;
    used[start + row] = 0;
    turned.push({ file, line, column, value, reason });
  }
  return turned.length === 0 ? decoded.badRows : [...decoded.badRows, ...turned].sort((a, b) => a.line - b.line);
}

/** The number of each row's file. */
export function filesByRow(rows: SettledRows): Uint16Array {
  const fileOf = new Uint16Array(rows.count);
  for (let file = 0; file + 1 < rows.fileStarts.length; file++) {
    fileOf.fill(file, rows.fileStarts[file], rows.fileStarts[file + 1]);
  }
  return fileOf;
}

/** One array after the other; a file without the column gets `missing`. A single file's array is taken as it is. */
function joined<T extends Int32Array | Float64Array>(
  create: new (length: number) => T,
  parts: readonly (T | undefined)[],
  starts: Int32Array,
  missing: number,
): T {
  if (parts.length === 1 && parts[0] !== undefined) return parts[0];
  const all = new create(starts[parts.length]!);
  parts.forEach((part, f) => {
    if (part === undefined) all.fill(missing, starts[f], starts[f + 1]);
    else all.set(part as never, starts[f]);
  });
  return all;
}
