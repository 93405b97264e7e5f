import { arms, FEWEST_CUSTOMERS } from '../../campaign/lift/arms.ts';
import type { Outcomes } from '../../campaign/lift/outcomes.ts';
import { formatDay } from '../../core/day.ts';
import { counted, groupedNumber } from '../../core/numberText.ts';
import type { LiftSubject } from './liftSubject.ts';

/** What is to be known before the figures of a lift are believed, a sentence each. */
export function liftNotices(outcomes: Outcomes, { window, split, repeats, isOver }: LiftSubject): readonly string[] {
  const { oldest, newest, outside, withoutOrders } = outcomes;
  const customers = outcomes.arms.contact.customers + outcomes.arms.control.customers;
  const [missingFirst, missingLast] = [oldest - window.from, isOver ? 0 : window.to - newest];
  const small = arms.filter((arm) => outcomes.arms[arm].customers < FEWEST_CUSTOMERS);
  return [
    missingFirst > 0
      ? `the orders begin on ${formatDay(oldest)}: they lack the first ${counted(missingFirst, 'day')} of the window`
      : '',
    missingLast > 0
      ? `the orders end on ${formatDay(newest)}: they lack the last ${counted(missingLast, 'day')} of the window, or nobody bought then`
      : '',
    ...small.map(
      (arm) =>
        `${arm} has ${counted(outcomes.arms[arm].customers, 'customer')}: with fewer than ${FEWEST_CUSTOMERS} only very large differences can be seen`,
    ),
    withoutOrders > 0
      ? `${groupedNumber(withoutOrders, 0)} of the ${counted(customers, 'customer')} in the split ${withoutOrders === 1 ? 'has' : 'have'} no order in these files up to ${formatDay(window.to)} and ${withoutOrders === 1 ? 'counts' : 'count'} as zero; where that is many, are their ids of the same key (--key)?`
      : '',
    repeats > 0
      ? `${counted(repeats, 'row')} of ${split} ${repeats === 1 ? 'names' : 'name'} a customer again, in the same arm: a customer counts once`
      : '',
    outside.orders > 0
      ? `${counted(outside.orders, 'order')} of ${counted(outside.customers, 'customer')} who are not in the split play no part`
      : '',
  ].filter((notice) => notice !== '');
}
