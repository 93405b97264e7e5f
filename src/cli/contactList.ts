import { armChooser, type SplitKey } from '../campaign/lift/arms.ts';
import { type ChosenContacts, chosenContacts } from '../campaign/plan/chosenContacts.ts';
import { type CampaignOption, mostContacts } from '../campaign/plan/option.ts';
import { type CustomerTable, codedText } from '../core/customers.ts';
import { rowText } from '../core/texts.ts';
import { sha256 } from '../write/audiences/sha256.ts';
import { plainForm } from '../write/tables/csvForm.ts';
import { cellText } from '../write/tables/textCells.ts';
import type { PlanFlags } from './planFlags.ts';
import { SPLIT_HEADER } from './segmentSplit.ts';

const CHUNK_LENGTH = 65_536;

/** The people of an option, with a control group among them. */
export function contactsOf(
  option: CampaignOption,
  table: CustomerTable,
  { terms }: PlanFlags,
  key: SplitKey,
): ChosenContacts {
  const armOf = armChooser(key, sha256);
  return chosenContacts(option.paying, mostContacts(terms), (row) => armOf(rowText(table.ids, row)!) === 'control');
}

/** The list as CSV, in pieces: `customer_id,segment,arm`, the best first; arm is contact or control. */
export function* listChunks({ rows, isControl }: ChosenContacts, { ids, texts }: CustomerTable): Generator<string> {
  let chunk = SPLIT_HEADER;
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
