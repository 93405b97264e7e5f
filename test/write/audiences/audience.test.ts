import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audienceOf } from '../../../src/write/audiences/audience.ts';
import { staleFiles } from '../../../src/write/audiences/audienceFiles.ts';
import type { ListKind } from '../../../src/write/audiences/contactOf.ts';
import type { Person } from '../../../src/write/audiences/person.ts';
import { adjustments, type Limits, type Platform } from '../../../src/write/audiences/platform.ts';
import { csv } from '../../../src/write/audiences/platforms/csv.ts';
import { googleAds } from '../../../src/write/audiences/platforms/googleAds.ts';
import { hubspot } from '../../../src/write/audiences/platforms/hubspot.ts';
import { platforms } from '../../../src/write/audiences/platforms/index.ts';
import { klaviyo } from '../../../src/write/audiences/platforms/klaviyo.ts';
import { mailchimp } from '../../../src/write/audiences/platforms/mailchimp.ts';
import { meta } from '../../../src/write/audiences/platforms/meta.ts';
import type { Manifest } from '../../../src/write/folder/manifest.ts';
import { recordsOf, rowsOf } from '../../fixtures/readFixture.ts';
import { person } from './person.ts';

const NOBODY: ReadonlySet<string> = new Set();

const listOf = (platform: Platform, people: readonly Person[], kind: ListKind = 'members', staying = NOBODY) =>
  audienceOf(
    people,
    kind,
    { platform, isHashed: platform.takesHashes, callingCode: undefined, tableColumns: ['email', 'phone'] },
    staying,
  );
const texts = ({ parts }: ReturnType<typeof audienceOf>) => parts.map(({ chunks }) => chunks.join(''));
const limited = (platform: Platform, limits: Limits): Platform => ({ ...platform, limits });
const numbered = (count: number) =>
  Array.from({ length: count }, (_, i) => person({ id: `${i}`, email: `p${i}@x.it` }));

describe.each(platforms.map((platform) => [platform.name, platform] as const))('%s', (name, platform) => {
  const tableColumns = ['email', 'phone'];
  const headers = (isHashed: boolean) => platform.columns(isHashed, tableColumns).map(({ header }) => header);

  test('has a name of its own that can be a folder, and headers within its limits', () => {
    expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(platforms.filter((one) => one.name === name)).toHaveLength(1);
    expect(headers(true).length).toBeLessThanOrEqual(platform.limits.columns ?? Number.POSITIVE_INFINITY);
    expect(headers(false)[0]).toMatch(/^email/i);
    expect(headers(true).join()).not.toMatch(/consent|accepts/i);
    if (!platform.takesHashes) expect(headers(true)).toEqual(headers(false));
  });

  test('keeps the + of a phone, and no text is guarded against formulas', () => {
    const known = {
      email: 'a@x.it',
      phone: '+39 055 123456',
      firstName: '=Ada',
      lastName: '-"R", x',
      country: 'IT',
      zip: '@1',
    };
    const people = [person(known)];
    const { parts } = audienceOf(
      people,
      'members',
      { platform, isHashed: false, callingCode: undefined, tableColumns },
      NOBODY,
    );
    const [header, row] = recordsOf(parts[0]!.chunks.join('')).map(({ fields }) => fields);
    expect(row).toHaveLength(header!.length);
    expect(row!.filter((cell) => cell.startsWith("'"))).toEqual([]);
    expect(row).toContain(platform === csv ? '+39 055 123456' : '+39055123456');
    if (platform !== csv) expect(row).toEqual(expect.arrayContaining(['=Ada', '-"R", x']));
  });

  test('those who left have what identifies them, and no more', () => {
    const known = { email: 'a@x.it', clv: '10.00', orders: '7', segment: 'Lost', phone: '+39055123456' };
    const { headers: left } = listOf(platform, [person(known)], 'left');
    const { headers: all } = listOf(platform, [person(known)]);
    const facts = all.filter((header) => !left.includes(header));
    if (platform === csv || platform === googleAds) expect(facts).toEqual([]);
    else if (platform === meta) expect(facts).toEqual(['value']);
    else expect(left).toEqual([all[0]]);
  });

  test('an empty list is a header', () => {
    expect(texts(listOf(platform, []))[0]).toMatch(/^[^\n]+\n$/);
  });

  test('everybody is written or left out for one reason, and each identifier that goes is there', () => {
    const channel = fc.constantFrom('email', 'sms', 'phone', 'post');
    const someone = fc.record({
      email: fc.constantFrom('', 'a@x.it', 'A@x.it', 'b.c@gmail.com', 'ü@x.it', 'no address', 'd@x.it'),
      phone: fc.constantFrom('', '+39055123456', '0039 055 123456', '055 123456'),
      blocked: fc.array(channel).map((list) => new Set<string>(list)),
      isSuppressed: fc.boolean(),
      firstName: fc.constantFrom('', 'Ada', 'Dr.'),
      lastName: fc.constantFrom('', 'Rossi'),
      country: fc.constantFrom('', 'IT', 'Italia'),
      zip: fc.constantFrom('', '50100'),
      clv: fc.constantFrom('', '1.00', '-1.00'),
    });
    fc.assert(
      fc.property(
        fc.array(someone),
        fc.constantFrom<ListKind>('members', 'entered', 'left'),
        fc.constantFrom(NOBODY, new Set(['a@x.it'])),
        fc.constantFrom(undefined, '39'),
        fc.integer({ min: 1, max: 4 }),
        (some, kind, staying, callingCode, rows) => {
          const people = some.map((known) => person(known));
          const form = { platform: limited(platform, { rows }), isHashed: true, callingCode, tableColumns };
          const { written, leftOut, adjusted, parts, people: count } = audienceOf(people, kind, form, staying);
          const out = [...leftOut.values()].reduce((sum, one) => sum + one, 0);
          expect(count).toBe(people.length);
          expect(written + out).toBe(people.length);
          expect(parts.reduce((sum, part) => sum + part.rows, 0)).toBe(written);
          expect(parts.every((part) => part.rows <= rows)).toBe(true);
          for (const what of adjusted.keys()) expect(adjustments[what]).toBeDefined();
          for (const part of parts) {
            const text = part.chunks.join('');
            expect(Buffer.byteLength(text)).toBe(part.bytes);
            expect(text.split('\n')).toHaveLength(part.rows + 2);
          }
          if (kind === 'left') {
            expect(leftOut.has('suppressed')).toBe(false);
            expect(leftOut.has('blocked')).toBe(false);
          } else if (platform.kind === 'email') {
            const isOpen = ({ email, blocked, isSuppressed }: Person) =>
              /^[^ ]+@/.test(email) && !isSuppressed && !blocked.has('email');
            const repeated = (leftOut.get('repeated_email') ?? 0) + (leftOut.get('not_ascii') ?? 0);
            const stayed = leftOut.get('still_in_segment') ?? 0;
            expect(written).toBe(people.filter(isOpen).length - repeated - stayed);
          }
        },
      ),
    );
  });
});

