import { describe, expect, it } from 'vitest';
import { type Consents, NO_CONSENT, UNKNOWN_CONSENT, YES_CONSENT } from '../../src/core/consents.ts';
import { codedText } from '../../src/core/customers.ts';
import { parseDay } from '../../src/core/day.ts';
import type { Channel } from '../../src/core/interactions.ts';
import type { ItemLedger } from '../../src/core/items.ts';
import { reachOf } from '../../src/profile/reach.ts';
import { suppressionsOf } from '../../src/profile/suppression.ts';
import { topItems } from '../../src/profile/topItems.ts';
import { topicsOf } from '../../src/profile/topics.ts';
import { builtInteractions, type Written } from './builtInteractions.ts';

const asOf = parseDay('2024-12-31')!;
const NOW = { asOf, states: Number.POSITIVE_INFINITY };
const ME = Int32Array.of(0);
type Own = Omit<Written, 'person'>;
const mine = (written: readonly Own[], subscribed: readonly Channel[] = []) =>
  builtInteractions(
    1,
    written.map((one) => ({ person: 0, ...one })),
    [],
    { 0: subscribed },
  );

describe('reachOf', () => {
  interface Case {
    readonly written?: readonly Own[];
    readonly subscribed?: readonly Channel[];
    readonly consent?: number;
    readonly about?: Channel;
    readonly has?: readonly ('email' | 'phone')[];
    readonly requires?: boolean;
    readonly states?: number;
  }
  const reach = ({ written, subscribed, consent, about, has = ['email'], requires = false, states }: Case) => {
    const consents: Consents | undefined =
      consent === undefined ? undefined : { of: Uint8Array.of(consent), channel: about };
    const addresses = {
      email: Uint8Array.of(has.includes('email') ? 1 : 0),
      phone: Uint8Array.of(has.includes('phone') ? 1 : 0),
    };
    const ledger = written === undefined && subscribed === undefined ? undefined : mine(written ?? [], subscribed);
    const known = { asOf, states: states ?? NOW.states };
    const got = reachOf(ME, ledger, consents, addresses, new Uint8Array(1), known, requires);
    return [codedText(got.channel, 0), codedText(got.blocked, 0), got.isCutOff[0], got.unknownConsent];
  };
  const unsubscribed: Own = { type: 'unsubscribe', channel: 'email' };

  it.each<[string, Case, readonly unknown[]]>([
    ['an address, and nothing said against it', { consent: YES_CONSENT }, ['email', undefined, 0, 0]],
    ['consent that is not known stays open', { consent: UNKNOWN_CONSENT }, ['email', undefined, 0, 1]],
    ['… unless it is required', { consent: UNKNOWN_CONSENT, requires: true }, [undefined, 'email;sms;phone', 1, 1]],
    [
      'a no to marketing closes all of it',
      { consent: NO_CONSENT, has: ['email', 'phone'] },
      [undefined, 'email;sms;phone', 1, 0],
    ],
    [
      'a no to e-mail leaves the phone',
      { consent: NO_CONSENT, about: 'email', has: ['email', 'phone'] },
      ['sms', 'email', 0, 0],
    ],
    [
      'a yes to e-mail alone, where consent is required',
      { consent: YES_CONSENT, about: 'email', has: ['phone', 'email'], requires: true },
      ['email', 'sms;phone', 0, 0],
    ],
    ['an unsubscription without a day', { written: [unsubscribed] }, [undefined, 'email', 1, 0]],
    ['one that names no channel is of e-mail', { written: [{ type: 'unsubscribe' }] }, [undefined, 'email', 1, 0]],
    [
      'one after the day that was asked for',
      { written: [{ ...unsubscribed, day: '2025-01-01' }], states: asOf },
      ['email', undefined, 0, 1],
    ],
    ['one after the newest order', { written: [{ ...unsubscribed, day: '2025-01-01' }] }, [undefined, 'email', 1, 0]],
    [
      'a bounce leaves the channel they answer on',
      {
        written: [
          { type: 'bounce', channel: 'email', day: '2024-01-01' },
          { type: 'contact', channel: 'chat', day: '2024-01-02' },
        ],
      },
      ['chat', 'email', 0, 0],
    ],
    [
      'the open channel of most answers',
      { written: [{ type: 'contact', channel: 'whatsapp', day: '2024-01-02' }] },
      ['whatsapp', undefined, 0, 1],
    ],
    [
      'visits are no channel to write to',
      { written: [{ type: 'visit', channel: 'web', day: '2024-01-02' }], has: [] },
      [undefined, undefined, 0, 0],
    ],
    [
      'what we send is no answer',
      { written: [{ type: 'contact', outbound: true, channel: 'phone', day: '2024-01-02' }] },
      ['email', undefined, 0, 1],
    ],
    ['nothing known is not cut off', { has: [], consent: YES_CONSENT }, [undefined, undefined, 0, 0]],
    [
      'a subscription is consent',
      { subscribed: ['email'], requires: true, has: ['email', 'phone'] },
      ['email', 'sms;phone', 0, 0],
    ],
    ['… that an unsubscription ends', { subscribed: ['email'], written: [unsubscribed] }, [undefined, 'email', 1, 0]],
  ])('%s', (_, given, expected) => {
    expect(reach(given)).toEqual(expected);
  });
});

