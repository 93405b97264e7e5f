import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { toAmount } from '../../core/amount.ts';
import { type ColumnDefinition, columnCatalog } from '../../core/columns.ts';
import type { CodedTexts, CustomerTable } from '../../core/customers.ts';
import { type EpochDay, parseDay } from '../../core/day.ts';
import { Failure } from '../../core/failure.ts';
import type { CustomerAttribute } from '../../core/ledger.ts';
import { printable, quoted } from '../../core/printable.ts';
import { NO_TEXT, textsFrom } from '../../core/texts.ts';
import { attempt } from '../folder/outputFailure.ts';
import { type NumberType, unguard } from './cell.ts';
import { type CsvForm, formOfHeader } from './csvForm.ts';
import { eachRecord } from './csvRecords.ts';

/** What a file of customers is called where it is damaged, and what to do about it then. */
export interface CustomersFile {
  readonly path: string;
  readonly what: string;
  readonly advice: string;
  /** No date in it is later; undefined where any may be. */
  readonly latest?: EpochDay | undefined;
}

/**
 * Reads back a file of customers that `rfm` has written, in whichever form and with whichever columns; other columns than those of the
 * catalog become attributes.
 * @throws Failure that names the line where the file is not what was written
 */
export async function readCustomers(file: CustomersFile): Promise<CustomerTable> {
  const { path, latest } = file;
  const damaged = damagedFile(file);
  let columns: readonly OpenColumn[] | undefined;
  const ids: string[] = [];
  const known = new Set<string>();
  let lastByte: number | undefined;

  // Loaded only where there is an earlier output.
  const { CsvError, parse } = await import('csv-parse');
  const form = await formOf(path, damaged);
  const parser = parse({
    delimiter: form.delimiter,
    // Spreadsheet programs put it there when somebody saves the file.
    bom: true,
    on_record: (record: readonly string[], { lines }) => {
      if (columns === undefined) {
        if (!record.includes(ID)) throw damaged(1, `has no column ${ID}`);
        columns = record.map((name) => openColumn(name, ids, latest, form));
        return null;
      }
      for (const [i, column] of columns.entries()) {
        const fault = column.add(record[i]!);
        if (fault !== undefined) throw damaged(lines, `has ${column.name} ${quoted(record[i]!)}, which ${fault}`);
      }
      const id = ids.at(-1)!;
      if (id === '' || known.has(id)) throw damaged(lines, id === '' ? `has no ${ID}` : `repeats ${ID} ${quoted(id)}`);
      known.add(id);
      return null;
    },
  });
  parser.resume();
  try {
    const stream = createReadStream(path);
    stream.on('data', (chunk) => {
      lastByte = (chunk as Uint8Array).at(-1);
    });
    await attempt(path, () => pipeline(stream, parser), 'read');
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw damaged(Number(error.lines ?? 1), CSV_FAULTS[error.code] ?? error.message);
  }
  if (columns === undefined) throw damaged(1, 'has no header');
  if (lastByte !== LF && lastByte !== CR) throw damaged(ids.length + 1, 'ends within a line');
  return tableOf(ids, columns);
}

async function formOf(path: string, damaged: ReturnType<typeof damagedFile>): Promise<CsvForm> {
  let header = '';
  const take = (bytes: Buffer, start: number, end: number): boolean => {
    header = bytes.toString('utf8', start, end);
    return false;
  };
  const unclosed = (line: number) => damaged(line, CSV_FAULTS.CSV_QUOTE_NOT_CLOSED!);
  await attempt(path, () => eachRecord(path, take, unclosed), 'read');
  return formOfHeader(header);
}

/** Says where a file of customers is damaged. */
export function damagedFile({ path, what, advice }: CustomersFile): (line: number, fault: string) => Failure {
  return (line, fault) =>
    new Failure('output', `${printable(path)}:${line}: the ${what} is damaged: it ${printable(fault)}`, advice);
}

export const ID = 'customer_id';
const LF = 10;
const CR = 13;