describe('channels that are blocked', () => {
  const both = { email: 'a@x.it', phone: '+39055123456' };
  const address = { firstName: 'Ada', lastName: 'Rossi', country: 'IT', zip: '50100' };

  test.each(['klaviyo', 'mailchimp', 'hubspot', 'csv'])('%s leaves out whose e-mail is closed', (name) => {
    const platform = platforms.find((one) => one.name === name)!;
    const { written, leftOut } = listOf(platform, [person({ ...both, blocked: new Set(['email']) })]);
    expect([written, leftOut]).toEqual([0, new Map([['blocked', 1]])]);
    expect(listOf(platform, [person({ ...both, blocked: new Set(['sms', 'post']) })]).written).toBe(1);
  });

  test.each([
    ['email', ['blocked_emails'], ['', '+39055123456']],
    ['sms', ['blocked_phones'], ['a@x.it', '']],
    ['phone', ['blocked_phones'], ['a@x.it', '']],
  ])('Google gets no identifier of %s', (channel, adjusted, cells) => {
    const form = { platform: googleAds, isHashed: false, callingCode: undefined, tableColumns: [] };
    const list = audienceOf([person({ ...both, blocked: new Set([channel]) })], 'members', form, NOBODY);
    const [row] = rowsOf(texts(list)[0]!);
    expect([row!.Email, row!.Phone]).toEqual(cells);
    expect([...list.adjusted.keys()]).toEqual(adjusted);
  });

  test('whoever has closed both is not looked for by their address', () => {
    const closed = person({ ...both, ...address, blocked: new Set(['email', 'phone']) });
    expect(listOf(googleAds, [closed]).leftOut).toEqual(new Map([['blocked', 1]]));
    expect(listOf(googleAds, [person(address)]).written).toBe(1);
    expect(listOf(googleAds, [person({ ...address, zip: '' })]).leftOut).toEqual(new Map([['no_identifier', 1]]));
    expect(listOf(googleAds, [person({ phone: '055 123456' })]).leftOut).toEqual(new Map([['no_country_code', 1]]));
  });

  test('those who left are removed by all that is known of them, but for e-mails that others have', () => {
    const gone = person({ ...both, blocked: new Set(['email', 'phone']), isSuppressed: true });
    expect(listOf(meta, [gone], 'left').written).toBe(1);
    expect(listOf(meta, [gone], 'left', new Set(['a@x.it'])).leftOut).toEqual(new Map([['still_in_segment', 1]]));
    expect(listOf(meta, [gone], 'entered').leftOut).toEqual(new Map([['suppressed', 1]]));
  });
});

