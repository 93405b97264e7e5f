import { copySlot, endCell, Lane, lengthOf, ODD, SIXTEEN, setLength, setSlots } from './lane';
import { isPlain } from './plainText';

/** Texts one after the other: text `code` is the bytes from `starts[code]` up to `starts[code + 1]`. */
@unmanaged
class Texts {
  bytes: usize = 0;
  starts: usize = 0;
}

/** Texts with room for their bytes and starts, which are put there from outside. */
export function createTexts(bytes: i32, starts: i32): Texts {
  const texts = new Texts();
  // Sixteen bytes are loaded together, also of the last text.
  texts.bytes = heap.alloc(<usize>bytes + SIXTEEN);
  texts.starts = heap.alloc((<usize>starts) << 2);
  return texts;
}

export function bytesOf(texts: Texts): usize {
  return texts.bytes;
}

export function startsOf(texts: Texts): usize {
  return texts.starts;
}

/**
 * Prints texts by their codes, of which those below zero are of empty cells. Texts that are not their own cells are odd.
 * @param codes int32; the starts of the texts take their places
 * @param room bytes for all slots together, each of which is as large as the longest text wants
 * @param most the last byte that a text which is its own cell may have
 * @returns how many rows there was room for
 */
export function printTexts(lane: Lane, texts: Texts, codes: usize, rows: i32, room: i32, most: i32): i32 {
  touchStarts(texts.starts, codes, rows);
  const count = locate(lane, texts, codes, rows, room);
  touchBytes(lane, texts.bytes, codes, count);
  let slot = lane.slots;
  for (let row = 0; row < count; row++) {
    const length = lengthOf(lane, row);
    copySlot(texts.bytes + startAt(codes, row), slot, length);
    if (isPlain(slot, length, most)) endCell(lane, row, slot, slot + <usize>length);
    else setLength(lane, row, ODD);
    slot += lane.size;
  }
  return count;
}

/** Finds starts and lengths of the texts, and the size of the slots. */
function locate(lane: Lane, texts: Texts, codes: usize, rows: i32, room: i32): i32 {
  const starts = texts.starts;
  let size = SIXTEEN;
  let row = 0;
  for (; row < rows; row++) {
    const place = codes + ((<usize>row) << 2);
    const code = load<i32>(place);
    const start = code < 0 ? 0 : load<u32>(starts + ((<usize>code) << 2));
    const length = code < 0 ? 0 : <i32>(load<u32>(starts + ((<usize>code) << 2), 4) - start);
    // With its delimiter.
    const needed = (length + SIXTEEN) & -SIXTEEN;
    const larger = max(size, needed);
    if (<i64>larger * (row + 1) > <i64>room) break;
    size = larger;
    store<u32>(place, start);
    setLength(lane, row, length);
  }
  setSlots(lane, size, size);
  return row;
}

/** The sum of what was touched: the loops that make it stay for its sake. */
export let touched: i32 = 0;

// Texts are far apart, as rows are in another order. As long as nothing depends on what is loaded, the processor waits
// for much of it at once.
function touchStarts(starts: usize, codes: usize, count: i32): void {
  let sum = 0;
  for (let row = 0; row < count; row++) {
    const code = max(load<i32>(codes + ((<usize>row) << 2)), 0);
    sum += load<i32>(starts + ((<usize>code) << 2));
  }
  touched = sum;
}

function touchBytes(lane: Lane, bytes: usize, starts: usize, count: i32): void {
  let sum = 0;
  for (let row = 0; row < count; row++) {
    const text = bytes + startAt(starts, row);
    sum += load<u8>(text) + load<u8>(text + <usize>lengthOf(lane, row));
  }
  touched = sum;
}

function startAt(starts: usize, row: i32): usize {
  return <usize>load<u32>(starts + ((<usize>row) << 2));
}
