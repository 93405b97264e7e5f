import { printable, quoted } from '../../../core/printable.ts';
import type { Dictionary } from '../../rows/dictionary.ts';
import type { InteractionTallies } from '../settle/interactions.ts';
import type { RepeatedRows } from '../settle/overlap.ts';
import type { InteractionsLeftOut } from './account.ts';

/** So many words are named one by one; the others are counted together. */
const MOST_NAMED = 20;

/** Words of a column with their counts, the most frequent first, by name where they are equal. */
export function namedCounts(
  counts: Int32Array,
  known: Dictionary,
): readonly (readonly [word: string, count: number])[] {
  const byWord = new Map<string, number>();
  counts.forEach((count, code) => {
    if (count === 0) return;
    const word = printable(known.text(code).trim());
    byWord.set(word, (byWord.get(word) ?? 0) + count);
  });
  return [...byWord].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}

/** Everything that rules left out on the way from rows to interactions. */
export function interactionsLeftOut(
  { nobody, softBounces, withoutScore, unknownTypes }: InteractionTallies,
  { replaced, updated, repeated }: RepeatedRows,
  forgotten: { readonly rows: number; readonly badRows: number },
  types: Dictionary,
): readonly InteractionsLeftOut[] {
  const list: InteractionsLeftOut[] = [];
  const add = (count: number, en: string, it: string): void => {
    if (count > 0) list.push({ what: { en, it }, count });
  };
  add(forgotten.rows, 'rows of forgotten customers', 'righe di clienti dimenticati');
  add(forgotten.badRows, 'bad rows of forgotten customers', 'righe errate di clienti dimenticati');
  add(replaced, 'rows that a later file replaces', 'righe sostituite da un file successivo');
  add(
    updated,
    'rows that a later row of the same id replaces',
    'righe sostituite da una riga successiva con lo stesso id',
  );
  add(repeated, 'rows that another file repeats', 'righe ripetute in un altro file');
  add(nobody, 'rows that name nobody', 'righe che non nominano nessuno');
  const named = namedCounts(unknownTypes, types);
  for (const [word, count] of named.slice(0, MOST_NAMED)) {
    add(count, `rows of type ${quoted(word)}, which is not known`, `righe di tipo ${quoted(word)}, sconosciuto`);
  }
  const others = named.slice(MOST_NAMED).reduce((sum, [, count]) => sum + count, 0);
  add(others, 'rows of other types that are not known', 'righe di altri tipi sconosciuti');
  add(
    softBounces,
    'soft bounces: the address may be reached the next time',
    'rimbalzi temporanei: l’indirizzo può essere raggiunto la prossima volta',
  );
  add(withoutScore, 'rows without a score, in files without types', 'righe senza punteggio, in file senza tipi');
  return list;
}
