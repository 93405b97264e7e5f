import type { ContactColumn } from '../core/columns.ts';
import { createTranscoder, type Transcoder } from './bytes/encodings.ts';
import { type Inputs, openSource, type Source } from './bytes/source.ts';
import type { CarriedField } from './fields.ts';
import type { Kernel } from './kernel/kernel.ts';
import { type ExportStart, headerSetOf } from './layout/exportStart.ts';
import { checkColumns, detectLayout, type Layout, type LayoutChoices } from './layout/layout.ts';
import { fromLine, readRecords } from './records/readRecords.ts';
import type { RecordBatch } from './records/recordBatch.ts';
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

/** Reads every file once, in argument order, into rows of shared dictionaries. */
export async function readFiles(
  paths: readonly string[],
  choices: ReadingChoices,
  earlier: EarlierFindings,
  inputs: Inputs,
): Promise<{ readonly files: readonly ReadFile[]; readonly dictionaries: Dictionaries }> {
  const dictionaries = createDictionaries();
  const files: ReadFile[] = [];
  for (const path of paths) {
    const opened = await openFile(path, choices, inputs);
    files.push(await readRows(opened, choices, earlier, dictionaries, paths.length > 1));
  }
  return { files, dictionaries };
}

/** A file whose start was looked at, and whose rows are still to come. */
export interface OpenedFile {
  readonly source: Source;
  readonly layout: Layout;
}

export async function openFile(path: string, choices: ReadingChoices, inputs: Inputs): Promise<OpenedFile> {
  const source = await openSource(path, inputs);
  return { source, layout: detectLayout(path, source.sample, source.sampleIsWhole, choices) };
}

/** Reads the rows of a file; to be called once. Fails where a column that is needed is missing. */
export async function readRows(
  { source, layout }: OpenedFile,
  choices: ReadingChoices,
  earlier: EarlierFindings,
  dictionaries: Dictionaries,
  compareRows: boolean,
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

/** The records of a file from its header on, in batches; the encoding is known in the end. */
export async function* batchesOf(
  kernel: Kernel,
  { file, chunks }: Source,
  start: ExportStart,
  transcoder: Transcoder,
): AsyncGenerator<RecordBatch> {
  async function* table(): AsyncGenerator<Uint8Array> {
    for await (const chunk of without(chunks, start.bom)) yield transcoder.push(chunk);
    yield transcoder.end();
  }
  yield* readRecords(kernel, file, fromLine(table(), start, start.headerLine), start, start.headerLine);
}

/** A guess by the lines in the first bytes of a file, a little high; 0 for a stream, whose end is not known. */
export function expectedRows({ sample, size }: Source): number {
  if (size === undefined) return 0;
  const start = sample.subarray(0, GUESS_BYTES);
  let lines = 0;
  for (const byte of start) if (byte === LF) lines++;
  return Math.min(MOST_EXPECTED, Math.ceil((1.05 * size * lines) / Math.max(1, start.length)));
}

const LF = 10;
/** Enough lines to tell how long they are. */
const GUESS_BYTES = 64 * 1024;
/** More than that is not believed before it is seen. */
const MOST_EXPECTED = 100_000_000;

/** The stream without its first bytes. */
async function* without(chunks: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const chunk of chunks) {
    const skipped = Math.min(left, chunk.length);
    left -= skipped;
    if (skipped < chunk.length) yield skipped === 0 ? chunk : chunk.subarray(skipped);
  }
}
