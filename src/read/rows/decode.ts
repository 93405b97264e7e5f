import { AMOUNT_UNIT, toAmount } from '../../core/amount.ts';
import type { BadRow } from '../../core/badRow.ts';
import { Failure } from '../../core/failure.ts';
import { createRowArrays } from '../kernel/rowArrays.ts';
import type { Layout } from '../layout/layout.ts';
import { normaliseHeader } from '../layout/synonyms.ts';
import { batchInWindow, fieldText, type RecordBatch } from '../records/recordBatch.ts';
import { createBlock, takeCells } from './block.ts';
import { SPELLINGS } from './columnReader.ts';
import { createCellComputer } from './computedCells.ts';
import { CONTRADICTION, createCurrencyJoiner } from './currencyReader.ts';
import { createFileColumns } from './fileColumns.ts';
import { ONE_ITEM } from './lineItems.ts';
import { createMoneyReader, type RowMoney } from './money.ts';
import { createPlainRowReader } from './plainRows.ts';
import { createQuestions } from './questions.ts';
import { isBeside, isBlank } from './recordFault.ts';
import { createRowHasher } from './rowHash.ts';
import { type DecodedFile, type Dictionaries, NO_DAY, NONE, type RowPlan, UNREADABLE } from './rows.ts';
import { createRunReader, type RunCells } from './runCells.ts';
import { createRowSelector, type SelectedRows } from './selectRows.ts';

/** Takes the batches of one file, the header as its first record, and gives its decoded rows at the end. */
export interface FileDecoder {
  readonly add: (batch: RecordBatch) => void;
  readonly finish: () => DecodedFile;
}

/**
 * Decodes a batch: what rows of a run share is read once a run, column by column; then each row is looked at, and those
 * that are not bad are put together in a block, which is appended to the columns of the file.
 */
