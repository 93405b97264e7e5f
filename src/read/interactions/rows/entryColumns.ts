import type { RowArrays, RowFloats, RowIntegers } from '../../kernel/rowArrays.ts';
import { growingBytes, growingFloats, growingIntegers, twoReadings } from '../../rows/growing.ts';
import { growingLineNumbers } from '../../rows/lineNumbers.ts';
import { NONE } from '../../rows/rows.ts';
import type { FileEntries } from './entries.ts';
import type { Wording, Wordings } from './wordings.ts';

/** Columns of whole numbers, each entry one. */
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
export type IntegerColumn = (typeof INTEGERS)[number];

/** What entries have that say nothing, where it is not NONE. */
const NOTHING: Readonly<Partial<Record<IntegerColumn, number>>> = { subscribed: 0 };

/** The entries of one batch; the arrays are filled anew for each. */
export interface EntryBlock extends Readonly<Record<IntegerColumn | keyof Wording, RowIntegers>> {
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
    type: integers(),
    channel: integers(),
    direction: integers(),
    status: integers(),
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
  /** Appends entries whose dates are the same in both readings. */
  readonly appendPlain: (block: EntryBlock, count: number) => void;
  /** Lets go of the reading of days that cannot win any more. */
  readonly keepOnlyDays: (reading: 'first' | 'second') => void;
  readonly rows: () => FileEntries;
}

/**
 * @param isThere whether a column may say anything; one that does not has the same number in all entries, see {@link FileEntries}
 * @param wordings numbers what types, channels, directions and statuses of a block say together
 * @param isProfile whether several entries may be of one row
 * @param hasHash whether rows are compared
 * @param expected number of rows that there may be
 */
export function createEntryColumns(
  isThere: (column: IntegerColumn) => boolean,
  { numberOf }: Wordings,
  isProfile: boolean,
  hasHash: boolean,
  expected: number,
): EntryColumns {
  const integers = () => growingIntegers(expected);
  const columns = new Map(INTEGERS.filter(isThere).map((name) => [name, integers()]));
  let length = 0;
  const lines = growingLineNumbers();
  const isFirst = isProfile ? growingBytes(expected) : undefined;
  const days = twoReadings(integers);
  const resolved = twoReadings(integers);
  const score = growingFloats(expected);
  const hash = hasHash ? growingFloats(expected) : undefined;
  const appendCells = (block: EntryBlock, count: number): void => {
    const { wording, type, channel, direction, status } = block;
    for (let i = 0; i < count; i++) {
      wording.values[i] = numberOf(type.values[i]!, channel.values[i]!, direction.values[i]!, status.values[i]!);
    }
    for (const [name, column] of columns) column.append(block[name].values, count);
    length += count;
    // Entries of one row have one line, which those of the next do not follow.
    if (isProfile) for (let i = 0; i < count; i++) lines.append(block.line.values.subarray(i, i + 1), 1);
    else lines.append(block.line.values, count);
    isFirst?.append(Uint8Array.from(block.isFirst.values.subarray(0, count)), count);
    score.append(block.score.values, count);
    hash?.append(block.hash.values, count);
  };
  return {
    length: () => length,
    append: (block, count) => {
      appendCells(block, count);
      days.append(block.dayFirst.values, block.monthFirst.values, count);
      resolved.append(block.resolvedDayFirst.values, block.resolvedMonthFirst.values, count);
    },
    appendPlain: (block, count) => {
      appendCells(block, count);
      days.append(block.dayFirst.values, block.dayFirst.values, count);
      resolved.append(block.resolvedDayFirst.values, block.resolvedDayFirst.values, count);
    },
    keepOnlyDays: (reading) => {
      days.keepOnly(reading);
      resolved.keepOnly(reading);
    },
    rows: () => ({
      ...(Object.fromEntries(
        INTEGERS.map((name) => [
          name,
          columns.get(name)?.values() ?? new Int32Array(length).fill(NOTHING[name] ?? NONE),
        ]),
      ) as Record<IntegerColumn, Int32Array>),
      count: length,
      lines: lines.values(),
      isFirst: isFirst?.values(),
      days: days.values(),
      resolved: resolved.values(),
      score: score.values(),
      hash: hash?.values(),
    }),
  };
}
