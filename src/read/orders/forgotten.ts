import type { BadRow } from '../../core/badRow.ts';
import { countOfTexts, type Texts, textOf } from '../../core/texts.ts';
import { NO_DAY, NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { normaliseKey, plainText } from '../values/texts.ts';

/** Whether a customer, by the key that orders are joined by, is to be left out for good. */
export type IsForgotten = (customer: string) => boolean;

/** Drops the used rows of forgotten customers, before files are compared; these rows, ascending. */
export function dropForgotten(rows: SettledRows, customers: Texts, isForgotten: IsForgotten | undefined): Int32Array {
  if (isForgotten === undefined) return new Int32Array(0);
  const marks = new Uint8Array(countOfTexts(customers));
  let some = false;
  for (let customer = 0; customer < marks.length; customer++) {
    if (!isForgotten(textOf(customers, customer))) continue;
    marks[customer] = 1;
    some = true;
  }
  const dropped: number[] = [];
  for (let row = 0; some && row < rows.count; row++) {
    if (rows.used[row] === 0 || marks[rows.customer[row]!] !== 1) continue;
    rows.used[row] = 0;
    dropped.push(row);
  }
  return Int32Array.from(dropped);
}

/** Takes day and order id from dropped rows, so that no notice tells of them: some look at rows that do not count, too. */
export function blank({ day, order }: SettledRows, dropped: Int32Array): void {
  for (const row of dropped) {
    day[row] = NO_DAY;
    order[row] = NONE;
  }
}

/** The bad rows, by file, without those that name a forgotten customer in a cell; how many these are. */
export function withoutForgotten(
  badRowsByFile: readonly (readonly BadRow[])[],
  isForgotten: IsForgotten | undefined,
): { readonly badRows: readonly (readonly BadRow[])[]; readonly left: number } {
  if (isForgotten === undefined) return { badRows: badRowsByFile, left: 0 };
  let left = 0;
  const badRows = badRowsByFile.map((ofFile) =>
    ofFile.filter(({ value }) => {
      const names = value.split(CELL_ENDS).some((cell) => isForgotten(normaliseKey(plainText(cell), 'customer')));
      if (names) left++;
      return !names;
    }),
  );
  return { badRows, left };
}

/** A record that is bad as a whole is shown with commas; one with the wrong delimiter has those of its own. */
const CELL_ENDS = /[,;\t|"]/;
