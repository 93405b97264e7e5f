import { expect, it } from 'vitest';
import { matchingPhrase } from '../../../src/read/interactions/account/account.ts';
import { ADDRESS, countedPhrase } from '../../../src/read/interactions/account/phrases.ts';
import { notices, read } from './interactions.ts';

it('counts are grouped as the language does', async () => {
  expect(countedPhrase(1234567, ADDRESS)).toEqual({ en: '1,234,567 addresses', it: '1.234.567 indirizzi' });
  expect(
    matchingPhrase({ byKey: 2000, byEmail: 0, byLink: 0, ofStrangers: 1000, strangers: 1000 }, 'customer'),
  ).toEqual({
    en: '3,000 rows of people: 2,000 by their customer id, 1,000 of 1,000 people who are not among the customers',
    it: '3.000 righe di persone: 2.000 per codice cliente, 1.000 di 1.000 persone che non sono tra i clienti',
  });
  const text = `customer,date,type,channel\n${'a,2024-01-01,visit,pigeon\n'.repeat(1000)}`;
  const got = await read({ 'a.csv': text }, { customers: ['a'] });
  expect(notices(got)).toEqual(['channels that are not known count as none: "pigeon" (1,000)']);
  expect(got.account.notices[0]!.it).toBe('i canali sconosciuti contano come nessun canale: "pigeon" (1.000)');
});
