import type { BadRow } from '../../../core/badRow.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { createRowArrays, type RowArrays, type RowIntegers } from '../../kernel/rowArrays.ts';
import { fieldText, type RecordBatch } from '../../records/recordBatch.ts';
import { createDayReader, type DayReader } from '../../rows/dayReader.ts';
import { collectEvidence, type EvidenceCollector } from '../../rows/evidence.ts';
import { NO_DAY, type RowPlan } from '../../rows/rows.ts';
import type { DateShape } from '../../values/dates.ts';
import type { InteractionLayout } from '../layout/layout.ts';
import type { InteractionDictionaries } from './entries.ts';
import {
  createEntryBlock,
  createEntryColumns,
  type EntryBlock,
  type EntryColumns,
  type IntegerColumn,
} from './entryColumns.ts';
import { pickFilled } from './filledRows.ts';
import { createPersonReaders, type PersonReaders } from './personReaders.ts';
import type { TypeKind } from './typeKinds.ts';

/** What is decoded, and how. */
export interface InteractionPlan extends Pick<RowPlan, 'dates' | 'plainDates' | 'expectedRows' | 'compareRows'> {
  readonly decimal: '.' | ',' | undefined;
  /** Whether products may be named in subjects, so that these are read. */
  readonly readsSubjects: boolean;
  /** What is to be known of the type of a code. */
  readonly typeOf: (code: number) => TypeKind;
}

/** What readers of one file's rows have in common. */
export interface FileReading {
  readonly file: string;
  readonly kernel: Kernel;
  readonly layout: InteractionLayout;
  readonly plan: InteractionPlan;
  readonly dictionaries: InteractionDictionaries;
  readonly arrays: RowArrays;
  readonly block: EntryBlock;
  readonly kept: EntryColumns;
  readonly people: PersonReaders;
  /** Customer ids of the rows at hand, which are read before their e-mails. */
  readonly customers: RowIntegers;
  readonly unsure: RowIntegers;
  readonly dates: DateColumns;
  readonly addBadRow: (batch: RecordBatch, row: number, column: number, reason: string) => void;
  readonly badRows: BadRow[];
}

/** The columns of dates of a file, which are all written alike. */
export interface DateColumns {
  readonly evidence: EvidenceCollector;
  readonly reader: (column: number) => DateColumn;
  readonly shapes: () => ReadonlyMap<DateShape, number>;
}

/** One of them, read for those rows of a batch that say anything there. */
export interface DateColumn {
  /** Fills both readings of all rows, with NO_DAY for those that say nothing, and tells which say something. */
  readonly read: (
    batch: RecordBatch,
    rows: RowIntegers,
    count: number,
    dayFirst: RowIntegers,
    monthFirst: RowIntegers,
  ) => void;
  /** Places of the rows of the batch that say something, of which there are `filledCount()`. */
  readonly filled: RowIntegers;
  readonly filledCount: () => number;
}

export function createFileReading(
  file: string,
  layout: InteractionLayout,
  plan: InteractionPlan,
  dictionaries: InteractionDictionaries,
): FileReading {
  const { kernel } = dictionaries;
  const arrays = createRowArrays(kernel);
  const unsure = arrays.integers();
  const customers = arrays.integers();
  const badRows: BadRow[] = [];
  const isProfile = layout.profile !== undefined;
  return {
    file,
    kernel,
    layout,
    plan,
    dictionaries,
    arrays,
    block: createEntryBlock(arrays),
    kept: createEntryColumns(
      (column) => mayHave(layout, column),
      dictionaries.wordings,
      isProfile,
      plan.compareRows,
      isProfile ? 0 : plan.expectedRows,
    ),
    people: createPersonReaders(kernel, layout, dictionaries, customers, unsure),
    customers,
    unsure,
    dates: createDateColumns(kernel, layout, plan, arrays, unsure),
    addBadRow: (batch, row, column, reason) => {
      const value = fieldText(batch, row, column);
      badRows.push({ file, line: batch.lines[row]!, column: layout.header[column]!, value, reason });
    },
    badRows,
  };
}

/** Whether rows of a file may say anything in a column. */
function mayHave({ columns, profile }: InteractionLayout, column: IntegerColumn): boolean {
  if (column === 'wording') return true;
  if (column === 'subscribed') return profile !== undefined;
  const field = column === 'scoreText' ? 'score' : column === 'order' ? 'id' : column;
  return columns[field] !== undefined;
}

function createDateColumns(
  kernel: Kernel,
  { header }: InteractionLayout,
  plan: InteractionPlan,
  arrays: RowArrays,
  unsure: RowIntegers,
): DateColumns {
  const counts = new Map<DateShape, number>();
  const [rowsFilled, days, others, shape] = [
    arrays.integers(),
    arrays.integers(),
    arrays.integers(),
    arrays.integers(),
  ];
  const note = ({ shapes }: DayReader, count: number): void => {
    const numbers = new Int32Array(shapes.length);
    for (let i = 0; i < count; i++) numbers[shape.values[i]!]!++;
    numbers.forEach((number, i) => {
      if (number > 0 && shapes[i] !== 'none') counts.set(shapes[i]!, (counts.get(shapes[i]!) ?? 0) + number);
    });
  };
  return {
    evidence: collectEvidence(kernel, header),
    reader: (column) => {
      const reader = createDayReader(kernel, column, plan.dates, plan.plainDates, unsure);
      const filled = arrays.integers();
      let filledCount = 0;
      return {
        read: (batch, rows, count, dayFirst, monthFirst) => {
          filledCount = pickFilled(kernel, batch, rows, count, column, rowsFilled, filled);
          if (filledCount === count) reader.read(batch, rows, count, dayFirst, monthFirst, shape);
          else {
            reader.read(batch, rowsFilled, filledCount, days, others, shape);
            dayFirst.values.fill(NO_DAY, 0, count);
            monthFirst.values.fill(NO_DAY, 0, count);
            kernel.calls.scatter(days.pointer, filled.pointer, filledCount, dayFirst.pointer);
            kernel.calls.scatter(others.pointer, filled.pointer, filledCount, monthFirst.pointer);
          }
          note(reader, filledCount);
        },
        filled,
        filledCount: () => filledCount,
      };
    },
    shapes: () => counts,
  };
}

/**
 * Notes what a date says of the order of day and month.
 * @param at number of its entry in the file
 */
export function noteDate(
  evidence: EvidenceCollector,
  dayFirst: number,
  monthFirst: number,
  at: number,
  batch: RecordBatch,
  row: number,
  column: number,
): void {
  if (dayFirst === monthFirst) return;
  if (dayFirst === NO_DAY || monthFirst === NO_DAY) evidence.seeOnly(monthFirst === NO_DAY, at, batch, row, column);
  else evidence.seeOpen(batch, row, column);
}
