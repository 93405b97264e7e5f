import type { Limits } from './platform.ts';

/** A file of a list. */
export interface Part {
  /** The whole text in pieces. */
  readonly chunks: readonly string[];
  /** Without the header. */
  readonly rows: number;
  readonly bytes: number;
}

/**
 * The rows of a list as CSV (RFC 4180 but with line feeds), in as many files as the limits ask for, each with the
 * header; one file without rows where there are none. Nothing is guarded against formulas: platforms would take the
 * guard for a part of a phone number or name.
 */
export function partsOf(
  headers: readonly string[],
  rows: Iterable<readonly string[]>,
  limits: Pick<Limits, 'rows' | 'bytes'>,
): readonly Part[] {
  const [mostRows, mostBytes] = [limits.rows ?? Number.POSITIVE_INFINITY, limits.bytes ?? Number.POSITIVE_INFINITY];
  const header = lineOf(headers);
  const parts = [openPart(header)];
  for (const cells of rows) {
    const line = lineOf(cells);
    const length = Buffer.byteLength(line);
    const last = parts.at(-1)!;
    const isFull = last.rows === mostRows || last.bytes + length > mostBytes;
    // A row alone is never too long for a file: texts of exports have at most 1 MiB.
    const part = isFull && last.rows > 0 ? openPart(header) : last;
    if (part !== last) parts.push(part);
    part.add(line, length);
  }
  return parts.map(({ chunks, rows, bytes }) => ({ chunks, rows, bytes }));
}

interface OpenPart extends Part {
  readonly add: (line: string, length: number) => void;
}

function openPart(header: string): OpenPart {
  const chunks = [header];
  let rows = 0;
  let bytes = Buffer.byteLength(header);
  return {
    chunks,
    get rows() {
      return rows;
    },
    get bytes() {
      return bytes;
    },
    add: (line, length) => {
      if (chunks.at(-1)!.length >= CHUNK_LENGTH) chunks.push('');
      chunks[chunks.length - 1] += line;
      rows++;
      bytes += length;
    },
  };
}

const CHUNK_LENGTH = 65_536;

function lineOf(cells: readonly string[]): string {
  return `${cells.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}

const NEEDS_QUOTES = /[",\r\n]/;