export const CSV_FAULTS: Readonly<Record<string, string>> = {
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'has a row with more or fewer cells than the header',
  CSV_QUOTE_NOT_CLOSED: 'has a quote that is never closed',
};

/** A column that is read cell by cell. */
interface OpenColumn {
  readonly name: string;
  /** Takes the next cell; says what is wrong with it. */
  readonly add: (cell: string) => string | undefined;
  readonly numbers?: () => Float64Array;
  readonly texts?: () => CodedTexts;
  readonly attribute?: () => CustomerAttribute;
}

/** Opens a column by its name in the header; that of the ids adds to `ids`. */
export function openColumn(name: string, ids: string[], latest: EpochDay | undefined, form: CsvForm): OpenColumn {
  if (name === ID) return { name, add: (cell) => void ids.push(unguard(cell)) };
  const definition: ColumnDefinition | undefined = columnCatalog.find((column) => column.name === name);
  if (definition === undefined) return openAttribute(name);
  return definition.type === 'text' ? openTexts(name) : openNumbers(name, definition.type, latest, form);
}

function openNumbers(name: string, type: NumberType, latest: EpochDay | undefined, form: CsvForm): OpenColumn {
  const numbers: number[] = [];
  const numberIn = (cell: string): number | undefined => {
    if (type === 'date') {
      const day = parseDay(isoText(cell, form));
      return day !== undefined && (latest === undefined || day <= latest) ? day : undefined;
    }
    const number = PLAIN_NUMBERS[form.decimal].test(cell) ? Number(cell.replace(',', '.')) : undefined;
    return number !== undefined && type === 'money' ? toAmount(number) : number;
  };
  const fault = type !== 'date' ? 'is no number' : latest === undefined ? 'is no day' : "is no day up to the file's";
  return {
    name,
    add: (cell) => {
      const value = cell === '' ? Number.NaN : numberIn(cell);
      if (value === undefined) return fault;
      numbers.push(value);
      return undefined;
    },
    numbers: () => Float64Array.from(numbers),
  };
}

/** As numberCell prints them. */
const PLAIN_NUMBERS = { '.': /^-?\d+(?:\.\d+)?$/, ',': /^-?\d+(?:,\d+)?$/ } as const;

/** A day as it is in a file of some form, in ISO text; any other text is none. */
function isoText(cell: string, { days }: CsvForm): string {
  return days === 'yyyy-MM-dd' ? cell : cell.replace(/^(.*?)\/(.*?)\/(.*)$/, '$3-$2-$1');
}

function openTexts(name: string): OpenColumn {
  const codeOf = new Map<string, number>([['', 0]]);
  const codes: number[] = [];
  return {
    name,
    add: (cell) => {
      const text = unguard(cell);
      let code = codeOf.get(text);
      if (code === undefined) {
        code = codeOf.size;
        codeOf.set(text, code);
      }
      codes.push(code);
      return undefined;
    },
    texts: () => ({ names: [undefined, ...[...codeOf.keys()].slice(1)], codes: Int32Array.from(codes) }),
  };
}

function openAttribute(name: string): OpenColumn {
  const texts: string[] = [];
  return {
    name,
    add: (cell) => void texts.push(unguard(cell)),
    attribute: () => ({
      name: unguard(name),
      texts: textsFrom(texts),
      codes: Int32Array.from(texts, (text, row) => (text === '' ? NO_TEXT : row)),
    }),
  };
}

/** The table of columns that were read. */
export function tableOf(ids: readonly string[], columns: readonly OpenColumn[]): CustomerTable {
  const valuesOf = <T>(value: (column: OpenColumn) => T | undefined): Record<string, T> =>
    Object.fromEntries(
      columns.flatMap((column) => {
        const read = value(column);
        return read === undefined ? [] : [[column.name, read]];
      }),
    );
  return {
    ids: { texts: textsFrom(ids), codes: Int32Array.from(ids, (_, row) => row) },
    numbers: valuesOf(({ numbers }) => numbers?.()),
    texts: valuesOf(({ texts }) => texts?.()),
    attributes: columns.flatMap(({ attribute }) => (attribute === undefined ? [] : [attribute()])),
  };
}
