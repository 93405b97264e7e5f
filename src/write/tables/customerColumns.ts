import { columnCatalog } from '../../core/columns.ts';
import { type CustomerTable, rowCount } from '../../core/customers.ts';
import { printable } from '../../core/printable.ts';
import { codedColumn, emptyColumn, numberColumn, type PrintedColumn, textColumn } from './printedColumn.ts';
import type { Rows } from './rows.ts';

/**
 * The columns of customers.csv: the whole catalog, empty where the table has not measured one, then the attributes.
 * `decimals` are the currency's; with `forTerminal` no control or invisible character of a text gets through.
 */
export function customerColumns(
  table: CustomerTable,
  decimals: number,
  forTerminal: boolean,
): readonly PrintedColumn[] {
  return [
    ...columnCatalog.map((column): PrintedColumn => {
      if (column.name === 'customer_id') return textColumn(column.name, table.ids, forTerminal);
      if (column.type === 'text') {
        const texts = table.texts[column.name];
        return texts === undefined ? emptyColumn(column.name) : codedColumn(column.name, texts, forTerminal);
      }
      const numbers = table.numbers[column.name];
      return numbers === undefined
        ? emptyColumn(column.name)
        : numberColumn(column.name, column.type, decimals, numbers);
    }),
    ...table.attributes.map(({ name, ...texts }) => {
      const shown = forTerminal ? printable(name) : name;
      return texts.codes.length === 0 ? emptyColumn(shown) : textColumn(shown, texts, forTerminal);
    }),
  ];
}

/** The rows of a whole table. */
export function everyRow(table: CustomerTable): Rows {
  return rowCount(table);
}
