import type { EpochDay } from '../core/day.ts';
import { isAddress } from '../core/emailAddress.ts';
import type { CustomerEmails } from '../core/emails.ts';
import { type OrderLedger, PURCHASE } from '../core/ledger.ts';
import { combinedTexts, countOfTexts, type RowTexts, type Texts, textOf, textsFrom } from '../core/texts.ts';
import { rowsById } from '../score/idOrder.ts';

/** Who must not get a newcomer's offer: a customer and one of their e-mails a row. */
export interface AcquisitionExclusions {
  readonly ids: RowTexts;
  readonly emails: RowTexts;
}

/**
 * Every customer with a purchase up to as_of, whatever the window, by all their e-mails in lower case, an id that is one among
 * them; in code unit order of
 * the ids, then of the e-mails. Customers without an e-mail are not in it.
 * @param others e-mails that interactions know of customers, by customer number
 */
export function acquisitionExclusions(
  ledger: OrderLedger,
  emails: CustomerEmails,
  others: ReadonlyMap<number, readonly string[]>,
  asOf: EpochDay,
): AcquisitionExclusions {
  const buyers = buyersOf(ledger, asOf);
  const byId = rowsById({ texts: ledger.customers, codes: buyers });
  const ids: number[] = [];
  const codes: number[] = [];
  const spelled: string[] = [];
  const first = countOfTexts(emails.texts);
  for (const row of byId) {
    const customer = buyers[row]!;
    const [from, to] = [emails.offsets[customer]!, emails.offsets[customer + 1]!];
    const isOwn = isAddress(ledger.customers, customer);
    if (to - from === 1 && !isOwn && !others.has(customer) && isPlain(emails.texts, emails.codes[from]!)) {
      ids.push(customer);
      codes.push(emails.codes[from]!);
      continue;
    }
    const own = Array.from(emails.codes.subarray(from, to), (code) => textOf(emails.texts, code));
    if (isOwn) own.push(textOf(ledger.customers, customer));
    const distinct = new Set([...own, ...(others.get(customer) ?? [])].map((email) => email.toLowerCase()));
    for (const email of [...distinct].sort()) {
      ids.push(customer);
      codes.push(first + spelled.push(email) - 1);
    }
  }
  return {
    ids: { texts: ledger.customers, codes: Int32Array.from(ids) },
    emails: { texts: combinedTexts(emails.texts, textsFrom(spelled)), codes: Int32Array.from(codes) },
  };
}

function buyersOf({ offsets, day, kind }: OrderLedger, asOf: EpochDay): Int32Array {
  const buyers = new Int32Array(offsets.length - 1);
  let count = 0;
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    let entry = offsets[customer]!;
    const after = offsets[customer + 1]!;
    while (entry < after && (kind[entry] !== PURCHASE || day[entry]! > asOf)) entry++;
    if (entry < after) buyers[count++] = customer;
  }
  return buyers.subarray(0, count);
}

/** Whether lower case leaves a text as it is, as its bytes tell. */
function isPlain({ bytes, starts }: Texts, code: number): boolean {
  for (let at = starts[code]!; at < starts[code + 1]!; at++) {
    const byte = bytes[at]!;
    if (byte > 0x7e || (byte >= 0x41 && byte <= 0x5a)) return false;
  }
  return true;
}
