import type { ReadAccount } from '../core/account.ts';
import type { BadRow } from '../core/badRow.ts';
import type { Consents } from '../core/consents.ts';
import { type EpochDay, formatDay } from '../core/day.ts';
import type { Addresses, CustomerEmails } from '../core/emails.ts';
import { Failure } from '../core/failure.ts';
import type { Channel } from '../core/interactions.ts';
import type { ItemLedger } from '../core/items.ts';
import type { CustomerAttribute, OrderLedger } from '../core/ledger.ts';
import { countOfTexts } from '../core/texts.ts';
import { type BadRowLimit, checkBadRows } from './badRowLimit.ts';
import type { Inputs } from './bytes/source.ts';
import type { KeyField } from './fields.ts';
import { columnOf, type FileFindings, findingsOf, tableFindings } from './findings.ts';
import { checkKeptColumns } from './layout/keptColumns.ts';
import { emailConsents, normaliseHeader, refusals } from './layout/synonyms.ts';
import type { TableFile } from './lookupTables.ts';
import { consentNotices, readingNotices } from './notices.ts';
import { addressesOf, attributesOf } from './orders/attributes.ts';
import { consentsOf } from './orders/consents.ts';
import { countOrders } from './orders/countOrders.ts';
import { pickCurrency } from './orders/currency.ts';
import { tallyDropped } from './orders/dropped.ts';
import { emailsOf } from './orders/emails.ts';
import { blank, dropForgotten, type IsForgotten, withoutForgotten } from './orders/forgotten.ts';
import { itemsOf } from './orders/items.ts';
import { type JoinedPeople, joinPeople } from './orders/joinPeople.ts';
import { lastRefunds } from './orders/lastRefunds.ts';
import { entriesOf } from './orders/ledger.ts';
import { leftOutList } from './orders/leftOutList.ts';
import { newestDays } from './orders/newestDays.ts';
import { resolveOverlap } from './orders/overlap.ts';
import { type ReadFile, type ReadingChoices, readFiles } from './readFiles.ts';
import { answerDates } from './rows/answerDates.ts';
import { joinOrderIds, joinPointZeros } from './rows/identity.ts';
import { countOfItems } from './rows/lineItems.ts';
import { type Answered, answer, type DecimalReading, decimalQuestion, type EarlierFindings } from './rows/readings.ts';
import { type Dictionaries, type ReadTexts, readTexts } from './rows/rows.ts';
import { type SettledRows, settleRows } from './rows/settledRows.ts';
import type { DateReading } from './values/dates.ts';

/** What an order is worth counting for. */
export interface OrderChoices {
  readonly returns: 'net' | 'ignore';
  readonly zeroOrders: 'drop' | 'count';
  /** Undefined: the newest day of any order or refund. */
  readonly asOf: EpochDay | undefined;
  readonly currency: string | undefined;
  /** Of all records, or a number of them. */
  readonly maxBadRows: BadRowLimit;
  /** Who is to be left out for good; without it, nobody. */
  readonly isForgotten?: IsForgotten | undefined;
}

/** Everything that the exports say, ready to be measured. */
export interface OrdersRead {
  readonly ledger: OrderLedger;
  readonly attributes: readonly CustomerAttribute[];
  readonly asOf: EpochDay;
  readonly currency: string | undefined;
  /** What tells customers apart. */
  readonly key: KeyField;
  readonly files: readonly FileFindings[];
  /** What purchases were made of; undefined where nobody asked, or no file says it. */
  readonly items: ItemLedger | undefined;
  readonly consents: Consents | undefined;
  /** By customer: the day of the newest refund, see lastRefunds. */
  readonly lastRefund: Int32Array | undefined;
  /** By customer number of the ledger; undefined where nobody asked. */
  readonly addresses: Addresses | undefined;
  readonly emails: CustomerEmails | undefined;
  readonly account: ReadAccount;
  readonly badRows: readonly BadRow[];
  /** Orders that are in no entry because of their status, or because their own negative rows take back all they hold. */
  readonly takenBack: number;
  /** Orders and refunds after as_of. */
  readonly later: number;
}

/**
 * Reads order exports into a ledger.
 * @throws Failure where a file cannot be read, its dates or amounts can be read two ways and nothing decides, too many
 * rows are bad, or no order is left
 */