export function createFileDecoder(
  file: string,
  layout: Layout,
  plan: RowPlan,
  dictionaries: Dictionaries,
): FileDecoder {
  const { header, names, columns } = layout;
  const dateColumn = columns.date!;
  const { kernel } = dictionaries;
  const arrays = createRowArrays(kernel);
  const selector = createRowSelector(kernel, file, header, arrays.integers(), layout.preset.isNoRow);
  const runs = createRunReader(kernel, layout, plan, dictionaries, arrays);
  const computer = createCellComputer(kernel, layout, plan.lookup);
  const hasher = plan.compareRows
    ? createRowHasher(kernel, header.map(normaliseHeader), dictionaries.texts, arrays.integers())
    : undefined;
  const readPlainRows = createPlainRowReader(kernel, arrays, layout, plan, hasher);
  const moneyOf = createMoneyReader(columns, plan.amounts, plan.cost, plan.money);
  const currencyOf = createCurrencyJoiner(layout, dictionaries.currencies, plan.money);
  const questions = createQuestions(kernel, names, dateColumn, plan.money, runs.shapes);

  const block = createBlock(arrays, runs.carries.length);
  const there = {
    refunded: columns.refunded !== undefined,
    cost: plan.cost,
    status: columns.status !== undefined,
    currency: columns.currency !== undefined,
    hash: plan.compareRows,
    texts: runs.carries,
  };
  const kept = createFileColumns(there, plan.expectedRows);
  const badRows: BadRow[] = [];
  const repeatedHeaders: number[] = [];
  const rounded = { first: 0, second: 0 };
  let records = 0;
  let beside = 0;

  const addBadRow = (batch: RecordBatch, row: number, column: number, reason: string): void => {
    const value = fieldText(batch, row, column);
    badRows.push({ file, line: batch.lines[row]!, column: names[column]!, value, reason });
  };

  /** Says why a row is bad, the date first. */
  const reject = (batch: RecordBatch, row: number, cells: RunCells, of: number, money: RowMoney): void => {
    const { badFirst, badSecond, isTooLarge, mark } = money;
    if (isNoDate(cells, of)) addBadRow(batch, row, dateColumn, dateReason(fieldText(batch, row, dateColumn)));
    else if (badFirst !== NONE && badSecond !== NONE)
      addBadRow(batch, row, badFirst, amountReason(fieldText(batch, row, badFirst), isTooLarge));
    else if (cells.customer.values[of] === UNREADABLE) addBadRow(batch, row, columns[layout.key]!, NO_TEXT);
    else if (cells.order.values[of] === UNREADABLE) addBadRow(batch, row, columns.order!, NO_TEXT);
    else addBadRow(batch, row, columns.currency!, `contradicts the amount, which is in ${mark}`);
  };

  const addMoney = (money: RowMoney, to: number): void => {
    if (plan.money) {
      if (isRounded(money.amountFirst) || isRounded(money.refundedFirst)) rounded.first++;
      if (isRounded(money.amountSecond) || isRounded(money.refundedSecond)) rounded.second++;
    }
    block.amountFirst.values[to] = toAmount(money.amountFirst);
    block.amountSecond.values[to] = toAmount(money.amountSecond);
    block.refundedFirst.values[to] = toAmount(money.refundedFirst);
    block.refundedSecond.values[to] = toAmount(money.refundedSecond);
    block.costFirst.values[to] = toAmount(money.costFirst);
    block.costSecond.values[to] = toAmount(money.costSecond);
  };

  /** Appends the rows that are kept. */
  const keepRows = (batch: RecordBatch, { count, rows, headersAt }: SelectedRows): void => {
    const cells = runs.read(batch, rows, count);
    const before = kept.length();
    const plain =
      headersAt.length > 0 ? NONE : readPlainRows(batch, rows, count, cells, block, questions.decimals, before);
    if (plain !== NONE) {
      records += count;
      questions.noteShapes(cells, count);
      kept.appendPlain(block, plain, count);
      return;
    }
    let to = 0;
    let headers = 0;
    for (let i = 0; i < count; i++) {
      for (; headersAt[headers] === i; headers++) repeatedHeaders.push(before + to);
      if (keepRow(batch, rows.values[i]!, cells, cells.runOf.values[i]!, to, before + to)) to++;
    }
    for (; headers < headersAt.length; headers++) repeatedHeaders.push(before + to);
    kept.append(block, to);
  };

  /**
   * Puts a row into the block, unless it is bad or blank.
   * @param of its run
   * @param to its place in the block
   * @param at its place in the file
   */
  const keepRow = (batch: RecordBatch, row: number, cells: RunCells, of: number, to: number, at: number): boolean => {
    const noDate = isNoDate(cells, of);
    if (noDate && isBlank(batch, row)) return false;
    if (noDate && isBeside(batch, row, layout.preset.isNoRow)) {
      // Spreadsheets fill it up to the width of the table.
      beside++;
      return false;
    }
    records++;
    const money = moneyOf(batch, row);
    const currency = currencyOf(cells.currency.values[of]!, money.mark);
    const noMoney = money.badFirst !== NONE && money.badSecond !== NONE;
    const isUnreadable = cells.customer.values[of] === UNREADABLE || cells.order.values[of] === UNREADABLE;
    const isBad = noDate || noMoney || isUnreadable || currency === CONTRADICTION;
    if (!noDate) questions.noteDate(batch, row, cells, of, isBad ? NONE : at);
    if (!noMoney) questions.noteMoney(batch, row, money, isBad ? NONE : at);
    if (isBad) {
      reject(batch, row, cells, of, money);
      return false;
    }
    takeCells(block, cells, of, to);
    addMoney(money, to);
    block.currency.values[to] = currency;
    block.line.values[to] = batch.lines[row]!;
    block.items.values[to] = ONE_ITEM;
    if (hasher !== undefined) block.hash.values[to] = hasher.hashOf(batch, row);
    return true;
  };

  /** Makes room for all that a batch may bring, so that until the next one nothing moves in the memory of the kernel. */
  const makeRoom = (batch: RecordBatch): void => {
    try {
      makeRoomIn(batch);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw tooManyTexts(file, batch.lines[0]!);
      throw error;
    }
  };
  const makeRoomIn = ({ count, firstField, bounds, bytes: { length } }: RecordBatch): void => {
    const bytes = MOST_GROWTH * (computer === undefined ? bounds[2 * firstField[count]! - 1]! : length);
    runs.makeRoom(count, bytes);
    // Beside what its column holds, each row may have a mark beside its amount.
    dictionaries.currencies.makeRoom((SPELLINGS + 1) * count, 2 * bytes);
    for (const collector of [questions.dates, questions.decimals]) collector.makeRoom(count, bytes);
    arrays.makeRoom(count);
  };

  /** Where one reading cannot win any more, its values need not be kept. */
  const forgetHopeless = (): void => {
    const day = questions.dates.hopeless();
    const amount = questions.decimals.hopeless();
    if (day !== undefined) kept.keepOnlyDays(day === 'first' ? 'second' : 'first');
    if (amount !== undefined) kept.keepOnlyAmounts(amount === 'first' ? 'second' : 'first');
  };

  return {
    add: (read) => {
      arrays.makeRoom(read.count);
      // Where memory has moved, the batch has, too.
      const there = batchInWindow(kernel, read.count, read.isAscii, read.hasNul);
      const selected = selector.select(there);
      const { count, isAscii, hasNul } = computer?.compute(there, selected.rows, selected.count) ?? there;
      makeRoom(batchInWindow(kernel, count, isAscii, hasNul));
      const batch = batchInWindow(kernel, count, isAscii, hasNul);
      records += selected.bad.length;
      badRows.push(...selected.bad);
      beside += selected.beside;
      keepRows(batch, selected);
      forgetHopeless();
    },
    finish: () => {
      const decoded = {
        rows: kept.rows(),
        customerIds: runs.customerIds(),
        records,
        badRows: badRows.sort((a, b) => a.line - b.line),
        dates: questions.dates.evidence(),
        decimals: questions.decimals.evidence(),
        shapes: questions.shapeCounts(),
        repeatedHeaders,
        beside,
        rounded,
      };
      runs.free();
      selector.free();
      hasher?.free();
      for (const collector of [questions.dates, questions.decimals]) collector.free();
      arrays.free();
      return decoded;
    },
  };
}

function tooManyTexts(file: string, line: number): Failure {
  return new Failure(
    'input',
    `${file}:${line}: the ids and texts up to here take more memory than reading can have`,
    'leave out columns with --no-contacts or fewer --keep, or read the export in parts',
  );
}

/** A text as it is written, and up to three times as long when it is cleaned: capitals, and bytes that are no text, take more. */
const MOST_GROWTH = 4;

function isNoDate({ dayFirst, monthFirst }: RunCells, of: number): boolean {
  return dayFirst.values[of] === NO_DAY && monthFirst.values[of] === NO_DAY;
}

const NO_TEXT = 'holds bytes that are no text';

function dateReason(text: string): string {
  return text.trim() === '' ? 'is empty; a date is needed' : 'is no date';
}

function amountReason(text: string, isTooLarge: boolean): string {
  if (isTooLarge) return 'quantity × price is too large';
  return text.trim() === '' ? 'is empty; a number is needed' : 'is no amount';
}

/** Whether an amount has more decimals than are held. */
function isRounded(units: number): boolean {
  const scaled = units * AMOUNT_UNIT;
  return Math.abs(scaled - Math.round(scaled)) > 1e-6 + Math.abs(scaled) * 1e-14;
}
