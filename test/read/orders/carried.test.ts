import { describe, expect, it } from 'vitest';
import { NO_CONSENT, UNKNOWN_CONSENT, YES_CONSENT } from '../../../src/core/consents.ts';
import { codedText } from '../../../src/core/customers.ts';
import { formatDay, parseDay } from '../../../src/core/day.ts';
import { textOf } from '../../../src/core/texts.ts';
import { allTexts } from '../../core/builtTexts.ts';
import { type Exports, type Flags, read } from '../exports.ts';

const asked: Flags = { addresses: true, emails: true, carried: ['consent', 'product', 'category'] };

/** By customer: what they bought, one text a row. */
async function items(exports: Exports, flags: Flags = {}): Promise<Record<string, readonly string[]>> {
  const { ledger, items: got } = await read(exports, { ...asked, ...flags });
  return Object.fromEntries(
    allTexts(ledger.customers).map((id, c) => [
      id,
      Array.from(got!.day.subarray(got!.offsets[c], got!.offsets[c + 1]), (day, i) => {
        const at = got!.offsets[c]! + i;
        const product = got!.product && codedText(got!.product, at);
        const category = got!.category && codedText(got!.category, at);
        return `${formatDay(day)} ${product} ${category} ${got!.amount[at]! / 10_000}`;
      }).sort(),
    ]),
  );
}

describe('items', () => {
  const header = 'customer,order,date,amount,product,category,status\n';
  it('are the rows of purchases, each with its product and category', async () => {
    const rows = [
      'a,1,2024-01-05,5,Rye,Bread,',
      'a,1,2024-01-05,3,Tart,Cake,',
      'a,1,2024-01-05,-1,Voucher,,',
      'b,2,2024-01-02,4,,Bread,',
      'a,3,2024-01-01,2,Rye,Bread,cancelled',
      'b,4,2024-01-03,-4,Rye,Bread,',
      'b,5,2024-01-04,6,Rye,Bread,refunded',
    ];
    for (const some of [rows, rows.toReversed()]) {
      expect(await items({ 'a.csv': `${header}${some.join('\n')}\n` })).toEqual({
        a: ['2024-01-05 Rye Bread 5', '2024-01-05 Tart Cake 3'],
        b: ['2024-01-02 undefined Bread 4'],
      });
    }
  });
  it('after as_of do not exist, and those of replaced orders do not either', async () => {
    const exports = {
      'a.csv': `${header}a,1,2024-01-05,5,Rye,Bread,\na,2,2024-02-01,5,Tart,Cake,\n`,
      'b.csv': `${header}a,1,2024-01-05,5,Bun,Bread,\n`,
    };
    expect(await items(exports, { asOf: parseDay('2024-01-31')! })).toEqual({ a: ['2024-01-05 Bun Bread 5'] });
  });
  it('have no amount where the export states that of whole orders', async () => {
    const export_ = 'customer,order,date,order total,product\na,1,2024-01-05,8,Rye\na,1,2024-01-05,8,Tart\n';
    expect(await items({ 'a.csv': export_ })).toEqual({
      a: ['2024-01-05 Rye undefined 0', '2024-01-05 Tart undefined 0'],
    });
  });
  it('are not there where no column has them, or nobody asks', async () => {
    expect((await read({ 'a.csv': 'customer,date,amount\na,2024-01-05,8\n' }, asked)).items).toBeUndefined();
    expect((await read({ 'a.csv': `${header}a,1,2024-01-05,5,Rye,Bread,\n` })).items).toBeUndefined();
  });
});

describe('consents', () => {
  const consents = async (header: string, rows: readonly string[]) => {
    const { ledger, consents: got, account } = await read({ 'a.csv': `${header}\n${rows.join('\n')}\n` }, asked);
    return {
      of: Object.fromEntries(allTexts(ledger.customers).map((id, c) => [id, got!.of[c]])),
      channel: got!.channel,
      notices: account.notices.map(({ en }) => en).filter((notice) => notice.startsWith('consent')),
    };
  };
  const header = 'customer,order,date,amount,Accepts Marketing,status';
  it('are the newest yes or no, whatever became of the order', async () => {
    const rows = [
      'a,1,2024-01-01,5,yes,',
      'a,2,2024-01-03,5,,',
      'b,3,2024-01-01,5,Ja,',
      'b,4,2024-01-02,5,Nein,cancelled',
      'c,5,2024-01-02,5,NEVER SUBSCRIBED,',
      'd,6,2024-01-02,5,perhaps,',
      'e,7,2024-01-02,5,yes,',
      'e,8,2024-01-02,5,no,',
    ];
    for (const some of [rows, rows.toReversed()]) {
      expect(await consents(header, some)).toEqual({
        of: { a: YES_CONSENT, b: NO_CONSENT, c: UNKNOWN_CONSENT, d: UNKNOWN_CONSENT, e: NO_CONSENT },
        channel: undefined,
        notices: ['consent "perhaps" is taken as unknown: it says neither yes nor no'],
      });
    }
  });
  it('are refused by a yes where the column is of refusals', async () => {
    const rows = ['a,1,2024-01-01,5,yes', 'b,2,2024-01-01,5,no', 'c,3,2024-01-01,5,'];
    expect(await consents('customer,order,date,amount,Opt-out', rows)).toEqual({
      of: { a: NO_CONSENT, b: UNKNOWN_CONSENT, c: UNKNOWN_CONSENT },
      channel: undefined,
      notices: [],
    });
  });
  it('to e-mails alone are told by the header', async () => {
    expect((await consents('customer,order,date,amount,Newsletter', ['a,1,2024-01-01,5,yes'])).channel).toBe('email');
  });
});

describe('e-mails of a customer', () => {
  it('are all that rows up to as_of name, with their newest day', async () => {
    const rows = [
      'a,1,2024-01-01,5,old@x.org,',
      'a,2,2024-01-04,5,new@x.org,',
      'a,3,2024-01-02,5,old@x.org,',
      'a,4,2024-01-03,5,other@x.org,cancelled',
      'a,5,2024-02-01,5,late@x.org,',
      'b,6,2024-01-01,5,n/a,',
    ];
    const { ledger, emails } = await read(
      { 'a.csv': `customer,order,date,amount,email,status\n${rows.join('\n')}\n` },
      { ...asked, contacts: [], asOf: parseDay('2024-01-31')! },
    );
    const of = allTexts(ledger.customers).map((id, c) => [
      id,
      Array.from(emails!.codes.subarray(emails!.offsets[c], emails!.offsets[c + 1]), (code, i) => {
        return `${textOf(emails!.texts, code)} ${formatDay(emails!.day[emails!.offsets[c]! + i]!)}`;
      }).sort(),
    ]);
    expect(Object.fromEntries(of)).toEqual({
      a: ['new@x.org 2024-01-04', 'old@x.org 2024-01-02', 'other@x.org 2024-01-03'],
      b: [],
    });
  });
});
