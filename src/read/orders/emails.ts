import type { EpochDay } from '../../core/day.ts';
import type { CustomerEmails } from '../../core/emails.ts';
import { countOfTexts, textOf } from '../../core/texts.ts';
import { growingIntegers } from '../rows/growing.ts';
import { NO_DAY, NONE, type ReadTexts } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';

/**
 * Every e-mail that rows up to as_of name for their customer, whatever the status of the order, and also where a later file
 * replaces it, or the customer is to be left out: what belongs to them is told by their e-mails, too.
 */
export function emailsOf(rows: SettledRows, codes: Int32Array, read: ReadTexts, asOf: EpochDay): CustomerEmails {
  const customers = countOfTexts(read.customers);
  const size = countOfTexts(read.attributes);
  /** By customer, side by side in memory: the last e-mail, one higher, the pair of the two, and its newest day. */
  const last = new Int32Array(LAST * customers);
  const customerOf = growingIntegers();
  const codeOf = growingIntegers();
  const days: number[] = [];
  /** Pairs that are not the last one of their customer, which are few. */
  const others = new Map<number, number>();
  const begin = (customer: number, code: number): void => {
    const at = LAST * customer;
    if (last[at] !== 0) {
      others.set(customer * size + last[at]! - 1, last[at + PAIR]!);
      days[last[at + PAIR]!] = last[at + DAY]!;
    }
    let pair = others.get(customer * size + code);
    if (pair === undefined) {
      customerOf.push(customer);
      codeOf.push(code);
      pair = days.push(NO_DAY) - 1;
    }
    last[at] = code + 1;
    last[at + PAIR] = pair;
    last[at + DAY] = days[pair]!;
  };
  const { customer: customerOfRow, day: dayOfRow } = rows;
  for (let row = 0; row < rows.count; row++) {
    const customer = customerOfRow[row]!;
    const code = codes[row]!;
    const day = dayOfRow[row]!;
    if (customer < 0 || code === NONE || day > asOf) continue;
    const at = LAST * customer;
    if (last[at] !== code + 1) begin(customer, code);
    if (day > last[at + DAY]!) last[at + DAY] = day;
  }
  for (let at = 0; at < last.length; at += LAST) if (last[at] !== 0) days[last[at + PAIR]!] = last[at + DAY]!;
  return grouped(customers, customerOf.values(), codeOf.values(), days, read);
}

/** Numbers that are known of the last e-mail of a customer, and where they stand. */
const LAST = 4;
const PAIR = 1;
const DAY = 2;

/** Pairs by customer, those of one customer and text joined: one text may have several numbers. */
function grouped(
  customers: number,
  customerOf: Int32Array,
  codeOf: Int32Array,
  dayOf: readonly number[],
  { attributes }: ReadTexts,
): CustomerEmails {
  const offsets = new Int32Array(customers + 1);
  for (const customer of customerOf) offsets[customer + 1]!++;
  for (let customer = 0; customer < customers; customer++) offsets[customer + 1]! += offsets[customer]!;
  const next = offsets.slice();
  const codes = new Int32Array(codeOf.length);
  const day = new Int32Array(codeOf.length);
  for (let pair = 0; pair < codeOf.length; pair++) {
    const place = next[customerOf[pair]!]!++;
    codes[place] = codeOf[pair]!;
    day[place] = dayOf[pair]!;
  }
  return withoutSame({ texts: attributes, offsets, codes, day });
}

const NOBODY: Map<string, number> = new Map();

function withoutSame({ texts, offsets, codes, day }: CustomerEmails): CustomerEmails {
  const starts = new Int32Array(offsets.length);
  let count = 0;
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    const isAlone = offsets[customer + 1]! - offsets[customer]! <= 1;
    const placeOf = isAlone ? NOBODY : new Map<string, number>();
    for (let pair = offsets[customer]!; pair < offsets[customer + 1]!; pair++) {
      const text = isAlone ? '' : textOf(texts, codes[pair]!);
      const same = placeOf.get(text);
      if (same !== undefined) {
        day[same] = Math.max(day[same]!, day[pair]!);
        continue;
      }
      if (!isAlone) placeOf.set(text, count);
      codes[count] = codes[pair]!;
      day[count] = day[pair]!;
      count++;
    }
    starts[customer + 1] = count;
  }
  return { texts, offsets: starts, codes: codes.slice(0, count), day: day.slice(0, count) };
}
