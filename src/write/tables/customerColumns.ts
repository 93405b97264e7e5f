import { columnCatalog } from '../../core/columns.ts';
import type { CustomerTable } from '../../core/customers.ts';
import { printable } from '../../core/printable.ts';
import { numberJson, numberText } from './cell.ts';
import { type PrintedColumn, textColumn } from './rows.ts';

/**
 * The columns of customers.csv: the whole catalog, empty where the table has not measured one, then the attributes.
 * `decimals` are the currency's; with `forTerminal` no control or invisible character of a text gets through.
 */
export function customerColumns(
  table: CustomerTable,
  decimals: number,
  forTerminal: boolean,
): readonly PrintedColumn[] {
  const clean = forTerminal ? printable : (text: string) => text;
  return [
    ...columnCatalog.map((column): PrintedColumn => {
      if (column.name === 'customer_id') return textColumn(column.name, (row) => table.ids[row], clean);
      if (column.type === 'text') {
        const texts = table.texts[column.name];
        return textColumn(column.name, (row) => texts?.[row], clean);
      }
      const numbers = table.numbers[column.name];
      if (numbers === undefined) return { name: column.name, text: () => '', json: () => null };
      const text = numberText(column.type, decimals);
      const json = numberJson(column.type, decimals);
      return {
        name: column.name,
        text: (row) => text(numbers[row] ?? Number.NaN),
        json: (row) => json(numbers[row] ?? Number.NaN),
      };
    }),
    ...table.attributes.map(({ name, values }) => textColumn(clean(name), (row) => values[row], clean)),
  ];
}

/** The row numbers of a whole table, in the order of the output. */
export function* everyRow(table: CustomerTable): Generator<number> {
  for (let row = 0; row < table.ids.length; row++) yield row;
}
