/**
 * Line items of an order that follow each other and differ in nothing but their amounts are mostly held as one row, with
 * the sum of these; what it is made of is a byte: how many they are, and two bits. See assembly/lineItems.ts.
 */
export type Items = number;

const COUNT = 63;
const NEGATIVE = 64;
const DIFFERENT = 128;

/** A row that is one of the export. */
export const ONE_ITEM: Items = 1;

/** How many rows of the export a row stands for. */
export function itemCount(items: Items): number {
  return items & COUNT;
}

/** Whether one of the amounts that a row is the sum of is below zero, where this is the sum. */
export function hasNegativeItem(items: Items, amount: number): boolean {
  return amount < 0 || (items & NEGATIVE) !== 0;
}

/** The amount that each of the items of a row has; undefined where they differ. */
export function amountOfEach(items: Items, amount: number): number | undefined {
  return (items & DIFFERENT) !== 0 ? undefined : amount / itemCount(items);
}

/** How many rows of the export stand before a row; hardly ever asked for. */
export function itemsBefore(items: Uint8Array, row: number): number {
  let count = 0;
  for (let one = 0; one < row; one++) count += itemCount(items[one]!);
  return count;
}

/** How many rows of the export some rows stand for. */
export function countOfItems(items: Uint8Array, rows: Iterable<number>): number {
  let count = 0;
  for (const row of rows) count += itemCount(items[row]!);
  return count;
}
