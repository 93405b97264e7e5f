import { NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import type { PickedCurrency } from './currency.ts';
import type { RowStatuses } from './rowStatus.ts';

/**
 * Marks with 1 the rows whose order may need more than adding up, in sequential passes over single columns, so that
 * nothing is looked up for the many orders without any; undefined where there are none.
 * @param amountIsOfOrder by file, whether its amounts are of the whole order
 */
export function specialRows(
  { count, fileStarts, status, currency, refunded }: SettledRows,
  { areSpecial }: RowStatuses,
  { isNamed, isOther }: PickedCurrency,
  amountIsOfOrder: readonly boolean[],
): Uint8Array | undefined {
  let special: Uint8Array | undefined;
  const marks = (): Uint8Array => {
    special ??= new Uint8Array(count);
    return special;
  };
  if (status !== undefined && areSpecial.includes(true)) markStatuses(marks(), status, areSpecial);
  if (currency !== undefined && isNamed) markCurrencies(marks(), currency, isOther);
  if (refunded !== undefined) markStated(marks(), refunded);
  amountIsOfOrder.forEach((isOfOrder, file) => {
    if (isOfOrder) marks().fill(1, fileStarts[file], fileStarts[file + 1]);
  });
  return special;
}

function markStatuses(special: Uint8Array, status: Int32Array, areSpecial: readonly boolean[]): void {
  // One place further on, since the number of no status is -1.
  const marks = Uint8Array.from([false, ...areSpecial], Number);
  for (let row = 0; row < special.length; row++) if (marks[status[row]! + 1] === 1) special[row] = 1;
}

function markCurrencies(special: Uint8Array, currency: Int32Array, isOther: (currency: number) => boolean): void {
  for (let row = 0; row < special.length; row++)
    if (currency[row] === NONE || isOther(currency[row]!)) special[row] = 1;
}

function markStated(special: Uint8Array, amounts: Float64Array): void {
  for (let row = 0; row < special.length; row++) if (!Number.isNaN(amounts[row]!)) special[row] = 1;
}
