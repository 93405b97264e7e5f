import { describe, expect, it } from 'vitest';
import { checkColumns, detectLayout, type LayoutChoices } from '../../../src/read/layout/layout.ts';
import { presets } from '../../../src/read/layout/presets/index.ts';
import { failureText, noChoices } from '../exports.ts';

function layout(text: string | Uint8Array, choices: Partial<LayoutChoices> = {}) {
  return detectLayout('a.csv', Buffer.from(text), true, { ...noChoices, ...choices });
}

/** Header by field. */
function columns(text: string, choices: Partial<LayoutChoices> = {}) {
  const { columns, header } = layout(text, choices);
  return Object.fromEntries(Object.entries(columns).map(([field, index]) => [field, header[index]]));
}

function failureOf(text: string | Uint8Array, choices: Partial<LayoutChoices> = {}) {
  return failureText(() => {
    const found = layout(text, choices);
    checkColumns('a.csv', found, { ...noChoices, ...choices });
  });
}

describe('--map', () => {
  const header = 'Who,Bought on,Order ID,Total,total\n';
  it('names a column as it is written, or in normal form', () => {
    const map = { customer: 'Who', date: 'bought_on', amount: 'total' };
    expect(columns(header, { map })).toEqual({
      customer: 'Who',
      date: 'Bought on',
      order: 'Order ID',
      amount: 'total',
    });
    expect(columns(header, { map: { amount: 'TOTAL' } })).toMatchObject({ amount: 'Total' });
    expect(layout(header, { map: { amount: 'total' } }).columns.amount).toBe(4);
  });
  it('takes a column from the field that it would stand for', () => {
    expect(columns('Customer,Date,Total,Order', { map: { status: 'Order' } })).toEqual({
      customer: 'Customer',
      date: 'Date',
      amount: 'Total',
      status: 'Order',
    });
  });
  it('leaves an address that says who the customer is an address', () => {
    expect(columns('Email,Date,Total', { map: { customer: 'Email' } })).toMatchObject({
      customer: 'Email',
      email: 'Email',
    });
  });
  it('helps to find the header', () => {
    const map = { customer: 'wer', date: 'wann', amount: 'wieviel' };
    expect(layout('Customer: all\nwer,wann,wieviel\nA,2024-01-01,5\n', { map }).headerLine).toBe(2);
  });
  it('says what there is where it names no column', async () => {
    expect(await failureOf(header, { map: { customer: 'Whom' } })).toBe(
      'a.csv:1: no column is named "Whom" (--map customer=Whom); did you mean "Who"?',
    );
    expect(await failureOf('a,b,c', { map: { order: 'something' } })).toBe(
      'a.csv:1: no column is named "something" (--map order=something); its columns: "a", "b", "c"',
    );
    // Its normal form is that of a column without a name.
    expect(await failureOf(',Customer,Date,Total', { map: { order: '#' } })).toContain('no column is named "#"');
  });
});

it('a column without a name stands for no field', () => {
  expect(columns(',Customer,Date,Qty\n')).toEqual({ customer: 'Customer', date: 'Date', quantity: 'Qty' });
  expect(layout(',Customer,Date,Qty\n').hasAmounts).toBe(false);
});

describe('headers that stand twice', () => {
  it('are said, and the first is read', () => {
    const { columns, remarks } = layout('Customer,Date,Total,Customer\n');
    expect(columns.customer).toBe(0);
    expect(remarks.map(({ en }) => en)).toEqual(['several columns are named "Customer"; the first is read']);
  });
  it('are no matter where the column is not read, or another was chosen', () => {
    expect(layout('Customer,Date,Total,x,x\n').remarks).toEqual([]);
    expect(layout('Customer,Date,TOTAL,total,Total\n', { map: { amount: 'total' } }).remarks).toEqual([]);
  });
});

