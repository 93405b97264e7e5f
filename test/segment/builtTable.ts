import type { CustomerTable } from '../../src/core/customers.ts';
import { builtCodes, builtTexts } from '../core/builtTexts.ts';

type Numbers = { readonly [C in keyof CustomerTable['numbers']]: readonly number[] };

type Texts = { readonly [C in keyof CustomerTable['texts']]: readonly (string | undefined)[] };

/** A customer table of the given columns; ids are the row numbers. */
export function builtTable(numbers: Numbers, texts: Texts = {}): CustomerTable {
  const columns = Object.entries(numbers).map(([name, values]) => [name, Float64Array.from(values)]);
  const rows = Math.max(0, ...[...Object.values(numbers), ...Object.values(texts)].map((values) => values.length));
  return {
    ids: builtTexts(Array.from({ length: rows }, (_, row) => String(row))),
    numbers: Object.fromEntries(columns),
    texts: Object.fromEntries(Object.entries(texts).map(([name, values]) => [name, builtCodes(values)])),
    attributes: [],
  };
}
