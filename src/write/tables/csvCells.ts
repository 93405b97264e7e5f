import type { NumberValues } from '../../core/customers.ts';
import type { Kernel, Pointer } from '../kernel/kernel.ts';
import type { CsvForm } from './csvForm.ts';

/** A column of a CSV file. */
export interface CsvCells {
  /** The cell of a row: how the kernel prints it, too, but for those that it leaves aside. */
  readonly cell: (row: number) => Uint8Array;
  /** How many columns side by side this is, where all of them are empty. */
  readonly emptyColumns?: number;
  readonly openLane: (kernel: Kernel) => CsvLane;
}

/** A column of a CSV file in a kernel. */
export interface CsvLane {
  readonly lane: Pointer;
  /** Bytes that the cells of a batch take at most, with their delimiters and what is copied beyond the last of them. */
  readonly room: number;
  /** Prints the cells of a batch, and returns for how many rows there was room. */
  readonly print: (batch: Batch) => number;
}

/** Rows that are printed together: those with the `numbers`; without these, `count` rows beginning at `first`. */
export interface Batch {
  readonly first: number;
  readonly count: number;
  readonly numbers: Int32Array | undefined;
}

/** Brings the values of the rows of a batch to a place in the memory of a kernel. */
export function bring(values: NumberValues, { first, count, numbers }: Batch, into: NumberValues, place: number): void {
  if (numbers === undefined) into.set(values.subarray(first, first + count), place);
  else for (let i = 0; i < count; i++) into[place + i] = values[numbers[i]!]!;
}

/** Puts a cell and its delimiter, and returns the next position. */
export function putCell(cell: Uint8Array, delimiter: CsvForm['delimiter'], into: Uint8Array, at: number): number {
  into.set(cell, at);
  into[at + cell.length] = delimiter.charCodeAt(0);
  return at + cell.length + 1;
}
