import type { EpochDay } from '../core/day.ts';
import type { InteractionLedger } from '../core/interactions.ts';
import type { ItemLedger } from '../core/items.ts';
import type { OrderLedger } from '../core/ledger.ts';
import { type Comparisons, comparisons } from './comparisons.ts';
import { type FirstPurchases, firstPurchases } from './firstPurchases.ts';
import { type FiveThings, fiveThings } from './fiveThings.ts';
import { byFirstCategory } from './grouping.ts';
import { type Landmark, landmark } from './landmark.ts';
import { type MomentOfTruth, momentOfTruth } from './momentOfTruth.ts';

/** Everything that is told of the time after first purchases. */
export interface AfterFirstPurchase {
  readonly first: FirstPurchases;
  readonly momentOfTruth: MomentOfTruth;
  readonly landmark: Landmark;
  readonly comparisons: Comparisons;
  readonly fiveThings: FiveThings;
}

/**
 * The moment of truth of a base, and what can be done about it. First purchases before `from` are left out, where an
 * export begins in the middle; interactions are undefined where none were read.
 */
export function afterFirstPurchase(
  ledger: OrderLedger,
  items: ItemLedger | undefined,
  interactions: InteractionLedger | undefined,
  asOf: EpochDay,
  from: EpochDay | undefined,
  hasMoney: boolean,
): AfterFirstPurchase {
  const first = firstPurchases(ledger, asOf, from);
  const categories = byFirstCategory(first, items);
  const known = landmark(first, ledger, interactions);
  const compared = comparisons(first, categories, known);
  return {
    first,
    momentOfTruth: momentOfTruth(first, categories),
    landmark: known,
    comparisons: compared,
    fiveThings: fiveThings(first, compared, known, hasMoney),
  };
}
