import { AMOUNT_UNIT, toAmount } from '../../core/amount.ts';
import type { BadRow } from '../../core/badRow.ts';
import type { Layout } from '../layout/layout.ts';
import type { RecordBatch } from '../layout/records.ts';
import { normaliseHeader } from '../layout/synonyms.ts';
import type { DateShape } from '../values/dates.ts';
import { isEmptyKey, plainText } from '../values/texts.ts';
import { CONTRADICTION, createCurrencyReader } from './currencyReader.ts';
import { collectEvidence } from './evidence.ts';
import { growingFloats, growingIntegers, twoReadings } from './growing.ts';
import { createKeyReader, createTextReaders, NOT_TEXT } from './identity.ts';
import { createMoneyReader } from './money.ts';
import { isBlank, recordFault, recordText } from './recordFault.ts';
import { createHeaderTest } from './repeatedHeader.ts';
import { createRowHash } from './rowHash.ts';
import { type Cell, type DecodedFile, type Dictionaries, NO_DAY, NONE, type RowPlan } from './rows.ts';

/** Takes the batches of one file, the header as its first record, and gives its decoded rows at the end. */
export interface FileDecoder {
  readonly add: (batch: RecordBatch) => void;
  readonly finish: () => DecodedFile;
}

export function createFileDecoder(
  file: string,
  layout: Layout,
  plan: RowPlan,
  dictionaries: Dictionaries,
): FileDecoder {
  const { header, columns } = layout;
  const dateColumn = columns.date!;
  const customer = growingIntegers();
  const order = growingIntegers();
  const line = growingIntegers();
  const currency = growingIntegers();
  const days = twoReadings(growingIntegers);
  const amounts = twoReadings(growingFloats);
  const refunded = columns.refunded === undefined ? undefined : twoReadings(growingFloats);
  const cost = plan.cost ? twoReadings(growingFloats) : undefined;
  const status = columns.status === undefined ? undefined : growingIntegers();
  const hash = plan.compareRows ? growingFloats() : undefined;
  const hashOf = createRowHash(header.map(normaliseHeader));
  const moneyOf = createMoneyReader(columns, plan.amounts, plan.cost, plan.money);
  const currencyOf = createCurrencyReader(layout, dictionaries.currencies, plan.money);
  const key = createKeyReader(layout, dictionaries.customers);
  const isHeader = createHeaderTest(header);
  const texts = createTextReaders(layout, plan, dictionaries.texts);
  const badRows: BadRow[] = [];
  const dates = collectEvidence();
  const decimals = collectEvidence();
  const shapes = new Map<DateShape, number>();
  const repeatedHeaders: number[] = [];
  let records = 0;
  const rounded = { first: 0, second: 0 };
  let headerSeen = false;

  const cell = (batch: RecordBatch, row: number, column: number): Cell => ({
    line: batch.line(row),
    column: header[column]!,
    value: batch.text(row, column),
  });

  const addRow = (batch: RecordBatch, row: number): void => {
    if (!headerSeen || isHeader(batch, row)) {
      if (headerSeen) repeatedHeaders.push(customer.length());
      headerSeen = true;
      return;
    }
    const fault = recordFault(batch, row, header);
    if (fault !== undefined) {
      if (isBlank(batch, row)) return;
      records++;
      badRows.push({ file, line: batch.line(row), column: '', value: recordText(batch, row), reason: fault });
      return;
    }
    const dateText = batch.text(row, dateColumn);
    const date = plan.dates(dateText);
    const noDate = Number.isNaN(date.dayFirst) && Number.isNaN(date.monthFirst);
    if (noDate && isBlank(batch, row)) return;
    records++;
    const money = moneyOf(batch, row);
    const noMoney = money.badFirst !== NONE && money.badSecond !== NONE;
    const orderText = columns.order === undefined ? '' : plainText(batch.text(row, columns.order));
    const currencyCode = currencyOf(batch, row, money.mark);
    const keyCode = key.read(batch, row);
    const unreadable = unreadableColumn(keyCode, orderText);
    const isBad = noDate || noMoney || unreadable !== NONE || currencyCode === CONTRADICTION;
    const kept = isBad ? NONE : customer.length();
    if (!noDate) {
      shapes.set(date.shape, (shapes.get(date.shape) ?? 0) + 1);
      if (date.dayFirst !== date.monthFirst) {
        dates.see(kept, date.dayFirst, date.monthFirst, () => cell(batch, row, dateColumn));
      }
    }
    if (!noMoney && (money.badFirst !== money.badSecond || money.open !== NONE)) {
      const column = [money.badFirst, money.badSecond, money.open].find((at) => at !== NONE)!;
      // Without money the rows still say how amounts are written, but none of them is bad.
      decimals.see(
        plan.money ? kept : NONE,
        money.badFirst === NONE ? 0 : Number.NaN,
        money.badSecond === NONE ? 0 : Number.NaN,
        () => cell(batch, row, column),
      );
    }
    if (kept === NONE) {
      const [column, reason] = noDate
        ? [dateColumn, dateReason(dateText)]
        : noMoney
          ? [money.badFirst, amountReason(batch.text(row, money.badFirst), money.isTooLarge)]
          : unreadable !== NONE
            ? [unreadable, 'holds bytes that are no text']
            : [columns.currency!, `contradicts the amount, which is in ${money.mark}`];
      badRows.push({ file, ...cell(batch, row, column), reason });
      return;
    }
    customer.push(keyCode);
    order.push(isEmptyKey(orderText) ? NONE : dictionaries.orders.code(orderText));
    line.push(batch.line(row));
    days.push(
      Number.isNaN(date.dayFirst) ? NO_DAY : date.dayFirst,
      Number.isNaN(date.monthFirst) ? NO_DAY : date.monthFirst,
    );
    if (plan.money) {
      if (isRounded(money.amountFirst) || isRounded(money.refundedFirst)) rounded.first++;
      if (isRounded(money.amountSecond) || isRounded(money.refundedSecond)) rounded.second++;
    }
    amounts.push(toAmount(money.amountFirst), toAmount(money.amountSecond));
    refunded?.push(toAmount(money.refundedFirst), toAmount(money.refundedSecond));
    cost?.push(toAmount(money.costFirst), toAmount(money.costSecond));
    status?.push(dictionaries.statuses.code(plainText(batch.text(row, columns.status!))));
    currency.push(currencyCode);
    for (const text of texts) text.add(batch, row);
    hash?.push(hashOf(batch, row));
  };

  const unreadableColumn = (keyCode: number, orderText: string): number => {
    if (keyCode === key.unreadable) return columns[layout.key]!;
    return NOT_TEXT.test(orderText) ? columns.order! : NONE;
  };

  return {
    add: (batch) => {
      for (let row = 0; row < batch.count; row++) addRow(batch, row);
    },
    finish: () => ({
      rows: {
        count: customer.length(),
        customer: customer.values(),
        order: order.values(),
        line: line.values(),
        days,
        amounts,
        refunded,
        cost,
        status: status?.values(),
        currency: currency.values(),
        attributes: new Map(texts.map((text) => [text.name, text.values()])),
        hash: hash?.values(),
      },
      customerIds: key.shape(),
      records,
      badRows,
      dates: dates.evidence(),
      decimals: decimals.evidence(),
      shapes,
      repeatedHeaders,
      rounded,
    }),
  };
}

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
