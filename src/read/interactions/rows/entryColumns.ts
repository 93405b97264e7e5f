import type { RowArrays, RowFloats, RowIntegers } from '../../kernel/rowArrays.ts';
import { type Growing, growingBytes, growingFloats, growingIntegers, twoReadings } from '../../rows/growing.ts';
import { growingLineNumbers } from '../../rows/lineNumbers.ts';
import type { FileEntries } from './entries.ts';

/** Columns of whole numbers, each entry one. */
const INTEGERS = [
  'customer',
  'email',
  'phone',
  'type',
  'channel',
  'direction',
  'status',
  'product',
  'category',
  'subject',
  'scoreText',
  'order',
  'subscribed',
] as const;
export type IntegerColumn = (typeof INTEGERS)[number];

/** The entries of one batch; the arrays are filled anew for each. */
export interface EntryBlock extends Readonly<Record<IntegerColumn, RowIntegers>> {
  readonly line: RowIntegers;
  readonly isFirst: RowIntegers;
  readonly dayFirst: RowIntegers;
  readonly monthFirst: RowIntegers;
  readonly resolvedDayFirst: RowIntegers;
  readonly resolvedMonthFirst: RowIntegers;
  readonly score: RowFloats;
  readonly hash: RowFloats;
}

export function createEntryBlock({ integers, floats }: RowArrays): EntryBlock {
  return {
    ...(Object.fromEntries(INTEGERS.map((name) => [name, integers()])) as Record<IntegerColumn, RowIntegers>),
    line: integers(),
    isFirst: integers(),
    dayFirst: integers(),
    monthFirst: integers(),
    resolvedDayFirst: integers(),
    resolvedMonthFirst: integers(),
    score: floats(),
    hash: floats(),
  };
}

/** Moves entries together, so that those at some ascending places come first. */
export function keepEntries(block: EntryBlock, places: Int32Array, count: number): void {
  for (const { values } of Object.values(block) as (RowIntegers | RowFloats)[]) {
    for (let i = 0; i < count; i++) values[i] = values[places[i]!]!;
  }
}

/** The columns of a file as they grow, block by block. */
export interface EntryColumns {
  readonly length: () => number;
  readonly append: (block: EntryBlock, count: number) => void;
  /** Lets go of the reading of days that cannot win any more. */
  readonly keepOnlyDays: (reading: 'first' | 'second') => void;
  readonly rows: () => FileEntries;
}

/**
 * @param isProfile whether several entries may be of one row
 * @param hasHash whether rows are compared
 * @param expected number of rows that there may be
 */
export function createEntryColumns(isProfile: boolean, hasHash: boolean, expected: number): EntryColumns {
  const integers = () => growingIntegers(expected);
  const columns = Object.fromEntries(INTEGERS.map((name) => [name, integers()])) as Record<
    IntegerColumn,
    Growing<Int32Array>
  >;
  const lines = growingLineNumbers();
  const isFirst = isProfile ? growingBytes(expected) : undefined;
  const days = twoReadings(integers);
  const resolved = twoReadings(integers);
  const score = growingFloats(expected);
  const hash = hasHash ? growingFloats(expected) : undefined;
  return {
    length: columns.type.length,
    append: (block, count) => {
      for (const name of INTEGERS) columns[name].append(block[name].values, count);
      // Entries of one row have one line, which those of the next do not follow.
      if (isProfile) for (let i = 0; i < count; i++) lines.append(block.line.values.subarray(i, i + 1), 1);
      else lines.append(block.line.values, count);
      isFirst?.append(Uint8Array.from(block.isFirst.values.subarray(0, count)), count);
      days.append(block.dayFirst.values, block.monthFirst.values, count);
      resolved.append(block.resolvedDayFirst.values, block.resolvedMonthFirst.values, count);
      score.append(block.score.values, count);
      hash?.append(block.hash.values, count);
    },
    keepOnlyDays: (reading) => {
      days.keepOnly(reading);
      resolved.keepOnly(reading);
    },
    rows: () => ({
      ...(Object.fromEntries(INTEGERS.map((name) => [name, columns[name].values()])) as Record<
        IntegerColumn,
        Int32Array
      >),
      count: columns.type.length(),
      lines: lines.values(),
      isFirst: isFirst?.values(),
      days: days.values(),
      resolved: resolved.values(),
      score: score.values(),
      hash: hash?.values(),
    }),
  };
}
