import { growingIntegers } from '../../rows/growing.ts';
import { NONE } from '../../rows/rows.ts';

/** Who rows name, each combination of identifiers once: many rows are about the same few people. */
export interface Mentions {
  readonly count: number;
  /** By mention: numbers of identifiers, NONE where there is none. */
  readonly customer: Int32Array;
  readonly email: Int32Array;
  readonly phone: Int32Array;
  /** By entry: its mention, NONE for nobody. */
  readonly of: Int32Array;
}

/** @param sizes numbers of customers, e-mails and phones are below them */
export function findMentions(
  { customer, email, phone }: Readonly<Record<'customer' | 'email' | 'phone', Int32Array>>,
  sizes: { readonly customer: number; readonly email: number; readonly phone: number },
): Mentions {
  const of = new Int32Array(customer.length);
  const [customers, emails, phones] = [growingIntegers(), growingIntegers(), growingIntegers()];
  let count = 0;
  let [c, e, p] = [customers.values(), emails.values(), phones.values()];
  /** By identifier: the mention that named it last. */
  const lastOf = {
    customer: new Int32Array(sizes.customer).fill(NONE),
    email: new Int32Array(sizes.email).fill(NONE),
    phone: new Int32Array(sizes.phone).fill(NONE),
  };
  const known = new Map<string, number>();
  const isMention = (mention: number, i: number): boolean =>
    mention !== NONE && c[mention] === customer[i] && e[mention] === email[i] && p[mention] === phone[i];
  const add = (i: number): number => {
    const key = `${customer[i]} ${email[i]} ${phone[i]}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, count);
    customers.push(customer[i]!);
    emails.push(email[i]!);
    phones.push(phone[i]!);
    [c, e, p] = [customers.values(), emails.values(), phones.values()];
    return count++;
  };
  for (let i = 0; i < of.length; i++) {
    const id = customer[i]!;
    const address = email[i]!;
    const number = phone[i]!;
    if (id === NONE && address === NONE && number === NONE) {
      of[i] = NONE;
      continue;
    }
    const last = id !== NONE ? lastOf.customer : address !== NONE ? lastOf.email : lastOf.phone;
    const at = id !== NONE ? id : address !== NONE ? address : number;
    let mention = last[at]!;
    if (!isMention(mention, i)) {
      mention = add(i);
      last[at] = mention;
    }
    of[i] = mention;
  }
  return { count, customer: c, email: e, phone: p, of };
}
