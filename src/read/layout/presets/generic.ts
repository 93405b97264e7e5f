import { headerSynonyms, orderLevelAmounts } from '../synonyms.ts';
import type { Preset } from './preset.ts';

/** Any export whose headers say what they are, in one of five languages. */
export const generic: Preset = {
  name: 'generic',
  title: 'any export with a header line',
  required: [],
  columns: headerSynonyms,
  orderLevelAmounts,
  howToExport: ['Any CSV with a line of headers, one row an order or a line item.'],
  reads: [
    'Columns are told by their headers in English, Italian, German, French and Spanish.',
    'Where a header says something else: --map FIELD=COLUMN.',
  ],
};
