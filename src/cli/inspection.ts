import type { BadRow } from '../core/badRow.ts';
import { Failure } from '../core/failure.ts';
import type { Phrase } from '../core/language.ts';
import { encodingName } from '../read/bytes/encodings.ts';
import {
  columnFindings,
  columnOf,
  dateFormatNames,
  delimiterName,
  describeTable,
  sourceOfAnswer,
} from '../read/findings.ts';
import type { ExportStart } from '../read/layout/exportStart.ts';
import { type Layout, missingFields } from '../read/layout/layout.ts';
import { mapFlags } from '../read/layout/suggestions.ts';
import { createLookupTables, type TableFile } from '../read/lookupTables.ts';
import type { OpenedFile } from '../read/openFile.ts';
import { type ReadFile, type ReadingChoices, readRows } from '../read/readFiles.ts';
import { type OrderChoices, ordersOf, type SettledFiles, settleFiles } from '../read/readOrders.ts';
import { createDictionaries, type Dictionaries } from '../read/rows/rows.ts';
import { measuredCustomers } from './scoredCustomers.ts';
import type { Timings } from './timings.ts';

/** One thing that was detected. */
export interface Finding {
  readonly what: string;
  readonly found: string;
  /** First values that differ; empty where there are none to show. */
  readonly samples: readonly string[];
  /** Flag that changes it; undefined where none does. */
  readonly flag: string | undefined;
}

/** All that is known of a file, as plain data. */
export interface Inspection {
  readonly file: string;
  readonly findings: readonly Finding[];
  readonly rows: number | null;
  readonly bad_rows: readonly BadRow[];
  /** Why `rfm run` would refuse the file, alone or among the others; null when it would not. */
  readonly problem: string | null;
}

export const noEarlierRun = { dates: new Map(), decimals: new Map() } as const;

/** Reads files as one `run` would and tells what was detected in each, even where that is not enough. */
export async function inspectFiles(
  files: AsyncIterable<OpenedFile>,
  compareRows: boolean,
  reading: ReadingChoices,
  choices: OrderChoices,
  timings: Timings,
): Promise<readonly Inspection[]> {
  timings.begin('read');
  const dictionaries = createDictionaries();
  const { all, read, tables, unread } = await readAll(files, compareRows, reading, dictionaries);
  for (const { bytes } of [...read, ...tables]) timings.addBytes(bytes);
  timings.begin('orders');
  const settle = (some: readonly ReadFile[]) => settleFiles(some, tables, dictionaries, reading, noEarlierRun);
  const together = attempt(() => settle(read));
  const { value: settled } = together;
  let { problem } = together;
  if (settled !== undefined && unread.size === 0 && read.length > 0) {
    problem = attempt(() => measuredCustomers(ordersOf(settled, reading, choices), undefined)).problem;
  }
  // What concerns no file in particular concerns all of them.
  const isNamed = read.some(({ file }) => problem?.includes(file));
  const inspections = read.map((file, f) => {
    const own = problem !== null && (!isNamed || problem.includes(file.file)) ? problem : null;
    if (settled !== undefined) return inspectionOf(file, settled, f, own);
    return inspectionOf(file, attempt(() => settle([file])).value, 0, own);
  });
  const besides = [...tables];
  return all.map((opened) => {
    const lacking = unread.get(opened);
    if (lacking !== undefined) return unreadInspection(opened, lacking);
    return opened.layout.table === undefined ? inspections.shift()! : tableInspection(besides.shift()!);
  });
}

/** Files in the order of the arguments, those that were read, and why others were not. */
async function readAll(
  files: AsyncIterable<OpenedFile>,
  compareRows: boolean,
  reading: ReadingChoices,
  dictionaries: Dictionaries,
) {
  const lookups = createLookupTables(dictionaries.kernel);
  const all: OpenedFile[] = [];
  const tables: TableFile[] = [];
  for await (const opened of files) {
    all.push(opened);
    if (opened.layout.table !== undefined) tables.push(await lookups.add(opened));
  }
  const read: ReadFile[] = [];
  const unread = new Map<OpenedFile, string>();
  for (const opened of all.filter(({ layout }) => layout.table === undefined)) {
    const problem = problemOf(opened, reading) ?? attempt(() => lookups.check(opened)).problem;
    if (problem !== null) unread.set(opened, problem);
    else read.push(await readRows(opened, reading, noEarlierRun, dictionaries, compareRows, lookups.lookup));
  }
  return { all, read, tables, unread };
}

