import { type Phrase, phrase } from '../../core/language.ts';
import type { Noun } from '../../core/nouns.ts';
import { countedIn } from '../../core/numberText.ts';
import type { JoinedPeople } from '../orders/joinPeople.ts';
import type { Entries } from '../orders/ledger.ts';
import type { OrdersLeftOut } from '../orders/leftOut.ts';
import type { NewestDays } from '../orders/newestDays.ts';
import type { CountedOrders } from '../orders/orders.ts';
import type { Overlap } from '../orders/overlap.ts';
import type { ReadFile } from '../readFiles.ts';
import type { Answered, DecimalReading } from '../rows/readings.ts';
import type { ReadTexts } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';

/** Everything that the notices look at. */
export interface ReadingFacts {
  readonly files: readonly ReadFile[];
  readonly decimals: readonly Answered<DecimalReading>[];
  readonly rows: SettledRows;
  readonly texts: ReadTexts;
  readonly leftOut: OrdersLeftOut;
  readonly orders: CountedOrders;
  readonly entries: Entries;
  /** Of the ledger. */
  readonly newest: NewestDays;
  readonly overlap: Overlap;
  readonly people: JoinedPeople;
  /** Whether customers are measured by money; without it, nothing is said of it. */
  readonly hasMoney: boolean;
}

/** A sentence that ends in a count, where there is anything to count. */
export function counts(sentence: Phrase, count: number, noun: Noun): Phrase[] {
  return count > 0 ? [phrase((language) => `${sentence[language]}: ${countedIn(language, count, noun)}`)] : [];
}
