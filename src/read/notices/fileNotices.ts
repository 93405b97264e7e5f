import type { EpochDay } from '../../core/day.ts';
import { type Phrase, phrase } from '../../core/language.ts';
import { counted, groupedNumber } from '../../core/numberText.ts';
import { printable, quoted } from '../../core/printable.ts';
import { countOfTexts, textOf } from '../../core/texts.ts';
import { NONE } from '../rows/rows.ts';
import { counts, type ReadingFacts } from './readingFacts.ts';

const IDS_NAMED = 3;

/** About single files and how they go together. */
export function fileNotices(facts: ReadingFacts): Phrase[] {
  const { files, decimals, overlap, hasMoney } = facts;
  const rounded = files.map(({ decoded }, f) => decoded.rounded[decimals[f]!.answer === 'point' ? 'first' : 'second']);
  const allRounded = hasMoney ? rounded.reduce((sum, count) => sum + count, 0) : 0;
  return [
    // Files of one preset say the same.
    ...new Set(files.flatMap(({ layout }) => layout.warnings)),
    ...files.flatMap((_, f) => repeatedHeaders(facts, f)),
    ...wrongOrder(facts),
    ...counts(
      BESIDE,
      files.reduce((sum, { decoded }) => sum + decoded.beside, 0),
      'row',
    ),
    ...counts(MOVED_ORDERS, overlap.movedOrders, 'order'),
    ...counts(ROUNDED, allRounded, 'row'),
  ];
}

const BESIDE: Phrase = {
  en: 'written around the table by the exporter, no orders and not read',
  it: "scritte attorno alla tabella dall'esportazione, non sono ordini e non si leggono",
};
const MOVED_ORDERS: Phrase = {
  en: 'a later file gives orders to another customer, and the earlier one lost them',
  it: 'un file successivo assegna ordini a un altro cliente, e il precedente li ha persi',
};
const ROUNDED: Phrase = {
  en: 'more than four decimals, rounded to 1/10,000',
  it: 'più di quattro decimali, arrotondati a 1/10.000',
};

function repeatedHeaders({ files, rows, texts: { orders } }: ReadingFacts, f: number): Phrase[] {
  const { file, decoded } = files[f]!;
  if (decoded.repeatedHeaders.length === 0) return [];
  const repeats = decoded.repeatedHeaders.length;
  const ids = rows.order.subarray(rows.fileStarts[f], rows.fileStarts[f + 1]);
  const shared = sharedOrders(ids, decoded.repeatedHeaders, countOfTexts(orders))
    .map((id) => textOf(orders, id))
    .sort();
  const named = shared.slice(0, IDS_NAMED).map(quoted).join(', ');
  const skipped: Phrase = {
    en: `the header comes ${counted(repeats, 'more time')} and was skipped`,
    it: `l'intestazione compare ${repeats === 1 ? "un'altra volta" : `altre ${groupedNumber(repeats, 0, 'it')} volte`} ed è stata saltata`,
  };
  return [
    phrase((language) => {
      const some = `${groupedNumber(shared.length, 0, language)} (${named}${shared.length > IDS_NAMED ? ', …' : ''})`;
      const twice = shared.length > 0 ? countingTwice(some)[language] : '';
      return `${printable(file)}: ${skipped[language]}${twice}`;
    }),
  ];
}

function countingTwice(orders: string): Phrase {
  return {
    en: `; order ids on both sides of it: ${orders}, which count twice: pass the files as arguments, not as one stream`,
    it: `; id d'ordine sia prima sia dopo: ${orders}, che contano due volte: passa i file come argomenti, non in un unico flusso`,
  };
}

/** Orders whose rows stand both before and after a repeated header. */
function sharedOrders(ids: Int32Array, repeats: readonly number[], size: number): readonly number[] {
  /** By order, counted from 1. */
  const sectionOf = new Int32Array(size);
  const shared = new Set<number>();
  let section = 1;
  for (let row = 0; row < ids.length; row++) {
    while (section <= repeats.length && repeats[section - 1]! <= row) section++;
    const order = ids[row]!;
    if (order === NONE) continue;
    if (sectionOf[order] === 0) sectionOf[order] = section;
    else if (sectionOf[order] !== section) shared.add(order);
  }
  return [...shared];
}

/** A newer file that comes before an older one which replaces some of its orders. */
function wrongOrder({ files, rows, overlap }: ReadingFacts): Phrase[] {
  if (overlap.replaced.length === 0) return [];
  const newest = files.map((_, f) => newestDay(rows.day.subarray(rows.fileStarts[f], rows.fileStarts[f + 1])));
  for (let early = 0; early < files.length; early++) {
    const older = newest.findIndex((day, f) => day < newest[early]! && overlap.replaces(f, early));
    if (older < 0) continue;
    const [newer, later] = [printable(files[early]!.file), printable(files[older]!.file)];
    return [
      {
        en: `${newer} has newer orders than ${later}, which comes after it and replaces what it says of the same orders: name the files from old to new`,
        it: `${newer} ha ordini più recenti di ${later}, che viene dopo e sostituisce quanto dice degli stessi ordini: elenca i file dal più vecchio al più nuovo`,
      },
    ];
  }
  return [];
}

function newestDay(days: Int32Array): EpochDay {
  let newest = Number.NEGATIVE_INFINITY;
  for (const day of days) newest = Math.max(newest, day);
  return newest;
}
