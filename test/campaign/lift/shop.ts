import { type Arm, armChooser } from '../../../src/campaign/lift/arms.ts';
import type { ArmOutcome } from '../../../src/campaign/lift/outcomes.ts';
import { toAmount } from '../../../src/core/amount.ts';
import { type Random, randomNormal, seededRandom } from '../../../src/numerics/random.ts';
import { sha256 } from '../../../src/write/audiences/sha256.ts';

/** A customer of a simulated shop: what they would buy within the window if nobody wrote to them. */
export interface Shopper {
  readonly id: string;
  readonly orders: number;
  readonly revenue: number;
}

/** One order of a simulated shop, heavy-tailed: most are of some tens, a few of thousands. */
export function randomOrder(random: Random, sigma: number): number {
  return toAmount(Math.round(100 * 30 * Math.exp(sigma * randomNormal(random))) / 100);
}

/** Customers of whom most buy nothing, a few once and very few twice. */
export function shoppers(count: number, buyingShare: number, sigma: number, seed: number): readonly Shopper[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const orders = random() >= buyingShare ? 0 : random() < 0.2 ? 2 : 1;
    let revenue = 0;
    for (let order = 0; order < orders; order++) revenue += randomOrder(random, sigma);
    return { id: `customer-${i}`, orders, revenue };
  });
}

/** Arms by the splitting function, with what their customers bought. */
export function splitArms(
  people: readonly Shopper[],
  seed: number,
  controlShare: number,
  bought: (shopper: Shopper, arm: Arm) => Shopper = (shopper) => shopper,
): Readonly<Record<Arm, ArmOutcome>> {
  const armOf = armChooser({ seed, campaign: 'simulated', controlShare }, sha256);
  const members: Record<Arm, Shopper[]> = { contact: [], control: [] };
  for (const person of people) {
    const arm = armOf(person.id);
    members[arm].push(bought(person, arm));
  }
  return { contact: outcomeOf(members.contact), control: outcomeOf(members.control) };
}

export function outcomeOf(people: readonly Pick<Shopper, 'orders' | 'revenue'>[]): ArmOutcome {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const [orders, revenues] = [people.map(({ orders: of }) => of), people.map(({ revenue }) => revenue)];
  return {
    customers: people.length,
    buyers: orders.filter((count) => count > 0).length,
    orders: sum(orders),
    revenue: sum(revenues),
    ordersOfEach: Float64Array.from(orders.filter((count) => count !== 0)).sort(),
    revenueOfEach: Float64Array.from(revenues.filter((revenue) => revenue !== 0)).sort(),
  };
}
