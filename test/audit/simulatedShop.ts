import type { InteractionLedger } from '../../src/core/interactions.ts';
import type { ItemLedger } from '../../src/core/items.ts';
import type { OrderLedger } from '../../src/core/ledger.ts';
import { type Random, randomInteger, seededRandom } from '../../src/numerics/random.ts';
import { builtLedger, type Entry } from '../score/builtLedger.ts';
import { builtInteractions, builtItems, type Item, type Spoken } from './builtInteractions.ts';

/** Of those who are not back by day 30, the share who come back by day 90; each category may multiply it. */
export const RETURN_RATE = 0.3;
export const AS_OF = 20_000;
const YEARS_DAYS = 730;
const EARLY_RATE = 0.15;
const LATE_RATE = 0.2;

export interface SimulatedShop {
  readonly ledger: OrderLedger;
  readonly items: ItemLedger;
  readonly interactions: InteractionLedger;
}

/** What is known of somebody by day 30, with the share of people of whom it is. */
const fates = [
  ['open', 0.12],
  ['closed', 0.08],
  ['solved', 0.12],
  ['return', 0.08],
  ['contact', 0.2],
  ['none', 0.4],
] as const;
export type Fate = (typeof fates)[number][0];
export const categoryNames = ['Books', 'Garden', 'Kitchen', 'Shoes', 'Toys'] as const;

/**
 * A shop of the last two years: people come at any time, each with one thing that happens to them in the first days and a
 * first category, and come back at random. `factor` multiplies the chance to come back from day 31 to 90.
 */
export function simulatedShop(
  seed: number,
  people: number,
  factor: (fate: Fate, category: string) => number,
): SimulatedShop {
  const random = seededRandom(seed);
  const orders: Entry[] = [];
  const items: Item[] = [];
  const spoken: Spoken[] = [];
  for (let i = 0; i < people; i++) {
    const customer = `${i}`;
    const first = AS_OF - randomInteger(random, YEARS_DAYS);
    const fate = chosenFate(random());
    const category = categoryNames[randomInteger(random, categoryNames.length)]!;
    orders.push({ customer, day: first, units: 40 });
    items.push({ customer, day: first, category, amount: 1 });
    const wait = waitDays(random, RETURN_RATE * factor(fate, category));
    if (wait !== undefined && first + wait <= AS_OF) orders.push({ customer, day: first + wait, units: 50 });
    spoken.push(...whatHappens(customer, first + randomInteger(random, 15), fate));
  }
  const ledger = builtLedger(orders);
  return { ledger, items: builtItems(ledger, items), interactions: builtInteractions(ledger, spoken) };
}

function chosenFate(uniform: number): Fate {
  let left = uniform;
  for (const [fate, share] of fates) {
    if (left < share) return fate;
    left -= share;
  }
  return 'none';
}

function waitDays(random: Random, rate: number): number | undefined {
  if (random() < EARLY_RATE) return 1 + randomInteger(random, 30);
  if (random() < rate) return 31 + randomInteger(random, 60);
  return random() < LATE_RATE ? 91 + randomInteger(random, 200) : undefined;
}

function whatHappens(customer: string, day: number, fate: Fate): Spoken[] {
  const complaint = { customer, day, type: 'complaint' } as const;
  const happenings: Record<Fate, Spoken[]> = {
    open: [{ ...complaint, state: 'open' }],
    closed: [{ ...complaint, state: 'closed' }],
    solved: [{ ...complaint, state: 'closed', resolved: day + 10 }],
    return: [{ customer, day, type: 'return' }],
    contact: [{ customer, day, type: 'open' }],
    none: [{ customer, day, type: 'contact', isOutbound: true }],
  };
  return happenings[fate];
}
