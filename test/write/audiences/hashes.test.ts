import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { audienceOf } from '../../../src/write/audiences/audience.ts';
import type { Person } from '../../../src/write/audiences/person.ts';
import type { Platform } from '../../../src/write/audiences/platform.ts';
import {
  googleAds,
  googleEmail,
  googleFamilyName,
  googleGivenName,
} from '../../../src/write/audiences/platforms/googleAds.ts';
import { meta, metaName, metaZip } from '../../../src/write/audiences/platforms/meta.ts';
import { sha256 } from '../../../src/write/audiences/sha256.ts';
import { recordsOf } from '../../fixtures/readFixture.ts';
import { person } from './person.ts';

const hex = (text: string) => createHash('sha256').update(text).digest('hex');
const EMPTY_HASH = hex('');

/** Header and records of the list of some people. */
function table(platform: Platform, people: readonly Person[], isHashed = true): readonly (readonly string[])[] {
  const form = { platform, isHashed, callingCode: undefined, tableColumns: [] };
  const { parts } = audienceOf(people, 'members', form, new Set());
  expect(parts).toHaveLength(1);
  return recordsOf(parts[0]!.chunks.join('')).map(({ fields }) => fields);
}

/** The cells of one person by header; of two columns of a name, both. */
function row(platform: Platform, known: Partial<Person>, isHashed = true): Readonly<Record<string, readonly string[]>> {
  const [header, cells] = table(platform, [person(known)], isHashed) as [string[], string[]];
  const names = [...new Set(header)];
  return Object.fromEntries(names.map((name) => [name, cells.filter((_, place) => header[place] === name)]));
}

describe('Google Ads', () => {
  test('has the headers that it knows, in English', () => {
    expect(table(googleAds, [person({ email: 'a@x.it' })])[0]!.join(',')).toBe(
      'Email,First Name,Last Name,Country,Zip,Phone',
    );
  });

  test("hashes as in Google's published vectors", () => {
    const { Email, Phone } = row(googleAds, { email: 'alexz@example.com', phone: '+1 800 555 0100' });
    expect(Email).toEqual(['509e933019bb285a134a9334b8bb679dff79d0ce023d529af4bd744d47b4fd8a']);
    expect(Phone).toEqual(['fb4f73a6ec5fdb7077d564cdd22c3554b43ce49168550c3b12c547b78c517b30']);
  });

  test('e-mails in upper case have the hash of those in lower case', () => {
    expect(row(googleAds, { email: ' AlexZ@Example.COM '.trim() }).Email).toEqual([hex('alexz@example.com')]);
  });

  test.each([
    // Every dot goes, the second one, too.
    ['A.l.e.x.z@gmail.com', 'alexz@gmail.com'],
    ['Jefferson.Loves.hiking+tag@Gmail.com', 'jeffersonloveshiking@gmail.com'],
    // That domain is no other name of gmail.com to Google.
    ['a.b+c@googlemail.com', 'ab@googlemail.com'],
  ])('of %s there is the address as Gmail delivers it and as it is written', (email, canonical) => {
    expect(googleEmail(email)).toBe(canonical);
    expect(row(googleAds, { email }).Email).toEqual([hex(canonical), hex(email.toLowerCase())]);
  });

  test.each(['alex.z+news@example.com', 'a.b@gmail.com.example.org', 'a.b@hotmail.com'])(
    '%s keeps its dots and tag',
    (email) => {
      expect(row(googleAds, { email }).Email).toEqual([hex(email)]);
    },
  );

  test('has a second column of e-mails where anybody needs it, empty for the others', () => {
    const [header, plain, dotted] = table(googleAds, [person({ email: 'a@x.it' }), person({ email: 'a.b@gmail.com' })]);
    expect(header!.slice(0, 2)).toEqual(['Email', 'Email']);
    expect(plain!.slice(0, 2)).toEqual([hex('a@x.it'), '']);
    expect(dotted!.slice(0, 2)).toEqual([hex('ab@gmail.com'), hex('a.b@gmail.com')]);
  });

  test('an address of Gmail with nothing but a tag is hashed as it is', () => {
    expect(googleEmail('+tag@gmail.com')).toBe('');
    expect(row(googleAds, { email: '+tag@gmail.com' }).Email).toEqual([hex('+tag@gmail.com')]);
  });

  const address = { email: 'a@x.it', firstName: 'Dr. Ada', lastName: 'Rossi, Jr.', country: 'it', zip: '50100' };

  test('hashes names, and neither country nor zip', () => {
    expect(row(googleAds, address)).toMatchObject({
      'First Name': [hex('ada')],
      'Last Name': [hex('rossi')],
      Country: ['IT'],
      Zip: ['50100'],
    });
  });

  test.each([
    { firstName: '' },
    { lastName: '' },
    { country: '' },
    { zip: '' },
    { country: 'Italia' },
    { firstName: 'Dr.' },
  ])('an address with %o is left out as a whole', (change) => {
    expect(row(googleAds, { ...address, ...change })).toMatchObject({
      'First Name': [''],
      'Last Name': [''],
      Country: [''],
      Zip: [''],
    });
  });

  test('a plain file holds no hash at all', () => {
    expect(row(googleAds, { ...address, email: 'A.b@gmail.com', phone: '+39 055 123456' }, false)).toEqual({
      Email: ['a.b@gmail.com'],
      'First Name': ['Dr. Ada'],
      'Last Name': ['Rossi, Jr.'],
      Country: ['IT'],
      Zip: ['50100'],
      Phone: ['+39055123456'],
    });
  });

  test.each([
    ['Mrs. Ada', 'ada'],
    ['Drew', 'drew'],
    ['Mr Ada', 'mr ada'],
    [' Éva-Maria ', 'éva-maria'],
  ])('given name %s', (name, expected) => expect(googleGivenName(name)).toBe(expected));

  test.each([
    ['Smith, Jr. PhD', 'smith'],
    ['King III', 'king'],
    ["D'Angelo", "d'angelo"],
    ['Vii', 'vii'],
  ])('family name %s', (name, expected) => expect(googleFamilyName(name)).toBe(expected));
});

