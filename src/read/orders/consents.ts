import { NO_CONSENT, UNKNOWN_CONSENT, YES_CONSENT } from '../../core/consents.ts';
import type { EpochDay } from '../../core/day.ts';
import { countOfTexts, type Texts, textOf, textsFrom } from '../../core/texts.ts';
import { NONE, type ReadTexts } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { consentOf } from '../values/consents.ts';
import { newestTexts } from './attributes.ts';
import type { CountedOrders } from './orders.ts';

/** What each customer's newest order up to as_of that says yes or no says, and words that say neither. */
export interface ReadConsents {
  readonly of: Uint8Array;
  readonly unknownWords: readonly string[];
}

/** @returns undefined where no file has a column for consent that was asked for */
export function consentsOf(
  rows: SettledRows,
  orders: CountedOrders,
  read: ReadTexts,
  asOf: EpochDay,
): ReadConsents | undefined {
  const codes = rows.carried.get('consent');
  if (codes === undefined) return undefined;
  const { meaningOf, unknownWords } = meanings(codes, read.attributes);
  const known = codes.map((code) => (code === NONE ? NONE : meaningOf[code]!));
  const newest = newestTexts(known, ANSWERS, rows, orders, read, asOf);
  return { of: Uint8Array.from(newest, (answer) => CONSENT_OF[answer + 1]!), unknownWords };
}

/** The greater text wins where an order says both. */
const ANSWERS = textsFrom(['accepted', 'declined']);
const [YES, NO] = [0, 1] as const;
const CONSENT_OF = [UNKNOWN_CONSENT, YES_CONSENT, NO_CONSENT] as const;

function meanings(codes: Int32Array, texts: Texts) {
  const UNSEEN = -2;
  const meaningOf = new Int32Array(countOfTexts(texts)).fill(UNSEEN);
  const unknown = new Set<string>();
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code === NONE || meaningOf[code] !== UNSEEN) continue;
    const text = textOf(texts, code);
    const consent = consentOf(text);
    meaningOf[code] = consent === 'yes' ? YES : consent === 'no' ? NO : NONE;
    if (consent === 'other') unknown.add(text);
  }
  return { meaningOf, unknownWords: [...unknown].sort() };
}
