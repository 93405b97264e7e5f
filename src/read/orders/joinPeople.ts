import { compareTexts, countOfTexts, type Texts, textOf } from '../../core/texts.ts';
import type { KeyField } from '../fields.ts';
import { NO_DAY, NONE, type ReadTexts } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { normaliseKey } from '../values/texts.ts';

/** Addresses that tell a customer where no id does. */
const ADDRESSES = ['email', 'phone'] as const;

/** How many customers known by an address alone were taken for one with an id. */
export interface JoinedPeople {
  readonly joined: number;
  /** Those of them whose address several ids have. */
  readonly ambiguous: number;
  /** Those whose address stands beside no id. */
  readonly alone: number;
}

/**
 * Takes customers that one file knows by an e-mail or a phone, and another by an id with that address beside it, for one
 * person, in place. Of several ids with the same address, the one that used it last has it; on the same day, the last id.
 * @param keys by file: what tells its customers apart
 */
export function joinPeople(rows: SettledRows, texts: ReadTexts, keys: readonly KeyField[]): JoinedPeople {
  let [joined, ambiguous, alone] = [0, 0, 0];
  for (const kind of ADDRESSES) {
    const known = aliases(rows, texts.customers, keys, kind);
    const addresses = rows.attributes.get(kind);
    if (known.size === 0 || addresses === undefined) continue;
    const { owner, isShared } = ownersOf(rows, texts, addresses, known, kind);
    if (!owner.some((one) => one !== NONE)) continue;
    for (let row = 0; row < rows.count; row++) {
      const customer = rows.customer[row]!;
      if (customer >= 0 && owner[customer] !== NONE) rows.customer[row] = owner[customer]!;
    }
    for (const customer of known.values()) {
      if (owner[customer] === NONE) alone++;
      else joined++;
      if (isShared[customer] === 1) ambiguous++;
    }
  }
  return { joined, ambiguous, alone };
}

/** Customers whose key is an address, by that address; none where all are, or none is. */
function aliases(
  rows: SettledRows,
  customers: Texts,
  keys: readonly KeyField[],
  kind: 'email' | 'phone',
): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  // An e-mail is told by itself, a phone could be an id as well.
  if (kind === 'email' ? !customers.bytes.includes(AT) : !keys.includes('phone') || !keys.includes('customer')) {
    return known;
  }
  /** 1 for an id, 2 for an alias, 0 for what no row names. */
  const kinds = new Uint8Array(countOfTexts(customers));
  keys.forEach((key, f) => {
    for (let row = rows.fileStarts[f]!; row < rows.fileStarts[f + 1]!; row++) {
      const customer = rows.customer[row]!;
      if (customer < 0 || kinds[customer] !== 0) continue;
      kinds[customer] = (kind === 'email' ? isEmail(customers, customer) : key === 'phone') ? 2 : 1;
    }
  });
  if (!kinds.includes(1)) return known;
  kinds.forEach((own, customer) => {
    if (own === 2) known.set(textOf(customers, customer), customer);
  });
  return known;
}

/** By customer: the one with an id who has their address, NONE for nobody. */
function ownersOf(
  rows: SettledRows,
  { customers, attributes }: ReadTexts,
  addresses: Int32Array,
  known: ReadonlyMap<string, number>,
  kind: 'email' | 'phone',
): { readonly owner: Int32Array; readonly isShared: Uint8Array } {
  const size = countOfTexts(customers);
  const owner = new Int32Array(size).fill(NONE);
  const isShared = new Uint8Array(size);
  const dayOf = new Int32Array(size).fill(NO_DAY);
  const isKnown = new Uint8Array(size);
  for (const customer of known.values()) isKnown[customer] = 1;
  /** By number of an address: the customer whose key it is; NOT_ASKED before it is looked up. */
  const aliasOf = new Int32Array(countOfTexts(attributes)).fill(NOT_ASKED);
  for (let row = 0; row < rows.count; row++) {
    const customer = rows.customer[row]!;
    const address = addresses[row]!;
    if (customer < 0 || address === NONE || isKnown[customer] === 1) continue;
    if (aliasOf[address] === NOT_ASKED) {
      aliasOf[address] = known.get(normaliseKey(textOf(attributes, address), kind)) ?? NONE;
    }
    const alias = aliasOf[address]!;
    if (alias === NONE) continue;
    const before = owner[alias]!;
    if (before !== NONE && before !== customer) isShared[alias] = 1;
    const later = before === NONE ? 1 : rows.day[row]! - dayOf[alias]! || compareTexts(customers, customer, before);
    if (later < 0) continue;
    owner[alias] = customer;
    dayOf[alias] = rows.day[row]!;
  }
  return { owner, isShared };
}

function isEmail({ bytes, starts }: Texts, customer: number): boolean {
  for (let at = starts[customer]! + 1; at < starts[customer + 1]!; at++) if (bytes[at] === AT) return true;
  return false;
}

const AT = 64;
const NOT_ASKED = -2;
