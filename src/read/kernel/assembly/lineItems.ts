import { integerAt, setInteger } from './memory';

/** What an item row says in lineItems.ts: a count and two bits. */
const MOST_ITEMS: i32 = 63;
const NEGATIVE: i32 = 64;
const DIFFERENT: i32 = 128;

/**
 * Makes one row of the line items of an order that follow each other: rows of one run that have an order id.
 * @param orderOf order by run, below zero where there is none
 * @param runOf the run of each row
 * @param amounts floats of 64 bits; filled with those of the joined rows, the sums of their items
 * @param joinedRunOf filled with the run of each joined row
 * @param items filled with what each joined row is made of
 * @returns how many joined rows there are
 */
export function joinItems(
  orderOf: usize,
  runOf: usize,
  count: i32,
  amounts: usize,
  joinedRunOf: usize,
  items: usize,
): i32 {
  let joined: i32 = -1;
  let joinedRun: i32 = -1;
  let first: f64 = 0;
  let sum: f64 = 0;
  let item: i32 = 0;
  for (let i: i32 = 0; i < count; i++) {
    const run = integerAt(runOf, i);
    const amount = load<f64>(amounts + ((<usize>i) << 3));
    if (run === joinedRun && (item & MOST_ITEMS) < MOST_ITEMS && integerAt(orderOf, run) >= 0) {
      sum += amount;
      item++;
      if (amount !== first) item |= DIFFERENT;
    } else {
      joinedRun = run;
      setInteger(joinedRunOf, ++joined, run);
      first = amount;
      sum = amount;
      item = 1;
    }
    if (amount < 0) item |= NEGATIVE;
    store<f64>(amounts + ((<usize>joined) << 3), sum);
    setInteger(items, joined, item);
  }
  return joined + 1;
}
