import type { CodedTexts } from '../core/customers.ts';
import type { EpochDay } from '../core/day.ts';
import { ALWAYS, type InteractionLedger, interactionTypes } from '../core/interactions.ts';
import type { ItemLedger } from '../core/items.ts';
import { createFavourites, NOTHING } from './favourites.ts';
import { KINDS, kindIndex, SENDING, SPONTANEOUS, typeCode } from './spontaneous.ts';
import { createTextColumn } from './textColumn.ts';

/** After so many offers in a row that nobody answered, a category is offered no more. */
const TIRED_OF = 5;

const [OPEN, CLICK] = (['open', 'click'] as const).map(typeCode);
/** By type, whether it says that somebody wants something; an open follows what was sent. */
const asksFor = interactionTypes.map((type) => ['request', 'contact', 'click', 'visit', 'survey'].includes(type));

/**
 * What to write about, by row: the category that somebody bought in most orders or asked about most – by a request, a
 * contact, a click, a visit or a survey; none that was sent to them at least 5 times after their last open, click or purchase of it. An open or click that
 * names no category answers everything that was sent up to its day.
 * @param persons person numbers by row
 */
export function topicsOf(
  ledger: InteractionLedger,
  items: ItemLedger | undefined,
  persons: Int32Array,
  asOf: EpochDay,
): CodedTexts {
  const { names, ofItem, ofInteraction } = joinedCategories(ledger.category, items?.category);
  const { offsets, day, type, isOutbound } = ledger;
  const column = createTextColumn(persons.length);
  const favourites = createFavourites(names);
  const offered = new Int32Array(names.length);
  /** By category, the last day on which somebody answered what was sent about it. */
  const answered = new Int32Array(names.length).fill(ALWAYS);
  const lastOrder = new Int32Array(names.length).fill(-1);
  for (let row = 0; row < persons.length; row++) {
    const person = persons[row]!;
    const [first, after] = [offsets[person]!, offsets[person + 1]!];
    favourites.clear();
    let answeredAll: EpochDay = ALWAYS;
    if (items !== undefined && person + 1 < items.offsets.length) {
      for (let item = items.offsets[person]!; item < items.offsets[person + 1]! && items.day[item]! <= asOf; item++) {
        const category = ofItem[item]!;
        if (category === 0 || lastOrder[category] === items.order[item]) continue;
        lastOrder[category] = items.order[item]!;
        favourites.add(category, items.day[item]!);
        answered[category] = items.day[item]!;
      }
    }
    let isOffered = false;
    for (let entry = first; entry < after && day[entry]! <= asOf; entry++) {
      const category = ofInteraction[entry]!;
      const kind = KINDS[kindIndex(type[entry]!, isOutbound[entry]!)]!;
      if ((kind & SENDING) !== 0) isOffered ||= category !== 0;
      if ((kind & SPONTANEOUS) === 0) continue;
      if (type[entry] === OPEN || type[entry] === CLICK) {
        if (category === 0) answeredAll = day[entry]!;
        else answered[category] = Math.max(answered[category]!, day[entry]!);
      }
      if (category !== 0 && asksFor[type[entry]!]) favourites.add(category, day[entry]!);
    }
    for (let entry = first; isOffered && entry < after && day[entry]! <= asOf; entry++) {
      const category = ofInteraction[entry]!;
      const isSent = (KINDS[kindIndex(type[entry]!, isOutbound[entry]!)]! & SENDING) !== 0;
      if (isSent && day[entry]! > answeredAll && day[entry]! > answered[category]!) offered[category]!++;
    }
    const topic = favourites.best(isOffered ? (category) => offered[category]! < TIRED_OF : undefined);
    if (topic !== NOTHING) column.set(row, names[topic]!);
    for (let entry = first; entry < after; entry++) {
      offered[ofInteraction[entry]!] = 0;
      answered[ofInteraction[entry]!] = ALWAYS;
    }
    for (const category of favourites.things()) answered[category] = ALWAYS;
  }
  return column.column();
}

/** Categories of interactions and items by one number each, whatever their case; written as the orders write them. */
function joinedCategories(asked: CodedTexts, bought: CodedTexts | undefined) {
  const names: (string | undefined)[] = [undefined];
  const codeOf = new Map<string, number>();
  const joined = ({ names: own, codes }: CodedTexts): Int32Array => {
    const codesOfOwn = own.map((name) => {
      if (name === undefined) return 0;
      const code = codeOf.get(name.toLowerCase()) ?? names.push(name) - 1;
      codeOf.set(name.toLowerCase(), code);
      return code;
    });
    const joinedCodes = new Int32Array(codes.length);
    for (let i = 0; i < codes.length; i++) joinedCodes[i] = codesOfOwn[codes[i]!]!;
    return joinedCodes;
  };
  const ofItem = bought === undefined ? new Int32Array(0) : joined(bought);
  return { ofItem, ofInteraction: joined(asked), names };
}
