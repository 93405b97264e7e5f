import { countOfTexts, textOf } from '../../core/texts.ts';
import { NONE, type ReadTexts } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';

/**
 * How many customers are an e-mail address that other customers have, too: who ordered as a guest, whom the export knows
 * by the address, and with an account, which has an id.
 */
export function countSplit(rows: SettledRows, { customers, attributes }: ReadTexts): number {
  const emails = rows.attributes.get('email');
  if (emails === undefined) return 0;
  const byAddress = new Map<string, number>();
  for (let customer = 0; customer < countOfTexts(customers); customer++) {
    const key = textOf(customers, customer);
    if (key.includes('@')) byAddress.set(key, customer);
  }
  const split = new Set<number>();
  if (byAddress.size === 0) return 0;
  let last = NONE;
  let owner: number | undefined;
  for (let row = 0; row < rows.count; row++) {
    const email = emails[row]!;
    const customer = rows.customer[row]!;
    if (rows.used[row] === 0 || email === NONE || customer === NONE) continue;
    if (email !== last) owner = byAddress.get(textOf(attributes, email).toLowerCase());
    last = email;
    if (owner !== undefined && owner !== customer) split.add(owner);
  }
  return split.size;
}
