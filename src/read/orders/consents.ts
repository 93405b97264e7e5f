import { NO_CONSENT, UNKNOWN_CONSENT, YES_CONSENT } from '../../core/consents.ts';
import type { EpochDay } from '../../core/day.ts';
import { countOfTexts, type Texts, textOf } from '../../core/texts.ts';
import { NO_DAY, NONE, type ReadTexts } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { consentOf } from '../values/consents.ts';
import { fileOfRow } from './fileOfRow.ts';

/** By customer what they say of consent, and words that say neither yes nor no. */
export interface ReadConsents {
  readonly of: Uint8Array;
  readonly unknownWords: readonly string[];
}

/**
 * The newest yes or no of each customer, whatever became of the order that says so; of a day that has both, the no.
 * @param isRefusal by file, whether its column is of refusals
 * @param asOf the last day that counts; undefined for every day
 * @returns undefined where no file has a column for consent that was asked for
 */
export function consentsOf(
  rows: SettledRows,
  { customers, attributes }: ReadTexts,
  isRefusal: readonly boolean[],
  asOf: EpochDay | undefined,
): ReadConsents | undefined {
  const codes = rows.carried.get('consent');
  if (codes === undefined) return undefined;
  const of = new Uint8Array(countOfTexts(customers)).fill(UNKNOWN_CONSENT);
  const newest = new Int32Array(of.length).fill(NO_DAY);
  const areRefusals = isRefusal.includes(true);
  const { meaningOf, unknownWords } = meanings(codes, attributes);
  for (let row = 0; row < codes.length; row++) {
    const [customer, code, day] = [rows.customer[row]!, codes[row]!, rows.day[row]!];
    if (code === NONE || customer < 0 || rows.used[row] === 0 || (asOf !== undefined && day > asOf)) continue;
    const said = meaningOf[code]!;
    const consent = areRefusals && isRefusal[fileOfRow(rows, row)]! ? refusal(said) : said;
    if (consent === UNKNOWN_CONSENT || day < newest[customer]!) continue;
    if (day > newest[customer]! || consent === NO_CONSENT) of[customer] = consent;
    newest[customer] = day;
  }
  return { of, unknownWords };
}

/** What each text that some row has means. */
function meanings(codes: Int32Array, texts: Texts) {
  const meaningOf = new Uint8Array(countOfTexts(texts)).fill(UNSEEN);
  const unknown = new Set<string>();
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code === NONE || meaningOf[code] !== UNSEEN) continue;
    const text = textOf(texts, code);
    const consent = consentOf(text);
    meaningOf[code] = consent === 'yes' ? YES_CONSENT : consent === 'no' ? NO_CONSENT : UNKNOWN_CONSENT;
    if (consent === 'other') unknown.add(text);
  }
  return { meaningOf, unknownWords: [...unknown].sort() };
}

const UNSEEN = 0xff;

/** What an answer to a refusal says of consent: who has not refused has not consented, either. */
function refusal(answer: number): number {
  return answer === YES_CONSENT ? NO_CONSENT : UNKNOWN_CONSENT;
}
