import { type ContactColumn, columnCatalog, type NumberColumn, type TextColumn } from '../../core/columns.ts';
import { type CustomerTable, codedText, rowCount } from '../../core/customers.ts';
import type { Channel } from '../../core/interactions.ts';
import { rowText } from '../../core/texts.ts';
import { numberText } from '../tables/cell.ts';

/** A row of a file of customers. What is not known is the empty text. */
export interface Person {
  readonly id: string;
  /** The segment that they are in now; empty for those who are gone. */
  readonly segment: string;
  readonly email: string;
  readonly phone: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly country: string;
  readonly zip: string;
  /** Numbers as text with a decimal point, days as ISO text, as they stand in customers.csv. */
  readonly clv: string;
  readonly lifetimeValue: string;
  readonly orders: string;
  readonly lastOrder: string;
  readonly blocked: ReadonlySet<string>;
  readonly isSuppressed: boolean;
  /** The cell of a column of customers.csv, by its place among {@link columnNames}, with no guard against formulas. */
  readonly cell: (column: number) => string;
}

/** Whether a channel to somebody is closed. */
export function isBlocked({ blocked }: Pick<Person, 'blocked'>, ...some: readonly Channel[]): boolean {
  return some.some((channel) => blocked.has(channel));
}

/** Names of the columns of a file of customers, in the order of customers.csv. */
export function columnNames({ attributes }: CustomerTable): readonly string[] {
  return [...columnCatalog.map(({ name }) => name), ...attributes.map(({ name }) => name)];
}

/** The people of a table, in its order. @param decimals those of the currency */
export function peopleOf(table: CustomerTable, decimals: number): readonly Person[] {
  const columns = cellColumns(table, decimals);
  const places = new Map(columnNames(table).map((name, place) => [name, place]));
  const cellIn = (name: TextColumn | NumberColumn | ContactColumn) => {
    const place = places.get(name);
    return (row: number) => (place === undefined ? '' : columns[place]!(row).trim());
  };
  const [segment, blocked, suppressed] = [cellIn('segment'), cellIn('blocked_channels'), cellIn('suppressed')];
  const [email, phone, country, zip] = [cellIn('email'), cellIn('phone'), cellIn('country'), cellIn('zip')];
  const [firstName, lastName] = [cellIn('first_name'), cellIn('last_name')];
  const [clv, lifetimeValue] = [cellIn('clv'), cellIn('lifetime_value')];
  const [orders, lastOrder] = [cellIn('orders'), cellIn('last_order')];
  return Array.from({ length: rowCount(table) }, (_, row) => ({
    id: rowText(table.ids, row) ?? '',
    segment: segment(row),
    email: email(row),
    phone: phone(row),
    firstName: firstName(row),
    lastName: lastName(row),
    country: country(row),
    zip: zip(row),
    clv: clv(row),
    lifetimeValue: lifetimeValue(row),
    orders: orders(row),
    lastOrder: lastOrder(row),
    blocked: blocked(row) === '' ? NONE : new Set(blocked(row).split(';')),
    isSuppressed: suppressed(row) !== '',
    cell: (column) => columns[column]!(row),
  }));
}

const NONE: ReadonlySet<string> = new Set();

/** The cells of every column by row, in the order of {@link columnNames}. */
function cellColumns(table: CustomerTable, decimals: number): readonly ((row: number) => string)[] {
  return [
    ...columnCatalog.map((column): ((row: number) => string) => {
      if (column.name === 'customer_id') return (row) => rowText(table.ids, row) ?? '';
      if (column.type === 'text') {
        const texts = table.texts[column.name];
        return (row) => (texts === undefined ? '' : (codedText(texts, row) ?? ''));
      }
      const numbers = table.numbers[column.name];
      const print = numberText(column.type, decimals);
      return (row) => (numbers === undefined ? '' : print(numbers[row]!));
    }),
    ...table.attributes.map((attribute) => (row: number) => rowText(attribute, row) ?? ''),
  ];
}