export async function readOrders(
  paths: readonly string[],
  reading: ReadingChoices,
  choices: OrderChoices,
  earlier: EarlierFindings,
  inputs: Inputs,
): Promise<OrdersRead> {
  inputs.onStage?.('read');
  const settled = await readAndSettle(paths, reading, earlier, inputs);
  return ordersOf(settled, reading, choices);
}

/** What was read, without what it took to read it. */
async function readAndSettle(
  paths: readonly string[],
  reading: ReadingChoices,
  earlier: EarlierFindings,
  inputs: Inputs,
): Promise<SettledFiles> {
  const { files, tables, dictionaries } = await readFiles(paths, reading, earlier, inputs);
  inputs.onStage?.('orders');
  checkKeptColumns(
    files.map(({ layout }) => layout),
    reading.keep,
  );
  return settleFiles(files, tables, dictionaries, reading, earlier);
}

/** Files with their questions answered, and the rows that were read so. */
export interface SettledFiles {
  readonly files: readonly ReadFile[];
  readonly dates: readonly Answered<DateReading>[];
  readonly decimals: readonly Answered<DecimalReading>[];
  readonly rows: SettledRows;
  readonly texts: ReadTexts;
  /** By file. */
  readonly badRows: readonly (readonly BadRow[])[];
  /** Of exports that hold no orders, but say more of them. */
  readonly tables: readonly TableFile[];
}

/** Answers the questions of all files together. */
export function settleFiles(
  files: readonly ReadFile[],
  tables: readonly TableFile[],
  dictionaries: Dictionaries,
  reading: ReadingChoices,
  earlier: EarlierFindings,
): SettledFiles {
  const dates = answerDates(
    files.map((file) => ({ ...file, dateColumn: columnOf(file, 'date')! })),
    reading.dateFormat,
    earlier,
  );
  const decimals = answerDecimals(files, reading, earlier);
  const decodedFiles = files.map(({ decoded }) => decoded);
  joinPointZeros(decodedFiles, dictionaries.customers);
  joinOrderIds(decodedFiles, dictionaries.orders);
  const settled = files.map(({ file, decoded }, f) => ({ file, decoded, dates: dates[f]!, decimals: decimals[f]! }));
  return { files, tables, dates, decimals, ...settleRows(settled), texts: readTexts(dictionaries) };
}

/** From rows to the ledger, with all the checks on the way. */
export function ordersOf(
  { files, tables, dates, decimals, rows, texts, badRows: allBadRows }: SettledFiles,
  reading: ReadingChoices,
  choices: OrderChoices,
): OrdersRead {
  const people = dropAndJoin(rows, texts, files, choices.isForgotten);
  const { forgotten } = people;
  const { badRows: badRowsByFile, left: badRowsOfForgotten } = withoutForgotten(allBadRows, choices.isForgotten);
  const findings = files.map((file, f) => findingsOf(file, dates[f]!, decimals[f]!, badRowsByFile[f]!));
  const badRows = badRowsByFile.flat();
  const records = files.reduce((sum, file) => sum + file.decoded.records, 0);
  const recordsOfForgotten = countOfItems(rows.items, forgotten) + badRowsOfForgotten;
  checkBadRows(badRows, records - recordsOfForgotten, choices.maxBadRows);
  const overlap = resolveOverlap(rows, countOfTexts(texts.orders));
  const currency = pickCurrency(rows, texts, choices.currency, reading.money);
  const amountIsOfOrder = files.map((file) => file.layout.amountIsOfOrder);
  const refundIsOfRow = files.map((file) => file.layout.refundIsOfRow);
  const dropped = tallyDropped(rows, texts, overlap, forgotten, currency, amountIsOfOrder);
  blank(rows, forgotten);
  const { orders, leftOut } = countOrders(rows, texts, currency, amountIsOfOrder, refundIsOfRow, choices.asOf);
  const hasMoney = reading.money && files.every(({ layout }) => layout.hasAmounts);
  const entries = entriesOf(orders, choices);
  if (entries.count === 0) {
    const { later } = leftOut;
    if (choices.asOf === undefined || later.orders.count + later.refunds.count === 0) {
      throw nothingLeft(files, records, badRows.length);
    }
    throw new Failure(
      'input',
      `no order is on or before ${formatDay(choices.asOf)}`,
      'check that day against the dates of the export',
    );
  }
  const newest = newestDays(entries.ledger.day);
  const asOf = choices.asOf ?? newest.newest;
  const facts = { files, decimals, rows, texts, leftOut, orders, entries, newest, overlap, hasMoney, people };
  const consents = consentsOf(
    rows,
    texts,
    files.map((file) => refusals.includes(consentHeader(file) ?? '')),
    choices.asOf,
  );
  // A refusal closes an address, whoever else has it.
  const emails = reading.emails || consents !== undefined ? rows.attributes.get('email') : undefined;
  return {
    ledger: { customers: texts.customers, ...entries.ledger },
    attributes: attributesOf(attributeNames(reading), rows, orders, texts, asOf),
    addresses: reading.addresses ? addressesOf(rows, orders, texts, asOf) : undefined,
    asOf,
    currency: currency.name,
    key: files.some(({ layout }) => layout.key === 'customer') ? 'customer' : files[0]!.layout.key,
    files: [...findings, ...tables.map(tableFindings)],
    items: itemsOf(rows, orders, texts.attributes, amountIsOfOrder, choices.returns === 'net', asOf),
    lastRefund: reading.addresses ? lastRefunds(orders, asOf) : undefined,
    consents: consents && { of: consents.of, channel: consentChannel(files) },
    emails: emails && emailsOf(rows, emails, texts, asOf),
    badRows,
    takenBack: [...leftOut.byStatus.values()].reduce((sum, { count }) => sum + count, entries.cancelledOut.count),
    later: leftOut.later.orders.count + leftOut.later.refunds.count,
    account: {
      rows: records,
      badRows: badRows.length,
      leftOut: leftOutList(leftOut, dropped, entries, badRowsOfForgotten, asOf, hasMoney),
      notices: [...readingNotices(facts), ...consentNotices(consents?.unknownWords ?? [])],
    },
  };
}