describe('columns that are missing', () => {
  it('are all named, with the flags', async () => {
    expect(await failureOf('a,b\n1,2\n')).toBe(
      'a.csv:1: no column for customer, date, amount among "a", "b"; name the column: --map customer=COLUMN --map date=COLUMN --map amount=COLUMN, or --monetary none to go without money',
    );
    expect(await failureOf('Customer,Total\n1,2\n')).toBe(
      'a.csv:1: no column for date among "Customer", "Total"; name the column: --map date=COLUMN',
    );
    expect(await failureOf('Customer,Date,Quantity\n')).toContain('no column for amount among');
  });
  it('are the key that was chosen, and the cost where profit is wanted', async () => {
    expect(await failureOf('Customer,Date,Total\n', { key: 'email', cost: true })).toContain(
      'no column for email, cost',
    );
  });
  it('are no amount where money is not wanted', () => {
    expect(() => checkColumns('a.csv', layout('Customer,Date\n'), { ...noChoices, money: false })).not.toThrow();
  });
  it('may be one column by a delimiter that is not known', async () => {
    expect(await failureOf('customer^date^total\nA^2024-01-01^5\n')).toMatch(
      /no column for customer, date, amount among "customer\^date\^total"; .* --delimiter C$/,
    );
  });
  it('are listed up to twenty', async () => {
    const header = Array.from({ length: 1000 }, (_, i) => `c${i}`).join(',');
    expect(await failureOf(header)).toContain('"c18", "c19" and 980 more; name the column');
  });
});

describe('amounts', () => {
  it('are the price where there is no quantity, which is said', () => {
    const found = layout('Customer,Date,Unit price\n');
    expect(found.columns.amount).toBe(2);
    expect(found.hasAmounts).toBe(true);
    expect(found.remarks.map(({ en }) => en)).toEqual(['no quantity: "Unit price" is taken for the amount of the row']);
  });
  it('are quantity and price together', () => {
    const found = layout('Customer,Date,Unit price,Qty\n');
    expect([found.columns.amount, found.hasAmounts, found.remarks]).toEqual([undefined, true, []]);
  });
  it('are of the line where a line total stands beside the order total', () => {
    expect(columns('Customer,Order,Date,Order total,Line total\n')).toMatchObject({ amount: 'Line total' });
  });
  it.each([
    ['Order total', true],
    ['Order Total Amount', true],
    ['Order Total (EUR)', true],
    ['Grand Total', true],
    ['Bestellsumme', true],
    ['Amount', false],
    ['Total', false],
  ])('%s: of the whole order? %s', (header, isOfOrder) => {
    expect(layout(`Customer,Order,Date,${header}\n`).amountIsOfOrder).toBe(isOfOrder);
  });
});

describe('who the customer is', () => {
  it.each([
    ['Phone,Email,Customer,Date', undefined, 'customer'],
    ['Phone,Email,Date', undefined, 'email'],
    ['Phone,Date', undefined, 'phone'],
    ['Phone,Email,Customer,Date', 'phone', 'phone'],
  ] as const)('%s, --key %s: %s', (header, key, expected) => {
    expect(layout(`${header}\n`, { key }).key).toBe(expected);
  });
});

describe('a name that tells customers apart', () => {
  const remark = 'customers are told apart by name: two people of one name count as one';
  it.each([
    ['Customer name,Date,Total', undefined, 'customer', [remark]],
    ['Customer name,Email,Date,Total', undefined, 'email', []],
    ['Phone,Nom du client,Date,Total', undefined, 'phone', []],
    ['Kundenname,Kundennummer,Date,Total', undefined, 'customer', []],
    ['Customer name,Email,Date,Total', 'customer', 'customer', [remark]],
  ] as const)('%s, --key %s: %s', (header, key, expected, remarks) => {
    const found = layout(`${header}\n`, { key });
    expect([found.key, found.remarks.map(({ en }) => en)]).toEqual([expected, remarks]);
  });
  it('is what was asked for with --map', () => {
    const found = layout('Customer name,Email,Date,Total\n', { map: { customer: 'Customer name' } });
    expect([found.key, found.columns.customer, found.remarks]).toEqual(['customer', 0, []]);
  });
});

describe('a currency in brackets behind a header', () => {
  it('is no part of its meaning', () => {
    expect(columns('Kunde;Datum;Summe (EUR)\n')).toEqual({ customer: 'Kunde', date: 'Datum', amount: 'Summe (EUR)' });
    expect(columns('Customer,Date,Total (€)\n')).toMatchObject({ amount: 'Total (€)' });
  });
  it('helps to find the header', () => {
    expect(layout('Report,2024\nSumme (EUR),Preis (EUR)\n1,2\n').headerLine).toBe(2);
  });
  it('leaves the column that is called so alone, and others as they are', () => {
    const found = columns('Customer,Date,Total (EUR),Total\n');
    expect(found).toMatchObject({ amount: 'Total' });
    expect(columns('Customer,Date,Total (QTY)\n').amount).toBeUndefined();
    expect(columns('Customer,Date,Summe (EUR)\n', { map: { cost: 'summe (eur)' } })).toEqual({
      customer: 'Customer',
      date: 'Date',
      cost: 'Summe (EUR)',
    });
  });
});

