import type { KeyField } from '../../fields.ts';
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
  /** By identifier: the mention that named it last, one higher, and what else that names; side by side in memory. */
  const lastOf = {
    customer: new Int32Array(LAST * sizes.customer),
    email: new Int32Array(LAST * sizes.email),
    phone: new Int32Array(LAST * sizes.phone),
  };
  /** By identifier that has several mentions: these, by what else they name. */
  const others: Readonly<Record<KeyField, Map<number, Map<number, number>>>> = {
    customer: new Map(),
    email: new Map(),
    phone: new Map(),
  };
  const restOf = (address: number, number: number): number => (address + 1) * (sizes.phone + 1) + number + 1;
  const add = (i: number): number => {
    customers.push(customer[i]!);
    emails.push(email[i]!);
    phones.push(phone[i]!);
    return count++;
  };
  /** The mention of an entry whose identifier had another one last. */
  const another = (kind: KeyField, at: number, last: number, i: number): number => {
    if (last === NONE) return add(i);
    let own = others[kind].get(at);
    if (own === undefined) {
      own = new Map([[restOf(emails.values()[last]!, phones.values()[last]!), last]]);
      others[kind].set(at, own);
    }
    const rest = restOf(email[i]!, phone[i]!);
    const mention = own.get(rest) ?? add(i);
    own.set(rest, mention);
    return mention;
  };
  for (let i = 0; i < of.length; i++) {
    const id = customer[i]!;
    const address = email[i]!;
    const number = phone[i]!;
    if (id === NONE && address === NONE && number === NONE) {
      of[i] = NONE;
      continue;
    }
    const kind = id !== NONE ? 'customer' : address !== NONE ? 'email' : 'phone';
    const at = id !== NONE ? id : address !== NONE ? address : number;
    const last = lastOf[kind];
    let mention = last[LAST * at]! - 1;
    if (mention === NONE || last[LAST * at + 1] !== address || last[LAST * at + 2] !== number) {
      mention = another(kind, at, mention, i);
      last[LAST * at] = mention + 1;
      last[LAST * at + 1] = address;
      last[LAST * at + 2] = number;
    }
    of[i] = mention;
  }
  return { count, customer: customers.values(), email: emails.values(), phone: phones.values(), of };
}

/** Numbers that are known of the last mention of an identifier. */
const LAST = 4;
