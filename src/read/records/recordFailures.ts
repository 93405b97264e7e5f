import { Failure } from '../../core/failure.ts';
import { countLineEnds, type Dialect, QUOTE } from './dialect.ts';

/** Most bytes of a record without its line end: no order has a record this long; a quote that is never closed does. */
export const MAX_RECORD_BYTES = 1024 * 1024;

/** @param line the line on which the quote opens */
export function neverClosed(file: string, line: number): Failure {
  return new Failure(
    'input',
    `${file}:${line}: a quote opens on this line and is never closed`,
    'close it, or double it where it is part of the text',
  );
}

/**
 * What is wrong with a record that is too long: a quote that is still open after the longest a record may be, or its
 * length.
 * @param raw the record, at least as far as a record may go
 * @param line the line on which it starts
 */
export function tooLong(file: string, raw: Uint8Array, line: number, dialect: Dialect): Failure {
  const quote = openQuote(raw.subarray(0, MAX_RECORD_BYTES), Buffer.from(dialect.delimiter));
  if (quote >= 0) return neverClosed(file, line + countLineEnds(raw, 0, quote, dialect));
  return new Failure(
    'input',
    `${file}:${line}: the record that begins on this line is longer than 1 MiB`,
    'check that the file is an export with one order or line item a line',
  );
}

/** Offset of the quote that is open at the end of the start of a record; -1 without one. */
function openQuote(raw: Uint8Array, delimiter: Buffer): number {
  let open = -1;
  let fieldStart = 0;
  for (let at = 0; at < raw.length; at++) {
    if (raw[at] === QUOTE) {
      if (open >= 0 && raw[at + 1] === QUOTE) at++;
      else open = open < 0 && at === fieldStart ? at : -1;
    } else if (open < 0 && raw[at] === delimiter[0] && delimiter.equals(raw.subarray(at, at + delimiter.length))) {
      at += delimiter.length - 1;
      fieldStart = at + 1;
    }
  }
  return open;
}
