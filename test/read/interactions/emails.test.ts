import { describe, expect, it } from 'vitest';
import { closed, emailPairs, lines, read } from './interactions.ts';

const known = { customers: ['a', 'b'], emails: [['a', 'a@x.com'] as const, ['b', 'b@x.com'] as const] };
const header = 'id,customer,email,date,type,channel';
const csv = (...rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;

describe('closed e-mails', () => {
  it('are those that an unsubscription or bounce names, once, with the earliest day, whoever shares them', async () => {
    const shared = { ...known, emails: [...known.emails, ['b', 'a@x.com'] as const] };
    const text = csv(
      '1,a,A@X.com,2024-03-02,unsubscribe,email',
      '2,,a@x.com ,2024-03-01,hard bounce,',
      '3,,late@x.com,2024-03-05,unsubscribe,',
      '4,,late@x.com,,bounce,',
      '5,,open@x.com,2024-03-01,open,email',
      '6,,soft@x.com,2024-03-01,soft bounce,email',
      '7,b,,2024-03-01,unsubscribe,email',
    );
    const got = await read({ 'a.csv': text }, shared);
    expect(closed(got)).toEqual(['a@x.com 2024-03-01', 'late@x.com always']);
    expect(lines(got.ledger, known.customers).filter((line) => line.startsWith('a'))).toEqual([
      'a 2024-03-02 unsubscribe email',
    ]);
  });
  it('may be customer ids', async () => {
    const text = csv(
      '1,Jo@x.com,,2024-03-02,unsubscribe,',
      '2,jo@x.com,,2024-03-01,unsubscribe,',
      '3,kim@x.com,,2024-03-04,unsubscribe,',
      '4,,KIM@x.com,2024-03-05,unsubscribe,',
      '5,lee@x.com,,2024-03-01,visit,',
      '6,@no,,2024-03-01,unsubscribe,',
    );
    expect(closed(await read({ 'a.csv': text }, known))).toEqual(['jo@x.com 2024-03-01', 'kim@x.com 2024-03-04']);
  });
  it.each([
    ['email', true],
    ['', true],
    ['chat', true],
    ['social', true],
    ['web', true],
    ['shop', true],
    ['sms', false],
    ['phone', false],
    ['whatsapp', false],
    ['post', false],
    ['push', false],
  ])('on %s: %s', async (channel, isClosed) => {
    const got = await read({ 'a.csv': csv(`1,,c@x.com,2024-03-01,unsubscribe,${channel}`) }, known);
    expect(closed(got)).toEqual(isClosed ? ['c@x.com 2024-03-01'] : []);
  });
  it('are not of rows that a later one replaces, nor of forgotten people', async () => {
    const text = csv(
      '1,a,a@x.com,2024-03-02,unsubscribe,email',
      '2,,g@x.com,2024-03-02,unsubscribe,email',
      '3,b,b2@x.com,2024-03-02,unsubscribe,email',
      '4,h@x.com,,2024-03-02,unsubscribe,email',
    );
    const isForgotten = (id: string) => ['b', 'g@x.com', 'h@x.com'].includes(id);
    const later = csv('1,a,a@x.com,2024-03-02,visit,email');
    expect(closed(await read({ 'a.csv': text, 'b.csv': later }, known, { isForgotten }))).toEqual([]);
  });
  it('are told by profiles, too', async () => {
    const text =
      'EMAIL;EMAIL_BLACKLISTED;SMS_BLACKLISTED;ADDED_TIME;MODIFIED_TIME\na@x.com;Yes;No;12-04-2022;13-04-2022\nb@x.com;No;Yes;12-04-2022;13-04-2022\n';
    expect(closed(await read({ 'a.csv': text }, known))).toEqual(['a@x.com always']);
  });
});

describe('e-mails of people', () => {
  it('are those of their rows, but for one that is another customer’s by the orders', async () => {
    const text = csv(
      '1,a,b@x.com,2024-03-01,visit,',
      '2,a,a2@x.com,2024-03-01,visit,',
      '3,b,b@x.com,2024-03-01,visit,',
      '4,z,a@x.com,2024-03-01,visit,',
      '5,z,z@x.com,2024-03-01,visit,',
    );
    const got = await read({ 'a.csv': text }, known);
    expect(emailPairs(got, known.customers)).toEqual(['a a2@x.com', 'a a@x.com', 'a z@x.com', 'b b@x.com']);
  });
  it('that tell customers apart are their own, whoever else had them', async () => {
    const byEmail = {
      customers: ['a@x.com', 'b@x.com'],
      emails: [['b@x.com', 'a@x.com'] as const],
      key: 'email' as const,
    };
    const got = await read({ 'a.csv': csv('1,,a@x.com,2024-03-01,visit,') }, byEmail);
    expect(emailPairs(got, byEmail.customers)).toEqual(['a@x.com a@x.com']);
  });
});
