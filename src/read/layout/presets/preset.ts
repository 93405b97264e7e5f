import type { Phrase } from '../../../core/language.ts';
import type { Field } from '../../fields.ts';
import type { DateReading } from '../../values/dateReadings.ts';

/**
 * A known export format, told by its set of headers, wherever they stand. Headers are in normal form: lower-case letters
 * and digits.
 */
export interface Preset {
  readonly name: string;
  readonly title: string;
  /**
   * Sets of headers, one of which is all there in every export of this kind and in none of another; several where it
   * comes in several forms or languages. None for the preset that takes whatever nobody else claims.
   */
  readonly required: readonly (readonly string[])[];
  /** The headers that can stand for a field, the preferred one first. */
  readonly columns: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** Headers whose amount is that of the whole order, repeated on each of its line items. */
  readonly orderLevelAmounts: readonly string[];
  /** Headers of what was given back for a row alone, and adds up; others say it of the whole order. */
  readonly rowRefunds?: readonly string[];
  /** Fields of which no single column says the truth, in place of `columns`. */
  readonly computed?: Readonly<Partial<Record<Field, ComputedField>>>;
  /** Exports that say more of its rows, to be passed with it, in any order. */
  readonly tables?: readonly LookupTable[];
  /** Where all but the first row of an order leave out what they share with it. */
  readonly firstRowOnly?: FirstRowOnly;
  /**
   * Whether a record that is as no row should be belongs to what stands around the table; told by its first cell, or by
   * the beginning of its text, commas between the cells.
   */
  readonly isNoRow?: (firstCell: string, text: string) => boolean;
  /** Texts that it writes where it has nothing to say, beside none. */
  readonly nothing?: readonly string[];
  /** How its dates and amounts are written, where its rows do not tell. */
  readonly dates?: DateReading;
  readonly decimal?: 'point' | 'comma';
  /** Whether times without an offset are UTC. */
  readonly isUtc?: boolean;
  /** Why no order can be read from it as long as nobody says more, and what to do instead. */
  readonly refusal?: { readonly reason: string; readonly hint: string };
  /** What is worth knowing whenever it is read. */
  readonly remark?: Phrase;
  /** What to say aloud where its customers are told apart by name, as nothing else tells them. */
  readonly onlyNames?: Phrase;
  /** How to get it from there, one step a line. */
  readonly howToExport: readonly string[];
  /** What is read, and how, one sentence a line. */
  readonly reads: readonly string[];
}

/** The cells of one row by header in normal form, without what exporters wrap around them; empty where there is none. */
export type Cells = (header: string) => string;

/** What a table has for a key; empty where it has nothing. */
export type Lookup = (table: string, key: string) => string;

/** An export that has one value for a key, told by its own set of headers. */
export interface LookupTable {
  readonly name: string;
  readonly required: readonly string[];
  readonly key: string;
  readonly value: string;
  /** The field that is computed from it. */
  readonly field: Field;
  /** Header of what tells rows of one key apart, whose values are added up; without it, there is one row a key. */
  readonly rowKey?: string;
  /** Why nothing can be read without it, and what to pass. */
  readonly reason: string;
  readonly hint: string;
}

/** A field that is made of several cells of a row. */
export interface ComputedField {
  /** What it is called where a column is named. */
  readonly name: string;
  /** Headers of the cells that it is made of; without any of them in a file, the field is not there. */
  readonly from: readonly string[];
  /** Headers of others that it looks at. */
  readonly also?: readonly string[];
  /**
   * Is asked for no other cells, and comes to the same wherever these are the same.
   * @param first the same cells of the first row of its order, for a row that goes on with it and where a preset says
   *   {@link FirstRowOnly}
   * @param lookup what the tables say that were passed with it
   */
  readonly value: (cells: Cells, first: Cells | undefined, lookup: Lookup) => string;
}

/** Rows of one order follow each other, and say only in the first of them what is the same in all. */
export interface FirstRowOnly {
  /** The header of what all rows of an order have, its number. */
  readonly order: string;
  /** Headers of what is each row's own. */
  readonly items: readonly string[];
}
