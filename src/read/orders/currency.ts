import { Failure } from '../../core/failure.ts';
import { counted } from '../../core/numberText.ts';
import { countOfTexts, type Texts, textOf } from '../../core/texts.ts';
import { itemCount } from '../rows/lineItems.ts';
import { NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { jointMark } from '../values/currencyMarks.ts';

/** The currency that counts. */
export interface PickedCurrency {
  /** Its code, or the sign that the rows name; undefined where they name none, or several that need not be told apart. */
  readonly name: string | undefined;
  /** Whether any row names a currency. */
  readonly isNamed: boolean;
  /** Whether a row's currency is another than the one that counts; never for NONE. */
  readonly isOther: (currency: number) => boolean;
}

/**
 * Picks the currency that counts: the one that the rows name, or `picked` with the signs that can stand for it (`$` for
 * USD). Without money every currency counts unless one was picked.
 * @throws Failure where the rows name several and none was picked, or not the one that was picked
 */
export function pickCurrency(
  rows: SettledRows,
  currencies: Texts,
  picked: string | undefined,
  money: boolean,
): PickedCurrency {
  const named = countCurrencies(rows, countOfTexts(currencies))
    .sort((a, b) => b.count - a.count)
    .map(({ currency, count }) => ({ currency, name: textOf(currencies, currency), count }));
  const said = named.map(({ name, count }) => `${name} (${counted(count, 'row')})`).join(', ');
  if (picked === undefined && named.length > 1 && money) {
    throw new Failure(
      'input',
      `orders in several currencies cannot be added up: ${said}`,
      `pick one: --currency ${named.find(({ name }) => CODE.test(name))?.name ?? 'USD'}`,
    );
  }
  const counting = picked === undefined ? named : named.filter(({ name }) => jointMark(name, picked) === picked);
  if (named.length > 0 && counting.length === 0) {
    throw new Failure('input', `no order is in ${picked}; there are ${said}`, 'pick one of them with --currency');
  }
  const counts = new Uint8Array(countOfTexts(currencies));
  for (const { currency } of counting) counts[currency] = 1;
  return {
    name: picked ?? (named.length === 1 ? named[0]!.name : undefined),
    isNamed: named.length > 0,
    isOther: (currency) => currency !== NONE && counts[currency] === 0,
  };
}

/** How many used rows of the export name each currency, in the order in which they first do. */
function countCurrencies(
  { count, used, items, currency }: SettledRows,
  size: number,
): { currency: number; count: number }[] {
  if (currency === undefined) return [];
  const counts = new Int32Array(size);
  const seen: number[] = [];
  for (let row = 0; row < count; row++) {
    const code = currency[row]!;
    if (code === NONE || used[row] === 0) continue;
    if (counts[code] === 0) seen.push(code);
    counts[code]! += itemCount(items[row]!);
  }
  return seen.map((code) => ({ currency: code, count: counts[code]! }));
}

const CODE = /^[A-Z]{3}$/;
