import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Row, rowsOf } from '../fixtures/readFixture.ts';
import { csv, folderWith, rfm, textOf } from './rfm.ts';

const AS_OF = Date.UTC(2024, 5, 30);

/** The day so many days before 2024-06-30. */
const daysBefore = (days: number): string => new Date(AS_OF - days * 86_400_000).toISOString().slice(0, 10);

const person = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l');
const daysAgo = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constantFrom(0, 7, 8, 30, 31));

/** Lines of orders without their ids; a negative amount is a refund with an id of its own. */
const order = fc
  .record({
    person,
    daysAgo,
    amount: fc.constantFrom('5', '10', '20', '40', '-5'),
    status: fc.constantFrom('paid', 'paid', 'paid', 'refunded', 'cancelled'),
    consent: fc.constantFrom('', 'yes', 'no'),
    phone: fc.constantFrom('', '+390550000001'),
  })
  .map(({ person, daysAgo, amount, status, consent, phone }) =>
    [daysBefore(daysAgo), person, `${person}@example.com`, phone, consent, status, amount].join(','),
  );

const dated = fc.record({
  type: fc.constantFrom(
    ...['contact', 'complaint', 'request', 'return', 'open', 'click', 'unsubscribe', 'bounce', 'visit', 'survey'],
  ),
  day: fc.oneof(daysAgo, fc.integer({ min: -5, max: -1 })).map(daysBefore),
});
const undated = fc.record({ type: fc.constantFrom('unsubscribe', 'bounce'), day: fc.constant('') });

const interaction = fc
  .record({
    person,
    isByEmail: fc.boolean(),
    what: fc.oneof({ arbitrary: dated, weight: 5 }, { arbitrary: undated, weight: 1 }),
    channel: fc.constantFrom('', 'email', 'sms', 'phone', 'whatsapp', 'web'),
    direction: fc.constantFrom('', 'inbound', 'outbound'),
    status: fc.constantFrom('', 'open', 'closed'),
  })
  .map(({ person, isByEmail, what, channel, direction, status }) => {
    const who = isByEmail ? ['', `${person.toUpperCase()}@example.com`] : [person, ''];
    return [...who, what.day, what.type, channel, direction, status].join(',');
  });

const flags = fc.constantFrom([], ['--require-consent'], ['--as-of', '2024-06-30'], ['--as-of', '2024-06-20']);

interface Filed {
  readonly file: string;
  readonly row: Row;
}

/** Rows of a folder's files by customer, each with its file. */
function filed(folder: string, name: string): Map<string, Filed[]> {
  const byId = new Map<string, Filed[]>();
  for (const file of readdirSync(join(folder, 'out', name))) {
    for (const row of rowsOf(textOf(folder, `out/${name}/${file}`))) {
      const id = row.customer_id!;
      byId.set(id, [...(byId.get(id) ?? []), { file, row }]);
    }
  }
  return byId;
}

const fileOf = (segment: string): string => `${segment.toLowerCase().replaceAll("'", '').replaceAll(' ', '-')}.csv`;

describe('segments/ and suppressed/', () => {
  it('hold every customer once, in the file of the segment, by whether something forbids to contact them', async () => {
    const seen = { free: 0, suppressed: 0, prospects: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(order, { maxLength: 30, size: 'max' }),
        fc.array(interaction, { minLength: 1, maxLength: 30, size: 'max' }),
        flags,
        async (orders, interactions, flags) => {
          const lines = [`${daysBefore(15)},a,a@example.com,,,paid,10`, ...orders];
          const folder = folderWith({
            'orders.csv': csv(
              'order_id,order_date,customer_id,email,phone,accepts_marketing,status,amount',
              ...lines.map((line, index) => `${index + 1},${line}`),
            ),
            'interactions.csv': csv('customer_id,email,date,type,channel,direction,status', ...interactions),
          });
          const argv = ['run', 'orders.csv', '-i', 'interactions.csv', '-o', 'out', ...flags];
          const { code, err } = await rfm(folder, argv);
          expect(code, err).toBe(0);

          const customers = rowsOf(textOf(folder, 'out/customers.csv'));
          const folders = { segments: filed(folder, 'segments'), suppressed: filed(folder, 'suppressed') };
          for (const row of customers) {
            const id = row.customer_id!;
            const own = { file: fileOf(row.segment!), row };
            const [here, elsewhere] =
              row.suppressed === '' ? [folders.segments, folders.suppressed] : [folders.suppressed, folders.segments];
            expect(here.get(id), id).toEqual([own]);
            expect(elsewhere.has(id), id).toBe(false);
            seen[row.suppressed === '' ? 'free' : 'suppressed']++;
            if (row.segment === 'Prospects') seen.prospects++;
          }
          const ids = new Set(customers.map(({ customer_id: id }) => id));
          expect(ids.size).toBe(customers.length);
          expect(new Set([...folders.segments.keys(), ...folders.suppressed.keys()])).toEqual(ids);
        },
      ),
      { numRuns: 12 },
    );
    // Otherwise nothing would have been checked of that kind.
    for (const [kind, count] of Object.entries(seen)) expect(count, kind).toBeGreaterThan(0);
  });
});
