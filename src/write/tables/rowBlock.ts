/** Rows of a CSV file under construction: each grows in a lane of its own, so that columns are printed one by one. */
export interface RowBlock {
  /** Row numbers of the table; those of the block begin at `from`. */
  readonly rows: Int32Array;
  readonly from: number;
  readonly bytes: Uint8Array;
  /** By row of the block: where in `bytes` its text ends so far. */
  readonly ends: Int32Array;
}

/** A column of a CSV file. */
export interface CsvCells {
  /** How many bytes a cell and its comma take at most, but for what `addRoom` adds. */
  readonly room: number;
  readonly addRoom?: AddRoom;
  /** Appends the cell of each row and a comma. */
  readonly print: (block: RowBlock) => void;
}

/** Adds to the rooms, by row of the block, what its cell takes for being as long as it is. */
export type AddRoom = (rows: Int32Array, from: number, room: Int32Array) => void;

export const COMMA = 0x2c;
export const LINE_FEED = 0x0a;

/** The cells of a column that was never measured. */
export const emptyCells: CsvCells = {
  room: 1,
  print: ({ bytes, ends }) => {
    for (let i = 0; i < ends.length; i++) {
      const end = ends[i]!;
      bytes[end] = COMMA;
      ends[i] = end + 1;
    }
  },
};

/** Puts bytes at a position and returns the next one; for the few of a cell, a loop is faster than a call of `set`. */
export function putBytes(bytes: Uint8Array, position: number, more: Uint8Array): number {
  for (let i = 0; i < more.length; i++) bytes[position + i] = more[i]!;
  return position + more.length;
}
