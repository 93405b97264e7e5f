import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstPurchases } from '../../src/audit/firstPurchases.ts';
import { IN_NO_GROUP } from '../../src/audit/grouping.ts';
import { LANDMARK, type LandmarkGroup, landmark, landmarkGroups } from '../../src/audit/landmark.ts';
import { type InteractionType, interactionTypes } from '../../src/core/interactions.ts';
import { builtLedger, type Entry } from '../score/builtLedger.ts';
import { builtInteractions, covering, type Spoken } from './builtInteractions.ts';

const FIRST = 100;
const AS_OF = 400;

/** The group of a customer who bought on day 100 alone. */
function groupOf(spoken: readonly Omit<Spoken, 'customer'>[], refunds: readonly number[] = []): string | undefined {
  const ledger = builtLedger([
    { customer: 'a', day: FIRST, units: 10 },
    ...refunds.map((day): Entry => ({ customer: 'a', day, units: -1, kind: 'refund' })),
  ]);
  const interactions = builtInteractions(ledger, [
    ...covering(FIRST, AS_OF),
    ...spoken.map((one) => ({ customer: 'a', ...one })),
  ]);
  const { grouping } = landmark(firstPurchases(ledger, AS_OF, undefined), ledger, interactions);
  return grouping.names[grouping.of[0]!];
}

const complaint = { day: 110, type: 'complaint' } as const;

