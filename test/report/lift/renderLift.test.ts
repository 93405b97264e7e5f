import { expect, test } from 'vitest';
import { liftOf } from '../../../src/campaign/lift/lift.ts';
import type { ArmOutcome } from '../../../src/campaign/lift/outcomes.ts';
import { liftReport } from '../../../src/report/lift/liftReport.ts';
import { renderLift } from '../../../src/report/lift/renderLift.ts';
import { outcomeOf } from '../../campaign/lift/shop.ts';

const arm = (count: number, ...units: readonly number[]) =>
  outcomeOf(
    Array.from({ length: count }, () => units.map((revenue) => ({ orders: 1, revenue: 10_000 * revenue }))).flat(),
  );

function textOf(contact: ArmOutcome, control: ArmOutcome, hasMoney = true): string {
  const arms = { contact, control };
  const outcomes = { arms, withoutOrders: 0, outside: { customers: 0, orders: 0 }, oldest: 0, newest: 9 };
  const subject = {
    window: { from: 0, to: 9 },
    split: 'spring.csv',
    currency: 'EUR',
    mattersShare: 0.1,
    repeats: 0,
    isOver: true,
  };
  const report = liftReport(liftOf(arms, 0.1, hasMoney), outcomes, subject);
  return renderLift(report, { width: 160, colour: 0, unicode: false });
}

test.each([
  // Means 10 and 9, and the other way round, and equal; 300 are contacted.
  [
    'more',
    arm(100, 9, 10, 11),
    arm(20, 8, 9, 10),
    /^It sold more: \+1\.00 EUR of revenue per customer \(95 % interval \+0\.\d\d to \+1\.\d\d\), \+11\.1 % on control's; over all who were written to \+300\.00 EUR/,
  ],
  [
    'less',
    arm(100, 8, 9, 10),
    arm(20, 9, 10, 11),
    /^It sold less: -1\.00 EUR of revenue per customer \(95 % interval -1\.\d\d to -0\.\d\d\), -10\.0 % on control's; over all who were written to -300\.00 EUR/,
  ],
  [
    'not more',
    arm(100, 9, 10, 11),
    arm(20, 9, 10, 11),
    /^It did not sell more: 0\.00 EUR of revenue per customer \(.*\), which ends below what would matter, 1\.00 EUR, 10\.0 % of control's\./,
  ],
  [
    'too small',
    arm(10, 0, 0, 0, 90),
    arm(2, 0, 0, 0, 90),
    /^This campaign was too small to tell: 0\.00 EUR of revenue per customer \(.*\); the smallest difference that it could see is about \d+\.\d\d EUR, \d+\.\d % of control's\./,
  ],
])('the first sentence of a campaign that sold %s', (_, contact, control, sentence) => {
  const text = textOf(contact, control);
  expect(text.replaceAll('\n', ' ')).toMatch(sentence);
  expect(text).toContain('The claim rests on revenue a customer alone');
});

test('without money, or without any bought, no figure is made up', () => {
  for (const text of [textOf(arm(10, 1), arm(5, 2), false), textOf(arm(10, 0), arm(5, 0))]) {
    expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
  }
});
