import { expect, test } from 'vitest';
import { closedAddresses, withClosed } from '../../../src/write/audiences/closedAddresses.ts';
import { contactOf } from '../../../src/write/audiences/contactOf.ts';
import { googleAds } from '../../../src/write/audiences/platforms/googleAds.ts';
import { klaviyo } from '../../../src/write/audiences/platforms/klaviyo.ts';
import { person } from './person.ts';

test('who shares the e-mail of somebody who must not be written to now is not written to by it', () => {
  const complains = person({ id: '1', email: 'Shared@x.it', isSuppressed: true });
  const [shares, other] = [person({ id: '2', email: 'shared@X.it' }), person({ id: '3', email: 'other@x.it' })];
  const closed = closedAddresses([complains, shares, other], undefined);
  const written = [shares, other].map((one) =>
    contactOf(withClosed(one, closed, undefined), 'members', klaviyo, undefined),
  );
  expect(written[0]).toEqual({ leftOut: 'suppressed' });
  expect(written[1]).toMatchObject({ contact: { email: 'other@x.it' } });
});

test('a phone that somebody closed is closed for whoever has it, however it is written', () => {
  const said = person({ id: '1', email: 'a@x.it', phone: '+39 333 1234567', blocked: new Set(['sms']) });
  const shares = person({ id: '2', email: 'b@x.it', phone: '333 1234567' });
  const closed = closedAddresses([said, shares], '39');
  expect(contactOf(withClosed(shares, closed, '39'), 'members', googleAds, '39')).toMatchObject({
    contact: { email: 'b@x.it', phone: '' },
    adjusted: ['blocked_phones'],
  });
});

test('nobody is closed by those who have no address', () => {
  const closed = closedAddresses(
    [person({ email: '', phone: '', isSuppressed: true, blocked: new Set(['sms']) })],
    '39',
  );
  const one = person({ email: '', phone: '+39333' });
  expect(withClosed(one, closed, '39')).toEqual(one);
});
