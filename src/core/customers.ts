import type { columnCatalog, NumberColumn, TextColumn } from './columns.ts';
import type { CustomerAttribute } from './ledger.ts';
import type { RowTexts } from './texts.ts';

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
