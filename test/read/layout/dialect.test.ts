import { describe, expect, it } from 'vitest';
import { findTable } from '../../../src/read/layout/dialect.ts';
import { headerSynonyms, normaliseHeader } from '../../../src/read/layout/synonyms.ts';

const known = new Set(Object.values(headerSynonyms).flat());

function table(text: string, delimiter?: string) {
  return findTable(text, (header) => known.has(normaliseHeader(header)), delimiter);
}

function start(text: string, delimiter?: string) {
  const found = table(text, delimiter)!;
  return { header: found.header, delimiter: found.delimiter, line: found.headerLine };
}

describe('the delimiter', () => {
  it.each([',', ';', '\t', '|'])('is %j where that parts the columns', (delimiter) => {
    const row = (...fields: string[]) => fields.join(delimiter);
    const text = [
      row('Order', 'Customer', 'Date', 'Total'),
      row('1', '"a, b; c|d\te"', '2024-01-02', '"12,50"'),
      row('2', 'x', '2024-01-03', '"1.234,50"'),
    ].join('\n');
    expect(start(text)).toEqual({ header: ['Order', 'Customer', 'Date', 'Total'], delimiter, line: 1 });
    expect(table(text)!.samples).toEqual([
      ['1', 'a, b; c|d\te', '2024-01-02', '12,50'],
      ['2', 'x', '2024-01-03', '1.234,50'],
    ]);
  });
  it('is not the decimal comma of a file that is parted by semicolons', () => {
    expect(start('Data;Cliente;Importo\n01/02/2024;A;12,50\n02/02/2024;B;3,00\n').delimiter).toBe(';');
    // No header is known: the records decide.
    expect(start('x;y;z\n1;A;12,50\n2;B;3,00\n3;C;4,00').delimiter).toBe(';');
  });
  it('is what sep= says, which is no record', () => {
    for (const first of ['sep=;', '"sep=;"', 'SEP=;']) {
      expect(start(`${first}\r\ncustomer;date;total\r\nA;2024-01-01;1,5\r\n`)).toEqual({
        header: ['customer', 'date', 'total'],
        delimiter: ';',
        line: 2,
      });
    }
    expect(start('sep=\t\ncustomer\tdate, time\ttotal\n').delimiter).toBe('\t');
    expect(start('sep=^\ncustomer^date^total\n').delimiter).toBe('^');
    expect(start('sep=;\nx;y\n1;2\n')).toEqual({ header: ['x', 'y'], delimiter: ';', line: 2 });
  });
  it('is the one that was chosen, whatever else would fit better', () => {
    expect(start('customer,date;total\nA,2024-01-01;5\n', ';')).toEqual({
      header: ['customer,date', 'total'],
      delimiter: ';',
      line: 1,
    });
    expect(start('sep=;\ncustomer,date,total\n', ',').header).toEqual(['customer', 'date', 'total']);
    expect(start('customer^date^total\nA^2024-01-01^5\n', '^').header).toEqual(['customer', 'date', 'total']);
  });
});

describe('line ends', () => {
  it.each([
    ['a,b\n1,2\n', 'LF'],
    ['a,b\r\n1,2\r\n', 'CRLF'],
    ['a,b\r1,2\r', 'CR'],
    ['a,b', 'LF'],
    ['a,b\r1,"x\ny"\r', 'CR'],
    ['"a","b"\n"x\ry",2\n', 'LF'],
    ['a,"x\ny"\r\n1,2\r\n', 'CRLF'],
  ])('of %j are %s', (text, lineEnd) => {
    expect(table(text)!.lineEnd).toBe(lineEnd);
  });
});

describe('the header', () => {
  it('is found behind titles, notes, comments and blank lines', () => {
    const preamble =
      'Bäckerei, Sales report\n# exported 2024-02-01, by "Ann\n\n;;;\nPeriod: January, February, March\n \n';
    const found = table(`${preamble}Customer,Order date,Total\nA,2024-01-01,5\n`)!;
    expect([found.header, found.headerLine]).toEqual([['Customer', 'Order date', 'Total'], 7]);
  });
  it('stands on a line that counts those within quotes of a preamble', () => {
    const text = '"Report\nof\nJanuary"\nCustomer,Date,Total\nA,2024-01-01,5\n';
    expect(start(text)).toEqual({ header: ['Customer', 'Date', 'Total'], delimiter: ',', line: 4 });
  });
  it.each([
    ['Customer ID,Order Date,Amount', ','],
    ['Codice cliente;Data ordine;Importo', ';'],
    ['Kundennummer;Bestelldatum;Betrag', ';'],
    ['N° client;Date de commande;Montant', ';'],
    ['Código cliente;Fecha pedido;Importe', ';'],
  ])('is known as %s', (header, delimiter) => {
    expect(start(`Report,2024;x\n\n${header}\nA${delimiter}B${delimiter}C\n`)).toEqual({
      header: header.split(delimiter),
      delimiter,
      line: 3,
    });
  });
  it('needs one name that is known', () => {
    expect(start('Report of January\nwho,when,Total\nA,2024-01-01,5\nB,2024-01-02,6\n')).toEqual({
      header: ['who', 'when', 'Total'],
      delimiter: ',',
      line: 2,
    });
  });
  it('is the first record as wide as most where no name is known', () => {
    expect(start('Report\n\nwho,when,what\nA,2024-01-01,5\nB,2024-01-02,6\n').line).toBe(3);
  });
  it('is not a record whose cells happen to be names', () => {
    expect(
      start('who,when,type,how much\nA,2024-01-01,sale,5\nB,2024-01-02,sale,5\nC,2024-01-03,refund,5\n', ','),
    ).not.toEqual(expect.objectContaining({ line: 1 }));
    expect(
      start('who,date,type,how much\nA,2024-01-01,sale,5\nB,2024-01-02,sale,5\nC,2024-01-03,refund,5\n').line,
    ).toBe(1);
  });
  it('may be the one column of a file', () => {
    expect(start('customer_id\nA\nB\n')).toEqual({ header: ['customer_id'], delimiter: ',', line: 1 });
  });
  it('may end with columns that have no name', () => {
    expect(start('customer,date,total,,\nA,2024-01-01,5,,\n').header).toEqual(['customer', 'date', 'total', '', '']);
  });
  it('keeps doubled quotes, line ends within quotes, and no CR of its line end', () => {
    expect(start('"a ""b""","Order\ndate",customer\r\n1,2,3\r\n').header).toEqual(['a "b"', 'Order\ndate', 'customer']);
  });
});

it('there is no table in nothing', () => {
  expect(table('')).toBeUndefined();
  expect(table('\n\r\n  \n')).toBeUndefined();
});
