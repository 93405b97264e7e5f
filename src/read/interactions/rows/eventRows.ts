import type { RowIntegers } from '../../kernel/rowArrays.ts';
import { fieldText, type RecordBatch } from '../../records/recordBatch.ts';
import type { ColumnReader } from '../../rows/columnReader.ts';
import type { Dictionary } from '../../rows/dictionary.ts';
import { createOrderReader, createRepeatingReader } from '../../rows/identity.ts';
import { isBlank } from '../../rows/recordFault.ts';
import { NO_DAY, NONE, UNREADABLE } from '../../rows/rows.ts';
import { isEmptyKey, plainText } from '../../values/texts.ts';
import { SURVEY } from '../typeIndex.ts';
import { createCleanedReader, createSubjectColumn } from './cleanedReader.ts';
import { NO_SCORE, settledCode } from './entries.ts';
import { keepEntries } from './entryColumns.ts';
import { type DateColumn, type FileReading, noteDate } from './fileReader.ts';
import { pickFilled } from './filledRows.ts';
import type { RowReader } from './rowReader.ts';
import { createScoreReader } from './scoreReader.ts';

const NO_TEXT = 'holds bytes that are no text';
/** More are not believed before they are seen. */
const MOST_EXPECTED_IDS = 5_000_000;
/** Memory that is asked for and not used costs nothing, moving ids to more of it does. */
const EXPECTED_BYTES_PER_ID = 10;

