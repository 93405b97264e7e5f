import type { InteractionLedger } from '../../src/core/interactions.ts';
import type { OrderLedger } from '../../src/core/ledger.ts';
import { type Random, randomInteger, seededRandom } from '../../src/numerics/random.ts';
import { builtLedger, type Entry } from '../score/builtLedger.ts';
import { builtInteractions, type Spoken } from './builtInteractions.ts';
import { AS_OF } from './simulatedShop.ts';

interface Shop {
  readonly ledger: OrderLedger;
  readonly interactions: InteractionLedger;
}

/**
 * A shop of two years: most people open something in the two weeks after their first purchase, and those who come back by
 * day 90 open the confirmation. The export has the last open of each person alone, and every question of the fourth of
 * them who ask one. Nothing of it changes who comes back.
 */
export function shopOfLastOpens(seed: number, people: number): Shop {
  const random = seededRandom(seed);
  const orders: Entry[] = [];
  const spoken: Spoken[] = [];
  for (let i = 0; i < people; i++) {
    const customer = `${i}`;
    const first = AS_OF - randomInteger(random, 730);
    orders.push({ customer, day: first, units: 40 });
    const back = random() < 0.4 ? first + 31 + randomInteger(random, 60) : undefined;
    const opened = random() < 0.7 ? first + randomInteger(random, 15) : undefined;
    const isBack = back !== undefined && back <= AS_OF;
    if (isBack) orders.push({ customer, day: back, units: 40 });
    const last = isBack ? back : opened;
    if (last !== undefined) spoken.push({ customer, day: last, type: 'open', isOutbound: true, isLastAlone: true });
    if (random() < 0.25) spoken.push({ customer, day: first + randomInteger(random, 15), type: 'request' });
  }
  return built(orders, spoken);
}

/**
 * A shop of four years whose customers come back less and less: half of the first, a tenth of the last. A third gets in
 * touch, which changes nothing, and interactions are known of the last 500 days alone, but for some of a mistyped day.
 */
export function shopOfLateInteractions(seed: number, people: number, strayed: number): Shop {
  const random = seededRandom(seed);
  const orders: Entry[] = [];
  const spoken: Spoken[] = [];
  for (let i = 0; i < people; i++) {
    const customer = `${i}`;
    const first = boughtLessAndLess(random, customer, orders);
    for (let ask = 0; ask < 3; ask++) {
      const day = first + randomInteger(random, 28);
      if (random() < 0.13 && day > AS_OF - 500) spoken.push({ customer, day, type: 'request' });
    }
  }
  for (let i = 0; i < strayed; i++) spoken.push({ customer: `${i}`, day: AS_OF - 1460, type: 'request' });
  return built(orders, spoken);
}

/** The same four years, with requests of all of them, and opens, which are more, of some days before as_of. */
export function shopOfLateOpens(seed: number, people: number, days: number): Shop {
  const random = seededRandom(seed);
  const orders: Entry[] = [];
  const spoken: Spoken[] = [];
  for (let i = 0; i < people; i++) {
    const customer = `${i}`;
    const first = boughtLessAndLess(random, customer, orders);
    if (random() < 0.15) spoken.push({ customer, day: first + randomInteger(random, 28), type: 'request' });
    const day = first + randomInteger(random, 28);
    if (random() < 0.4 && day > AS_OF - days) spoken.push({ customer, day, type: 'open' });
  }
  return built(orders, spoken);
}

/** The day of a first purchase in the last four years; perhaps there was another by day 90. */
function boughtLessAndLess(random: Random, customer: string, orders: Entry[]): number {
  const age = randomInteger(random, 1460);
  const first = AS_OF - age;
  orders.push({ customer, day: first, units: 40 });
  const back = first + 31 + randomInteger(random, 60);
  if (random() < 0.1 + (0.4 * age) / 1460 && back <= AS_OF) orders.push({ customer, day: back, units: 40 });
  return first;
}

function built(orders: readonly Entry[], spoken: readonly Spoken[]): Shop {
  const ledger = builtLedger(orders);
  return { ledger, interactions: builtInteractions(ledger, spoken) };
}
