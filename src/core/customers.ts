import type { columnCatalog, NumberColumn, TextColumn } from './columns.ts';
import type { CustomerAttribute } from './ledger.ts';
import { combinedTexts, countOfTexts, NO_TEXT, type RowTexts } from './texts.ts';

/** Whole numbers as int32; numbers with fractions, money, and what can be missing as float64. */
export type NumberValues = Int32Array | Float64Array;

type FractionColumn = Extract<
  (typeof columnCatalog)[number],
  { type: 'money' | 'tenths' | 'hundredths' | 'ratio' }
>['name'];

/** A column of few distinct texts: each row has the index of its text in `names`, whose undefined is a missing text. */
export interface CodedTexts {
  readonly names: readonly (string | undefined)[];
  readonly codes: Int32Array;
}

/**
 * One row a customer, held by column. A number that is missing is NaN, so that every comparison with it is false; a
 * text that is missing is undefined; a column that was never measured is absent. Rows are in the order of the output.
 */
export interface CustomerTable {
  readonly ids: RowTexts;
  readonly numbers: { readonly [C in NumberColumn]?: C extends FractionColumn ? Float64Array : NumberValues };
  readonly texts: Readonly<Partial<Record<TextColumn, CodedTexts>>>;
  /** Contacts and kept columns, by row like everything else; those that nobody has hold no codes. */
  readonly attributes: readonly CustomerAttribute[];
}

/** Rows of the table. */
export function rowCount({ ids }: Pick<CustomerTable, 'ids'>): number {
  return ids.codes.length;
}

/** The text of a row. */
export function codedText({ names, codes }: CodedTexts, row: number): string | undefined {
  return names[codes[row]!];
}

/** The given rows of a table, in their order; a row may come several times. */
export function rowsOf({ ids, numbers, texts, attributes }: CustomerTable, rows: Int32Array): CustomerTable {
  const codesOf = (codes: Int32Array) => (codes.length === 0 ? codes : rows.map((row) => codes[row]!));
  const each = <T, U>(columns: Readonly<Record<string, T>>, change: (column: T) => U): Record<string, U> =>
    Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, change(column)]));
  return {
    ids: { texts: ids.texts, codes: codesOf(ids.codes) },
    numbers: each(numbers, (values: NumberValues) => Float64Array.from(rows, (row) => values[row]!)),
    texts: each(texts, ({ names, codes }) => ({ names, codes: codesOf(codes) })),
    attributes: attributes.map((attribute) => ({ ...attribute, codes: codesOf(attribute.codes) })),
  };
}

/** The rows of one table and after them those of another; what only one of them has is missing in the rows of the other. */
export function joinedTables(one: CustomerTable, other: CustomerTable): CustomerTable {
  const [rows, otherRows] = [rowCount(one), rowCount(other)];
  const names = <T extends object>(a: T, b: T) => [...new Set([...Object.keys(a), ...Object.keys(b)])] as (keyof T)[];
  const numbers = names(one.numbers, other.numbers).map((name) => {
    const values = new Float64Array(rows + otherRows).fill(Number.NaN);
    values.set(one.numbers[name] ?? []);
    values.set(other.numbers[name] ?? [], rows);
    return [name, values];
  });
  const texts = names(one.texts, other.texts).map((name) => [
    name,
    joinedCodes(one.texts[name], rows, other.texts[name], otherRows),
  ]);
  const attributes = [...one.attributes, ...other.attributes].map(({ name }) => name);
  const ofName = (table: CustomerTable, name: string, count: number): RowTexts => {
    const attribute = table.attributes.find((each) => each.name === name);
    if (attribute !== undefined && attribute.codes.length > 0) return attribute;
    return { texts: attribute?.texts ?? one.ids.texts, codes: new Int32Array(count).fill(NO_TEXT) };
  };
  return {
    ids: joinedTexts(one.ids, other.ids),
    numbers: Object.fromEntries(numbers),
    texts: Object.fromEntries(texts),
    attributes: [...new Set(attributes)].map((name) => ({
      name,
      ...joinedTexts(ofName(one, name, rows), ofName(other, name, otherRows)),
    })),
  };
}

function joinedCodes(
  one: CodedTexts | undefined,
  rows: number,
  other: CodedTexts | undefined,
  otherRows: number,
): CodedTexts {
  const names = [undefined, ...(one?.names ?? []), ...(other?.names ?? [])];
  const codes = new Int32Array(rows + otherRows);
  for (let row = 0; one !== undefined && row < rows; row++) codes[row] = one.codes[row]! + 1;
  const first = 1 + (one?.names.length ?? 0);
  for (let row = 0; other !== undefined && row < otherRows; row++) codes[rows + row] = other.codes[row]! + first;
  return { names, codes };
}

function joinedTexts(one: RowTexts, other: RowTexts): RowTexts {
  const codes = new Int32Array(one.codes.length + other.codes.length);
  codes.set(one.codes);
  if (one.texts === other.texts) {
    codes.set(other.codes, one.codes.length);
    return { texts: one.texts, codes };
  }
  const first = countOfTexts(one.texts);
  for (let row = 0; row < other.codes.length; row++) {
    const code = other.codes[row]!;
    codes[one.codes.length + row] = code === NO_TEXT ? NO_TEXT : first + code;
  }
  return { texts: combinedTexts(one.texts, other.texts), codes };
}
