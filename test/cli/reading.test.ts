import { describe, test } from 'vitest';
import { recordsOf } from '../fixtures/readFixture.ts';
import { csv } from './rfm.ts';
import { checkSetting, customers, type SettingCase } from './settingCases.ts';

const argv = ['score', 'in.csv'];

const cases: readonly SettingCase[] = [
  {
    key: 'preset',
    flags: ['--preset', 'generic'],
    value: 'generic',
    other: 'online-retail',
    // A preset of its own reads only the columns that it knows; the other one knows an e-mail column.
    files: {
      'in.csv': csv(
        'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country,Email',
        '1,S,Bread,2,2024-01-05,3.50,7,Italy,a@x.it',
      ),
    },
    argv,
    see: customers('revenue', 'email'),
    without: { 7: '7.00 ' },
    with: { 7: '7.00 a@x.it' },
    withOther: { 7: '7.00 ' },
  },
  {
    key: 'map',
    flags: ['--map', 'customer=who', '--map', 'date=when', '--map', 'amount=sum_a'],
    value: { customer: 'who', date: 'when', amount: 'sum_a' },
    other: { customer: 'who', date: 'when', amount: 'sum_b' },
    files: { 'in.csv': csv('who,when,sum_a,sum_b', 'a,2024-01-05,10,12.20') },
    argv,
    see: customers('revenue'),
    without:
      '3: name the column: --map customer=COLUMN --map date=when --map amount=sum_b, or --monetary none to go without money',
    with: { a: '10.00' },
    withOther: { a: '12.20' },
  },
  {
    key: 'date_format',
    flags: ['--date-format', 'dd/MM/yyyy'],
    value: 'dd/MM/yyyy',
    other: 'MM/dd/yyyy',
    files: { 'in.csv': csv('customer,date,amount', 'a,03/04/2024,10') },
    argv,
    see: customers('last_order'),
    without: '3: say --date-format dd/MM/yyyy or --date-format MM/dd/yyyy',
    with: { a: '2024-04-03' },
    withOther: { a: '2024-03-04' },
  },
  {
    key: 'delimiter',
    flags: ['--delimiter', '^'],
    value: '^',
    other: ',',
    files: { 'in.csv': csv('customer^date^amount', 'a^2024-01-05^10') },
    argv,
    see: customers('revenue'),
    without:
      '3: name the column: --map customer=COLUMN --map date=COLUMN --map amount=COLUMN, or --monetary none to go without money, or say what stands between the columns: --delimiter C',
    with: { a: '10.00' },
    withOther:
      '3: name the column: --map customer=COLUMN --map date=COLUMN --map amount=COLUMN, or --monetary none to go without money, or say what stands between the columns: --delimiter C',
  },
  {
    key: 'decimal',
    flags: ['--decimal', ','],
    value: ',',
    other: '.',
    files: { 'in.csv': csv('customer,date,amount', 'a,2024-01-05,1.234') },
    argv,
    see: customers('revenue'),
    without: '3: say --decimal . or --decimal ,',
    with: { a: '1234.00' },
    withOther: { a: '1.23' },
  },
  {
    key: 'encoding',
    flags: ['--encoding', 'macintosh'],
    value: 'macintosh',
    other: 'windows-1252',
    // Byte E9 is é in Windows and È on an old Mac.
    files: {
      'in.csv': Buffer.from(csv('customer,date,amount,first_name', 'a,2024-01-05,10,Ren\u00e9'), 'latin1'),
    },
    argv,
    see: customers('first_name'),
    without: { a: 'René' },
    with: { a: 'RenÈ' },
    withOther: { a: 'René' },
  },
  {
    key: 'time_zone',
    flags: ['--time-zone', 'America/New_York'],
    value: 'America/New_York',
    other: 'Europe/Rome',
    files: { 'in.csv': csv('customer,date,amount', 'a,2024-05-02T02:30:00+04:00,10') },
    argv,
    see: customers('last_order'),
    without: { a: '2024-05-02' },
    with: { a: '2024-05-01' },
    withOther: { a: '2024-05-02' },
  },
  {
    key: 'time_zone',
    flags: ['--time-zone', 'Pacific/Auckland'],
    value: 'Pacific/Auckland',
    other: 'UTC',
    // The clock of the tests stands at 2025-01-15 12:00 UTC.
    files: { 'in.csv': csv('customer,date,amount', 'a,2025-01-05,10') },
    argv: [...argv, '--as-of', 'today'],
    see: customers('recency_days'),
    without: { a: '10' },
    with: { a: '11' },
    withOther: { a: '10' },
  },
  {
    key: 'currency',
    flags: ['--currency', 'CHF'],
    value: 'chf',
    other: 'EUR',
    files: {
      'in.csv': csv(
        'customer,date,amount,currency',
        'a,2024-01-05,10,EUR',
        'a,2024-01-06,20,EUR',
        'a,2024-01-07,5,CHF',
      ),
    },
    argv,
    see: customers('orders', 'revenue'),
    without: '3: pick one: --currency EUR',
    with: { a: '1 5.00' },
    withOther: { a: '2 30.00' },
  },
  {
    key: 'key',
    flags: ['--key', 'email'],
    value: 'email',
    other: 'phone',
    files: {
      'in.csv': csv(
        'customer,date,amount,email,phone',
        '1,2024-01-05,10,a@x.it,+39 0532 111',
        '2,2024-01-05,5,A@X.IT,+39 0532 222',
      ),
    },
    argv,
    see: customers('revenue'),
    without: { 1: '10.00', 2: '5.00' },
    with: { 'a@x.it': '15.00' },
    withOther: { '+390532111': '10.00', '+390532222': '5.00' },
  },
  {
    key: 'keep',
    flags: ['--keep', 'shop,till'],
    value: ['shop', 'till'],
    other: 'till',
    files: { 'in.csv': csv('customer,date,amount,shop,till', 'a,2024-01-05,10,Ferrara,2') },
    argv,
    see: ({ out }) => recordsOf(out).map(({ fields }) => fields.slice(52).join(' ')),
    without: ['zip', ''],
    with: ['zip shop till', ' Ferrara 2'],
    withOther: ['zip till', ' 2'],
  },
  {
    key: 'max_bad_rows',
    flags: ['--max-bad-rows', '1'],
    value: 1,
    other: '33%',
    files: { 'in.csv': csv('customer,date,amount', 'a,2024-01-05,10', 'b,2024-02-30,10', 'c,2024-01-05,10') },
    argv,
    see: customers('revenue'),
    without: '3: mend the export, or allow them with --max-bad-rows',
    with: { a: '10.00', c: '10.00' },
    withOther: '3: mend the export, or allow them with --max-bad-rows',
  },
];

describe('settings of how to read', () => {
  test.each(cases)('$key $value', checkSetting);
});