describe('Meta', () => {
  test("hashes the digits of a phone, and so differs from Google's hash of the same number", () => {
    const phone = '+1 800 555 0100';
    expect(row(meta, { phone }).phone).toEqual([hex('18005550100')]);
    expect(row(meta, { phone }).phone).not.toEqual(row(googleAds, { phone }).Phone);
  });

  test('hashes everything but the value', () => {
    const known = {
      email: 'Ada@X.it',
      firstName: 'Ada-Éva',
      lastName: "D'Este",
      country: 'IT',
      zip: '12345-6789',
      clv: '12.50',
    };
    expect(row(meta, known)).toEqual({
      email: [hex('ada@x.it')],
      phone: [''],
      fn: [hex('adaéva')],
      ln: [hex('deste')],
      zip: [hex('12345')],
      country: [hex('it')],
      value: ['12.50'],
    });
  });

  test('has a column of values where somebody has one, and none of them is negative', () => {
    const some = [
      person({ email: 'a@x.it', clv: '-3.00' }),
      person({ email: 'b@x.it', clv: '0.00' }),
      person({ email: 'c@x.it' }),
    ];
    const [header, ...rows] = table(meta, some);
    expect(header!.at(-1)).toBe('value');
    expect(rows.map((cells) => cells.at(-1))).toEqual(['', '0.00', '']);
    expect(table(meta, [person({ email: 'a@x.it' })])[0]).not.toContain('value');
  });

  test('a plain file has the phone with its +', () => {
    expect(row(meta, { email: 'A@x.it', phone: '0039 055 123456', country: 'it' }, false)).toMatchObject({
      email: ['a@x.it'],
      phone: ['+39055123456'],
      country: ['IT'],
    });
  });

  test('normalises as its documentation asks', () => {
    expect(metaName(' Jean-Luc O’Neill ')).toBe('jeanluc oneill');
    expect(metaName('...')).toBe('');
    expect(metaZip(' SW1A 1AA')).toBe('sw1a1aa');
  });
});

test('nothing is never hashed', () => {
  expect(sha256('')).toBe('');
  for (const platform of [googleAds, meta]) {
    for (const known of [{ email: 'a@x.it' }, { phone: '+39055123456', firstName: '...', lastName: '-' }]) {
      const cells = table(platform, [person(known)]).flat();
      expect(cells.filter((cell) => cell === EMPTY_HASH)).toEqual([]);
      expect(cells).toContain('');
    }
  }
});
