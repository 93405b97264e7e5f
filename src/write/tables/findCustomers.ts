import { createReadStream } from 'node:fs';
import type { CustomerTable } from '../../core/customers.ts';
import { quoted } from '../../core/printable.ts';
import { attempt, ifPresent } from '../folder/outputFailure.ts';
import { unguard } from './cell.ts';
import { CSV_FAULTS, type CustomersFile, damagedFile, ID, openColumn, tableOf } from './readCustomers.ts';

/** A few customers of a file. */
export interface FoundCustomers {
  /** The rows of those who were looked for, in the order of the file. */
  readonly table: CustomerTable;
  /** Ids of the first customers of the file that was read: for one that is not there, what may have been meant. */
  readonly firstIds: readonly string[];
}

/** An id that nobody has is compared with those of so many customers. */
const MOST_IDS = 10_000;

/**
 * Looks for customers in a file that `rfm` has written, which is read only as far as they are. Undefined where there is
 * no such file.
 * @throws Failure that names the line where a customer's row is not what was written
 */
export async function findCustomers(
  file: CustomersFile,
  wanted: ReadonlySet<string>,
): Promise<FoundCustomers | undefined> {
  const { parse } = await import('csv-parse/sync');
  const { CsvError } = await import('csv-parse');
  const fail = damagedFile(file);
  const firstIds: string[] = [];
  const found: (readonly [record: Buffer, line: number])[] = [];
  let header: Buffer | undefined;
  let idColumn = 0;

  const cellsOf = (record: Buffer, line: number): readonly string[] => {
    const [cells] = parsed([record], line);
    return cells ?? [];
  };
  const parsed = (records: readonly Buffer[], line: number): string[][] => {
    try {
      return parse(Buffer.concat(records.flatMap((record) => [record, LINE_END])), { bom: true });
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      throw fail(line, CSV_FAULTS[error.code] ?? error.message);
    }
  };
  const idOf = (record: Buffer, line: number): string => {
    const comma = record.indexOf(COMMA);
    const isPlain = idColumn === 0 && record[0] !== QUOTE && comma > 0;
    return unguard(isPlain ? record.toString('utf8', 0, comma) : (cellsOf(record, line)[idColumn] ?? ''));
  };
  const take = (record: Buffer, line: number): boolean => {
    if (header === undefined) {
      header = record;
      idColumn = cellsOf(record, line).indexOf(ID);
      if (idColumn === -1) throw fail(line, `has no column ${ID}`);
      return true;
    }
    if (record.length === 0) return true;
    const id = idOf(record, line);
    if (firstIds.length < MOST_IDS) firstIds.push(id);
    if (wanted.has(id)) found.push([record, line]);
    return found.length < wanted.size;
  };

  const isThere = await attempt(file.path, () => ifPresent(() => eachRecord(file.path, take, fail)), 'read');
  if (isThere === undefined) return undefined;
  if (header === undefined) throw fail(1, 'has no header');
  const ids: string[] = [];
  const columns = cellsOf(header, 1).map((name) => openColumn(name, ids, file.latest));
  for (const [record, line] of found) {
    const [, cells] = parsed([header, record], line);
    for (const [i, column] of columns.entries()) {
      const fault = column.add(cells![i]!);
      if (fault !== undefined) throw fail(line, `has ${column.name} ${quoted(cells![i]!)}, which ${fault}`);
    }
    if (ids.indexOf(ids.at(-1)!) < ids.length - 1) throw fail(line, `repeats ${ID} ${quoted(ids.at(-1)!)}`);
  }
  return { table: tableOf(ids, columns), firstIds };
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const NEW_LINE = 0x0a;
const RETURN = 0x0d;
const LINE_END = Buffer.from('\n');

const CHUNK = 1 << 20;
/** No row is longer: in one that is, a quote is not closed. */
const LONGEST_RECORD = 1 << 24;

/** Hands on the records of a CSV file without their line ends, until there are no more or none is wanted. */
async function eachRecord(
  path: string,
  take: (record: Buffer, line: number) => boolean,
  fail: (line: number, fault: string) => Error,
): Promise<true> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    const bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk as Buffer]);
    const endAfter = recordEnds(bytes);
    let start = 0;
    for (let end = endAfter(start); end.at !== -1; end = endAfter(start)) {
      const last = bytes[end.at - 1] === RETURN && end.at > start ? end.at - 1 : end.at;
      if (!take(bytes.subarray(start, last), line)) return true;
      start = end.at + 1;
      line += end.lines;
    }
    rest = bytes.subarray(start);
    if (rest.length > LONGEST_RECORD) throw fail(line, CSV_FAULTS.CSV_QUOTE_NOT_CLOSED!);
  }
  if (rest.length > 0) {
    if (quotesIn(rest) % 2 === 1) throw fail(line, CSV_FAULTS.CSV_QUOTE_NOT_CLOSED!);
    take(rest, line);
  }
  return true;
}

/** Finds the line end of the record that begins at a place, and counts its lines; -1 where it is not complete. */
function recordEnds(bytes: Buffer): (start: number) => { readonly at: number; readonly lines: number } {
  let nextQuote = bytes.indexOf(QUOTE);
  return (start) => {
    let lines = 0;
    let isQuoted = false;
    let end = start - 1;
    do {
      end = bytes.indexOf(NEW_LINE, end + 1);
      if (end === -1) return { at: -1, lines };
      lines++;
      // Where no quote is near, as in most rows, nothing is looked at twice.
      for (; nextQuote !== -1 && nextQuote < end; nextQuote = bytes.indexOf(QUOTE, nextQuote + 1)) isQuoted = !isQuoted;
    } while (isQuoted);
    return { at: end, lines };
  };
}

function quotesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(QUOTE); at !== -1; at = bytes.indexOf(QUOTE, at + 1)) count++;
  return count;
}