/** Why the rows of a file cannot be read; null where they can. */
function problemOf({ layout }: OpenedFile, reading: ReadingChoices): string | null {
  const missing = missingFields(layout, reading);
  if (missing.length === 0) return null;
  const { refusal } = layout.preset;
  if (refusal !== undefined) return `${refusal.reason}; ${refusal.hint}`;
  return `no column for ${missing.join(', ')}; name it: ${mapFlags(layout, missing, Object.values(layout.columns))}`;
}

function unreadInspection({ source: { file }, layout }: OpenedFile, problem: string): Inspection {
  return {
    file,
    findings: [...dialectFindings(layout, layout.encoding ?? 'utf-8'), ...fieldFindings(layout)],
    rows: null,
    bad_rows: [],
    problem: problem.replace(`${file}: `, ''),
  };
}

/** Of a file that holds no orders, but says more of them. */
function tableInspection({ file, layout, table, encoding, rows }: TableFile): Inspection {
  const found = describeTable(layout, table).en;
  return {
    file,
    findings: [...dialectFindings(layout, encoding), { what: 'table', found, samples: [], flag: '--preset' }],
    rows,
    bad_rows: [],
    problem: null,
  };
}

/** @param f number of the file among those that were settled */
function inspectionOf(
  file: ReadFile,
  settled: SettledFiles | undefined,
  f: number,
  problem: string | null,
): Inspection {
  const { layout, decoded } = file;
  return {
    file: file.file,
    findings: [
      ...dialectFindings(layout, file.encoding),
      ...fieldFindings(layout),
      ...(settled === undefined ? [] : answerFindings(file, settled, f)),
    ],
    rows: decoded.records,
    bad_rows: settled?.badRows[f] ?? decoded.badRows,
    problem,
  };
}

function answerFindings(file: ReadFile, { dates, decimals }: SettledFiles, f: number): readonly Finding[] {
  const [date, decimal] = [dates[f]!, decimals[f]!];
  const amount = columnOf(file, 'amount');
  const mark =
    decimal.by === 'no question'
      ? 'the same with a decimal point or comma'
      : `${amount}, decimal ${decimal.answer}${sourceOfAnswer(decimal)}`;
  return [
    {
      what: 'dates',
      found: `${dateFormatNames(file, date)}${sourceOfAnswer(date)}`,
      samples: [],
      flag: '--date-format',
    },
    ...(amount === undefined ? [] : [{ what: 'amounts', found: mark, samples: [], flag: '--decimal' }]),
  ];
}

/** What is known of the start of a file of orders or of interactions. */
interface ShownLayout extends ExportStart {
  readonly preset: { readonly name: string; readonly title: string };
  readonly remarks: readonly Phrase[];
  readonly warnings?: readonly Phrase[];
}

/** What a step gives, or what a user can mend about it. */
export function attempt<T>(step: () => T): { readonly value: T | undefined; readonly problem: string | null } {
  try {
    return { value: step(), problem: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const text = error.hint === undefined ? error.message : `${error.message}; ${error.hint}`;
    // What rfm inspect shows is here.
    return { value: undefined, problem: text.replace(/; rfm inspect .*? shows (?:them|why|how the file is read)/, '') };
  }
}

/** @param canBeSaid whether flags change how the bytes are taken */
export function dialectFindings(layout: ShownLayout, encoding: string, canBeSaid = true): readonly Finding[] {
  const flag = (name: string) => (canBeSaid ? name : undefined);
  const { delimiter, lineEnd, header, headerLine, preset, remarks, warnings = [] } = layout;
  return [
    { what: 'encoding', found: encodingName(encoding), samples: [], flag: flag('--encoding') },
    { what: 'line ends', found: lineEnd, samples: [], flag: undefined },
    { what: 'delimiter', found: delimiterName(delimiter), samples: [], flag: flag('--delimiter') },
    { what: 'header', found: `line ${headerLine}, ${header.length} columns`, samples: [], flag: undefined },
    { what: 'preset', found: `${preset.name}: ${preset.title}`, samples: [], flag: flag('--preset') },
    ...[...remarks, ...warnings].map((remark) => ({ what: 'mind', found: remark.en, samples: [], flag: undefined })),
  ];
}

function fieldFindings(layout: Layout): readonly Finding[] {
  return columnFindings(layout).map(({ field, column, samples }) => ({
    what: field === layout.key ? `${field} (key)` : (field ?? 'not read'),
    found: column,
    samples,
    flag:
      field === undefined
        ? '--map FIELD=COLUMN, --keep'
        : field === layout.key
          ? `--map ${field}=, --key`
          : `--map ${field}=COLUMN`,
  }));
}
