import type { CodedTexts } from '../../core/customers.ts';
import { COMMA, type CsvCells } from './rowBlock.ts';
import { cellText } from './textCells.ts';

/** The cells of few distinct texts, each made once; empty where a text is missing. */
export function codedCells({ names, codes }: CodedTexts, forTerminal: boolean): CsvCells {
  const cells = names.map((text) => Buffer.from(text === undefined ? '' : cellText(text, forTerminal)));
  const starts = new Int32Array(cells.length + 1);
  for (const [code, { length }] of cells.entries()) starts[code + 1] = starts[code]! + length;
  return {
    room: cells.reduce((most, { length }) => Math.max(most, length), 0) + 1,
    print: printCells(Buffer.concat(cells), starts, codes),
  };
}

/** @param cells side by side, where each `starts` */
function printCells(cells: Uint8Array, starts: Int32Array, codes: Int32Array): CsvCells['print'] {
  return ({ rows, from, bytes, ends }) => {
    for (let i = 0; i < ends.length; i++) {
      let end = ends[i]!;
      const code = codes[rows[from + i]!]!;
      const after = starts[code + 1]!;
      for (let at = starts[code]!; at < after; at++) bytes[end++] = cells[at]!;
      bytes[end] = COMMA;
      ends[i] = end + 1;
    }
  };
}