/** Joins people whom files know by different keys; rows of those who are to be forgotten by any of them are dropped. */
function dropAndJoin(
  rows: SettledRows,
  texts: ReadTexts,
  files: readonly ReadFile[],
  isForgotten: IsForgotten | undefined,
): JoinedPeople & { readonly forgotten: Int32Array } {
  const byAddress = dropForgotten(rows, texts.customers, isForgotten);
  const people = joinPeople(
    rows,
    texts,
    files.map(({ layout }) => layout.key),
  );
  const byId = people.joined === 0 ? [] : dropForgotten(rows, texts.customers, isForgotten);
  return { ...people, forgotten: Int32Array.from([...byAddress, ...byId]).sort() };
}

/** The header of the consent of a file, in normal form; undefined where it has none. */
function consentHeader({ layout: { columns, names } }: ReadFile): string | undefined {
  return columns.consent === undefined ? undefined : normaliseHeader(names[columns.consent]!);
}

/** The channel that the consent of all files is about; undefined for marketing in general. */
function consentChannel(files: readonly ReadFile[]): Channel | undefined {
  const headers = files.map(consentHeader).filter((header) => header !== undefined);
  return headers.every((header) => emailConsents.includes(header)) ? 'email' : undefined;
}

/** Contacts, where wanted, then kept columns. */
function attributeNames({ contacts, keep }: ReadingChoices): readonly string[] {
  return [...new Set([...contacts, ...keep])];
}

/** The decimal mark in every file. */
function answerDecimals(
  files: readonly ReadFile[],
  { decimal, money }: ReadingChoices,
  earlier: EarlierFindings,
): readonly Answered<DecimalReading>[] {
  const flag = decimal === undefined ? undefined : decimal === '.' ? 'point' : 'comma';
  if (!money) {
    // Only whether an amount is below zero matters, so that there is nothing to ask.
    return files.map(({ decoded: { decimals } }) => ({
      answer: flag ?? (decimals.onlySecond > decimals.onlyFirst ? 'comma' : 'point'),
      by: 'no question',
    }));
  }
  return answer(decimalQuestion, files, flag, earlier.decimals);
}

function nothingLeft(files: readonly ReadFile[], records: number, badRows: number): Failure {
  const names = files.map(({ file }) => file).join(', ');
  if (records === 0) return new Failure('input', `${names}: a header and no rows`, 'check the export');
  if (records === badRows)
    return new Failure(
      'input',
      `${names}: none of the ${records} rows can be read`,
      `rfm inspect ${files[0]!.file} shows why`,
    );
  return new Failure(
    'input',
    `${names}: no order is left of ${records} rows: all are bad or left out by rule`,
    `rfm inspect ${files[0]!.file} shows why`,
  );
}
