import type { CodedTexts } from '../../core/customers.ts';
import { type Kernel, ROWS_A_BATCH, SIXTEEN } from '../kernel/kernel.ts';
import { bring, type CsvCells, type CsvLane, putCell } from './csvCells.ts';
import type { CsvForm } from './csvForm.ts';
import { cellText } from './textCells.ts';

/** The cells of few distinct texts, each made once; empty where a text is missing. */
export function codedCells({ names, codes }: CodedTexts, forTerminal: boolean, form: CsvForm): CsvCells {
  const cells = names.map((text) => Buffer.from(text === undefined ? '' : cellText(text, forTerminal, form)));
  return { cell: (row) => cells[codes[row]!]!, openLane: (kernel) => openLane(kernel, cells, codes, form) };
}

function openLane(
  { calls, values, memory }: Kernel,
  cells: readonly Uint8Array[],
  codes: Int32Array,
  { delimiter }: CsvForm,
): CsvLane {
  const longest = cells.reduce((most, { length }) => Math.max(most, length), 0);
  const size = Math.ceil((longest + 1) / SIXTEEN) * SIXTEEN;
  const lane = calls.createLane(ROWS_A_BATCH, ROWS_A_BATCH * size);
  const slots = calls.allocate(cells.length * size);
  const lengths = calls.allocate(cells.length * Int32Array.BYTES_PER_ELEMENT);
  const { bytes, integers } = memory();
  for (const [code, cell] of cells.entries()) {
    putCell(cell, delimiter, bytes, (slots >>> 0) + code * size);
    integers[(lengths >>> 2) + code] = cell.length + 1;
  }
  return {
    lane,
    room: ROWS_A_BATCH * size,
    print: (batch) => {
      bring(codes, batch, memory().integers, values >>> 2);
      calls.printCodes(lane, values, batch.count, slots, size, lengths);
      return batch.count;
    },
  };
}
