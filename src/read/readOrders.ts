import type { ReadAccount } from '../core/account.ts';
import type { BadRow } from '../core/badRow.ts';
import { type EpochDay, formatDay } from '../core/day.ts';
import { Failure } from '../core/failure.ts';
import type { CustomerAttribute, OrderLedger } from '../core/ledger.ts';
import { quoted } from '../core/printable.ts';
import type { Inputs } from './bytes/source.ts';
import { type FileFindings, findingsOf } from './findings.ts';
import { checkKeptColumns } from './layout/keptColumns.ts';
import { readingNotices } from './notices.ts';
import { attributesOf } from './orders/attributes.ts';
import { entriesOf, ledgerOf } from './orders/ledger.ts';
import { pickCurrency, rowsThatCount } from './orders/leftOut.ts';
import { leftOutList } from './orders/leftOutList.ts';
import { sumOrders } from './orders/orders.ts';
import { resolveOverlap } from './orders/overlap.ts';
import { type ReadFile, type ReadingChoices, readFiles } from './readFiles.ts';
import { type Answered, answer, dateQuestion, decimalQuestion } from './rows/readings.ts';
import { NONE } from './rows/rows.ts';
import { settleRows } from './rows/settledRows.ts';
import { readingOf } from './values/datePattern.ts';

/** What an order is worth counting for. */
export interface OrderChoices {
  readonly returns: 'net' | 'ignore';
  readonly zeroOrders: 'drop' | 'count';
  /** Undefined: the newest day of any order or refund. */
  readonly asOf: EpochDay | undefined;
  readonly currency: string | undefined;
  /** Share of all records, or a number of them. */
  readonly maxBadRows: { readonly share: number } | { readonly count: number };
}

/** What an earlier run found out about exports, by their set of headers. */
export interface EarlierFindings {
  readonly dates: ReadonlyMap<string, 'dayFirst' | 'monthFirst'>;
  readonly decimals: ReadonlyMap<string, 'point' | 'comma'>;
}

/** Everything that the exports say, ready to be measured. */
export interface OrdersRead {
  readonly ledger: OrderLedger;
  readonly attributes: readonly CustomerAttribute[];
  readonly asOf: EpochDay;
  readonly currency: string | undefined;
  readonly files: readonly FileFindings[];
  readonly account: ReadAccount;
  readonly badRows: readonly BadRow[];
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
  const { files, dictionaries } = await readFiles(paths, reading, inputs);
  checkKeptColumns(
    files.map(({ layout }) => layout),
    reading.keep,
  );
  const dates = answerDates(files, reading, earlier);
  const decimals = answerDecimals(files, reading, earlier);
  const { rows, badRows } = settleRows(
    files.map(({ file, decoded }, f) => ({ file, decoded, dates: dates[f]!, decimals: decimals[f]! })),
  );
  const findings = files.map((file, f) => findingsOf(file, dates[f]!, decimals[f]!, badRows));
  const records = files.reduce((sum, file) => sum + file.decoded.records, 0);
  checkBadRows(badRows, records, choices.maxBadRows);
  const overlap = resolveOverlap(rows, dictionaries.orders.size());
  const currency = pickCurrency(rows, dictionaries.currencies, choices.currency);
  const amountIsOfOrder = files.map((file) => file.layout.amountIsOfOrder);
  const counted = rowsThatCount(rows, dictionaries, currency, amountIsOfOrder);
  const orders = sumOrders(rows, counted, amountIsOfOrder);
  const hasAmounts = files.every(({ layout }) => layout.hasAmounts);
  const entries = entriesOf(orders, choices);
  if (entries.count === 0) throw nothingLeft(files, records, badRows.length);
  const asOf = choices.asOf ?? entries.day.reduce((newest, day) => Math.max(newest, day));
  const customers = Array.from({ length: dictionaries.customers.size() }, (_, code) =>
    dictionaries.customers.text(code),
  );
  const { ledger, later } = ledgerOf(entries, orders, customers, asOf);
  if (ledger.day.length === 0) {
    throw new Failure(
      'input',
      `no order is on or before ${formatDay(asOf)}`,
      'check --as-of against the dates of the export',
    );
  }
  return {
    ledger,
    attributes: attributesOf(rows, orders, dictionaries, asOf),
    asOf,
    currency: choices.currency ?? (currency === NONE ? undefined : dictionaries.currencies.text(currency)),
    files: findings,
    badRows,
    account: {
      rows: records,
      badRows: badRows.length,
      leftOut: leftOutList(counted, overlap, entries, later, asOf, hasAmounts),
      notices: readingNotices({ files, decimals, rows, dictionaries, counted, orders, entries, overlap, asOf }),
    },
  };
}

/** The order of day and month in every file. */
export function answerDates(
  files: readonly ReadFile[],
  { dateFormat }: ReadingChoices,
  earlier: EarlierFindings,
): readonly Answered<'dayFirst' | 'monthFirst'>[] {
  return answer(dateQuestion, files, dateFormat === undefined ? undefined : readingOf(dateFormat), earlier.dates);
}

/** The decimal mark in every file. */
export function answerDecimals(
  files: readonly ReadFile[],
  { decimal }: ReadingChoices,
  earlier: EarlierFindings,
): readonly Answered<'point' | 'comma'>[] {
  const flag = decimal === undefined ? undefined : decimal === '.' ? 'point' : 'comma';
  return answer(decimalQuestion, files, flag, earlier.decimals);
}

/** Fails where more rows are bad than are allowed. */
export function checkBadRows(badRows: readonly BadRow[], records: number, most: OrderChoices['maxBadRows']): void {
  const limit = 'count' in most ? most.count : most.share * records;
  if (badRows.length <= limit) return;
  const { file, line, column, value, reason } = badRows[0]!;
  const allowed = 'count' in most ? String(most.count) : `${most.share * 100} %`;
  throw new Failure(
    'input',
    `${badRows.length} of ${records} rows are bad, more than the ${allowed} allowed; the first is ${file}:${line}: ${column === '' ? '' : `${column} `}${quoted(value)} ${reason}`,
    `rfm inspect ${file} shows them; mend the export, or allow them with --max-bad-rows`,
  );
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
