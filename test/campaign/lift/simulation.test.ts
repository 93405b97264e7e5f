import { expect, test } from 'vitest';
import { liftOf } from '../../../src/campaign/lift/lift.ts';
import { shoppers, splitArms } from './shop.ts';

const CONTROL = 0.1;
const MATTERS = 0.1;

test('a campaign that changes nothing is claimed to sell more or less in 3 to 7 of 100 splits', () => {
  // 1,500 customers of whom 1 in 10 buys: a control arm of about 15 buyers, with orders of 30 and of 3,000.
  const people = shoppers(1500, 0.1, 1.8, 3);
  const verdicts = { more: 0, less: 0, not_more: 0, too_small: 0 };
  for (let seed = 1; seed <= 1000; seed++) {
    const { difference, verdict } = liftOf(splitArms(people, seed, CONTROL), MATTERS, true).revenue!;
    verdicts[verdict]++;
    expect(difference.low <= 0 && difference.high >= 0, `${seed}`).toBe(difference.p > 0.05);
  }
  const claimed = verdicts.more + verdicts.less;
  expect(claimed, JSON.stringify(verdicts)).toBeGreaterThanOrEqual(30);
  expect(claimed, JSON.stringify(verdicts)).toBeLessThanOrEqual(70);
});

test('a difference twice the smallest visible one is found in at least 80 of 100 splits', () => {
  let [found, splits] = [0, 0];
  for (let shop = 1; shop <= 6; shop++) {
    const people = shoppers(5000, 0.1, 1.5, shop);
    for (let seed = 1; seed <= 20; seed++) {
      const { smallestVisible } = liftOf(splitArms(people, seed, CONTROL), MATTERS, true).revenue!;
      const arms = splitArms(people, seed, CONTROL, (shopper, arm) =>
        arm === 'control' ? shopper : { ...shopper, revenue: shopper.revenue + 2 * smallestVisible },
      );
      if (liftOf(arms, MATTERS, true).revenue!.verdict === 'more') found++;
      splits++;
    }
  }
  expect(found / splits).toBeGreaterThanOrEqual(0.8);
});
