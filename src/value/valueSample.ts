import type { Random } from '../numerics/random.ts';

/** Customers of one history in one segment, as parallel arrays. */
export interface ValueCells {
  readonly count: number;
  /** Number of the group of the history. */
  readonly group: Int32Array;
  /** Number of the segment. */
  readonly segment: Int32Array;
  readonly customers: Int32Array;
  /** Sum of the order values of the customers. */
  readonly value: Float64Array;
  /** Sum of the squares of their order values. */
  readonly square: Float64Array;
}

/** Some cells, each with how many cells it stands for; sums over the sample so weighted estimate sums over all. */
export interface CellSample extends ValueCells {
  readonly stands: Float64Array;
}

/**
 * Puts customers together whose group and segment are equal, by group, then segment, so that the order of
 * customers changes nothing.
 * @param groupOf group by customer
 * @param segmentOf segment by customer, from 0
 * @param orderValue expected Amount of a purchase day by customer
 */
export function valueCells(
  groupOf: Int32Array,
  segmentOf: ArrayLike<number>,
  orderValue: ArrayLike<number>,
  groupCount: number,
  segmentCount: number,
): ValueCells {
  const customers = Int32Array.from(groupOf.keys());
  const sorted = stablySorted(stablySorted(customers, segmentOf, segmentCount), groupOf, groupCount);
  const cells = emptyCells(customers.length);
  let count = 0;
  for (const customer of sorted) {
    let cell = count - 1;
    if (cell < 0 || cells.group[cell] !== groupOf[customer] || cells.segment[cell] !== segmentOf[customer]) {
      cell = count++;
      cells.group[cell] = groupOf[customer]!;
      cells.segment[cell] = segmentOf[customer]!;
    }
    cells.customers[cell]!++;
    cells.value[cell]! += orderValue[customer]!;
    cells.square[cell]! += orderValue[customer]! ** 2;
  }
  return { ...cells, count };
}

/**
 * At most `size` cells. Each segment has an equal part of them; one with fewer cells is taken whole and leaves the rest
 * to the others. Of the others cells are drawn in proportion to the revenue expected of them, at even distances from a
 * random start, so that each draw stands for an equal part of the segment's revenue.
 * @param expectedOrders by group, of one customer
 */
export function sampleCells(
  cells: ValueCells,
  expectedOrders: Float64Array,
  segmentCount: number,
  size: number,
  random: Random,
): CellSample {
  const revenueOf = (cell: number): number => Math.abs(cells.value[cell]!) * expectedOrders[cells.group[cell]!]!;
  const cellsOf = new Float64Array(segmentCount);
  const revenue = new Float64Array(segmentCount);
  for (let cell = 0; cell < cells.count; cell++) {
    cellsOf[cells.segment[cell]!]!++;
    revenue[cells.segment[cell]!]! += revenueOf(cell);
  }
  const draws = equalParts(cellsOf, size);
  const start = Float64Array.from(draws, () => random());
  const passed = new Float64Array(segmentCount);
  const drawn = new Float64Array(segmentCount);

  const sample = { ...emptyCells(Math.min(size, cells.count)), stands: new Float64Array(Math.min(size, cells.count)) };
  let count = 0;
  for (let cell = 0; cell < cells.count; cell++) {
    const segment = cells.segment[cell]!;
    let stands = 1;
    if (draws[segment]! < cellsOf[segment]!) {
      const step = revenue[segment]! / draws[segment]!;
      const own = revenueOf(cell);
      if (own === 0) continue;
      passed[segment]! += own;
      const upTo = Math.min(draws[segment]!, Math.max(0, Math.ceil(passed[segment]! / step - start[segment]!)));
      stands = ((upTo - drawn[segment]!) * step) / own;
      drawn[segment] = upTo;
      if (stands === 0) continue;
    }
    sample.group[count] = cells.group[cell]!;
    sample.segment[count] = segment;
    sample.customers[count] = cells.customers[cell]!;
    sample.value[count] = cells.value[cell]!;
    sample.square[count] = cells.square[cell]!;
    sample.stands[count] = stands;
    count++;
  }
  return { ...sample, count };
}

/** Shares `size` out as evenly as the wanted numbers allow. */
function equalParts(wanted: Float64Array, size: number): Float64Array {
  const parts = new Float64Array(wanted.length);
  const ascending = Array.from(wanted.keys()).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  let left = size;
  ascending.forEach((segment, place) => {
    parts[segment] = Math.min(wanted[segment]!, Math.floor(left / (ascending.length - place)));
    left -= parts[segment]!;
  });
  return parts;
}

/** Customers by a whole number from 0, equal ones as before: a counting sort. */
function stablySorted(customers: Int32Array, key: ArrayLike<number>, keys: number): Int32Array {
  const next = new Int32Array(keys + 1);
  for (const customer of customers) next[key[customer]! + 1]!++;
  for (let value = 0; value < keys; value++) next[value + 1]! += next[value]!;
  const sorted = new Int32Array(customers.length);
  for (const customer of customers) sorted[next[key[customer]!]!++] = customer;
  return sorted;
}

function emptyCells(size: number) {
  return {
    group: new Int32Array(size),
    segment: new Int32Array(size),
    customers: new Int32Array(size),
    value: new Float64Array(size),
    square: new Float64Array(size),
  };
}
