import { Failure } from '../../core/failure.ts';
import { counted } from '../../core/numberText.ts';
import { countOfTexts, textOf } from '../../core/texts.ts';
import { itemCount } from '../rows/lineItems.ts';
import { NONE, type ReadTexts } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { jointMark } from '../values/currencyMarks.ts';
import { rowStatuses } from './rowStatus.ts';

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
 * USD). Rows that their own status leaves out, such as failed payments, have no say where others have one. Without money
 * every currency counts unless one was picked.
 * @throws Failure where the rows name several and none was picked, or not the one that was picked
 */
export function pickCurrency(
  rows: SettledRows,
  texts: Pick<ReadTexts, 'currencies' | 'statuses'>,
  picked: string | undefined,
  money: boolean,
): PickedCurrency {
  const { currencies } = texts;
  const named = currenciesWithASay(rows, texts)
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

type CountedCurrencies = { currency: number; count: number }[];

/** The currencies that are named, those of rows that may count where there are several. */
function currenciesWithASay(
  rows: SettledRows,
  { currencies, statuses }: Pick<ReadTexts, 'currencies' | 'statuses'>,
): CountedCurrencies {
  const size = countOfTexts(currencies);
  const all = countCurrencies(rows, size, () => true);
  if (all.length < 2 || rows.status === undefined) return all;
  const { ofRow, classOf } = rowStatuses(rows, statuses);
  const some = countCurrencies(rows, size, (row) => classOf(ofRow(row)) !== 'left out');
  return some.length === 0 ? all : some;
}

/** How many used rows of the export that may count name each currency, in the order in which they first do. */
function countCurrencies(
  { count, used, items, currency }: SettledRows,
  size: number,
  mayCount: (row: number) => boolean,
): CountedCurrencies {
  if (currency === undefined) return [];
  const counts = new Int32Array(size);
  const seen: number[] = [];
  for (let row = 0; row < count; row++) {
    const code = currency[row]!;
    if (code === NONE || used[row] === 0 || !mayCount(row)) continue;
    if (counts[code] === 0) seen.push(code);
    counts[code]! += itemCount(items[row]!);
  }
  return seen.map((code) => ({ currency: code, count: counts[code]! }));
}

const CODE = /^[A-Z]{3}$/;
