import type { BadRow } from '../../core/badRow.ts';
import type { CarriedField } from '../fields.ts';
import type { DateReading } from '../values/dateReadings.ts';
import { pendingBadRows } from './evidence.ts';
import type { TwoReadings } from './growing.ts';
import { itemsBefore } from './lineItems.ts';
import { lineOf } from './lineNumbers.ts';
import type { Answered, DecimalReading } from './readings.ts';
import { type DecodedFile, type FileRows, NONE, type PendingRows } from './rows.ts';

/** The rows of all files in argument order, every question answered; one may stand for several of the export. */
export interface SettledRows {
  readonly count: number;
  /** Rows of file f are `fileStarts[f]` up to, not including, `fileStarts[f + 1]`. */
  readonly fileStarts: Int32Array;
  readonly customer: Int32Array;
  readonly order: Int32Array;
  /** See lineItems.ts. */
  readonly items: Uint8Array;
  /** The line on which a row starts, from 1. */
  readonly lineOf: (row: number) => number;
  readonly day: Int32Array;
  readonly amount: Float64Array;
  /** NaN where the row states no refunded amount. */
  readonly refunded: Float64Array | undefined;
  readonly cost: Float64Array | undefined;
  readonly status: Int32Array | undefined;
  /** Undefined where no row names one. */
  readonly currency: Int32Array | undefined;
  /** Columns that some file has. */
  readonly attributes: ReadonlyMap<string, Int32Array>;
  readonly carried: ReadonlyMap<CarriedField, Int32Array>;
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
  const integers = (pick: (rows: FileRows, f: number) => Int32Array | undefined): Int32Array | undefined =>
    joined(Int32Array, all.map(pick), fileStarts, NONE);
  const floats = (pick: (rows: FileRows, f: number) => Float64Array | undefined): Float64Array | undefined =>
    joined(Float64Array, all.map(pick), fileStarts, Number.NaN);
  const daysOf = ({ days }: FileRows, f: number): Int32Array =>
    files[f]!.dates.answer === 'dayFirst' ? days.first : days.second;
  const amountsOf = (readings: TwoReadings<Float64Array> | undefined, f: number): Float64Array | undefined =>
    files[f]!.decimals.answer === 'point' ? readings?.first : readings?.second;
  const names = new Set(all.flatMap(({ attributes }) => [...attributes.keys()]));
  const fields = new Set(all.flatMap(({ carried }) => [...carried.keys()]));
  const rows: SettledRows = {
    count,
    fileStarts,
    customer: integers(({ customer }) => customer)!,
    order: integers(({ order }) => order)!,
    items: joined(
      Uint8Array,
      all.map(({ items }) => items),
      fileStarts,
      0,
    )!,
    lineOf: (row) => {
      const f = fileStarts.findIndex((start, i) => start <= row && row < fileStarts[i + 1]!);
      const { lines, items } = all[f]!;
      return lineOf(lines, itemsBefore(items, row - fileStarts[f]!));
    },
    day: integers(daysOf)!,
    amount: floats(({ amounts }, f) => amountsOf(amounts, f))!,
    refunded: floats(({ refunded }, f) => amountsOf(refunded, f)),
    cost: floats(({ cost }, f) => amountsOf(cost, f)),
    status: integers(({ status }) => status),
    currency: integers(({ currency }) => currency),
    attributes: new Map([...names].map((name) => [name, integers(({ attributes }) => attributes.get(name))!])),
    carried: new Map([...fields].map((field) => [field, integers(({ carried }) => carried.get(field))!])),
    hash: floats(({ hash }) => hash),
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
  const all = (rows: PendingRows | undefined, reason: string) =>
    (rows === undefined ? [] : pendingBadRows(rows)).map((bad) => ({ ...bad, reason }));
  const pending = [
    ...(dates.answer === 'dayFirst'
      ? all(decoded.dates.badInFirst, 'is no date, read day first')
      : all(decoded.dates.badInSecond, 'is no date, read month first')),
    ...(decimals.answer === 'point'
      ? all(decoded.decimals.badInFirst, 'is no amount, read with a decimal point')
      : all(decoded.decimals.badInSecond, 'is no amount, read with a decimal comma')),
  ];
  const turned: BadRow[] = [];
  for (const { row, line, column, value, reason } of pending) {
    if (used[start + row] === 0) continue;
    used[start + row] = 0;
    turned.push({ file, line, column, value, reason });
  }
  return turned.length === 0 ? decoded.badRows : [...decoded.badRows, ...turned].sort((a, b) => a.line - b.line);
}

/**
 * One array after the other, undefined where no file has the column; a file without it gets `missing`. A single file's
 * array is taken as it is.
 */
function joined<T extends Uint8Array | Int32Array | Float64Array>(
  create: new (length: number) => T,
  parts: readonly (T | undefined)[],
  starts: Int32Array,
  missing: number,
): T | undefined {
  if (parts.length === 1 || parts.every((part) => part === undefined)) return parts[0];
  const all = new create(starts[parts.length]!);
  parts.forEach((part, f) => {
    if (part === undefined) all.fill(missing, starts[f], starts[f + 1]);
    else all.set(part as never, starts[f]);
  });
  return all;
}
