import type { CustomerTable } from '../../core/customers.ts';
import { type Movements, movementCauses } from '../../segment/movements.ts';
import { NOWHERE } from '../../segment/standing.ts';
import { customerColumns } from './customerColumns.ts';
import { codedColumn, emptyColumn, type PrintedColumn } from './printedColumn.ts';
import type { CsvPart } from './rows.ts';

/**
 * movements.csv: a row for everybody who is new, has moved or is gone; the gone come last, with the money that the
 * snapshot holds.
 * @param gone the table of the gone, in their order
 */
export function movementRows(
  movements: Movements,
  table: CustomerTable,
  gone: CustomerTable,
  decimals: number,
): readonly CsvPart[] {
  const { segments, now, before, movers, cause, goneFrom } = movements;
  const isNew = (row: number): boolean => before[row] === NOWHERE;
  const segment = (name: string, codes: Int32Array) =>
    codedColumn(name, { names: [undefined, ...segments], codes: codes.map((code) => code + 1) }, false);
  const words = (name: string, names: readonly (string | undefined)[], codeOf: (row: number) => number) =>
    codedColumn(name, { names, codes: Int32Array.from(now, (_, row) => codeOf(row)) }, false);
  const causeCode = (row: number): number => (cause === undefined || isNew(row) ? 0 : cause[row]! + 1);
  return [
    {
      columns: withMoney(table, decimals, [
        segment('from', before),
        segment('to', now),
        words('kind', ['new', 'moved'], (row) => (isNew(row) ? 0 : 1)),
        words('cause', [undefined, ...movementCauses], causeCode),
      ]),
      rows: movers,
    },
    {
      columns: withMoney(gone, decimals, [
        segment('from', goneFrom),
        emptyColumn('to'),
        codedColumn('kind', { names: ['gone'], codes: new Int32Array(goneFrom.length) }, false),
        emptyColumn('cause'),
      ]),
      rows: goneFrom.length,
    },
  ];
}

/** The header of movements.csv where there is nothing to compare with. */
export function noMovementRows(table: CustomerTable, decimals: number): CsvPart {
  return { columns: withMoney(table, decimals, ['from', 'to', 'kind', 'cause'].map(emptyColumn)), rows: 0 };
}

function withMoney(
  table: CustomerTable,
  decimals: number,
  movement: readonly PrintedColumn[],
): readonly PrintedColumn[] {
  const columns = customerColumns(table, decimals, false);
  const named = (name: string): PrintedColumn => columns.find((column) => column.name === name)!;
  return [named('customer_id'), ...movement, named('revenue'), named('lifetime_value')];
}
