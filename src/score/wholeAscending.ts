/** Up to so many values between the least and the greatest there is room for a count of each. */
const MOST_COUNTED = 2 ** 20;

/** Whole numbers, least first: days and orders have few distinct values, so that counting them is faster than sorting. */
export function wholeAscending(values: Int32Array): Int32Array {
  const ascending = new Int32Array(values.length);
  if (values.length === 0) return ascending;
  let [least, greatest] = [values[0]!, values[0]!];
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!;
    if (value < least) least = value;
    else if (value > greatest) greatest = value;
  }
  if (greatest - least >= MOST_COUNTED) return values.slice().sort();
  const counts = new Int32Array(greatest - least + 1);
  for (let i = 0; i < values.length; i++) counts[values[i]! - least]!++;
  for (let value = least, end = 0; value <= greatest; value++) {
    const start = end;
    end += counts[value - least]!;
    ascending.fill(value, start, end);
  }
  return ascending;
}