/** One customer's purchases: day, order, category. */
function bought(rows: readonly (readonly [day: string, order: number, category: string])[]): ItemLedger {
  const names = [undefined, ...new Set(rows.map(([, , category]) => category))];
  return {
    offsets: Int32Array.of(0, rows.length),
    day: Int32Array.from(rows, ([day]) => parseDay(day)!),
    order: Int32Array.from(rows, ([, order]) => order),
    amount: new Float64Array(rows.length),
    product: undefined,
    category: { names, codes: Int32Array.from(rows, ([, , category]) => names.indexOf(category)) },
  };
}

describe('topItems', () => {
  it('count an order once, and give ties to the latest', () => {
    const items = bought([
      ['2024-01-01', 1, 'Bread'],
      ['2024-01-01', 1, 'Bread'],
      ['2024-01-02', 2, 'Cake'],
    ]);
    expect(codedText(topItems(items, items.category!, ME, asOf), 0)).toBe('Cake');
    expect(codedText(topItems(items, items.category!, ME, parseDay('2024-01-01')!), 0)).toBe('Bread');
    // Somebody whom the orders do not know.
    expect(codedText(topItems(items, items.category!, Int32Array.of(1), asOf), 0)).toBeUndefined();
  });
});

describe('topicsOf', () => {
  const topic = (written: readonly Own[], items?: ItemLedger) => codedText(topicsOf(mine(written), items, ME, asOf), 0);
  const offers = (count: number, category = 'Cake', from = 10): Own[] =>
    Array.from({ length: count }, (_, i) => ({
      type: 'contact',
      outbound: true,
      category,
      day: `2024-06-${from + i}`,
    }));
  it('is what was bought or asked about most', () => {
    const items = bought([['2024-01-01', 1, 'Bread']]);
    expect(topic([], items)).toBe('Bread');
    const asked: Own = { type: 'request', category: 'cake', day: '2024-02-01' };
    expect(topic([asked, { ...asked, category: 'Cake', day: '2024-02-02' }], items)).toBe('cake');
    expect(topic([{ ...asked, category: 'BREAD' }], items)).toBe('Bread');
    expect(
      topic([
        { ...asked, type: 'complaint' },
        { ...asked, type: 'return' },
      ]),
    ).toBeUndefined();
  });
  it('is nothing that was offered five times in a row without an answer', () => {
    const items = bought([
      ['2024-01-01', 1, 'Cake'],
      ['2024-01-02', 2, 'Cake'],
      ['2024-01-03', 3, 'Bread'],
    ]);
    expect(topic(offers(4), items)).toBe('Cake');
    expect(topic(offers(5), items)).toBe('Bread');
    expect(topic([...offers(5), { type: 'open', category: 'Cake', day: '2024-06-10' }], items)).toBe('Cake');
    expect(topic([...offers(6), { type: 'open', category: 'Cake', day: '2024-06-10' }], items)).toBe('Bread');
    expect(topic([...offers(6), { type: 'click', day: '2024-07-10' }], items)).toBe('Cake');
    expect(topic([...offers(6), { type: 'click', category: 'Bread', day: '2024-07-10' }], items)).toBe('Bread');
    const again = bought([
      ['2024-01-01', 1, 'Cake'],
      ['2024-06-15', 2, 'Cake'],
    ]);
    expect(topic(offers(5), again)).toBe('Cake');
  });
});

describe('suppressionsOf', () => {
  const reasons = (written: readonly Own[], refund?: string, open = 0, cutOff = 0) => {
    const lastRefund = refund === undefined ? undefined : Int32Array.of(parseDay(refund)!);
    const column = suppressionsOf(ME, lastRefund, mine(written), Int32Array.of(open), Uint8Array.of(cutOff), asOf);
    return codedText(column, 0);
  };

  it.each<[string, string | undefined, readonly Own[]]>([
    ['30 days after a return', 'returned recently', [{ type: 'return', day: '2024-12-01' }]],
    ['31 days after', undefined, [{ type: 'return', day: '2024-11-30' }]],
    ['7 days after we wrote', 'contacted recently', [{ type: 'contact', outbound: true, day: '2024-12-24' }]],
    ['8 days after', undefined, [{ type: 'contact', outbound: true, day: '2024-12-23' }]],
    ['7 days after they asked', 'contacted recently', [{ type: 'request', day: '2024-12-24' }]],
    ['an open is no contact', undefined, [{ type: 'open', day: '2024-12-31' }]],
    ['what comes later is no reason', undefined, [{ type: 'contact', day: '2025-01-01' }]],
    [
      'nor what follows hides what came before',
      'contacted recently',
      [
        { type: 'contact', day: '2024-12-30' },
        { type: 'return', day: '2025-03-01' },
      ],
    ],
  ])('%s', (_, expected, written) => {
    expect(reasons(written)).toBe(expected);
  });
  it('takes refunds for returns', () => {
    expect(reasons([], '2024-12-01')).toBe('returned recently');
    expect(reasons([], '2024-12-31')).toBe('returned recently');
    expect(reasons([], '2024-11-30')).toBeUndefined();
  });
  it('joins reasons in one order', () => {
    const all = reasons(
      [
        { type: 'return', day: '2024-12-30' },
        { type: 'contact', day: '2024-12-30' },
      ],
      undefined,
      1,
      1,
    );
    expect(all).toBe('open complaint;returned recently;contacted recently;no channel left');
  });
});
