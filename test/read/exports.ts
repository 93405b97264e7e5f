import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contactColumns } from '../../src/core/columns.ts';
import { formatDay } from '../../src/core/day.ts';
import { Failure } from '../../src/core/failure.ts';
import { isRefund, PURCHASE } from '../../src/core/ledger.ts';
import { rowText } from '../../src/core/texts.ts';
import type { ReadingChoices } from '../../src/read/readFiles.ts';
import { type OrderChoices, type OrdersRead, readOrders } from '../../src/read/readOrders.ts';
import type { EarlierFindings } from '../../src/read/rows/readings.ts';
import { allTexts } from '../core/builtTexts.ts';

/** Contents of exports by file name; `-` is standard input. */
export type Exports = Readonly<Record<string, string | Uint8Array>>;

export interface Flags extends Partial<ReadingChoices>, Partial<OrderChoices> {
  readonly earlier?: EarlierFindings;
  /** Names of the exports, where one is read twice. */
  readonly paths?: readonly string[];
}

/** What is read where no flag is given. */
export const noChoices: ReadingChoices = {
  preset: undefined,
  map: {},
  delimiter: undefined,
  encoding: undefined,
  key: undefined,
  keep: [],
  money: true,
  cost: false,
  dateFormat: undefined,
  decimal: undefined,
  timeZone: undefined,
  contacts: contactColumns,
  addresses: false,
  emails: false,
  carried: [],
};
const noOrderChoices: OrderChoices = {
  returns: 'net',
  zeroOrders: 'drop',
  asOf: undefined,
  currency: undefined,
  maxBadRows: { percent: 50 },
};

/** Reads exports in the order in which they are listed. */
export async function read(exports: Exports, flags: Flags = {}): Promise<OrdersRead> {
  const cwd = mkdtempSync(join(tmpdir(), 'rfm-read-'));
  try {
    for (const [name, content] of Object.entries(exports)) if (name !== '-') writeFileSync(join(cwd, name), content);
    return await readOrders(
      flags.paths ?? Object.keys(exports),
      { ...noChoices, ...flags },
      { ...noOrderChoices, ...flags },
      flags.earlier ?? { dates: new Map(), decimals: new Map() },
      { cwd, stdin: inChunks(Buffer.from(exports['-'] ?? ''), 1000), hashes: false },
    );
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** The Failure that reading ends with, as its printed text: `message; hint`. */
export async function failure(exports: Exports, flags: Flags = {}): Promise<string> {
  return failureText(() => read(exports, flags));
}

export async function failureText(step: () => unknown): Promise<string> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return `${error.message}; ${error.hint}`;
  }
  throw new Error('nothing failed');
}

/** The ledger as text, one line an entry: customer, day, amount, and what it is where it is no purchase. */
export function entries({ ledger }: Pick<OrdersRead, 'ledger'>): readonly string[] {
  return allTexts(ledger.customers)
    .flatMap((customer, c) =>
      Array.from(ledger.day.subarray(ledger.offsets[c], ledger.offsets[c + 1]), (day, i) => {
        const at = ledger.offsets[c]! + i;
        const kind = ledger.kind[at] === PURCHASE ? '' : isRefund(ledger.kind[at]!) ? ' refund' : ' reversed';
        return `${customer} ${formatDay(day)} ${ledger.amount[at]! / 10_000}${kind}`;
      }),
    )
    .sort();
}

/** What was left out as text: count, what, money. */
export function leftOut({ account }: OrdersRead): readonly string[] {
  return account.leftOut.map(
    ({ what, count, amount }) => `${count} ${what.en}${amount === undefined ? '' : ` ${amount / 10_000}`}`,
  );
}

/** What is to be known about the numbers, in English. */
export function notices({ account }: OrdersRead): readonly string[] {
  return account.notices.map(({ en }) => en);
}

/** Bad rows as text: line, column, value, reason. */
export function bad({ badRows }: OrdersRead): readonly string[] {
  return badRows.map(({ file, line, column, value, reason }) => `${file}:${line} ${column} "${value}" ${reason}`);
}

export async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/**
 * A column of refunds, be it empty, is something that has to be looked at row by row: with it, the same export is read by
 * the careful decoders alone.
 */
export const CAREFUL = { header: ',refunded_amount', cell: ',' };

/** All that reading says of the rows, or how it fails. */
export async function outcome(exports: Exports, flags: Flags): Promise<unknown> {
  try {
    const { ledger, attributes, asOf, currency, badRows, account } = await read(exports, {
      maxBadRows: { percent: 100 },
      ...flags,
    });
    const customers = allTexts(ledger.customers);
    return {
      ledger: { ...ledger, customers },
      attributes: attributes.map(({ name, ...texts }) => [name, customers.map((_, c) => rowText(texts, c) ?? '')]),
      asOf,
      currency,
      badRows,
      account,
    };
  } catch (error) {
    return failureText(() => {
      throw error;
    });
  }
}
