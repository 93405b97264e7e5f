import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/core/day.ts';
import { bad, failure, leftOut, lines, notices, read, subscriptions } from './interactions.ts';

const known = { customers: ['a', 'b'], emails: [['a', 'a@x.com'] as const, ['b', 'b@x.com'] as const] };
const rows = (...lines: readonly string[]) => `customer,date,type\n${lines.join('\n')}\n`;
const allBad = { maxBadRows: { percent: 100 } };

describe('an export of interactions', () => {
  const text = 'sep=;\nContatti\n\nCliente;Data;Tipo;Canale\na;13/02/2024;Reclamo;Telefono\nb;02/03/2024;Visita;\n';
  const expected = ['a 2024-02-13 complaint phone', 'b 2024-03-02 visit'];
  it.each([
    ['as it is', Buffer.from(text)],
    ['with a byte-order mark and CRLF', Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`)],
    ['in UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['packed', gzipSync(text)],
  ])('is read %s', async (_, bytes) => {
    const got = await read({ 'a.csv': bytes }, known);
    expect(lines(got.ledger, known.customers)).toEqual(expected);
    expect(got.files[0]!.description.en).toContain(
      'header on line 4; preset generic; customer = Cliente; date = Data (dd/MM/yyyy); type = Tipo; channel = Canale',
    );
  });
  it('is read from standard input, repeated headers and blank lines skipped', async () => {
    const stream = `${rows('a,2024-01-01,visit', '', ',,')}${rows('b,2024-01-02,visit')}`;
    const got = await read({ '-': stream }, known);
    expect(lines(got.ledger, known.customers)).toEqual(['a 2024-01-01 visit', 'b 2024-01-02 visit']);
    expect(got.account.rows).toBe(2);
    expect(notices(got)).toEqual(['-: the header comes again and was skipped: 1 time']);
  });
  it('may hold nothing', async () => {
    const got = await read({ 'a.csv': 'customer,date,type\n' }, known);
    expect([got.account.rows, got.ledger.day.length, got.ledger.offsets.length]).toEqual([0, 0, 3]);
  });
  it('names line, column and value of its bad rows', async () => {
    const text = `Title\n${rows('a,never,visit', 'a,,visit', 'a,2024-01-01,', 'a', 'a,2024-01-01,visit')}`;
    expect(bad(await read({ 'a.csv': text }, known, allBad))).toEqual([
      'a.csv:3 date "never" is no date',
      'a.csv:4 date "" is empty; a date is needed',
      'a.csv:5 type "" is empty; a type is needed',
      'a.csv:6  "a" 1 field, the header has 3',
    ]);
  });
  it('with too many bad rows is refused as orders are', async () => {
    const text = rows('a,never,visit', 'a,2024-01-01,visit');
    expect(await failure({ 'a.csv': text }, known, { maxBadRows: { percent: 49 } })).toBe(
      '1 of 2 rows are bad, more than the 49 % allowed; the first is a.csv:2: date "never" is no date; rfm inspect -i a.csv shows them; mend the export, or allow them with --max-bad-rows',
    );
    expect(await failure({ 'a.csv': rows('a,never,visit') }, known, allBad)).toMatch(/^a\.csv: none of the 1 rows/);
  });
  it.each([
    ['nothing', '', /^a\.csv: the file is empty; export it again$/],
    [
      'JSON',
      '[{"customer":"a"}]',
      /^a\.csv: is a JSON file, not a CSV export; save or export the interactions as CSV$/,
    ],
    [
      'prose',
      'It was cold,\nand the clocks struck.\n',
      /^a\.csv:\d: no column for customer, date, type among .*; name the column: --map i\.customer=COLUMN --map i\.date=COLUMN --map i\.type=COLUMN/,
    ],
    [
      'no type',
      'customer,date\na,2024-01-01\n',
      /^a\.csv:1: no column for type among "customer", "date"; name the column: --map i\.type=COLUMN$/,
    ],
    [
      'orders',
      'order_id,order_date,customer_id,amount\n1,2024-01-01,a,5\n',
      /^a\.csv:1: looks like an export of orders, not of interactions: .*; name it as an argument without -i/,
    ],
    [
      'orders with types of their own',
      'Order ID,Date,Customer,Type,Total\n1,2024-01-01,a,Sale,5\n',
      /^a\.csv: looks like an export of orders, not of interactions: no type in it is known; name it/,
    ],
  ])('is not %s', async (_, content, message) => {
    expect(await failure({ 'a.csv': content }, known, allBad)).toMatch(message);
  });
});

describe('dates', () => {
  const two = (first: string, second: string) =>
    `customer,date,type,status,resolved\na,${first},complaint,,${second}\nb,02/03/2024,visit,,\n`;
  it('that no row decides are asked for', async () => {
    expect(await failure({ 'a.csv': two('01/02/2024', '') }, known)).toBe(
      'a.csv:2: date "01/02/2024" can be read day first or month first, and no row of the file decides; say --date-format dd/MM/yyyy or --date-format MM/dd/yyyy',
    );
  });
  it('are decided by any column of the file, the flag, another file, or the run before', async () => {
    const day = ['a 2024-02-01 complaint closed 2024-02-13', 'b 2024-03-02 visit'];
    expect(lines((await read({ 'a.csv': two('01/02/2024', '13/02/2024') }, known)).ledger, known.customers)).toEqual(
      day,
    );
    const open = two('01/02/2024', '02/02/2024');
    const read2 = async (flags: object, files = { 'a.csv': open } as Record<string, string>) =>
      lines((await read(files, known, flags)).ledger, known.customers)[0];
    expect(await read2({ dateFormat: 'MM/dd/yyyy' })).toBe('a 2024-01-02 complaint closed 2024-02-02');
    expect(await read2({}, { 'a.csv': open, 'b.csv': two('13/02/2024', '') })).toBe(
      'a 2024-02-01 complaint closed 2024-02-02',
    );
    const earlier = {
      dates: new Map([['customer date resolved status type', 'monthFirst' as const]]),
      decimals: new Map(),
    };
    expect(await read2({ earlier })).toBe('a 2024-01-02 complaint closed 2024-02-02');
  });
  it('in the reading that loses make the row bad, or only the value', async () => {
    const text =
      'customer,date,type,resolved\na,13/02/2024,complaint,02/13/2024\na,14/02/2024,visit,\nb,02/14/2024,visit,\nb,12/14/2024,unsubscribe,\na,15/02/2024,visit,\na,16/02/2024,visit,\n';
    const got = await read({ 'a.csv': text }, known, allBad);
    expect(lines(got.ledger, known.customers)).toEqual([
      'a 2024-02-13 complaint',
      'a 2024-02-14 visit',
      'a 2024-02-15 visit',
      'a 2024-02-16 visit',
      'b always unsubscribe email',
    ]);
    expect(bad(got)).toEqual([
      'a.csv:2 resolved "02/13/2024" is no date, read day first',
      'a.csv:4 date "02/14/2024" is no date, read day first',
      'a.csv:5 date "12/14/2024" is no date, read day first',
    ]);
  });
  it('are those of the time zone that is asked for', async () => {
    const text = rows('a,2024-01-01T23:30:00Z,visit');
    const at = async (timeZone?: string) =>
      lines((await read({ 'a.csv': text }, known, { timeZone })).ledger, ['a'])[0];
    expect([await at(), await at('Europe/Rome')]).toEqual(['a 2024-01-01 visit', 'a 2024-01-02 visit']);
  });
  it('after as_of are in the ledger, and counted', async () => {
    const got = await read({ 'a.csv': rows('a,2024-01-01,visit', 'a,2024-01-02,visit') }, known, {
      asOf: parseDay('2024-01-01')!,
    });
    expect(got.ledger.day).toHaveLength(2);
    expect(notices(got)).toEqual(['after 2024-01-01, the day of the report: 1 interaction']);
  });
});

describe('types, channels, directions and states', () => {
  it('that are not known are left out, counted and named', async () => {
    const text = `customer,date,type,channel,direction,status\n${[
      'a,2024-01-01,flyer,,,',
      'a,2024-01-01,flyer,,,',
      'a,2024-01-01,fair,,,',
      'a,2024-01-02,contact,pigeon,sideways,half done',
      'a,2024-01-02,open,,,half done',
      'a,2024-01-03,soft bounce,email,,',
    ].join('\n')}\n`;
    const got = await read({ 'a.csv': text }, known);
    expect(lines(got.ledger, ['a'])).toEqual(['a 2024-01-02 contact open', 'a 2024-01-02 open email']);
    expect(leftOut(got)).toEqual([
      '2 rows of type "flyer", which is not known',
      '1 rows of type "fair", which is not known',
      '1 soft bounces: the address may be reached the next time',
    ]);
    expect(notices(got)).toEqual([
      'types that are not known are left out: say what they are in the config, for example "interaction_types": {"flyer": "contact"}',
      'channels that are not known count as none: "pigeon" (1)',
      'directions that are not known count as none: such contacts are taken for inbound: "sideways" (1)',
      'statuses that are not known count as open: "half done" (1)',
      'opens, clicks, unsubscribes and bounces that name no channel are taken for e-mail: 1 interaction',
    ]);
    expect(got.account.leftOut[0]!.what.it).toBe('righe di tipo "flyer", sconosciuto');
    const own = await read({ 'a.csv': text }, known, { types: { FLYER: 'contact', open: 'visit' } });
    expect(lines(own.ledger, ['a']).filter((line) => /contact|visit/.test(line))).toHaveLength(4);
  });
  it('of complaints without status and day are unknown, and said', async () => {
    const got = await read({ 'a.csv': rows('a,2024-01-01,complaint') }, known);
    expect(notices(got)[0]).toBe(
      'complaints with neither a known status nor the day on which they were closed count as not open: 1 complaint',
    );
  });
  it('say that a row with a day of closing is closed, unless it was opened again', async () => {
    const text =
      'customer,date,type,status,resolved\na,2024-01-01,complaint,,2024-01-02\na,2024-01-03,complaint,closed,-\na,2024-01-04,complaint,reopened,2024-01-05\n';
    expect(lines((await read({ 'a.csv': text }, known)).ledger, ['a'])).toEqual([
      'a 2024-01-01 complaint closed 2024-01-02',
      'a 2024-01-03 complaint closed',
      'a 2024-01-04 complaint open 2024-01-05',
    ]);
  });
  it('without a type and with a score are surveys', async () => {
    const text = 'customer,date,score\na,2024-01-01,"4,5"\na,2024-01-02,\na,2024-01-03,happy\na,2024-01-04,1.234\n';
    const got = await read({ 'a.csv': text }, known);
    expect(lines(got.ledger, ['a'])).toEqual([
      'a 2024-01-01 survey 4.5',
      'a 2024-01-03 survey',
      'a 2024-01-04 survey 1.234',
    ]);
    expect(leftOut(got)).toEqual(['1 rows without a score, in files without types']);
    expect(notices(got)).toEqual(['scores that are no numbers are left empty: "happy" (1)']);
  });
  it('of surveys with a score are answers, whatever their direction', async () => {
    const text = `customer,date,type,direction,score\n${[
      'a,2024-01-01,survey,outbound,9',
      'a,2024-01-02,survey sent,,0',
      'a,2024-01-03,survey,outbound,very good',
      'a,2024-01-04,survey,outbound,',
      'a,2024-01-05,nps sent,,-',
      'a,2024-01-06,sent,outbound,9',
    ].join('\n')}\n`;
    expect(lines((await read({ 'a.csv': text }, known)).ledger, ['a'])).toEqual([
      'a 2024-01-01 survey 9',
      'a 2024-01-02 survey 0',
      'a 2024-01-03 survey',
      'a 2024-01-04 survey out',
      'a 2024-01-05 survey out',
      'a 2024-01-06 contact out 9',
    ]);
  });
  it('of unsubscriptions and bounces hold always where there is no date', async () => {
    const got = await read({ 'a.csv': rows('a,,unsubscribed', 'a,-,hard bounce', 'a,never,bounce') }, known, allBad);
    expect(lines(got.ledger, ['a'])).toEqual([
      'a always unsubscribe email',
      'a always bounce email',
      'a always bounce email',
    ]);
    expect(bad(got)).toEqual(['a.csv:4 date "never" is no date; it counts as without one']);
  });
});

describe('people', () => {
  const byEmail = (...lines: readonly string[]) => `customer,email,date,type\n${lines.join('\n')}\n`;
  it('are found by key, by e-mail, and by links, and the others are strangers', async () => {
    const text = byEmail(
      'a,,2024-01-01,visit',
      ',B@X.com ,2024-01-01,visit',
      ',c@x.com,2024-01-01,visit',
      'old,c@x.com,2024-01-01,visit',
      'old,a@x.com,2024-01-01,visit',
      'z,,2024-01-01,visit',
      ',z@x.com,2024-01-01,visit',
      'z,z@x.com,2024-01-01,visit',
      ',y@x.com,2024-01-01,visit',
      'N/A,-,2024-01-01,visit',
    );
    const got = await read({ 'a.csv': text }, known);
    expect(lines(got.ledger, known.customers).map((line) => line.split(' ')[0])).toEqual(
      'a a a a b ?y@x.com ?z ?z ?z'.split(' '),
    );
    expect(got.account.matched).toEqual({ byKey: 1, byEmail: 2, byLink: 2, ofStrangers: 4, strangers: 2 });
    expect(leftOut(got)).toEqual(['1 rows that name nobody']);
    expect(got.account.matching).toEqual({
      en: '9 rows of people: 1 by their customer id, 2 by an e-mail of the orders, 2 by an id or e-mail of other rows, 4 of 2 people who are not among the customers',
      it: '9 righe di persone: 1 per codice cliente, 2 per un’e-mail degli ordini, 2 per un codice o un’e-mail di altre righe, 4 di 2 persone che non sono tra i clienti',
    });
  });
  it('who shared an e-mail are told by the newest order, and it is said', async () => {
    const shared = { ...known, emails: [...known.emails, ['b', 'a@x.com'] as const] };
    const got = await read({ 'a.csv': byEmail(',a@x.com,2024-01-01,visit', ',a@x.com,2024-01-02,visit') }, shared);
    expect(lines(got.ledger, known.customers)[0]).toBe('b 2024-01-01 visit');
    expect(notices(got)).toEqual([
      'e-mails that several customers had were taken for the one with the newest order: 1 address',
    ]);
  });
  it('who shared an e-mail on one day are told by the last id, in whatever order they come', async () => {
    const text = byEmail(',s@x.com,2024-01-01,visit');
    const owner = async (...emails: (readonly [string, string, number])[]) => {
      const { ledger } = await read({ 'a.csv': text }, { customers: known.customers, emails });
      return lines(ledger, known.customers)[0];
    };
    expect(await owner(['b', 's@x.com', 7], ['a', 's@x.com', 7])).toBe('b 2024-01-01 visit');
    expect(await owner(['a', 's@x.com', 7], ['b', 's@x.com', 7])).toBe('b 2024-01-01 visit');
    expect(await owner(['a', 's@x.com', 8], ['b', 's@x.com', 7])).toBe('a 2024-01-01 visit');
  });
  it('to whom links lead at the same time are told by the first id, and it is said', async () => {
    const text = byEmail('b,c@x.com,2024-01-01,visit', 'a,c@x.com,2024-01-01,visit', ',c@x.com,2024-01-02,visit');
    const got = await read({ 'a.csv': text }, known);
    expect(lines(got.ledger, known.customers)).toContain('a 2024-01-02 visit');
    expect(notices(got)).toEqual([
      'ids and e-mails of other rows lead to several customers, and the nearest was taken, of those the first by id: 1 row',
    ]);
  });
  it('may have ids with .0 after them', async () => {
    const numbers = { customers: ['17850', '17851'] };
    const got = await read({ 'a.csv': rows('17850.0,2024-01-01,visit', '17851.0,2024-01-01,visit') }, numbers);
    expect(got.account.matched.byKey).toBe(2);
    const mixed = await read({ 'a.csv': rows('17850.0,2024-01-01,visit', 'x,2024-01-01,visit') }, numbers);
    expect(mixed.account.matched).toMatchObject({ byKey: 1, strangers: 1 });
  });
  it('may be told by their e-mail', async () => {
    const emails = { customers: ['a@x.com', 'b@x.com'], key: 'email' as const };
    const text = byEmail(
      '1,A@x.com,2024-01-01,visit',
      '1,,2024-01-02,visit',
      '2,,2024-01-03,visit',
      '3,c@x.com,2024-01-04,visit',
    );
    const got = await read({ 'a.csv': text }, emails);
    expect(lines(got.ledger, emails.customers)).toEqual([
      'a@x.com 2024-01-01 visit',
      'a@x.com 2024-01-02 visit',
      '?2 2024-01-03 visit',
      '?c@x.com 2024-01-04 visit',
    ]);
  });
  it('may be told by their phone number, and only then', async () => {
    const text =
      'phone,email,date,type\n+39 333 000,,2024-01-01,visit\n,q@x.com,2024-01-02,visit\n+39333000,q@x.com,2024-01-03,visit\n';
    const phones = { customers: ['+39333000'], key: 'phone' as const };
    expect((await read({ 'a.csv': text }, phones)).account.matched).toMatchObject({ byKey: 2, byLink: 1 });
    expect(leftOut(await read({ 'a.csv': text }, known))).toEqual(['1 rows that name nobody']);
  });
  it('may have an address for an id', async () => {
    const text = byEmail('a@x.com,,2024-01-01,visit', 'new@x.com,,2024-01-01,visit', ',new@x.com,2024-01-02,visit');
    const got = await read({ 'a.csv': text }, known);
    expect(lines(got.ledger, known.customers).map((line) => line.split(' ')[0])).toEqual([
      'a',
      '?new@x.com',
      '?new@x.com',
    ]);
    expect(
      (await read({ 'a.csv': byEmail(',a@x.com,2024-01-01,visit') }, { customers: ['a@x.com'] })).account.matched
        .byEmail,
    ).toBe(1);
  });
  it('who are forgotten by an e-mail or a phone number are dropped with the rows that do not name it', async () => {
    const text = byEmail(
      'K9,gone@x.com,2024-01-01,visit',
      'K9,,2024-01-02,visit',
      'K9,new@x.com,2024-01-03,visit',
      ',new@x.com,2024-01-04,visit',
      'new@x.com',
      'K8,,2024-01-05,visit',
      ',a@x.com,2024-01-06,visit',
    );
    const got = await read({ 'a.csv': text }, known, { isForgotten: (id) => id === 'gone@x.com', ...allBad });
    expect(lines(got.ledger, known.customers)).toEqual(['a 2024-01-06 visit', '?K8 2024-01-05 visit']);
    expect(leftOut(got)).toEqual(['4 rows of forgotten customers', '1 bad rows of forgotten customers']);
    const phones = { customers: ['+391'], key: 'phone' as const };
    const calls =
      'phone,email,date,type\n+39 2,p@x.com,2024-01-01,visit\n,p@x.com,2024-01-02,visit\n+391,,2024-01-03,visit\n';
    const left = await read({ 'a.csv': calls }, phones, { isForgotten: (id) => id === '+392' });
    expect(lines(left.ledger, phones.customers)).toEqual(['+391 2024-01-03 visit']);
  });
  it('who are forgotten are dropped with all that names them', async () => {
    const text = byEmail(
      'a,,2024-01-01,visit',
      ',a@x.com,2024-01-01,visit',
      'a,,never,bounce',
      'a',
      'b,,2024-01-01,visit',
    );
    const got = await read({ 'a.csv': text }, known, { isForgotten: (id) => id === 'a', ...allBad });
    expect(lines(got.ledger, known.customers)).toEqual(['b 2024-01-01 visit']);
    expect(leftOut(got)).toEqual(['3 rows of forgotten customers', '1 bad rows of forgotten customers']);
    expect(bad(got)).toEqual([]);
  });
});

describe('files', () => {
  const ids = (...lines: readonly string[]) => `id,customer,date,type,status\n${lines.join('\n')}\n`;
  it('that overlap count an id once, as its last row says', async () => {
    const old = ids(
      '1,a,2024-01-01,complaint,open',
      '2,a,2024-01-02,complaint,open',
      '2,a,2024-01-02,complaint,closed',
    );
    const got = await read({ 'old.csv': old, 'new.csv': ids('1,b,2024-01-01,complaint,closed') }, known);
    expect(lines(got.ledger, known.customers)).toEqual([
      'a 2024-01-02 complaint closed',
      'b 2024-01-01 complaint closed',
    ]);
    expect(leftOut(got)).toEqual([
      '1 rows that a later file replaces',
      '1 rows that a later row of the same id replaces',
    ]);
  });
  it('of mailings have one id for many people and types, none of whom is lost', async () => {
    const text = ids(
      'news7,a,2024-01-01,unsubscribe,',
      'news7,b,2024-01-02,unsubscribe,',
      'news7,b,2024-01-02,click,',
      'news7,b,2024-01-02,click,',
    );
    const got = await read({ 'a.csv': text }, known);
    expect(lines(got.ledger, known.customers)).toEqual([
      'a 2024-01-01 unsubscribe email',
      'b 2024-01-02 click email',
      'b 2024-01-02 unsubscribe email',
    ]);
    expect(leftOut(got)).toEqual(['1 rows that a later row of the same id replaces']);
    expect(notices(got)).toContain(
      'a.csv: one id stands for several people or types, as that of a mailing does, so interactions are told by all three',
    );
  });
  it('of several systems may use the same ids', async () => {
    const other = 'id,customer,date,score\n1,a,2024-01-05,9\n';
    const got = await read({ 'a.csv': ids('1,a,2024-01-01,visit,'), 'b.csv': other }, known);
    expect(got.ledger.day).toHaveLength(2);
  });
  it('that overlap without ids count equal rows as often as the file that has most', async () => {
    const one = rows('a,2024-01-01,visit', 'a,2024-01-01,visit', 'b,2024-01-01,visit');
    const two = 'date,type,customer\n2024-01-01,visit,a\n2024-01-01,visit,b\n2024-01-01,visit,b\n';
    const got = await read({ 'a.csv': one, 'b.csv': two }, known);
    expect(lines(got.ledger, known.customers)).toHaveLength(4);
    expect(leftOut(got)).toEqual(['2 rows that another file repeats']);
  });
  it('take a mapped column where they have it; none has it is an error', async () => {
    const mapped = { type: 'Was', date: 'Wann' };
    const files = { 'a.csv': 'customer,Wann,Was\na,2024-01-01,visit\n', 'b.csv': rows('b,2024-01-02,visit') };
    expect((await read(files, known, { map: mapped })).ledger.day).toHaveLength(2);
    expect(await failure(files, known, { map: { ...mapped, score: 'Note' } })).toBe(
      'no file of interactions has a column "Note" (--map i.score=Note); rfm inspect -i a.csv shows its columns',
    );
  });
});

describe('profiles', () => {
  const mailchimp = '"Email Address",MEMBER_RATING,OPTIN_TIME,LAST_CHANGED,LEID,EUID';
  it('of Mailchimp are told by their headers, and their times are UTC', async () => {
    const file = `${mailchimp},UNSUB_TIME\na@x.com,2,2018-01-01 10:00:00,2018-10-11 23:55:14,1,2,2018-10-11 23:55:14\n`;
    const at = async (timeZone?: string) =>
      lines((await read({ 'a.csv': file }, known, { timeZone })).ledger, ['a', 'b']);
    expect(await at()).toEqual(['a 2018-10-11 unsubscribe email']);
    expect(await at('Europe/Rome')).toEqual(['a 2018-10-12 unsubscribe email']);
    const cleaned = file.replace('UNSUB_TIME', 'CLEAN_TIME');
    const got = await read({ 'a.csv': cleaned }, known);
    expect(lines(got.ledger, ['a', 'b'])).toEqual(['a 2018-10-11 bounce email']);
    expect(subscriptions(got.ledger, ['a', 'b'])).toEqual([]);
    expect(got.files[0]!.description.en).toContain('taken for a list of people with the state bounce on email');
  });
  it('of Mailchimp are of people who subscribed only where the name of the file says so', async () => {
    const file = `${mailchimp}\na@x.com,2,2018-01-01 10:00:00,2018-10-11 23:55:14,1,2\n`;
    const of = async (name: string) => {
      const got = await read({ [name]: file }, known);
      return [subscriptions(got.ledger, ['a', 'b']), lines(got.ledger, ['a', 'b']), got.files[0]!.description.en];
    };
    const taken = (state: string) => expect.stringContaining(`taken for a list of people with the state ${state} on`);
    const nothing = expect.stringContaining('neither its headers nor its name say what state these people are in');
    expect(await of('Subscribed_members.csv')).toEqual([['a email'], [], taken('subscribed')]);
    expect(await of('unsubscribed_members.csv')).toEqual([[], ['a always unsubscribe email'], taken('unsubscribe')]);
    expect(await of('cleaned_members.csv')).toEqual([[], ['a always bounce email'], taken('bounce')]);
    for (const name of ['nonsubscribed_members.csv', 'members.csv']) expect(await of(name)).toEqual([[], [], nothing]);
    const unsubscribed = file.replace('EUID', 'EUID,UNSUB_TIME').replace(',2\n', ',2,\n');
    const got = await read({ 'subscribed.csv': unsubscribed }, known);
    expect(subscriptions(got.ledger, ['a', 'b'])).toEqual([]);
  });
  it('that say the same of somebody count once', async () => {
    const brevo = (changed: string) =>
      `EMAIL;EMAIL_BLACKLISTED;SMS_BLACKLISTED;ADDED_TIME;MODIFIED_TIME\na@x.com;Yes;No;12-04-2022 09:30;${changed}\n`;
    const got = await read(
      { 'a.csv': brevo('13-04-2022'), 'b.csv': brevo('14-04-2022'), 'c.csv': brevo('14-04-2022') },
      known,
    );
    expect(lines(got.ledger, known.customers)).toEqual(['a always unsubscribe email']);
    expect(leftOut(got)).toEqual(['1 rows that another file repeats']);
    expect(notices(got)).toEqual(['states that profiles say more than once count once: 1 interaction']);
  });
  const klaviyo = (...rows: readonly string[]) =>
    `Email,Email Marketing Consent,Email Suppressions,Email Suppressions Timestamp,Last Open,Last Click\n${rows.join('\n')}\n`;
  it('whose dates can be read two ways are asked for like others', async () => {
    const file = klaviyo('a@x.com,SUBSCRIBED,,,01/02/2024,', 'b@x.com,UNSUBSCRIBED,,03/04/2024,,');
    expect(await failure({ 'a.csv': file }, known)).toMatch(
      /^a\.csv:2: Last Open "01\/02\/2024" can be read day first or month first/,
    );
    const decided = klaviyo(
      'a@x.com,SUBSCRIBED,,,13/02/2024,14/02/2024',
      'b@x.com,UNSUBSCRIBED,,03/14/2024,02/15/2024,03/02/2024',
    );
    const got = await read({ 'a.csv': decided }, known, { dateFormat: 'dd/MM/yyyy', ...allBad });
    expect(lines(got.ledger, known.customers)).toEqual([
      'a 2024-02-13 open email',
      'a 2024-02-14 click email',
      'b always unsubscribe email',
      'b 2024-02-03 click email',
    ]);
    expect(bad(got)).toEqual([
      'a.csv:3 Last Open "02/15/2024" is no date, read day first',
      'a.csv:3 Email Suppressions Timestamp "03/14/2024" is no date, read day first',
    ]);
    expect(got.account.badRows).toBe(1);
  });
  it('tell of the last open and click alone, which is marked and said; of other files, and of states, nothing is', async () => {
    const profiles = klaviyo('a@x.com,UNSUBSCRIBED,,2024-02-16,2024-02-13,2024-02-14', 'b@x.com,SUBSCRIBED,,,,');
    const events = rows('a,2024-02-13,open', 'a,2024-02-12,open', 'b,2024-02-13,click');
    const got = await read(
      { 'a.csv': profiles, 'b.csv': events, 'c.csv': profiles.replace('Email,', 'email,') },
      known,
    );
    const marked = lines(got.ledger, known.customers).map((line, i) => `${line} ${got.ledger.isLastAlone[i]}`);
    expect(marked).toEqual([
      'a 2024-02-12 open email 0',
      'a 2024-02-13 open email 0',
      'a 2024-02-13 open email 1',
      'a 2024-02-14 click email 1',
      'a 2024-02-16 unsubscribe email 0',
      'b 2024-02-13 click email 0',
    ]);
    expect(notices(got)).toContain('opens and clicks of profiles are the last ones alone: 2 interactions');
    const alone = await read({ 'b.csv': events }, known);
    expect([...alone.ledger.isLastAlone]).toEqual([0, 0, 0]);
    expect(notices(alone).join()).not.toContain('last ones alone');
  });
  it('that say the same as events in between count once all the same', async () => {
    const profile = (id: number) => klaviyo('a@x.com,UNSUBSCRIBED,,2024-02-16,,,').replace('\n', `,Note${id}\n`);
    const files = { 'a.csv': profile(1), 'b.csv': rows('a,2024-02-16,unsubscribe'), 'c.csv': profile(2) };
    const got = await read(files, known);
    expect(lines(got.ledger, known.customers)).toEqual(Array(2).fill('a 2024-02-16 unsubscribe email'));
  });
});

describe('products', () => {
  it('stand in the subject of what somebody asks for, as whole words, the longest', async () => {
    const text = `customer,date,type,product,subject\n${[
      'a,2024-01-01,complaint,,RE: Torta di mele is dry',
      'a,2024-01-02,question,Pane,Torta di mele',
      'a,2024-01-03,question,,tortas are nice',
      'a,2024-01-04,open,,torta di mele',
      'a,2024-01-05,return,,Tè? torta; Kekse',
    ].join('\n')}\n`;
    const got = await read({ 'a.csv': text }, { ...known, products: ['Torta', 'Torta di Mele', 'Kekse', 'Tè'] });
    expect(lines(got.ledger, ['a'])).toEqual([
      'a 2024-01-01 complaint Torta di Mele',
      'a 2024-01-02 request Pane',
      'a 2024-01-03 request',
      'a 2024-01-04 open email',
      'a 2024-01-05 return Kekse',
    ]);
    const wrapped = text.replace('RE: Torta di mele is dry', '"=""Torta di mele"""').replace('Tè? torta', "'=torta");
    const again = await read({ 'a.csv': wrapped }, { ...known, products: ['Torta di Mele', 'Kekse'] });
    expect(lines(again.ledger, ['a'])[0]).toBe('a 2024-01-01 complaint Torta di Mele');
    expect(lines(again.ledger, ['a'])[4]).toBe('a 2024-01-05 return Kekse');
    expect(notices(got)).toContain('products were taken from the subject where no column names one: 2 interactions');
  });
});
