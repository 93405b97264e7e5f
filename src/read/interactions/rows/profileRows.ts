import type { RowIntegers } from '../../kernel/rowArrays.ts';
import { fieldText, type RecordBatch } from '../../records/recordBatch.ts';
import { isBlank } from '../../rows/recordFault.ts';
import { NO_DAY, NONE, UNREADABLE } from '../../rows/rows.ts';
import type { ConditionColumn, ProfileColumns, StateColumns } from '../layout/profileColumns.ts';
import { normalWord } from '../vocabulary/words.ts';
import { PROFILE, settledCode } from './entries.ts';
import { type DateColumn, type FileReading, noteDate } from './fileReader.ts';
import type { RowReader } from './rowReader.ts';

/** A column of dates with what it says of the rows of a batch. */
interface StateDate {
  readonly column: number;
  readonly date: DateColumn;
  readonly dayFirst: RowIntegers;
  readonly monthFirst: RowIntegers;
  /** 1 for rows that say something. */
  readonly isFilled: RowIntegers;
}

/** Entries that one row of profiles can come to: what it says of the person, and each state. */
export function entriesOfProfile({ states }: ProfileColumns): number {
  return 1 + states.length;
}

/** Reads rows of profiles, one a person, whose states become interactions with days of their own. */
export function createProfileRows(reading: FileReading, { states, consents }: ProfileColumns): RowReader {
  const { layout, arrays, block, kept, people, dates, addBadRow } = reading;
  const persons = [
    ['customer', people.customer, reading.customers],
    ['email', people.email, arrays.integers()],
    ['phone', people.phone, arrays.integers()],
  ] as const;
  const dateColumns = [...new Set(states.flatMap(({ date }) => date ?? []))];
  const dated: ReadonlyMap<number, StateDate> = new Map(
    dateColumns.map((column) => [
      column,
      {
        column,
        date: dates.reader(column),
        dayFirst: arrays.integers(),
        monthFirst: arrays.integers(),
        isFilled: arrays.integers(),
      },
    ]),
  );
  const holds = createConditionTest();
  /** What every entry has that says nothing else. */
  const nothing = [block.direction, block.status, block.product, block.category, block.subject, block.scoreText];

  /** Columns of dates of the row at hand of which something was said already. */
  let noted: number[] = [];
  let to = 0;

  const put = (batch: RecordBatch, row: number, i: number, type: number, channel: number): void => {
    for (const [field, , codes] of persons) block[field].values[to] = codes.values[i]!;
    block.type.values[to] = type;
    block.channel.values[to] = channel;
    block.line.values[to] = batch.lines[row]!;
    block.isFirst.values[to] = type === PROFILE ? 1 : 0;
    block.dayFirst.values[to] = NO_DAY;
    block.monthFirst.values[to] = NO_DAY;
    block.subscribed.values[to] = 0;
    to++;
  };

  const putState = (batch: RecordBatch, row: number, i: number, state: StateColumns, before: number): void => {
    const of = state.date === undefined ? undefined : dated.get(state.date)!;
    const isFilled = of !== undefined && of.isFilled.values[i] === 1;
    if (state.when === 'dated' ? !isFilled : !holds(state.when, batch, row)) return;
    const [first, second] = isFilled ? [of.dayFirst.values[i]!, of.monthFirst.values[i]!] : [NO_DAY, NO_DAY];
    const isNoDate = first === NO_DAY && second === NO_DAY;
    if (isFilled && !noted.includes(of.column)) {
      noted.push(of.column);
      if (isNoDate) addBadRow(batch, row, of.column, 'is no date; the rest of the row counts');
      else noteDate(dates.evidence, first, second, before + to, batch, row, of.column);
    }
    if (isNoDate && !state.isLasting) return;
    put(batch, row, i, settledCode(state.type), settledCode(state.channel));
    block.dayFirst.values[to - 1] = first;
    block.monthFirst.values[to - 1] = second;
  };

  const putPerson = (batch: RecordBatch, row: number, i: number): void => {
    put(batch, row, i, PROFILE, NONE);
    let bits = 0;
    for (const { channel, when } of consents) if (holds(when, batch, row)) bits |= 1 << channel;
    block.subscribed.values[to - 1] = bits;
  };

  return {
    makeRoom: (records, bytes) => {
      for (const [, reader] of persons) reader.makeRoom(records, bytes);
    },
    read: (batch, rows, count) => {
      for (const [, reader, codes] of persons) reader.read(batch, rows, count, codes);
      for (const { date, dayFirst, monthFirst, isFilled } of dated.values()) {
        date.read(batch, rows, count, dayFirst, monthFirst);
        isFilled.values.fill(0, 0, count);
        for (let i = 0; i < date.filledCount(); i++) isFilled.values[date.filled.values[i]!] = 1;
      }
      const hashes = block.hash.values.slice(0, count);
      const before = kept.length();
      let records = 0;
      to = 0;
      for (let i = 0; i < count; i++) {
        const row = rows.values[i]!;
        const unreadable = persons.find(([, , codes]) => codes.values[i] === UNREADABLE);
        const isNobody = persons.every(([, , codes]) => codes.values[i] === NONE);
        if (isNobody && isBlank(batch, row)) continue;
        records++;
        if (unreadable !== undefined) {
          addBadRow(batch, row, layout.columns[unreadable[0]]!, 'holds bytes that are no text');
          continue;
        }
        noted = [];
        const from = to;
        putPerson(batch, row, i);
        for (const state of states) putState(batch, row, i, state, before);
        block.hash.values.fill(hashes[i]!, from, to);
      }
      for (const { values } of nothing) values.fill(NONE, 0, to);
      block.order.values.fill(NONE, 0, to);
      block.score.values.fill(Number.NaN, 0, to);
      block.resolvedDayFirst.values.fill(NO_DAY, 0, to);
      block.resolvedMonthFirst.values.fill(NO_DAY, 0, to);
      kept.append(block, to);
      return records;
    },
    free: () => {
      for (const [, reader] of persons) reader.free();
    },
  };
}

/** Tells whether what cells say holds; each different cell is looked at once. */
function createConditionTest(): (when: ConditionColumn, batch: RecordBatch, row: number) => boolean {
  const known = new Map<ConditionColumn, Map<string, boolean>>();
  return (when, batch, row) => {
    if (typeof when === 'string') return when === 'everybody';
    const answers = known.get(when) ?? new Map<string, boolean>();
    known.set(when, answers);
    const cell = fieldText(batch, row, when.column);
    let answer = answers.get(cell);
    if (answer === undefined) {
      answer = when.holds(normalWord(cell));
      answers.set(cell, answer);
    }
    return answer;
  };
}
