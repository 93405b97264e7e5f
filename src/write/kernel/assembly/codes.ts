import { copySlot, Lane, setLength, setSlots, slotOf } from './lane';

/** Prints cells that are there already, one for each code; `lengths` are those of cells with their delimiters. */
export function printCodes(lane: Lane, codes: usize, count: i32, cells: usize, size: i32, lengths: usize): void {
  setSlots(lane, size, size);
  for (let row = 0; row < count; row++) {
    const code = load<i32>(codes + ((<usize>row) << 2));
    copySlot(cells + <usize>code * <usize>size, slotOf(lane, row), size);
    setLength(lane, row, load<i32>(lengths + ((<usize>code) << 2)));
  }
}
