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
  howToExport: ['Any CSV with a line of headers, one row an interaction: who, when and what.'],
  reads: [
    'Columns are told by their headers in English, Italian, German, French and Spanish.',
    'Where a header says something else: --map i.FIELD=COLUMN.',
    'Types are mapped to contact, complaint, request, return, open, click, unsubscribe, bounce, visit and survey; others are counted, named and left out.',
    'In a file without types, a row with a score is an answer to a survey.',
  ],
  profile: undefined,
};
