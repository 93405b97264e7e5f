import { type Kernel, ROWS_A_BATCH, SIXTEEN } from '../kernel/kernel.ts';
import type { CsvCells, CsvLane } from './csvCells.ts';
import type { CsvForm } from './csvForm.ts';

/** The cells of columns side by side that were never measured. */
export function emptyCells(columns: number, { delimiter }: CsvForm): CsvCells {
  const cell = Buffer.alloc(columns - 1, delimiter);
  return {
    cell: () => cell,
    emptyColumns: columns,
    openLane: (kernel) => openLane(kernel, Buffer.alloc(columns, delimiter)),
  };
}

function openLane({ calls, memory }: Kernel, delimiters: Uint8Array): CsvLane {
  const size = Math.ceil(delimiters.length / SIXTEEN) * SIXTEEN;
  const lane = calls.createLane(ROWS_A_BATCH, size);
  // All rows have the same slot.
  calls.setSlots(lane, size, 0);
  const [slot, lengths] = [calls.slotsOf(lane) >>> 0, calls.lengthsOf(lane) >>> 2];
  memory().bytes.set(delimiters, slot);
  memory().integers.fill(delimiters.length, lengths, lengths + ROWS_A_BATCH);
  return { lane, room: ROWS_A_BATCH * size, print: ({ count }) => count };
}
