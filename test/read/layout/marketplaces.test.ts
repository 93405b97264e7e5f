import { describe, expect, it } from 'vitest';
import { bad, entries, failure, leftOut, notices, read } from '../exports.ts';

const ebay = 'Sales Record Number,Order Number,Buyer Username,Item Number,Sold For,Total Price,Sale Date,Paid On Date';
const [around, ebayDe] = [
  'written around the table by the exporter, no orders and not read',
  'Verkaufsprotokollnummer;Bestellnummer;Nutzername des Käufers;Artikelnummer;Gesamtbetrag;Verkauft am;Zahlungsdatum',
];

describe('orders of eBay', () => {
  it('end with lines around the table, also where a spreadsheet has filled them up', async () => {
    const rows = `${ebay}\n1,01-1,ann,7,$5.00,$5.00,Jul-25-26,Jul-25-26\n`;
    const ends = [
      '1 record(s) downloaded\nSeller ID: me\n',
      '1,record(s) downloaded,from Jul-01-26\nSeller ID : me\n',
      '1,record(s) downloaded,from Jul-01-26,,,,,\nSeller ID : me,,,,,,,\n',
    ];
    for (const end of ends) {
      const got = await read({ 'a.csv': `${rows},,,,,,,\n\n${end}` });
      expect([entries(got), bad(got)]).toEqual([['ann 2026-07-25 5'], []]);
      expect(notices(got)).toContain(`${around}: 2 rows`);
    }
    const german = `${ebayDe}\n1;01-1;anna;7;5,00 €;10-Dez-25;10-Dez-25\n1 Datensätze heruntergeladen\nVerkäufer-ID: ich\n`;
    const got = await read({ 'a.csv': german });
    expect([entries(got), bad(got)]).toEqual([['anna 2025-12-10 5'], []]);
    expect(notices(got)).toContain(`${around}: 2 rows`);
  });
  it('that are cut short are bad rows, and so are rows without a date', async () => {
    const text = `${ebay}\n1,01-1,ann,7,$5.00,$5.00,Jul-25-26,Jul-25-26\n2,01-2,bob,7\n3,01-3,cat,7,$5.00,$5.00,,\n`;
    expect(bad(await read({ 'a.csv': text }, { maxBadRows: { count: 2 } }))).toEqual([
      'a.csv:3  "2,01-2,bob,7" 4 fields, the header has 8',
      'a.csv:4 Sale Date "" is empty; a date is needed',
    ]);
  });
  it('of several items count once, whether the items say buyer, day and totals or not', async () => {
    const first = '1,01-1,ann,,$9.00,$10.00,Jul-25-26,Jul-25-26\n';
    const items = [
      '1,01-1,,7,$5.00,,,\n1,01-1,,8,$4.00,,,\n',
      '1,01-1,--,7,$5.00,--,--,--\n1,01-1,--,8,$4.00,--,--,--\n',
      '1,01-1,ann,7,$5.00,$5.00,Jul-25-26,Jul-25-26\n1,01-1,ann,8,$4.00,$5.00,Jul-25-26,Jul-25-26\n',
    ];
    for (const rows of items) {
      const got = await read({ 'a.csv': `${ebay}\n${first}${rows}2,01-2,bob,7,$5.00,$5.00,Jul-26-26,Jul-26-26\n` });
      expect([entries(got), bad(got)]).toEqual([['ann 2026-07-25 10', 'bob 2026-07-26 5'], []]);
    }
  });
  it('of several items without a row of the order add these up', async () => {
    const items = '1,01-1,ann,7,$5.00,$5.00,Jul-25-26,Jul-25-26\n1,01-1,ann,8,$5.00,$5.00,Jul-25-26,Jul-25-26\n';
    expect(entries(await read({ 'a.csv': `${ebay}\n${items}` }))).toEqual(['ann 2026-07-25 10']);
    const rest = '1,01-1,ann,7,$5.00,$10.00,Jul-25-26,Jul-25-26\n1,01-1,,8,$5.00,,,\n';
    const got = await read({ 'a.csv': `${ebay}\n${rest}` });
    expect([entries(got), bad(got)]).toEqual([['ann 2026-07-25 10'], []]);
  });
  it('that nobody has paid are left out, and told; without that column all count', async () => {
    const text = `${ebay}\n1,01-1,ann,7,$5.00,$5.00,Jul-25-26,Jul-25-26\n2,,bob,7,$8.00,$8.00,Jul-26-26,--\n`;
    expect(leftOut(await read({ 'a.csv': text }))).toEqual(['1 orders of status unpaid 8']);
    const without = text.replace(/,[^,]*$/gm, '');
    expect(entries(await read({ 'a.csv': without }))).toEqual(['ann 2026-07-25 5', 'bob 2026-07-26 8']);
  });
});

describe('orders of Etsy', () => {
  const etsy =
    'Sale Date,Order ID,Buyer User ID,Order Value,Discount Amount,Delivery Discount,Delivery,Sales tax,Order Total,Order Net,Adjusted Order Total';
  it('are those of the UK, too, where shipping is delivery', async () => {
    const text = `${etsy}\n09/03/26,1,ann,40.00,4.00,2.00,5.00,0.00,39.00,37.00,0.00\n`;
    expect(entries(await read({ 'a.csv': text }))).toEqual(['ann 2026-09-03 39']);
  });
  it('are bad where an adjustment cannot be told', async () => {
    const text = `${etsy}\n09/03/26,1,ann,40.00,,,,,much,,20.00\n09/04/26,2,bob,40.00,,,,,40.00,,20.00\n`;
    const got = await read({ 'a.csv': text });
    expect(entries(got)).toEqual(['bob 2026-09-04 -20 refund', 'bob 2026-09-04 40']);
    expect(bad(got)).toEqual(['a.csv:2 the share that Adjusted Order Total leaves out "20.00 of much" is no amount']);
  });
});

describe('a preset that is refused', () => {
  const allOrders =
    'amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tsales-channel\titem-status\titem-price\tbuyer\n';
  const text = `${allOrders}1\t2026-09-03T08:04:21+00:00\tShipped\t\t\tShipped\t5.00\tann\n2\t2026-09-03T08:04:21+00:00\tPending\t\t\tPending\t\tann\n`;
  it('is read where the user says what it lacks', async () => {
    expect(await failure({ 'a.txt': text })).toMatch(
      /^a\.txt: the All Orders report of Amazon does not say who bought/,
    );
    const got = await read({ 'a.txt': text }, { map: { customer: 'buyer' } });
    expect([entries(got), bad(got)]).toEqual([['ann 2026-09-03 5'], []]);
  });
  it('is read where what it lacks is not needed', async () => {
    const unshipped =
      'order-id\torder-item-id\tpurchase-date\tbuyer-email\tdays-past-promise\tquantity-purchased\tquantity-to-ship\n1\t9\t2026-09-03T08:04:21+00:00\tA@x.de\t-1\t1\t1\n';
    expect(await failure({ 'a.txt': unshipped })).toMatch(/has no prices.*--monetary none/);
    expect(entries(await read({ 'a.txt': unshipped }, { money: false }))).toEqual(['a@x.de 2026-09-03 1']);
  });
});
