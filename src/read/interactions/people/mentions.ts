import { growingIntegers } from '../../rows/growing.ts';
import { NONE } from '../../rows/rows.ts';

/** Who rows name: many are about the same few people, so that combinations of identifiers mostly come once. */
export interface Mentions {
  readonly count: number;
  /** By mention: numbers of identifiers, NONE where there is none. */
  readonly customer: Int32Array;
  readonly email: Int32Array;
  readonly phone: Int32Array;
  /** By entry: its mention, NONE for nobody. */
  readonly of: Int32Array;
}

/**
 * @param entries with e-mails that are not joined yet, see createEmailReader: beside customer ids, a number of an e-mail
 * stands beside one id alone
 * @param sizes numbers of customers, e-mails and phones are below them
 */
export function findMentions(
  { customer, email, phone }: Readonly<Record<'customer' | 'email' | 'phone', Int32Array>>,
  sizes: { readonly customer: number; readonly email: number; readonly phone: number },
): Mentions {
  const of = new Int32Array(customer.length);
  const [customers, emails, phones] = [growingIntegers(), growingIntegers(), growingIntegers()];
  /** By number of an e-mail, of a customer without one, or else of a phone: one more than the mention that has it. */
  const mentionOf = new Int32Array(sizes.email + sizes.customer + sizes.phone);
  /** Phones differ beside one e-mail or customer: the mention by both. */
  const others = new Map<number, number>();
  let count = 0;
  const add = (i: number): number => {
    customers.push(customer[i]!);
    emails.push(email[i]!);
    phones.push(phone[i]!);
    return ++count;
  };
  const another = (i: number, at: number): number => {
    const key = at * (sizes.phone + 1) + phone[i]! + 1;
    const mention = others.get(key) ?? add(i);
    others.set(key, mention);
    return mention;
  };
  const hasPhones = sizes.phone > 0;
  for (let i = 0; i < of.length; i++) {
    const id = customer[i]!;
    const address = email[i]!;
    const number = phone[i]!;
    if (id === NONE && address === NONE && number === NONE) {
      of[i] = NONE;
      continue;
    }
    const at = address !== NONE ? address : id !== NONE ? sizes.email + id : sizes.email + sizes.customer + number;
    let mention = mentionOf[at]!;
    if (mention === 0) {
      mention = add(i);
      mentionOf[at] = mention;
    } else if (hasPhones && phones.values()[mention - 1] !== number) mention = another(i, at);
    of[i] = mention - 1;
  }
  return { count, customer: customers.values(), email: emails.values(), phone: phones.values(), of };
}
