import { headerSynonyms, orderLevelAmounts } from '../synonyms.ts';
import type { Preset } from './preset.ts';

/** Any export whose headers say what they are, in one of five languages. */
export const generic: Preset = {
  name: 'generic',
  title: 'any export with a header line',
  required: [],
  columns: headerSynonyms,
  orderLevelAmounts,
};
