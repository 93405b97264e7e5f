import type { CustomerTable } from '../../core/customers.ts';
import { quoted } from '../../core/printable.ts';
import { attempt, ifPresent } from '../folder/outputFailure.ts';
import { unguard } from './cell.ts';
import { formOfHeader, plainForm } from './csvForm.ts';
import { eachRecord, type RecordTaker } from './csvRecords.ts';
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
  let form = plainForm;
  const parsed = (record: Buffer, line: number): string[][] => {
    try {
      return parse(record, { bom: true, delimiter: form.delimiter });
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      throw fail(line, CSV_FAULTS[error.code] ?? error.message);
    }
  };

  let header: Buffer | undefined;
  let names: readonly string[] = [];
  const firstIds: string[] = [];
  const found: (readonly [record: Buffer, line: number])[] = [];
  let beginnings: readonly Buffer[] = [];
  const take: RecordTaker = (bytes, start, end, line) => {
    if (start === end && header !== undefined) return true;
    const idIsFirst = names[0] === ID && names.length > 1;
    // Most rows are told by their first bytes, which is faster than by their text.
    if (idIsFirst && firstIds.length === MOST_IDS && !mayBegin(bytes, start, beginnings)) return true;
    const record = bytes.subarray(start, end);
    if (header === undefined) {
      header = record;
      form = formOfHeader(record.toString());
      beginnings = [...wanted].map((id) => Buffer.from(`${id}${form.delimiter}`));
      names = parsed(record, line)[0] ?? [];
      if (!names.includes(ID)) throw fail(line, `has no column ${ID}`);
      return true;
    }
    const idEnd = record.indexOf(form.delimiter);
    const cell =
      idIsFirst && record[0] !== QUOTE && idEnd !== -1
        ? record.toString('utf8', 0, idEnd)
        : (parsed(record, line)[0]![names.indexOf(ID)] ?? '');
    const id = unguard(cell);
    if (firstIds.length < MOST_IDS) firstIds.push(id);
    if (wanted.has(id)) found.push([record, line]);
    return found.length < wanted.size;
  };
  const unclosed = (line: number) => fail(line, CSV_FAULTS.CSV_QUOTE_NOT_CLOSED!);
  const isThere = await attempt(file.path, () => ifPresent(() => eachRecord(file.path, take, unclosed)), 'read');
  if (isThere === undefined) return undefined;
  if (header === undefined) throw fail(1, 'has no header');

  const ids: string[] = [];
  const columns = names.map((name) => openColumn(name, ids, file.latest, form));
  for (const [record, line] of found) {
    const [, cells] = parsed(Buffer.concat([header, LINE_END, record]), line);
    for (const [i, column] of columns.entries()) {
      const fault = column.add(cells![i]!);
      if (fault !== undefined) throw fail(line, `has ${column.name} ${quoted(cells![i]!)}, which ${fault}`);
    }
    if (ids.indexOf(ids.at(-1)!) < ids.length - 1) throw fail(line, `repeats ${ID} ${quoted(ids.at(-1)!)}`);
  }
  return { table: tableOf(ids, columns), firstIds };
}

const QUOTE = 0x22;
/** What guards a text against being taken for a formula; and what begins one that keeps digits. */
const [APOSTROPHE, EQUALS] = [0x27, 0x3d];
const LINE_END = Buffer.from('\n');

/** Whether a row begins with one of some beginnings, or with a cell that is not what its text is. */
function mayBegin(bytes: Buffer, start: number, beginnings: readonly Buffer[]): boolean {
  const first = bytes[start];
  return (
    first === QUOTE ||
    first === APOSTROPHE ||
    first === EQUALS ||
    beginnings.some((beginning) => hasAt(bytes, start, beginning))
  );
}

function hasAt(bytes: Buffer, start: number, part: Buffer): boolean {
  let same = 0;
  while (same < part.length && bytes[start + same] === part[same]) same++;
  return same === part.length;
}
