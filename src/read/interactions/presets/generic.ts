import { headerSynonyms } from '../layout/synonyms.ts';
import type { InteractionPreset } from './preset.ts';

/** Any export of one interaction a row whose headers say what they are, in one of five languages. */
export const generic: InteractionPreset = {
  name: 'generic',
  title: 'any export with a header line',
  required: [],
  columns: headerSynonyms,
  resolvedElse: ['closedtime', 'closedat', 'closeddate', 'dateclosed', 'closedon'],
  isTickets: false,
  isUtc: false,
  profile: undefined,
};
