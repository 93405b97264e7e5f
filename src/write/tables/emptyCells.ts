import { type Kernel, ROWS_A_BATCH, SIXTEEN } from '../kernel/kernel.ts';
import type { CsvCells, CsvLane } from './csvCells.ts';

/** The cells of columns side by side that were never measured. */
export function emptyCells(columns: number): CsvCells {
  const cell = Buffer.alloc(columns - 1, ',');
  return { cell: () => cell, emptyColumns: columns, openLane: (kernel) => openLane(kernel, columns) };
}

function openLane({ calls, memory }: Kernel, commas: number): CsvLane {
  const size = Math.ceil(commas / SIXTEEN) * SIXTEEN;
  const lane = calls.createLane(ROWS_A_BATCH, size);
  // All rows have the same slot.
  calls.setSlots(lane, size, 0);
  const [slot, lengths] = [calls.slotsOf(lane) >>> 0, calls.lengthsOf(lane) >>> 2];
  memory().bytes.fill(COMMA, slot, slot + size);
  memory().integers.fill(commas, lengths, lengths + ROWS_A_BATCH);
  return { lane, room: ROWS_A_BATCH * size, print: ({ count }) => count };
}

const COMMA = 0x2c;