describe('groups of the landmark', () => {
  it.each([
    ['none', []],
    ['complaint open', [{ ...complaint, state: 'open' }]],
    ['complaint open', [{ ...complaint, state: 'open', resolved: 112 }]],
    ['complaint open', [{ ...complaint, state: 'closed', resolved: 131 }]],
    ['complaint open', [{ ...complaint, resolved: 131 }]],
    ['complaint solved', [{ ...complaint, state: 'closed', resolved: 130 }]],
    ['complaint solved', [{ ...complaint, resolved: 110 }]],
    ['complaint, state unknown', [{ ...complaint, state: 'closed' }]],
    ['complaint, state unknown', [complaint]],
    ['complaint open', [{ ...complaint, isOutbound: true, state: 'open' }]],
    ['complaint open', [{ type: 'complaint', day: 130, state: 'open' }]],
    ['complaint open', [{ type: 'complaint', day: 100, state: 'open' }]],
    ['none', [{ type: 'complaint', day: 131, state: 'open' }]],
    ['none', [{ type: 'complaint', day: 99, state: 'open' }]],
    ['none', [{ type: 'complaint', state: 'open' }]],
    ['return', [{ type: 'return', day: 120 }]],
    ['contact', [{ type: 'contact', day: 120 }]],
    ['none', [{ type: 'contact', day: 120, isOutbound: true }]],
    ['none', [{ type: 'unsubscribe', day: 120 }]],
    ['none', [{ type: 'bounce', day: 120 }]],
    ...(['request', 'open', 'click'] as const).map(
      (type) => ['contact', [{ type, day: 120, isOutbound: true }]] as const,
    ),
    ...(['visit', 'survey'] as const).map((type) => ['contact', [{ type, day: 120 }]] as const),
    ...(['complaint', 'return', 'open', 'contact'] as const).map(
      (type) => ['none', [{ type, day: 120, isLastAlone: true }]] as const,
    ),
    [
      'complaint, state unknown',
      [{ type: 'contact', day: 101 }, { type: 'return', day: 102 }, { ...complaint, resolved: 111 }, complaint],
    ],
    ['complaint open', [complaint, { ...complaint, state: 'open' }, { type: 'return', day: 102 }]],
    [
      'complaint solved',
      [
        { type: 'return', day: 101 },
        { ...complaint, resolved: 111 },
      ],
    ],
    [
      'return',
      [
        { type: 'contact', day: 101 },
        { type: 'return', day: 130 },
      ],
    ],
  ] as const satisfies readonly (readonly [LandmarkGroup, readonly Omit<Spoken, 'customer'>[]])[])(
    '%s: %j',
    (group, spoken) => expect(groupOf(spoken)).toBe(group),
  );

  it('know returns from refunds of the orders, too', () => {
    expect(groupOf([], [130])).toBe('return');
    expect(groupOf([], [100])).toBe('return');
    expect(groupOf([], [131])).toBe('none');
    expect(groupOf([], [99])).toBe('none');
    expect(groupOf([{ type: 'contact', day: 101 }], [110])).toBe('return');
    expect(groupOf([{ ...complaint, resolved: 111 }], [110])).toBe('complaint solved');
  });

  it('hold those who were observed for 30 days and did not come back in them', () => {
    const ledger = builtLedger(
      Object.entries({ early: [100, 130], late: [100, 131], recent: [371], just: [370] }).flatMap(([customer, days]) =>
        days.map((day) => ({ customer, day, units: 1 })),
      ),
    );
    const found = landmark(firstPurchases(ledger, AS_OF, undefined), ledger, undefined);
    expect([...found.grouping.of].map((group) => landmarkGroups[group])).toEqual([
      undefined,
      'none',
      undefined,
      'none',
    ]);
    expect(found).toMatchObject({ people: 2, backBefore: 1, tooRecent: 1 });
    expect(found.groups.map(({ group, people }) => [group, people])).toEqual([
      ['return', 0],
      ['none', 2],
    ]);
  });

  it('hold nobody of whose 30 days the interactions do not tell, and count them', () => {
    const days = { before: 100, just: 101, inside: 150, last: 170, after: 171 };
    const ledger = builtLedger(Object.entries(days).map(([customer, day]) => ({ customer, day, units: 1 })));
    const interactions = builtInteractions(ledger, [
      ...covering(101, 200),
      { customer: 'before', day: 110, type: 'contact' },
      { customer: 'after', day: 180, type: 'contact' },
      { customer: 'inside', day: 180, type: 'contact' },
    ]);
    const found = landmark(firstPurchases(ledger, AS_OF, undefined), ledger, interactions);
    expect([...found.grouping.of].map((group) => landmarkGroups[group])).toEqual([
      undefined,
      'none',
      'contact',
      'none',
      undefined,
    ]);
    // Day 101 to day 170.
    expect(found).toMatchObject({ people: 5, outsideInteractions: 2, purchaseDays: 70 });
  });

  it('are those without interactions where these tell of no day', () => {
    const ledger = builtLedger([
      { customer: 'a', day: 100, units: 1 },
      { customer: 'b', day: 100, units: 1 },
      { customer: 'b', day: 110, units: -1, kind: 'refund' },
    ]);
    const first = firstPurchases(ledger, AS_OF, undefined);
    const found = landmark(
      first,
      ledger,
      builtInteractions(ledger, [
        { customer: 'a', type: 'complaint' },
        { customer: 'a', day: 105, type: 'unsubscribe' },
        { customer: 'a', day: AS_OF + 1, type: 'visit' },
        { customer: 'a', day: AS_OF + 1, type: 'open', isLastAlone: true },
        { customer: 'a', day: 110, type: 'open', isLastAlone: true },
        { customer: 'a', day: 110, type: 'contact', isOutbound: true, isLastAlone: true },
      ]),
    );
    expect(found).toEqual({ ...landmark(first, ledger, undefined), lastAlone: 1 });
    expect(found.groups.map(({ group, people }) => [group, people])).toEqual([
      ['return', 1],
      ['none', 1],
    ]);
    expect(found).toMatchObject({ people: 2, outsideInteractions: 0, purchaseDays: AS_OF - LANDMARK - 100 + 1 });
  });

  it('are all there with interactions', () => {
    const ledger = builtLedger([]);
    const interactions = builtInteractions(ledger, covering(100, 200));
    const found = landmark(firstPurchases(ledger, AS_OF, undefined), ledger, interactions);
    expect(found.groups.map(({ group }) => group)).toEqual(landmarkGroups);
    expect(found.purchaseDays).toBe(0);
  });
});

describe('returns after the landmark', () => {
  it('are followed from day 30', () => {
    // 300 days observed: back 61, 90, 120 and 200 days after the first purchase, or not; two observed for 80 days.
    const bought = { a: [100, 161], b: [100, 190], c: [100, 220], d: [100, 300], e: [100], f: [320], g: [320] };
    const ledger = builtLedger(
      Object.entries(bought).flatMap(([customer, days]) => days.map((day) => ({ customer, day, units: 1 }))),
    );
    const { groups } = landmark(firstPurchases(ledger, AS_OF, undefined), ledger, undefined);
    const none = groups.find(({ group }) => group === 'none')!;
    expect(none.people).toBe(7);
    expect(none.within.map(({ days, cameBack, unknown }) => [days, cameBack, unknown])).toEqual([
      [90, 2, 2],
      [180, 3, 2],
    ]);
    // One of 7 on day 61; two leave on day 80; one of the 4 who are left on day 90, one of 3 on day 120.
    expect(none.within[0]?.share?.share).toBeCloseTo(1 - (6 / 7) * (3 / 4), 12);
    expect(none.within[1]?.share?.share).toBeCloseTo(1 - (6 / 7) * (3 / 4) * (2 / 3), 12);
  });

  it('are unknown where nobody has been observed for so long', () => {
    const ledger = builtLedger([{ customer: 'a', day: 321, units: 1 }]);
    const { groups } = landmark(firstPurchases(ledger, AS_OF, undefined), ledger, undefined);
    expect(groups.flatMap(({ within }) => within.map(({ share }) => share))).toEqual(Array(4).fill(undefined));
  });
});

