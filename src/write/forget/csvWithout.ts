import { parse } from 'csv-parse/sync';
import { Failure } from '../../core/failure.ts';
import { printable } from '../../core/printable.ts';
import type { RowTest } from './customers.ts';

/** What a row is that was left out, with the header of its file. */
export type OnRow = (header: readonly string[], cells: readonly string[]) => void;

/**
 * The bytes of a CSV file without some of its rows, all others as they are.
 * @param words texts of which every row that is to go holds one; in a file without them, nothing is taken apart
 * @param path for messages
 */
export async function* csvWithout(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  words: readonly string[],
  test: RowTest,
  onRow: OnRow,
): AsyncGenerator<Uint8Array> {
  // A character a byte, so that bytes come out as they went in, whatever they are.
  const hints = words.map((word) => longestPart(word).toLowerCase());
  let header: Header | undefined;
  const kept = (text: string): string => {
    const lower = text.toLowerCase();
    if (header !== undefined && !hints.some((hint) => lower.includes(hint))) return text;
    return recordsOf(text)
      .filter((record) => {
        if (header === undefined) {
          header = headerOf(record, path, test);
          return true;
        }
        if (!hints.some((hint) => record.toLowerCase().includes(hint))) return true;
        const cells = cellsOf(record, header.delimiter);
        if (!header.isGone(cells)) return true;
        onRow(header.cells, cells);
        return false;
      })
      .join('');
  };
  let waiting = '';
  for await (const chunk of chunks) {
    waiting += Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1');
    const end = endOfRecords(waiting);
    if (end === 0) continue;
    yield Buffer.from(kept(waiting.slice(0, end)), 'latin1');
    waiting = waiting.slice(end);
  }
  if (isOpen(waiting)) throw damaged(path, 'has a quote that is never closed');
  yield Buffer.from(kept(waiting), 'latin1');
}

interface Header {
  readonly cells: readonly string[];
  readonly delimiter: string;
  readonly isGone: (cells: readonly string[]) => boolean;
}

/** Spreadsheet programs may have put other delimiters, and a byte-order mark, when somebody saved the file. */
function headerOf(record: string, path: string, test: RowTest): Header {
  if (/^(?:\xff\xfe|\xfe\xff)/.test(record)) throw damaged(path, 'is in UTF-16');
  const text = record.replace(/^\xef\xbb\xbf/, '');
  const [most] = [',', ';', '\t']
    .map((delimiter) => ({ delimiter, cells: cellsOf(text, delimiter) }))
    .sort((a, b) => b.cells.length - a.cells.length);
  return { ...most!, isGone: test(most!.cells) };
}

function cellsOf(record: string, delimiter: string): readonly string[] {
  const text = Buffer.from(record, 'latin1').toString();
  const records: string[][] = parse(text, { delimiter, relax_column_count: true, relax_quotes: true });
  return records[0] ?? [];
}

/** Where the last whole record ends, 0 without one. */
function endOfRecords(text: string): number {
  let inQuotes = isOpen(text);
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === '"') inQuotes = !inQuotes;
    else if (text[at] === '\n' && !inQuotes) return at + 1;
  }
  return 0;
}

function recordsOf(text: string): readonly string[] {
  const records: string[] = [];
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (isOpen(text.slice(start, at))) continue;
    records.push(text.slice(start, at + 1));
    start = at + 1;
  }
  return start === text.length ? records : [...records, text.slice(start)];
}

/** Whether a quote is open at the end of a text that begins with a record. */
function isOpen(text: string): boolean {
  let isOdd = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) isOdd = !isOdd;
  return isOdd;
}

/**
 * The longest part of a word whose bytes are known whatever its case: quotes within a cell are doubled, and letters
 * beyond ASCII have other bytes as capitals. It may be empty, which every text holds.
 */
function longestPart(word: string): string {
  return word.split(/[^!#-~]+/).reduce((longest, part) => (part.length > longest.length ? part : longest));
}

function damaged(path: string, fault: string): Failure {
  return new Failure(
    'output',
    `${printable(path)} ${fault}, so its rows cannot be told apart`,
    'restore it from a copy or remove it, and run the command again',
  );
}
