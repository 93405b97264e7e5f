import { type ChosenContacts, chosenContacts } from '../campaign/plan/chosenContacts.ts';
import { type CampaignOption, mostContacts } from '../campaign/plan/option.ts';
import { type CustomerTable, codedText } from '../core/customers.ts';
import { rowText } from '../core/texts.ts';
import { sha256 } from '../write/audiences/sha256.ts';
import { plainForm } from '../write/tables/csvForm.ts';
import { cellText } from '../write/tables/textCells.ts';
import type { PlanFlags } from './planFlags.ts';

export const LIST_HEADER = 'customer_id,segment,arm';

const HASH_DIGITS = 13;
const HASHES = 2 ** 52;
const CHUNK_LENGTH = 65_536;

/** Whether a customer of a campaign is kept out of it: the same for the same names, whoever else is on the list. */
export function isInControl(customerId: string, campaign: string, seed: number, share: number): boolean {
  const hash = sha256(`${seed}\n${campaign}\n${customerId}`);
  return Number.parseInt(hash.slice(0, HASH_DIGITS), 16) / HASHES < share;
}

/** The people of an option, with a control group among them. */
export function contactsOf(
  option: CampaignOption,
  table: CustomerTable,
  { terms }: PlanFlags,
  campaign: string,
  seed: number,
  share: number,
): ChosenContacts {
  const isControl = (row: number) => isInControl(rowText(table.ids, row)!, campaign, seed, share);
  return chosenContacts(option.paying, mostContacts(terms), isControl);
}

/** The list as CSV, in pieces: `customer_id,segment,arm`, the best first; arm is contact or control. */
export function* listChunks({ rows, isControl }: ChosenContacts, { ids, texts }: CustomerTable): Generator<string> {
  let chunk = `${LIST_HEADER}\n`;
  const cell = (text: string) => cellText(text, false, plainForm);
  for (const [i, row] of rows.entries()) {
    const segment = codedText(texts.segment!, row) ?? '';
    chunk += `${cell(rowText(ids, row)!)},${cell(segment)},${isControl[i] === 1 ? 'control' : 'contact'}\n`;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