/** Reads rows of which each is one interaction. */
export function createEventRows(reading: FileReading): RowReader {
  const { kernel, layout, plan, dictionaries, arrays, block, kept, people, unsure, dates, addBadRow } = reading;
  const { columns, preset } = layout;
  const asItIs = (column: number | undefined, known: Dictionary): ColumnReader =>
    createRepeatingReader(kernel, column, known, unsure, (cell) => known.code(cell));
  const cleaned = (column: number | undefined, known: Dictionary): ColumnReader =>
    createCleanedReader(kernel, arrays, layout.samples, column, known, unsure);
  const readers: readonly (readonly [ColumnReader, RowIntegers])[] = [
    [people.customer, reading.customers],
    [people.email, block.email],
    [people.phone, block.phone],
    [asItIs(columns.type, dictionaries.types), block.type],
    [cleaned(columns.channel, dictionaries.channels), block.channel],
    [cleaned(columns.direction, dictionaries.directions), block.direction],
    [cleaned(columns.status, dictionaries.statuses), block.status],
    [cleaned(columns.product, dictionaries.products), block.product],
    [cleaned(columns.category, dictionaries.categories), block.category],
    [createOrderReader(kernel, columns.id, dictionaries.ids, unsure), block.order],
  ];
  const subjects = plan.readsSubjects
    ? createSubjectColumn(kernel, columns.subject, dictionaries.subjects, unsure)
    : undefined;
  const [rowsWithSubject, placesWithSubject, subjectCodes] = [arrays.integers(), arrays.integers(), arrays.integers()];
  const readScores = createScoreReader(columns.score, plan.decimal, dictionaries.scores);
  const dateColumn = columns.date!;
  const date = dates.reader(dateColumn);
  const resolvedColumns = [columns.resolved, ...layout.resolvedElse].filter((column) => column !== undefined);
  const resolved = resolvedColumns.map((column) => ({ column, date: dates.reader(column) }));
  const [elseFirst, elseSecond] = [arrays.integers(), arrays.integers()];
  const places = arrays.integers();
  /** Column of the day on which each row was closed; NONE where it says none. */
  const resolvedColumn = arrays.integers();

  if (columns.id !== undefined && dictionaries.ids.size() === 0) {
    const expected = Math.min(MOST_EXPECTED_IDS, plan.expectedRows);
    dictionaries.ids.makeRoom(expected, expected * EXPECTED_BYTES_PER_ID);
  }

  /** Reads the subject only where it may tell the product: where there is none, and somebody asks for something. */
  const readSubjects = (batch: RecordBatch, rows: RowIntegers, count: number): void => {
    const { product, subject, type } = block;
    subject.values.fill(NONE, 0, count);
    if (subjects === undefined || columns.subject === undefined) return;
    const some = pickFilled(kernel, batch, rows, count, columns.subject, rowsWithSubject, placesWithSubject);
    const [row, place] = [rowsWithSubject.values, placesWithSubject.values];
    let asking = 0;
    for (let i = 0; i < some; i++) {
      const at = place[i]!;
      if (product.values[at] !== NONE || !plan.typeOf(type.values[at]!).isAsking) continue;
      row[asking] = row[i]!;
      place[asking++] = at;
    }
    subjects.read(batch, rowsWithSubject, asking, subjectCodes);
    kernel.calls.scatter(subjectCodes.pointer, placesWithSubject.pointer, asking, subject.pointer);
  };

  const readResolved = (batch: RecordBatch, rows: RowIntegers, count: number): void => {
    const { resolvedDayFirst: first, resolvedMonthFirst: second } = block;
    first.values.fill(NO_DAY, 0, count);
    second.values.fill(NO_DAY, 0, count);
    resolvedColumn.values.fill(NONE, 0, count);
    for (const { column, date: one } of resolved) {
      one.read(batch, rows, count, elseFirst, elseSecond);
      takeFirst(one, column, elseFirst.values, elseSecond.values);
    }
  };
  /** Takes the days of the rows that have none so far. */
  const takeFirst = (one: DateColumn, column: number, dayFirst: Int32Array, monthFirst: Int32Array): void => {
    const filled = one.filledCount();
    for (let i = 0; i < filled; i++) {
      const at = one.filled.values[i]!;
      if (resolvedColumn.values[at] !== NONE) continue;
      resolvedColumn.values[at] = column;
      block.resolvedDayFirst.values[at] = dayFirst[at]!;
      block.resolvedMonthFirst.values[at] = monthFirst[at]!;
    }
  };

  /** Whether every row is kept as it is: nothing to be asked, nothing bad. */
  const arePlain = (count: number): boolean => {
    const { calls } = kernel;
    const has = ({ pointer }: RowIntegers, value: number): boolean => calls.hasInteger(pointer, count, value) === 1;
    const same = (a: RowIntegers, b: RowIntegers): boolean => calls.areSameIntegers(a.pointer, b.pointer, count) === 1;
    return (
      !has(block.dayFirst, NO_DAY) &&
      same(block.dayFirst, block.monthFirst) &&
      same(block.resolvedDayFirst, block.resolvedMonthFirst) &&
      resolved.every(({ date: one }) => one.filledCount() === 0 || areDays(one)) &&
      !has(block.customer, UNREADABLE) &&
      !has(block.email, UNREADABLE) &&
      !has(block.phone, UNREADABLE) &&
      !has(block.order, UNREADABLE)
    );
  };
  const areDays = ({ filled, filledCount }: DateColumn): boolean => {
    const count = filledCount();
    for (let i = 0; i < count; i++) if (block.resolvedDayFirst.values[filled.values[i]!] === NO_DAY) return false;
    return true;
  };

  /** Gives rows without a type the one that they have all the same; whether one of them has none. */
  const settleTypes = (count: number): boolean => {
    const { type, score, scoreText } = block;
    let lacks = false;
    for (let i = 0; i < count; i++) {
      const code = type.values[i]!;
      if (code >= 0 && !plan.typeOf(code).isEmpty) continue;
      const hasScore = !Number.isNaN(score.values[i]!) || scoreText.values[i] !== NONE;
      if (code !== NONE && preset.isTickets) continue;
      if (hasScore) type.values[i] = settledCode(SURVEY);
      else if (code === NONE) type.values[i] = NO_SCORE;
      else lacks = true;
    }
    return lacks;
  };

  /** Whether a row is kept; says why not. */
  const isKept = (batch: RecordBatch, row: number, i: number): 'kept' | 'bad' | 'blank' => {
    const noDay = block.dayFirst.values[i] === NO_DAY && block.monthFirst.values[i] === NO_DAY;
    if (noDay && isBlank(batch, row)) return 'blank';
    const type = block.type.values[i]!;
    const unreadable = (['customer', 'email', 'phone'] as const).find((field) => block[field].values[i] === UNREADABLE);
    const noDate = noDay && !(type >= 0 && plan.typeOf(type).isLasting);
    if (noDate) addBadRow(batch, row, dateColumn, dateReason(fieldText(batch, row, dateColumn)));
    else if (unreadable !== undefined) addBadRow(batch, row, columns[unreadable]!, NO_TEXT);
    else if (block.order.values[i] === UNREADABLE) addBadRow(batch, row, columns.id!, NO_TEXT);
    else if (!preset.isTickets && type >= 0 && plan.typeOf(type).isEmpty) {
      addBadRow(batch, row, columns.type!, 'is empty; a type is needed');
    } else return 'kept';
    return 'bad';
  };

  return {
    makeRoom: (records, bytes) => {
      for (const [reader] of readers) reader.makeRoom(records, bytes);
      subjects?.makeRoom(records, bytes);
      dictionaries.scores.makeRoom(records, bytes);
    },
    read: (batch, rows, count) => {
      for (const [reader, into] of readers) reader.read(batch, rows, count, into);
      block.customer.values.set(reading.customers.values.subarray(0, count));
      readScores(batch, rows, count, block.score, block.scoreText);
      date.read(batch, rows, count, block.dayFirst, block.monthFirst);
      readResolved(batch, rows, count);
      readSubjects(batch, rows, count);
      const [line, row, lines] = [block.line.values, rows.values, batch.lines];
      for (let i = 0; i < count; i++) line[i] = lines[row[i]!]!;
      block.subscribed.values.fill(0, 0, count);
      const lacksTypes = settleTypes(count);
      if (!lacksTypes && arePlain(count)) {
        kept.appendPlain(block, count);
        return count;
      }
      const before = kept.length();
      let to = 0;
      let records = 0;
      for (let i = 0; i < count; i++) {
        const row = rows.values[i]!;
        const verdict = isKept(batch, row, i);
        if (verdict !== 'blank') records++;
        if (verdict !== 'kept') continue;
        const [first, second] = [block.dayFirst.values[i]!, block.monthFirst.values[i]!];
        noteDate(dates.evidence, first, second, before + to, batch, row, dateColumn);
        if (first === NO_DAY && second === NO_DAY && !isNothing(fieldText(batch, row, dateColumn))) {
          addBadRow(batch, row, dateColumn, 'is no date; it counts as without one');
        }
        const column = resolvedColumn.values[i]!;
        if (column !== NONE) {
          const [one, other] = [block.resolvedDayFirst.values[i]!, block.resolvedMonthFirst.values[i]!];
          noteDate(dates.evidence, one, other, before + to, batch, row, column);
          if (one === NO_DAY && other === NO_DAY)
            addBadRow(batch, row, column, 'is no date; the rest of the row counts');
        }
        places.values[to++] = i;
      }
      if (to < count) keepEntries(block, places.values, to);
      kept.append(block, to);
      return records;
    },
    free: () => {
      for (const [reader] of readers) reader.free();
      subjects?.free();
    },
  };
}

function isNothing(cell: string): boolean {
  return isEmptyKey(plainText(cell));
}

function dateReason(text: string): string {
  return isNothing(text) ? 'is empty; a date is needed' : 'is no date';
}
