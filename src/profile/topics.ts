import type { CodedTexts } from '../core/customers.ts';
import type { EpochDay } from '../core/day.ts';
import type { InteractionLedger } from '../core/interactions.ts';
import type { ItemLedger } from '../core/items.ts';
import { createFavourites } from './favourites.ts';
import { isSending, isSpontaneous, typeCode } from './spontaneous.ts';
import { createTextColumn } from './textColumn.ts';

/** After so many offers in a row that nobody answered, a category is offered no more. */
const TIRED_OF = 5;

const [COMPLAINT, RETURN, OPEN, CLICK] = (['complaint', 'return', 'open', 'click'] as const).map(typeCode);

/**
 * What to write about, by row: the category that somebody bought in most orders or asked about most, complaints and returns
 * apart; none that was sent to them at least 5 times after their last open, click or purchase of it. An open or click that
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
  const column = createTextColumn(persons.length);
  const favourites = createFavourites(names);
  const offered = new Int32Array(names.length);
  const touched: number[] = [];
  const lastOrder = new Int32Array(names.length).fill(-1);
  for (let row = 0; row < persons.length; row++) {
    const person = persons[row]!;
    favourites.clear();
    for (const category of touched) offered[category] = 0;
    touched.length = 0;
    const answer = (category: number): void => {
      offered[category] = 0;
    };
    const bought = items !== undefined && person + 1 < items.offsets.length;
    let item = bought ? items.offsets[person]! : 0;
    const lastItem = bought ? items.offsets[person + 1]! : 0;
    const buyUpTo = (day: EpochDay): void => {
      for (; item < lastItem && items!.day[item]! <= day; item++) {
        const category = ofItem[item]!;
        if (category === 0) continue;
        answer(category);
        if (lastOrder[category] === items!.order[item]) continue;
        lastOrder[category] = items!.order[item]!;
        favourites.add(category, items!.day[item]!);
      }
    };
    const { offsets, day, type } = ledger;
    let entry = offsets[person]!;
    const after = offsets[person + 1]!;
    while (entry < after && day[entry]! <= asOf) {
      // Within a day, what was sent comes before what answers it.
      const today = day[entry]!;
      buyUpTo(today - 1);
      let end = entry;
      for (; end < after && day[end] === today; end++) {
        const category = ofInteraction[end]!;
        if (category === 0 || !isSending(ledger, end)) continue;
        if (offered[category]++ === 0) touched.push(category);
      }
      for (; entry < end; entry++) {
        const category = ofInteraction[entry]!;
        if (!isSpontaneous(ledger, entry)) continue;
        if (type[entry] === OPEN || type[entry] === CLICK) {
          if (category === 0) for (const one of touched) answer(one);
          else answer(category);
        }
        if (category !== 0 && type[entry] !== COMPLAINT && type[entry] !== RETURN) favourites.add(category, today);
      }
      buyUpTo(today);
    }
    buyUpTo(asOf);
    const topic = favourites.ranked().find((category) => offered[category]! < TIRED_OF);
    if (topic !== undefined) column.set(row, names[topic]!);
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
    return codes.map((code) => codesOfOwn[code]!);
  };
  const ofItem = bought === undefined ? new Int32Array(0) : joined(bought);
  return { ofItem, ofInteraction: joined(asked), names };
}
