// The inner loops of writing, in AssemblyScript. What kernel.ts calls is listed here. Rows are printed in batches: each
// column puts its cells into a lane (numbers, days, codes, texts), and then the lanes are woven into rows (weave).

export { printCodes } from './codes';
export { printDays } from './days';
export { setForm } from './form';
export { createLane, lengthsOf, setSlots, slotsOf } from './lane';
export { printIntegers, printNumbers } from './numbers';
export { bytesOf, createTexts, printTexts, startsOf, touched } from './texts';
export { weave } from './weave';

export function allocate(bytes: i32): usize {
  return heap.alloc(<usize>bytes);
}
