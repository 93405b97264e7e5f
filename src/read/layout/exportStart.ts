import { Failure } from '../../core/failure.ts';
import { quoted } from '../../core/printable.ts';
import { createTranscoder, detectEncoding } from '../bytes/encodings.ts';
import { foreignFormat } from '../bytes/foreignFormat.ts';
import { findTable, type TableStart } from './dialect.ts';
import { normaliseHeader } from './synonyms.ts';

/** Where the table of a file begins, and in which encoding. */
export interface ExportStart extends TableStart {
  /** Undefined while all bytes so far are ASCII: what comes later decides. */
  readonly encoding: string | undefined;
  /** Bytes of byte-order mark at the start of the file. */
  readonly bom: number;
}

/** How the user said that the bytes of a file are to be taken; what is left out is detected. */
export interface DialectChoices {
  readonly delimiter: string | undefined;
  readonly encoding: string | undefined;
}

/**
 * Finds encoding, dialect and header from the start of a file, or fails with what the file is instead.
 * @param what the file should hold, in a word for a message
 * @param isKnown whether a header is one that a file of this kind may have
 */
export function findExport(
  file: string,
  sample: Uint8Array,
  sampleIsWhole: boolean,
  choices: DialectChoices,
  what: string,
  isKnown: (header: string) => boolean,
): ExportStart {
  if (sample.length === 0) throw new Failure('input', `${file}: the file is empty`, 'export it again');
  const foreign = foreignFormat(sample);
  if (foreign !== undefined) {
    throw new Failure('input', `${file}: is ${foreign}, not a CSV export`, `save or export the ${what} as CSV`);
  }
  const detected = detectEncoding(sample, sampleIsWhole);
  const encoding = choices.encoding ?? (detected.certain ? detected.encoding : undefined);
  const table = findTable(sampleText(sample.subarray(detected.bom), encoding), isKnown, choices.delimiter);
  if (table === undefined) {
    throw new Failure('input', `${file}: the file holds nothing but blank lines`, 'export it again');
  }
  return { ...table, encoding, bom: detected.bom };
}

function sampleText(sample: Uint8Array, encoding: string | undefined): string {
  const transcoder = createTranscoder(encoding);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    Buffer.concat([transcoder.push(sample), transcoder.end()]),
  );
}

/** Index of the first column of that name, as written or in normal form. */
export function columnNamed(header: readonly string[], headers: readonly string[], name: string): number | undefined {
  const exact = header.findIndex((one) => one.trim() === name.trim());
  const normal = normaliseHeader(name);
  const index = exact >= 0 || normal === '' ? exact : headers.indexOf(normal);
  return index >= 0 ? index : undefined;
}

/** The headers of a file for a message, the first twenty. */
export function listed(header: readonly string[]): string {
  const names = header.slice(0, 20).map(quoted).join(', ');
  return header.length > 20 ? `${names} and ${header.length - 20} more` : names;
}

/** The set of headers in normal form, sorted and joined: exports with the same set come from the same place. */
export function headerSetOf({ header }: Pick<TableStart, 'header'>): string {
  return header.map(normaliseHeader).sort().join(' ');
}
