import { fieldText, type RecordBatch } from '../records/recordBatch.ts';

/** Tells records that are the header once more, as where files were put one after the other, byte-order marks and all. */
export function createHeaderTest(header: readonly string[]): (batch: RecordBatch, row: number) => boolean {
  const firstByte = Buffer.from(header[0]!)[0];
  return (batch, row) => {
    const field = batch.firstField[row]!;
    const start = batch.bounds[2 * field]!;
    const byte = start === batch.bounds[2 * field + 1] ? undefined : batch.bytes[start];
    // Nearly every record is told by its first byte.
    if (byte !== firstByte && byte !== BYTE_ORDER_MARK_BYTE) return false;
    const first = fieldText(batch, row, 0);
    const starts =
      first === header[0] || (first.charCodeAt(0) === BYTE_ORDER_MARK && withoutQuotes(first.slice(1)) === header[0]);
    return starts && header.every((name, column) => column === 0 || fieldText(batch, row, column) === name);
  };
}

const BYTE_ORDER_MARK = 0xfeff;
/** The first of its three bytes in UTF-8. */
const BYTE_ORDER_MARK_BYTE = 0xef;

/** Quotes that follow a byte-order mark do not open a field, so the reader leaves them in the text. */
function withoutQuotes(text: string): string {
  return /^"(.*)"$/s.exec(text)?.[1] ?? text;
}
