import { type CustomerTable, codedText } from '../../core/customers.ts';
import { countOfTexts, rowText, type Texts, textOf } from '../../core/texts.ts';
import { NOWHERE } from '../standing.ts';

/** The customers of a snapshot with their segments, to be found by customer number instead of by id. */
export interface PlacedCustomers {
  /** Has the columns segment and segment_since. */
  readonly table: CustomerTable;
  /** Customer number by row; {@link NOWHERE} for customers in no segment. */
  readonly numbers: Int32Array;
  /** Row by customer number; numbers beyond its end are in no row. */
  readonly rowOf: Int32Array;
}

/** Makes the customers of a table findable by their numbers. */
export function placedCustomers(table: CustomerTable, numbers: Int32Array): PlacedCustomers {
  const rowOf = new Int32Array(numbers.reduce((most, number) => (number > most ? number : most), NOWHERE) + 1);
  rowOf.fill(NOWHERE);
  for (let row = 0; row < numbers.length; row++) if (numbers[row] !== NOWHERE) rowOf[numbers[row]!] = row;
  return { table, numbers, rowOf };
}

/** Row of each of some customers among those placed; {@link NOWHERE} for those who are not there. */
export function placedRows({ rowOf }: PlacedCustomers, numbers: Int32Array): Int32Array {
  const rows = new Int32Array(numbers.length);
  for (let i = 0; i < rows.length; i++) rows[i] = numbers[i]! < rowOf.length ? rowOf[numbers[i]!]! : NOWHERE;
  return rows;
}

/**
 * Gives the customers of a table that was read from a file their numbers: those of the ledger, and numbers after these to
 * customers whom the ledger does not know.
 */
export function customerNumbers(customers: Texts): (table: CustomerTable) => Int32Array {
  let numberOf: Map<string, number> | undefined;
  let next = countOfTexts(customers);
  const numbered = (): Map<string, number> => {
    const numbers = new Map<string, number>();
    for (let number = 0; number < countOfTexts(customers); number++) numbers.set(textOf(customers, number), number);
    return numbers;
  };
  return ({ ids, texts: { segment } }) => {
    // Ids become strings only where there is a snapshot from a file.
    numberOf ??= numbered();
    const numbers = new Int32Array(ids.codes.length).fill(NOWHERE);
    for (let row = 0; row < numbers.length; row++) {
      if (segment === undefined || codedText(segment, row) === undefined) continue;
      const id = rowText(ids, row)!;
      let number = numberOf.get(id);
      if (number === undefined) {
        number = next++;
        numberOf.set(id, number);
      }
      numbers[row] = number;
    }
    return numbers;
  };
}
