import type { CustomerTable } from '../core/customers.ts';
import { goneCustomers, type Movements } from '../segment/movements.ts';
import { slug } from '../segment/rules.ts';
import { NOWHERE } from '../segment/standing.ts';
import type { OutputFile } from '../write/folder/publish.ts';
import type { CsvForm } from '../write/tables/csvForm.ts';
import { customerColumns } from '../write/tables/customerColumns.ts';
import { movementRows, noMovementRows } from '../write/tables/movementRows.ts';
import { csvOfParts } from '../write/tables/rows.ts';

export const MOVEMENTS = 'movements.csv';

/** Paths of the files of {@link movementFiles}. */
export function movementPaths(movements: Movements | undefined, segmentCount: number): readonly string[] {
  if (movements === undefined) return [MOVEMENTS];
  const { segments } = movements;
  return [
    ...segments.flatMap((name, i) => [...(i < segmentCount ? [enteredPath(name)] : []), leftPath(name)]),
    MOVEMENTS,
  ].filter((path, i, paths) => paths.indexOf(path) === i);
}

/**
 * The movers in one file, and who came into each segment and left it in files of their own; without an earlier snapshot
 * the movers alone, who are none.
 * @param segmentCount number of segments that there are now
 */
export function* movementFiles(
  table: CustomerTable,
  decimals: number,
  movements: Movements | undefined,
  segmentCount: number,
  form: CsvForm,
): Generator<OutputFile> {
  if (movements === undefined) {
    yield { file: MOVEMENTS, chunks: csvOfParts([noMovementRows(table, decimals)], form), rows: 0 };
    return;
  }
  const { segments, now, before, movers, goneFrom } = movements;
  // They have the columns of everybody, and no contact is known of them.
  const attributes = table.attributes.map((attribute) => ({ ...attribute, codes: new Int32Array(0) }));
  const gone = { ...goneCustomers(movements), attributes };
  const columns = customerColumns(table, decimals, false);
  const goneColumns = customerColumns(gone, decimals, false);
  const entered = rowsBy(segments.length, movers, (row) => now[row]!);
  const left = rowsBy(segments.length, movers, (row) => before[row]!);
  const gonePositions = rowsBy(segments.length, goneFrom.keys(), (position) => goneFrom[position]!);
  for (const [i, name] of segments.entries()) {
    if (i < segmentCount) {
      const rows = entered[i]!;
      yield { file: enteredPath(name), chunks: csvOfParts([{ columns, rows }], form), rows: rows.length };
    }
    // Former segments may differ from one another by their spelling alone.
    const alike = segments.flatMap((other, j) => (leftPath(other) === leftPath(name) ? [j] : []));
    if (alike[0] !== i) continue;
    const parts = alike.flatMap((j) => [
      { columns, rows: left[j]! },
      { columns: goneColumns, rows: gonePositions[j]! },
    ]);
    const count = parts.reduce((sum, { rows }) => sum + rows.length, 0);
    yield { file: leftPath(name), chunks: csvOfParts(parts, form), rows: count };
  }
  const rows = movers.length + goneFrom.length;
  yield { file: MOVEMENTS, chunks: csvOfParts(movementRows(movements, table, gone, decimals), form), rows };
}

function enteredPath(segment: string): string {
  return `changes/${slug(segment)}.entered.csv`;
}

function leftPath(segment: string): string {
  return `changes/${slug(segment)}.left.csv`;
}

/** Rows by the segment that each belongs to; those of none are left out. */
function rowsBy(segments: number, rows: Iterable<number>, segmentOf: (row: number) => number): readonly Int32Array[] {
  const lists = Array.from({ length: segments }, (): number[] => []);
  for (const row of rows) {
    const segment = segmentOf(row);
    if (segment !== NOWHERE) lists[segment]!.push(row);
  }
  return lists.map((list) => Int32Array.from(list));
}