describe('any shop', () => {
  const anySpoken = fc.array(
    fc
      .record({
        type: fc.constantFrom(...interactionTypes),
        day: fc.option(fc.integer({ min: 10, max: 70 }), { nil: undefined }),
        isOutbound: fc.boolean(),
        state: fc.constantFrom('unknown', 'open', 'closed'),
        resolved: fc.option(fc.nat(80), { nil: undefined }),
        isLastAlone: fc.boolean(),
      })
      .filter(({ type, isOutbound }) => !isOutbound || (type !== 'visit' && type !== 'survey')),
    { maxLength: 5 },
  );
  const person = fc.record({
    bought: fc.array(fc.nat(60), { maxLength: 3 }),
    refunded: fc.array(fc.nat(60), { maxLength: 1 }),
    spoken: anySpoken,
  });

  it('is grouped as by going through the rules one by one', () => {
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 10, max: 100 }),
        (people, asOf) => {
          const orders = people.flatMap(({ bought, refunded }, i): Entry[] => [
            ...bought.map((day): Entry => ({ customer: `${i}`, day, units: 5 })),
            ...refunded.map((day): Entry => ({ customer: `${i}`, day, units: -1, kind: 'refund' })),
          ]);
          const ledger = builtLedger(orders);
          const first = firstPurchases(ledger, asOf, undefined);
          const spoken = people.flatMap((one, i) =>
            one.spoken.map(({ day, resolved, ...rest }) => ({
              customer: `${i}`,
              ...rest,
              ...(day === undefined ? {} : { day }),
              ...(resolved === undefined ? {} : { resolved }),
            })),
          );
          const { grouping } = landmark(first, ledger, builtInteractions(ledger, [...covering(10, asOf), ...spoken]));
          const ids = [...new Set(orders.map(({ customer }) => customer))];
          for (const [row, group] of grouping.of.entries()) {
            const { bought, refunded, spoken: own } = people[Number(ids[first.customer[row]!])]!;
            const name = group === IN_NO_GROUP ? undefined : grouping.names[group];
            expect(name).toBe(slowGroup(bought, refunded, own, asOf));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

interface Said {
  readonly type: InteractionType;
  readonly day: number | undefined;
  readonly isOutbound: boolean;
  readonly state: string;
  readonly resolved: number | undefined;
  readonly isLastAlone: boolean;
}

function slowGroup(
  bought: readonly number[],
  refunded: readonly number[],
  spoken: readonly Said[],
  asOf: number,
): string | undefined {
  const days = bought.filter((day) => day <= asOf).sort((a, b) => a - b);
  const start = days[0]!;
  const end = start + 30;
  if (start < 10 || end > asOf || days.some((day) => day > start && day <= end)) return undefined;
  const isNear = (day: number | undefined) => day !== undefined && day >= start && day <= end;
  const near = spoken.filter(({ day, isLastAlone }) => isNear(day) && !isLastAlone);
  const complaints = near.filter(({ type }) => type === 'complaint');
  const isOpen = ({ state, resolved }: Said) => state === 'open' || (resolved !== undefined && resolved > end);
  if (complaints.some(isOpen)) return 'complaint open';
  if (complaints.some(({ resolved }) => resolved === undefined)) return 'complaint, state unknown';
  if (complaints.length > 0) return 'complaint solved';
  if (near.some(({ type }) => type === 'return') || refunded.some(isNear)) return 'return';
  const byNature = ['request', 'open', 'click', 'visit', 'survey'];
  const isContact = ({ type, isOutbound }: Said) => byNature.includes(type) || (type === 'contact' && !isOutbound);
  return near.some(isContact) ? 'contact' : 'none';
}
