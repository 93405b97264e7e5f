import { type Random, randomExponential, randomGamma } from '../../../src/numerics/random.ts';
import type { HistoryGroups, Parameters, PurchaseModelName } from '../../../src/value/purchaseModel.ts';

/** One customer, in weeks. */
export interface History {
  readonly x: number;
  readonly tx: number;
  readonly T: number;
}

/** One group a customer. */
export function groupsOf(histories: readonly History[]): HistoryGroups {
  return {
    count: histories.length,
    x: Float64Array.from(histories, ({ x }) => x),
    tx: Float64Array.from(histories, ({ tx }) => tx),
    T: Float64Array.from(histories, ({ T }) => T),
    weight: new Float64Array(histories.length).fill(1),
  };
}

/** A customer who buys and leaves as the model says, purchase by purchase, seen until T, and the purchases after it. */
export function simulated(
  model: PurchaseModelName,
  parameters: Parameters,
  T: number,
  after: number,
  random: Random,
): History & { readonly later: number } {
  const [r, alpha, third, fourth] = parameters as [number, number, number, number];
  const rate = randomGamma(random, r, alpha);
  let death = Number.POSITIVE_INFINITY;
  let dropout = 0;
  if (model === 'pareto-nbd') death = randomExponential(random, randomGamma(random, third, fourth));
  if (model === 'bg-nbd' || model === 'mbg-nbd') {
    const leaves = randomGamma(random, third, 1);
    dropout = leaves / (leaves + randomGamma(random, fourth, 1));
  }
  let [time, x, tx, later] = [0, 0, 0, 0];
  let alive = model !== 'mbg-nbd' || random() >= dropout;
  while (alive) {
    time += randomExponential(random, rate);
    if (time > T + after || time > death) break;
    if (time <= T) {
      x++;
      tx = time;
    } else later++;
    alive = random() >= dropout;
  }
  return { x, tx, T, later };
}
