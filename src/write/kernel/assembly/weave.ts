import { lineEnd, lineEndBytes } from './form';
import { copySlot, Lane, lengthOf, ODD, slotOf } from './lane';

/** Puts an odd cell and its delimiter, and returns the next position. */
declare function putOdd(lane: i32, row: i32, at: usize): usize;

/** Puts the rows of a batch together, the cells of the lanes side by side, and returns where they end. */
export function weave(lanes: usize, laneCount: i32, count: i32, start: usize): usize {
  let at = start;
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < laneCount; i++) {
      const lane = load<Lane>(lanes + ((<usize>i) << 2));
      const length = lengthOf(lane, row);
      if (length === ODD) {
        at = putOdd(i, row, at);
      } else {
        // What is copied beyond the cell, the next one overwrites.
        copySlot(slotOf(lane, row), at, lane.size);
        at += <usize>length;
      }
    }
    store<u16>(at - 1, lineEnd);
    at += lineEndBytes - 1;
  }
  return at;
}
