import { createKernel } from '../../../src/read/kernel/kernel.ts';
import { carefulRecords as carefulInto } from '../../../src/read/records/carefulRecords.ts';
import type { Dialect } from '../../../src/read/records/dialect.ts';
import { fastRecords as fastInto } from '../../../src/read/records/fastRecords.ts';
import { readRecords as readInto } from '../../../src/read/records/readRecords.ts';
import { fieldText, type RecordBatch, widthOf } from '../../../src/read/records/recordBatch.ts';
import { inChunks } from '../exports.ts';

export type Read = readonly (readonly [line: number, ...fields: string[]])[];

export type Reader = (
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  firstLine: number,
) => AsyncGenerator<RecordBatch>;

const kernel = createKernel();

export const carefulRecords: Reader = (...file) => carefulInto(kernel, ...file);
export const readRecords: Reader = (...file) => readInto(kernel, ...file);
export const fastRecords: Reader = (...file) => fastInto(kernel, ...file);

/** The fast reader with a window that has to move on and to grow all the time. */
export function fastThrough(windowBytes: number): Reader {
  return (file, chunks, dialect, firstLine) => fastInto(kernel, file, chunks, dialect, firstLine, windowBytes);
}

export const readers: readonly (readonly [name: string, reader: Reader])[] = [
  ['the fast reader', fastRecords],
  ['the fast reader, through a small window,', fastThrough(7)],
  ['the careful reader', carefulRecords],
];

export const LF: Dialect = { delimiter: ',', lineEnd: 'LF' };
export const CRLF: Dialect = { delimiter: ',', lineEnd: 'CRLF' };
export const CR: Dialect = { delimiter: ',', lineEnd: 'CR' };

/** Every record as its line and its fields. */
export async function collect(
  reader: Reader,
  chunks: AsyncIterable<Uint8Array>,
  dialect = LF,
  firstLine = 1,
): Promise<Read> {
  const all: [number, ...string[]][] = [];
  for await (const batch of reader('a.csv', chunks, dialect, firstLine)) {
    if (batch.count === 0) throw new Error('a batch without records');
    for (let row = 0; row < batch.count; row++) {
      all.push([
        batch.lines[row]!,
        ...Array.from({ length: widthOf(batch, row) }, (_, at) => fieldText(batch, row, at)),
      ]);
    }
  }
  return all;
}

/** Every record, or the message with which reading ends. */
export async function outcomeOf(
  reader: Reader,
  chunks: AsyncIterable<Uint8Array>,
  dialect: Dialect,
): Promise<Read | string> {
  try {
    return await collect(reader, chunks, dialect);
  } catch (error) {
    return String(error);
  }
}

export function outcome(
  reader: Reader,
  bytes: Uint8Array,
  chunkBytes: number,
  dialect: Dialect,
): Promise<Read | string> {
  return outcomeOf(reader, inChunks(bytes, chunkBytes), dialect);
}
