import { delimiter } from './form';

export const SIXTEEN: i32 = 16;

/** The printed cells of a column for a batch of rows, each in a slot of its own and with its delimiter. */
@unmanaged
export class Lane {
  slots: usize = 0;
  /** Bytes of a slot, a multiple of sixteen: so many are copied, however short the cell is. */
  size: i32 = 0;
  /** Bytes from the slot of one row to that of the next: none where all rows have the same cell. */
  step: i32 = 0;
  /** By row: bytes of the cell and its delimiter, or {@link ODD}. */
  lengths: usize = 0;
}

/** The length of a cell that is not in its slot: it is asked for when its row is put together. */
export const ODD: i32 = -1;

/** @param room bytes for all slots together */
export function createLane(rows: i32, room: i32): Lane {
  const lane = new Lane();
  lane.slots = heap.alloc(<usize>room);
  lane.lengths = heap.alloc((<usize>rows) << 2);
  return lane;
}

export function setSlots(lane: Lane, size: i32, step: i32): void {
  lane.size = size;
  lane.step = step;
}

export function slotsOf(lane: Lane): usize {
  return lane.slots;
}

export function lengthsOf(lane: Lane): usize {
  return lane.lengths;
}

export function slotOf(lane: Lane, row: i32): usize {
  return lane.slots + <usize>row * <usize>lane.step;
}

export function lengthOf(lane: Lane, row: i32): i32 {
  return load<i32>(lane.lengths + ((<usize>row) << 2));
}

export function setLength(lane: Lane, row: i32, length: i32): void {
  store<i32>(lane.lengths + ((<usize>row) << 2), length);
}

/** Ends a cell with its delimiter. */
export function endCell(lane: Lane, row: i32, slot: usize, end: usize): void {
  store<u8>(end, delimiter);
  setLength(lane, row, <i32>(end - slot) + 1);
}

/** Copies a slot, of which sixteen bytes are copied together. */
export function copySlot(from: usize, to: usize, size: i32): void {
  for (let i = 0; i < size; i += SIXTEEN) v128.store(to + <usize>i, v128.load(from + <usize>i));
}
