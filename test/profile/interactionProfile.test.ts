import { describe, expect, it } from 'vitest';
import { codedText } from '../../src/core/customers.ts';
import { formatDay, parseDay } from '../../src/core/day.ts';
import { engagementValues } from '../../src/profile/engagement.ts';
import { interactionProfile } from '../../src/profile/interactionProfile.ts';
import { builtInteractions, type Written } from './builtInteractions.ts';

const asOf = parseDay('2024-12-31')!;
const NOW = { asOf, states: Number.POSITIVE_INFINITY };
const THEN = { asOf, states: asOf };

function profile(written: readonly Omit<Written, 'person'>[], known = NOW) {
  const ledger = builtInteractions(
    1,
    written.map((one) => ({ person: 0, ...one })),
  );
  const { preferred_channel, requested_products, disputed_products, last_contact, ...numbers } = interactionProfile(
    ledger,
    Int32Array.of(0),
    known,
  );
  return {
    ...Object.fromEntries(Object.entries(numbers).map(([name, values]) => [name, values[0]])),
    last_contact: Number.isNaN(last_contact[0]) ? undefined : formatDay(last_contact[0]!),
    preferred_channel: codedText(preferred_channel, 0),
    requested_products: codedText(requested_products, 0),
    disputed_products: codedText(disputed_products, 0),
  };
}

describe('interactionProfile', () => {
  it('counts what came from the customer up to as_of, whatever its direction says, and no sendings and states', () => {
    expect(
      profile([
        { type: 'contact', day: '2024-12-01' },
        { type: 'contact', day: '2024-12-02', outbound: true },
        { type: 'complaint', day: '2024-12-03', outbound: true, state: 'closed' },
        { type: 'request', day: '2024-12-03' },
        { type: 'return', day: '2024-12-11' },
        { type: 'open', day: '2024-12-12', outbound: true },
        { type: 'visit', day: '2025-01-01' },
        { type: 'unsubscribe' },
        { type: 'bounce', day: '2024-12-30' },
      ]),
    ).toMatchObject({
      contacts: 5,
      service_contacts: 3,
      complaints: 1,
      open_complaints: 0,
      requests: 1,
      returns: 1,
      last_contact: '2024-12-12',
      days_since_contact: 19,
      // 11 days between 4 distinct days.
      days_between_contacts: 11 / 3,
    });
  });
  it('knows nothing of days where nobody called, and zero of counts', () => {
    expect(profile([{ type: 'contact', day: '2024-12-02', outbound: true }])).toMatchObject({
      contacts: 0,
      last_contact: undefined,
      days_since_contact: Number.NaN,
      days_between_contacts: Number.NaN,
      satisfaction: Number.NaN,
      preferred_channel: undefined,
    });
  });
  it('takes a complaint for open by its state and by the day it was closed', () => {
    const written = [
      { type: 'complaint', day: '2024-12-01', state: 'open' },
      { type: 'complaint', day: '2024-12-02', state: 'closed', resolved: '2025-01-05' },
      { type: 'complaint', day: '2024-12-03', state: 'closed' },
      { type: 'complaint', day: '2024-12-04' },
      { type: 'complaint', day: '2025-01-03', state: 'open' },
    ] as const;
    expect(profile(written, NOW)).toMatchObject({ complaints: 4, open_complaints: 2 });
    expect(profile(written, THEN)).toMatchObject({ complaints: 4, open_complaints: 2 });
    expect(profile(written.slice(1, 2), NOW)).toMatchObject({ open_complaints: 0 });
    expect(profile(written.slice(4), THEN)).toMatchObject({ open_complaints: 0 });
  });
  it('prefers the most frequent channel, then the latest, then the alphabet', () => {
    const on = (channel: 'email' | 'chat' | 'phone', day: string) => ({ type: 'contact', channel, day }) as const;
    expect(profile([on('chat', '2024-01-01'), on('chat', '2024-01-02'), on('phone', '2024-02-01')])).toMatchObject({
      preferred_channel: 'chat',
    });
    expect(profile([on('chat', '2024-01-01'), on('phone', '2024-02-01')])).toMatchObject({
      preferred_channel: 'phone',
    });
    expect(profile([on('phone', '2024-01-01'), on('chat', '2024-01-01')])).toMatchObject({ preferred_channel: 'chat' });
  });
  it('lists products asked about and disputed, the most frequent first', () => {
    expect(
      profile([
        { type: 'request', product: 'Tea; green', day: '2024-01-01' },
        { type: 'request', product: 'Cup', day: '2024-01-02' },
        { type: 'request', product: 'Cup', day: '2024-01-03' },
        { type: 'complaint', product: 'Pot', day: '2024-01-03' },
        { type: 'return', product: 'Cup', day: '2024-01-04' },
        { type: 'click', product: 'Jar', day: '2024-01-04' },
      ]),
    ).toMatchObject({ requested_products: 'Cup;Tea, green', disputed_products: 'Cup;Pot' });
  });
  it('takes the mean of scores of surveys and tickets, and of nothing else', () => {
    expect(
      profile([
        { type: 'survey', score: 9, day: '2024-01-01' },
        { type: 'request', score: 4, day: '2024-01-02' },
        { type: 'survey', day: '2024-01-02' },
        { type: 'click', score: 100, day: '2024-01-02' },
      ]),
    ).toMatchObject({ satisfaction: 6.5 });
  });
});

describe('engagementValues', () => {
  const value = (written: readonly Omit<Written, 'person'>[]) =>
    engagementValues(
      builtInteractions(
        1,
        written.map((one) => ({ person: 0, ...one })),
      ),
      Int32Array.of(0),
      asOf,
    )[0];
  it('are what the docstring says', () => {
    expect(value([{ type: 'click', day: '2024-12-31' }])).toBe(3);
    expect(value([{ type: 'open', day: '2024-10-02' }])).toBe(0.5);
    expect(value([])).toBe(0);
    expect(value([{ type: 'contact', day: '2024-12-31', outbound: true }])).toBe(0);
    expect(
      value([
        { type: 'bounce', day: '2024-12-31' },
        { type: 'visit', day: '2025-01-01' },
      ]),
    ).toBe(0);
  });
  it('do not depend on the order of a day, and old contacts weigh nothing', () => {
    const some: Omit<Written, 'person'>[] = [
      { type: 'click', day: '2024-11-03' },
      { type: 'open', day: '2024-11-03' },
      { type: 'survey', day: '1990-01-01' },
    ];
    expect(value(some)).toBe(value(some.toReversed()));
    expect(value(some.slice(2))).toBe(0);
  });
});
