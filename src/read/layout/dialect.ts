import type { Dialect } from '../records/dialect.ts';

/** A record of the sample and the line on which it starts. */
interface SampleRecord {
  readonly fields: readonly string[];
  readonly line: number;
}

/** Where the table of an export begins and how its fields are told apart. */
export interface TableStart extends Dialect {
  readonly header: readonly string[];
  /** The line on which the header starts, from 1; before it stand `sep=`, titles, notes. */
  readonly headerLine: number;
  /** The first records after the header. */
  readonly samples: readonly (readonly string[])[];
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** A header is looked for among this many first records. */
const PREAMBLE_RECORDS = 30;
/** Records that show what the columns hold. */
const SAMPLES = 20;

/**
 * Finds delimiter, line ends and header line: the record among the first with the most headers that `isKnown` knows;
 * where none is known, the first record as wide as most.
 * @param text the start of the file, without a byte-order mark; a last line that is cut is no harm
 * @returns undefined where the text holds no record
 */
export function findTable(
  text: string,
  isKnown: (header: string) => boolean,
  delimiter?: string,
): TableStart | undefined {
  const lineEnd = lineEndOf(text);
  const separator = /^"?sep=(.)"?[\r\n]/i.exec(text);
  const chosen = delimiter ?? separator?.[1];
  const candidates = (chosen === undefined ? DELIMITERS : [chosen]).flatMap((delimiter) => {
    const records = splitSample(text, delimiter, lineEnd, 2 * PREAMBLE_RECORDS);
    return records.slice(separator ? 1 : 0, PREAMBLE_RECORDS).map((record, index, all) => ({
      record,
      delimiter,
      samples: all.slice(index + 1, index + 1 + SAMPLES).map((other) => other.fields),
      known: new Set(record.fields.filter(isKnown)).size,
      // A header is followed by records of its own width.
      alike: all.slice(index + 1, index + 11).filter((other) => other.fields.length === record.fields.length).length,
    }));
  });
  let best = candidates[0];
  for (const candidate of candidates) {
    if (best === undefined || isBetter(candidate, best)) best = candidate;
  }
  if (best === undefined) return undefined;
  return {
    delimiter: best.delimiter,
    lineEnd,
    header: best.record.fields,
    headerLine: best.record.line,
    samples: best.samples,
  };
}

interface Candidate {
  readonly record: SampleRecord;
  readonly known: number;
  readonly alike: number;
}

function isBetter(a: Candidate, b: Candidate): boolean {
  if (a.known !== b.known) return a.known > b.known;
  const [aCells, bCells] = [a, b].map(({ record, alike }) => (record.fields.length - 1) * alike);
  return aCells! > bCells!;
}

function lineEndOf(text: string): Dialect['lineEnd'] {
  // Spreadsheets write a line feed for a line end within a cell, whatever ends the records.
  const unquoted = text.replace(/"[^"]*"/g, '""');
  const feed = unquoted.indexOf('\n');
  if (feed < 0) return unquoted.includes('\r') ? 'CR' : 'LF';
  return unquoted[feed - 1] === '\r' ? 'CRLF' : 'LF';
}

/** The first records of a text; a quote counts only at the start of a field. */
function splitSample(
  text: string,
  delimiter: string,
  lineEnd: Dialect['lineEnd'],
  most: number,
): readonly SampleRecord[] {
  const end = lineEnd === 'CR' ? '\r' : '\n';
  const records: SampleRecord[] = [];
  let fields: string[] = [];
  let [line, lines] = [1, 1];
  let position = 0;
  while (position < text.length && records.length < most) {
    let field = '';
    if (text[position] === '"') {
      let close = position + 1;
      while (close < text.length && (text[close] !== '"' || text[close + 1] === '"'))
        close += text[close] === '"' ? 2 : 1;
      field = text.slice(position + 1, close).replaceAll('""', '"');
      lines += countOf(field, end);
      position = close + 1;
    }
    const from = position;
    while (position < text.length && text[position] !== delimiter && text[position] !== end) position++;
    field += text.slice(from, position);
    fields.push(field.endsWith('\r') ? field.slice(0, -1) : field);
    if (position >= text.length || text[position] === end) {
      if (fields.some((value) => value.trim() !== '')) records.push({ fields, line });
      lines++;
      fields = [];
      line = lines;
    }
    position++;
  }
  return records;
}

function countOf(text: string, character: string): number {
  return text.split(character).length - 1;
}
