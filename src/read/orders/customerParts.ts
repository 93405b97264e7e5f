/**
 * Customers go into parts by their numbers: what is put to places all over memory waits for it, while what belongs to a
 * few customers stays in the cache. Many parts at once would be slow to fill.
 */
const PART_BITS = 12;

/** The part of a customer. */
export function partOf(customer: number): number {
  return customer >> PART_BITS;
}

/** How many parts there are. */
export function partCount(customers: number): number {
  return partOf(customers - 1) + 1;
}

/**
 * Sorts values that come part by part by customer, those of one customer in the order in which they came.
 * @param customerOf the customer of each value
 * @param starts where the values of each part begin, and at last where they end
 * @param move puts the values from a place on to other places, counted from there
 * @returns where the values of each customer begin, and at last where they end
 */
export function sortWithinParts(
  customerOf: Int32Array,
  customers: number,
  starts: Int32Array,
  move: (from: number, places: Int32Array) => void,
): Int32Array {
  const offsets = new Int32Array(customers + 1);
  const places = new Int32Array(mostInPart(starts));
  for (let part = 0; part + 1 < starts.length; part++) {
    const from = starts[part]!;
    const ofPart = customerOf.subarray(from, starts[part + 1]);
    const first = part << PART_BITS;
    findPlaces(ofPart, from, offsets.subarray(first, first + (1 << PART_BITS) + 1), first, places);
    move(from, places.subarray(0, ofPart.length));
  }
  return offsets;
}

/** The greatest number of values that a part has. */
export function mostInPart(starts: Int32Array): number {
  let most = 0;
  for (let part = 1; part < starts.length; part++) most = Math.max(most, starts[part]! - starts[part - 1]!);
  return most;
}

/**
 * Finds the places of the values of a part.
 * @param from where the part begins
 * @param offsets of the customers of the part, from their first one on; all but that one's are filled
 */
function findPlaces(
  customerOf: Int32Array,
  from: number,
  offsets: Int32Array,
  first: number,
  places: Int32Array,
): void {
  // Each customer's values are counted, and then placed, where the next one's begin.
  for (let i = 0; i < customerOf.length; i++) offsets[customerOf[i]! - first + 1]!++;
  let start = from;
  for (let customer = 1; customer < offsets.length; customer++) {
    const count = offsets[customer]!;
    offsets[customer] = start;
    start += count;
  }
  for (let i = 0; i < customerOf.length; i++) places[i] = offsets[customerOf[i]! - first + 1]!++ - from;
}
