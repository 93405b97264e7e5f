import type { Field } from '../../fields.ts';

/** A known export format, told by its set of headers. Headers are in normal form: lower-case letters and digits. */
export interface Preset {
  readonly name: string;
  readonly title: string;
  /** Headers that must all be there; none for the preset that takes whatever nobody else claims. */
  readonly required: readonly string[];
  /** The headers that can stand for a field, the preferred one first. */
  readonly columns: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** Headers whose amount is that of the whole order, repeated on each of its line items. */
  readonly orderLevelAmounts: readonly string[];
}
