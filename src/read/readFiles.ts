import type { ContactColumn } from '../core/columns.ts';
import { Failure } from '../core/failure.ts';
import { createTranscoder } from './bytes/encodings.ts';
import type { Inputs } from './bytes/source.ts';
import type { CarriedField } from './fields.ts';
import { batchesOf, expectedRows } from './fileBatches.ts';
import { headerSetOf } from './layout/exportStart.ts';
import { checkColumns, type Layout, type LayoutChoices } from './layout/layout.ts';
import type { Lookup } from './layout/presets/preset.ts';
import { createLookupTables, type TableFile } from './lookupTables.ts';
import { type OpenedFile, openFile } from './openFile.ts';
import { type DateChoices, decodersOf, planDates } from './rows/datePlan.ts';
import { createFileDecoder } from './rows/decode.ts';
import type { EarlierFindings } from './rows/readings.ts';
import { createDictionaries, type DecodedFile, type Dictionaries } from './rows/rows.ts';
import { createAmountDecoder } from './values/amounts.ts';

/** What the user said about reading; what is left out is detected. */
export interface ReadingChoices extends LayoutChoices, DateChoices {
  readonly decimal: '.' | ',' | undefined;
  /** Contacts that customers carry along. */
  readonly contacts: readonly ContactColumn[];
  /** Whether to know who has an e-mail or a phone, whatever the contacts; and every e-mail of a customer. */
  readonly addresses: boolean;
  readonly emails: boolean;
  readonly carried: readonly CarriedField[];
}

/** A file read to its end, its questions still open. */
export interface ReadFile {
  readonly file: string;
  readonly layout: Layout;
  /** The encoding in the end; known even where the start of the file left it open. */
  readonly encoding: string;
  readonly headerSet: string;
  /** The pattern of the user that its dates were read by; undefined where their order of day and month is all it says. */
  readonly ownPattern: string | undefined;
  /** What stands between the parts of its dates where these may begin with a year of two digits. */
  readonly yearFirst: string | undefined;
  readonly decoded: DecodedFile;
  /** Undefined where files are not hashed. */
  readonly sha256: string | undefined;
  readonly bytes: number;
}

/** Files that were read, and those beside them that hold no orders. */
export interface FilesRead {
  readonly files: readonly ReadFile[];
  readonly tables: readonly TableFile[];
  readonly dictionaries: Dictionaries;
}

/** Reads every file once into rows of shared dictionaries, which come in argument order. */
export async function readFiles(
  paths: readonly string[],
  choices: ReadingChoices,
  earlier: EarlierFindings,
  inputs: Inputs,
): Promise<FilesRead> {
  const dictionaries = createDictionaries();
  const tables = createLookupTables(dictionaries.kernel);
  const files: ReadFile[] = [];
  const beside: TableFile[] = [];
  const waiting: (() => Promise<void>)[] = [];
  for (const [place, path] of paths.entries()) {
    const opened = await openFile(path, choices, inputs);
    const read = async (): Promise<void> => {
      tables.check(opened);
      files[place] = await readRows(opened, choices, earlier, dictionaries, paths.length > 1, tables.lookup);
    };
    if (opened.layout.table !== undefined) beside.push(await tables.add(opened));
    // What it needs may come after it.
    else if (opened.layout.preset.tables !== undefined) waiting.push(read);
    else await read();
  }
  for (const read of waiting) await read();
  // Places of tables are empty.
  const ofOrders = files.filter((file) => file !== undefined);
  if (ofOrders.length === 0) throw noOrders(beside);
  return { files: ofOrders, tables: beside, dictionaries };
}

function noOrders(tables: readonly TableFile[]): Failure {
  return new Failure(
    'input',
    `${tables.map(({ file }) => file).join(', ')}: no orders, only what is to be said beside those of ${tables[0]!.layout.preset.name}`,
    `pass the export of the orders, too; rfm presets ${tables[0]!.layout.preset.name} says which`,
  );
}

/** Reads the rows of a file; to be called once. Fails where a column that is needed is missing. */
export async function readRows(
  { source, layout }: OpenedFile,
  choices: ReadingChoices,
  earlier: EarlierFindings,
  dictionaries: Dictionaries,
  compareRows: boolean,
  lookup: Lookup,
): Promise<ReadFile> {
  const path = source.file;
  checkColumns(path, layout, choices);
  const transcoder = createTranscoder(layout.encoding);
  const headerSet = headerSetOf(layout);
  const dates = await planDates(headerSet, choices, earlier);
  const decoder = createFileDecoder(
    path,
    layout,
    {
      ...decodersOf(dates, layout.preset.isUtc ?? false, choices),
      amounts: createAmountDecoder(),
      contacts: contactsToRead(choices, compareRows || layout.computed.some(({ field }) => field === 'customer')),
      keep: choices.keep,
      carried: choices.carried,
      lookup,
      cost: choices.cost,
      money: choices.money,
      expectedRows: expectedRows(source),
      compareRows,
    },
    dictionaries,
  );
  for await (const batch of batchesOf(dictionaries.kernel, source, layout, transcoder)) decoder.add(batch);
  return {
    file: path,
    layout,
    encoding: transcoder.encoding,
    headerSet,
    ownPattern: dates.ownPattern,
    yearFirst: dates.yearFirst(),
    decoded: decoder.finish(),
    ...source.digest(),
  };
}

/** @param mayJoin whether people may be known by an id in one place and by an address in another */
function contactsToRead({ contacts, addresses }: ReadingChoices, mayJoin: boolean): readonly ContactColumn[] {
  return [...new Set([...contacts, ...(addresses || mayJoin ? (['email', 'phone'] as const) : [])])];
}
