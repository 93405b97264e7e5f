import { hashOf, mixed } from './dictionary';
import { integerAt, setInteger } from './memory';
import { fieldOf, lengthOf, startOf } from './window';

const SPACE: u8 = 32;
const DELETE: u8 = 127;
const FRACTION_BITS: u64 = 53;

/** Sum of what was added since it was last started anew. */
let sum: u64 = 0;

/**
 * Hashes of 53 bits of whole rows, the same whatever the order of the columns and however many of them are empty: a sum
 * over column and text of each field.
 * @param seeds a number of 64 bits for each column
 * @param unsure filled with the positions of rows with a field that may begin or end with a blank; nothing is written for them
 * @returns how many those are
 */
export function rowHashesOf(seeds: usize, columns: i32, rows: usize, count: i32, hashes: usize, unsure: usize): i32 {
  let unsureCount: i32 = 0;
  for (let i: i32 = 0; i < count; i++) {
    startRowHash();
    if (addFields(seeds, columns, integerAt(rows, i))) store<f64>(hashes + ((<usize>i) << 3), rowHash());
    else setInteger(unsure, unsureCount++, i);
  }
  return unsureCount;
}

function addFields(seeds: usize, columns: i32, row: i32): bool {
  for (let column: i32 = 0; column < columns; column++) {
    const cell = fieldOf(row, column);
    if (cell < 0) return true;
    const at = startOf(cell);
    const length = lengthOf(cell);
    if (length === 0) continue;
    if (!isInk(load<u8>(at)) || !isInk(load<u8>(at + <usize>(length - 1)))) return false;
    addToRowHash(seeds + ((<usize>column) << 3), at, length);
  }
  return true;
}

export function startRowHash(): void {
  sum = 0;
}

/** Adds a field that is not empty. */
export function addToRowHash(seed: usize, at: usize, length: i32): void {
  sum += mixed(hashOf(at, length) ^ load<u64>(seed));
}

export function rowHash(): f64 {
  return <f64>(sum >> (64 - FRACTION_BITS));
}

/** Puts a number for a column of a name. */
export function putSeed(name: usize, length: i32, into: usize): void {
  store<u64>(into, mixed(hashOf(name, length)));
}

/** Whether a byte is an ASCII character that is no blank, so that trimming ends there. */
function isInk(byte: u8): bool {
  return byte > SPACE && byte < DELETE;
}
