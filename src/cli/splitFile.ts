import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { type Arm, arms } from '../campaign/lift/arms.ts';
import { Failure } from '../core/failure.ts';
import { printable, quoted } from '../core/printable.ts';
import type { KeyField } from '../read/fields.ts';
import { isEmptyKey, normaliseKey, plainText } from '../read/values/texts.ts';
import { CSV_FAULTS } from '../write/tables/readCustomers.ts';

/** A row of the file of a split. */
interface SplitRow {
  readonly customerId: string;
  readonly arm: Arm;
  /** The line on which it ends, from 1. */
  readonly line: number;
}

/** Who is in which arm, by the keys of the orders. */
export interface Split {
  readonly armOf: ReadonlyMap<string, Arm>;
  /** Rows that name a customer again. */
  readonly repeats: number;
}

/** A file of a split as it was read: its rows, and what it is called. */
export interface SplitFile {
  readonly file: string;
  readonly rows: readonly SplitRow[];
}

/**
 * Reads the file of a split: CSV with commas or semicolons that has the columns customer_id and arm, whatever else.
 * @throws Failure that names the line where it is none
 */
export async function readSplitFile(file: string, cwd: string): Promise<SplitFile> {
  const text = await textOf(file, cwd);
  const header = text.slice(0, text.search(/[\r\n]|$/));
  let columns: { readonly id: number; readonly arm: number } | undefined;
  const rows: SplitRow[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter: header.includes(';') ? ';' : ',',
      skip_empty_lines: true,
      on_record: (record: readonly string[], { lines }) => {
        if (columns === undefined) columns = columnsOf(record, file);
        // Spreadsheet programs leave rows of empty cells.
        else if (record.some((cell) => cell.trim() !== '')) rows.push(rowOf(record, columns, file, lines));
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw fault(file, Number(error.lines ?? 1), CSV_FAULTS[error.code] ?? error.message);
  }
  if (columns === undefined) throw fault(file, 1, 'has no header');
  return { file, rows };
}

/**
 * The arms by the keys of the orders.
 * @param key what tells the customers of the orders apart
 * @throws Failure where a customer is in both arms, or an arm has too few to be compared
 */
export function splitOf({ file, rows }: SplitFile, key: KeyField): Split {
  const armOf = new Map<string, Arm>();
  let repeats = 0;
  for (const { customerId, arm, line } of rows) {
    const customer = normaliseKey(customerId, key);
    const before = armOf.get(customer);
    if (before !== undefined) repeats++;
    if (before !== undefined && before !== arm) {
      throw fault(file, line, `has ${quoted(customerId)} in ${arm}, and before in ${before}`);
    }
    armOf.set(customer, arm);
  }
  const sizes = arms.map((arm) => [arm, [...armOf.values()].filter((one) => one === arm).length] as const);
  for (const [arm, size] of sizes) {
    if (size >= FEWEST_COMPARED) continue;
    throw new Failure(
      'input',
      `${printable(file)}: ${arm} has ${size === 0 ? 'nobody' : 'a single customer'}`,
      `there is nothing to compare with fewer than ${FEWEST_COMPARED} customers in each arm`,
    );
  }
  return { armOf, repeats };
}

/** One customer does not tell how much customers differ. */
const FEWEST_COMPARED = 2;

async function textOf(file: string, cwd: string): Promise<string> {
  const bytes = await readFile(resolve(cwd, file)).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new Failure(
      'input',
      `${printable(file)}: ${error.code === 'ENOENT' ? 'no such file' : `cannot be read (${String(error.code)})`}`,
      'name the file of rfm lift split with --split',
    );
  });
  if (!isUtf8(bytes)) throw fault(file, 1, 'is not UTF-8', 'save it as CSV UTF-8');
  return bytes.toString('utf8');
}

function columnsOf(header: readonly string[], file: string) {
  const names = header.map((name) => name.trim().toLowerCase());
  const indexOf = (name: string): number => {
    const index = names.indexOf(name);
    if (index === -1) throw fault(file, 1, `has no column ${name}`);
    if (names.includes(name, index + 1)) throw fault(file, 1, `has two columns ${name}`);
    return index;
  };
  return { id: indexOf('customer_id'), arm: indexOf('arm') };
}

function rowOf(
  record: readonly string[],
  columns: { readonly id: number; readonly arm: number },
  file: string,
  line: number,
): SplitRow {
  const customerId = plainText(record[columns.id]!);
  if (isEmptyKey(customerId)) throw fault(file, line, 'has no customer_id');
  const word = record[columns.arm]!;
  const arm = arms.find((one) => one === word.trim().toLowerCase());
  if (arm === undefined) throw fault(file, line, `has arm ${quoted(word)}, which is neither contact nor control`);
  return { customerId, arm, line };
}

function fault(
  file: string,
  line: number,
  what: string,
  hint = 'give the file that rfm lift split wrote, with the columns customer_id and arm',
): Failure {
  return new Failure('input', `${printable(file)}:${line}: it ${printable(what)}`, hint);
}