describe('limits', () => {
  test('of rows and bytes split a list, each file with the header and none too large', () => {
    const people = numbered(10);
    const whole = texts(listOf(hubspot, people))[0]!;
    const [header, ...lines] = whole.split(/(?<=\n)/);
    const byRows = texts(listOf(limited(hubspot, { rows: 4 }), people));
    expect(byRows.map((text) => text.split('\n').length - 2)).toEqual([4, 4, 2]);
    const bytes = header!.length + 3 * lines[0]!.length;
    const byBytes = listOf(limited(hubspot, { bytes }), people);
    expect(byBytes.parts.map((part) => part.bytes)).toEqual([bytes, bytes, bytes, header!.length + lines[0]!.length]);
    for (const files of [byRows, texts(byBytes)]) {
      expect(files.every((text) => text.startsWith(header!))).toBe(true);
      expect(files.map((text) => text.slice(header!.length)).join('')).toBe(lines.join(''));
    }
    expect(texts(listOf(limited(hubspot, { bytes: bytes - 1 }), people))[0]!.split('\n')).toHaveLength(2 + 2);
  });

  test('are those that the platforms state', () => {
    expect(klaviyo.limits.bytes).toBe(50_000_000);
    expect(meta.limits.fewest).toBe(100);
    expect(hubspot.limits).toMatchObject({
      bytes: 512_000_000,
      columns: 999,
      free: { rows: 500_000, bytes: 20_000_000 },
    });
    expect(hubspot.limits.rows! + 1).toBe(1_048_576);
  });

  test('Mailchimp gets texts of at most 255 bytes, cut between characters', () => {
    const cases = ['x'.repeat(255), 'x'.repeat(256), `${'x'.repeat(254)}é`, `${'x'.repeat(252)}🥐`, '🥐'.repeat(64)];
    const people = cases.map((firstName, i) => person({ email: `${i}@x.it`, firstName }));
    const list = listOf(mailchimp, people);
    expect(rowsOf(texts(list)[0]!).map((row) => row['First Name'])).toEqual([
      'x'.repeat(255),
      'x'.repeat(255),
      'x'.repeat(254),
      'x'.repeat(252),
      '🥐'.repeat(63),
    ]);
    expect(list.adjusted.get('texts_cut')).toBe(4);
  });

  test('Mailchimp gets no letters beyond ASCII before the @', () => {
    const { leftOut, written } = listOf(mailchimp, [
      person({ email: 'jürg@x.ch' }),
      person({ email: 'info@zürich.ch' }),
    ]);
    expect([written, leftOut]).toEqual([1, new Map([['not_ascii', 1]])]);
    expect(listOf(klaviyo, [person({ email: 'jürg@x.ch' })]).written).toBe(1);
  });

  test('Klaviyo gets an e-mail once, whatever its case, and a phone once', () => {
    const people = [
      person({ email: 'a@x.it', firstName: 'first', phone: '+39055123456' }),
      person({ email: 'A@x.it', firstName: 'second' }),
      person({ email: 'b@x.it', phone: '0039055123456' }),
    ];
    const list = listOf(klaviyo, people);
    expect(rowsOf(texts(list)[0]!).map((row) => [row.Email, row['First Name'], row['Phone Number']])).toEqual([
      ['a@x.it', 'first', '+39055123456'],
      ['b@x.it', '', ''],
    ]);
    expect([list.leftOut.get('repeated_email'), list.adjusted.get('repeated_phones')]).toEqual([1, 1]);
    expect(listOf(csv, people.slice(0, 2)).written).toBe(2);
  });
});

test('Mailchimp gets a tag that is one, whatever the segment is called', () => {
  const [row] = rowsOf(texts(listOf(mailchimp, [person({ email: 'a@x.it', segment: 'Best, and here' })]))[0]!);
  expect(row).toMatchObject({ 'Email Address': 'a@x.it', Tags: 'rfm:best-and-here', rfm_segment: 'Best, and here' });
});

test('only files of the same list are taken for older ones', () => {
  const files = ['a', 'a.1', 'a.12', 'a.entered', 'a.entered.1', 'a.left', 'a.x', 'ab', 'b.1'].map(
    (name) => `audiences/m/${name}.csv`,
  );
  const manifest = {
    outputs: [...files, 'audiences/k/a.csv', 'audiences/m/a.1.txt'].map((file) => ({ file })),
  } as unknown as Manifest;
  expect(staleFiles(manifest, ['audiences/m/a'], ['audiences/m/A.csv'])).toEqual([
    'audiences/m/a.1.csv',
    'audiences/m/a.12.csv',
  ]);
  expect(staleFiles(manifest, ['audiences/m/a.entered'], [])).toEqual([
    'audiences/m/a.entered.csv',
    'audiences/m/a.entered.1.csv',
  ]);
  expect(staleFiles(undefined, ['audiences/m/a'], [])).toEqual([]);
});
