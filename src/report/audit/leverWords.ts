import type { Phrase } from '../../core/language.ts';
import type { LeversReport } from './customerBaseReport.ts';

/** What the groups of customers are called whose turnover changed. */
export const leverGroupWords: Readonly<Record<LeversReport['groups'][number]['group'], Phrase>> = {
  kept: { en: 'kept, bought in both', it: 'mantenuti, in entrambi' },
  lost: { en: 'lost, only in the earlier', it: 'persi, solo nel primo' },
  paused: { en: 'paused, earlier and between', it: 'in pausa, prima e in mezzo' },
  new: { en: 'new, first purchase since', it: 'nuovi, primo acquisto dopo' },
  returned: { en: 'returned, bought before', it: 'tornati, comprato prima' },
};