describe('the preset', () => {
  const retail = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n';
  const retail2 = 'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n';
  it('is told by its headers', () => {
    expect(layout(retail).preset.name).toBe('online-retail');
    expect(columns(retail2)).toMatchObject({ order: 'Invoice', unit_price: 'Price', product: 'Description' });
    expect(layout('Customer,Date,Total\n').preset.name).toBe('generic');
  });
  it('is the one that was chosen', () => {
    expect(layout(retail, { preset: 'generic' }).preset.name).toBe('generic');
    expect(columns(retail, { preset: 'generic' })).toMatchObject({ product: 'StockCode' });
  });
  it('that does not exist suggests one', async () => {
    expect(await failureOf(retail, { preset: 'online-retial' })).toBe(
      'no preset is named "online-retial"; did you mean online-retail?',
    );
    expect(await failureOf(retail, { preset: 'zzz' })).toBe(
      `no preset is named "zzz"; presets: ${presets.map(({ name }) => name).join(', ')}`,
    );
  });
});

describe('columns to keep', () => {
  it('are found as written or in normal form', () => {
    const keep = ['SKU', 'colour', 'shape'];
    expect(layout('Customer,Date,Total,Colour,sku,SKU\n', { keep }).keep).toEqual([5, 3, undefined]);
  });
});

describe('what is no export', () => {
  it.each([
    ['nothing', '', 'a.csv: the file is empty; export it again'],
    ['blank lines', '\n \r\n\n', 'a.csv: the file holds nothing but blank lines; export it again'],
    ['a byte-order mark', '\ufeff', 'a.csv: the file holds nothing but blank lines; export it again'],
    [
      'a workbook',
      Buffer.from('504b03041400060008000000210000', 'hex'),
      'a.csv: is an Excel workbook or a zip archive, not a CSV export; save or export the orders as CSV',
    ],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /is a picture, not a CSV export/],
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n', /is a PDF, not a CSV export/],
    ['a web page', '\ufeff\n <!DOCTYPE HTML>\n<p>', /is a web page, not a CSV export/],
    ['a page without its type', '<HTML lang="en">', /is a web page,/],
    ['a page in XML', '<?xml version="1.0"?>\n<html xmlns="x">', /is a web page,/],
    ['a page in UTF-16', Buffer.from('\ufeff<html>', 'utf16le'), /is a web page,/],
    ['XML', '<?xml version="1.0"?><orders/>', /is an XML file,/],
    ['JSON', ' [\n  {"customer": 1}]', /is a JSON file,/],
    ['JSON Lines', '{"customer":1}\n{"customer":2}\n', /is a JSON file,/],
  ])('%s: a message', async (_, content, message) => {
    const text = await failureOf(content);
    if (typeof message === 'string') expect(text).toBe(message);
    else expect(text).toMatch(message);
  });
  it.each(['<DATE>,<CUSTOMER>,<TOTAL>\n', '[Date],[Customer],[Total]\n', '{Date},{Customer},{Total}\n'])(
    'headers in brackets are: %s',
    (header) => {
      expect(Object.keys(columns(header)).sort()).toEqual(['amount', 'customer', 'date']);
    },
  );
  it('shows no control character of the file', async () => {
    expect(await failureOf('a\u001b[31m,b\u0007\u202e\n1,2\n')).toContain('"a�[31m", "b��"');
  });
});

describe('encodings', () => {
  const text = 'Città;Cliente;Data;Importo €\nForlì;Zoë;01/02/2024;5\n';
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8', 0],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8', 3],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le', 2],
    ['UTF-16 without one', Buffer.from(text, 'utf16le'), 'utf-16le', 0],
    ['UTF-16, big end first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be', 2],
    ['Windows-1252', Buffer.from(text.replace('€', '\x80'), 'latin1'), 'windows-1252', 0],
  ])('%s', (_, bytes, encoding, bom) => {
    const found = layout(bytes);
    expect(found).toMatchObject({ encoding, bom, delimiter: ';' });
    expect(found.header).toEqual(['Città', 'Cliente', 'Data', 'Importo €']);
  });
});
