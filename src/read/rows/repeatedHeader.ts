import { fieldText, type RecordBatch } from '../records/recordBatch.ts';

/** Tells records that are the header once more, as where files were put one after the other, byte-order marks and all. */
export function createHeaderTest(header: readonly string[]): (batch: RecordBatch, row: number) => boolean {
  return (batch, row) => {
    const first = fieldText(batch, row, 0);
    const starts =
      first === header[0] || (first.charCodeAt(0) === BYTE_ORDER_MARK && withoutQuotes(first.slice(1)) === header[0]);
    return starts && header.every((name, column) => column === 0 || fieldText(batch, row, column) === name);
  };
}

const BYTE_ORDER_MARK = 0xfeff;

/** Quotes that follow a byte-order mark do not open a field, so the reader leaves them in the text. */
function withoutQuotes(text: string): string {
  return /^"(.*)"$/s.exec(text)?.[1] ?? text;
}
