import { describe, expect, it } from 'vitest';
import { createKernel } from '../../../src/read/kernel/kernel.ts';
import { createRowArrays } from '../../../src/read/kernel/rowArrays.ts';
import { collectEvidence, pendingBadRows } from '../../../src/read/rows/evidence.ts';
import { answer, dateQuestion, decimalQuestion } from '../../../src/read/rows/readings.ts';
import { bad, entries, failure, failureText, read } from '../exports.ts';
import { batchOf } from '../records/batchOf.ts';

const dated = (...days: readonly string[]) =>
  `customer,date,amount\n${days.map((day, i) => `c${i},${day},${i + 1}\n`).join('')}`;
const priced = (...amounts: readonly string[]) =>
  `customer;date;amount\n${amounts.map((amount, i) => `c${i};2024-01-0${i + 1};${amount}\n`).join('')}`;
const header = 'amount customer date';
const earlier = { dates: new Map([[header, 'monthFirst' as const]]), decimals: new Map([[header, 'comma' as const]]) };

describe('dates that can be read two ways', () => {
  it('are read by the row that decides, be it the last', async () => {
    expect(entries(await read({ 'a.csv': dated('03/04/2024', '05/06/2024', '13/06/2024') }))).toEqual([
      'c0 2024-04-03 1',
      'c1 2024-06-05 2',
      'c2 2024-06-13 3',
    ]);
    expect(entries(await read({ 'a.csv': dated('03/04/2024', '05/06/2024', '06/13/2024') }))).toEqual([
      'c0 2024-03-04 1',
      'c1 2024-05-06 2',
      'c2 2024-06-13 3',
    ]);
  });
  it('wait for a row far behind the start, on standard input, too', async () => {
    const rows = `${dated('03/04/2024')}${'x,05/06/2024,1\n'.repeat(40_000)}c1,13/06/2024,2\n`;
    for (const name of ['a.csv', '-']) {
      expect(entries(await read({ [name]: rows })).filter((entry) => entry.startsWith('c'))).toEqual([
        'c0 2024-04-03 1',
        'c1 2024-06-13 2',
      ]);
    }
  });
  it('are refused where nothing decides', async () => {
    expect(await failure({ 'a.csv': dated('04/04/2024', '03/04/2024') })).toBe(
      'a.csv:3: date "03/04/2024" can be read day first or month first, and no row of the file decides; say --date-format dd/MM/yyyy or --date-format MM/dd/yyyy',
    );
  });
  it('are remembered as they were read, whatever the pattern that is shown', async () => {
    const remembered = async (days: readonly string[], dateFormat?: string) => {
      const { dateFormat: shown, dayMonth } = (await read({ 'a.csv': dated(...days) }, { dateFormat })).files[0]!;
      return [shown, dayMonth];
    };
    expect(await remembered(['2024-01-05', '2024-01-06', '03/25/2024'])).toEqual(['yyyy-MM-dd', 'monthFirst']);
    expect(await remembered(['03/04/2024 10:00'], 'dd/MM/yyyy HH:mm')).toEqual(['dd/MM/yyyy HH:mm', 'dayFirst']);
    expect(await remembered(['03.04.2024'], 'MM.dd.yyyy')).toEqual(['MM.dd.yyyy', 'monthFirst']);
    expect(await remembered(['03.04.2024'], 'MM/dd/yyyy')).toEqual(['MM.dd.yyyy', 'monthFirst']);
    for (const pattern of ['yyyy.dd.MM', 'yyyy.MM.dd']) {
      expect(await remembered(['2024.03.04'], pattern)).toEqual([pattern, null]);
    }
    expect(await remembered(['4 Mar 2024'], 'd MMM yyyy')).toEqual(['d MMM yyyy', null]);
    expect(await remembered(['04/04/2024'])).toEqual(['dd/MM/yyyy or MM/dd/yyyy', null]);
  });
  it('of several shapes show the same pattern in any order of the rows', async () => {
    const shown = async (...days: readonly string[]) => (await read({ 'a.csv': dated(...days) })).files[0]!.dateFormat;
    expect(await shown('2024-01-05', '13/01/2024')).toBe(await shown('13/01/2024', '2024-01-05'));
  });
  it('are no question where both readings are the same day', async () => {
    const got = await read({ 'a.csv': dated('04/04/2024', '05/05/2024') });
    expect(entries(got)).toEqual(['c0 2024-04-04 1', 'c1 2024-05-05 2']);
    // Nothing was found out that the next run could go by.
    expect(got.files[0]!.dateFormat).toBe('dd/MM/yyyy or MM/dd/yyyy');
    expect((await read({ 'a.csv': dated('4 Apr 2024') })).files[0]!.dateFormat).toBe('d MMM yyyy or MMM d, yyyy');
    expect((await read({ 'a.csv': dated('04/04/2024', '13/04/2024') })).files[0]!.dateFormat).toBe('dd/MM/yyyy');
    expect((await read({ 'a.csv': dated('2024-04-04') })).files[0]!.dateFormat).toBe('yyyy-MM-dd');
  });
  it('are read by the flag before anything else', async () => {
    const files = { 'a.csv': dated('03/04/2024'), 'b.csv': dated('13/04/2024').replaceAll('c0', 'd0') };
    const got = await read(files, { dateFormat: 'MM/dd/yyyy', earlier });
    expect(entries(got)).toEqual(['c0 2024-03-04 1']);
    expect(bad(got)).toEqual(['b.csv:2 date "13/04/2024" is no date, read month first']);
    expect(got.files[0]!.description.en).toContain('date = date (MM/dd/yyyy by your choice)');
  });
  it('with dots are day first, unless the flag says otherwise', async () => {
    const files = { 'a.csv': dated('04.03.2024', '05.03.24') };
    const monthFirst = await read(files, { dateFormat: 'MM/dd/yyyy' });
    expect(entries(monthFirst)).toEqual(['c0 2024-04-03 1', 'c1 2024-05-03 2']);
    expect(monthFirst.files[0]!.description.en).toContain('date = date (MM.dd.yyyy, MM.dd.yy by your choice)');
    for (const dateFormat of ['dd/MM/yyyy', 'd.M.yyyy', undefined]) {
      const got = await read(files, { dateFormat, earlier });
      expect(entries(got)).toEqual(['c0 2024-03-04 1', 'c1 2024-03-05 2']);
      expect(got.files[0]!.description.en).toContain('date = date (dd.MM.yyyy, dd.MM.yy');
    }
  });
  it('are not by your choice where nothing was to choose', async () => {
    const got = await read(
      { 'a.csv': dated('2024-03-04'), 'b.csv': dated('04/03/2024') },
      { dateFormat: 'MM/dd/yyyy' },
    );
    expect(got.files.map(({ description }) => /\(.*?\)/.exec(description.en)![0])).toEqual([
      '(yyyy-MM-dd)',
      '(MM/dd/yyyy by your choice)',
    ]);
  });
  it('are read like another file with the same set of headers', async () => {
    const other = 'Amount,Date,Customer\n1,06/13/2024,d0\n';
    for (const names of [
      ['a.csv', 'b.csv'],
      ['b.csv', 'a.csv'],
    ]) {
      const texts: Record<string, string> = { 'a.csv': dated('03/04/2024'), 'b.csv': other };
      const got = await read(Object.fromEntries(names.map((name) => [name, texts[name]!])), {
        earlier: { ...earlier, dates: new Map([[header, 'dayFirst']]) },
      });
      expect(entries(got)).toEqual(['c0 2024-03-04 1', 'd0 2024-06-13 1']);
      expect(got.files.find(({ file }) => file === 'a.csv')!.description.en).toContain('(MM/dd/yyyy by another file)');
    }
  });
  it('are not read like a file with other headers', async () => {
    const other = 'Amount,Date,Customer,Status\n1,06/13/2024,d0,paid\n';
    expect(await failure({ 'a.csv': dated('03/04/2024'), 'b.csv': other })).toContain('a.csv:2: date "03/04/2024" can');
  });
  it('are read as in the run before', async () => {
    const got = await read({ 'a.csv': dated('03/04/2024') }, { earlier });
    expect(entries(got)).toEqual(['c0 2024-03-04 1']);
    expect(got.files[0]!.description.en).toContain('date = date (MM/dd/yyyy by the previous run)');
    const others = { ...earlier, dates: new Map([['amount customer date status', 'monthFirst' as const]]) };
    expect(await failure({ 'a.csv': dated('03/04/2024') }, { earlier: others })).toContain(
      'no row of the file decides',
    );
  });
  it('are read by their own rows whatever the run before found', async () => {
    const got = await read({ 'a.csv': dated('03/04/2024', '13/04/2024') }, { earlier });
    expect(entries(got)).toEqual(['c0 2024-04-03 1', 'c1 2024-04-13 2']);
  });
  it('that decide both ways take the reading with fewer bad rows, and the others are bad', async () => {
    const got = await read({ 'a.csv': dated('13/01/2024', '03/04/2024', '01/14/2024', '15/01/2024') });
    expect(entries(got)).toEqual(['c0 2024-01-13 1', 'c1 2024-04-03 2', 'c3 2024-01-15 4']);
    expect(bad(got)).toEqual(['a.csv:4 date "01/14/2024" is no date, read day first']);
    expect(got.account).toMatchObject({ rows: 4, badRows: 1 });
  });
  it('that decide as often either way are refused, also where another file decides', async () => {
    const both = dated('13/01/2024', '01/14/2024');
    const expected =
      'a.csv: 1 rows can be read only one way and 1 only the other (day first or month first): line 3 date "01/14/2024", line 2 date "13/01/2024"; say --date-format dd/MM/yyyy or --date-format MM/dd/yyyy; the other rows then go to rejects.csv';
    expect(await failure({ 'a.csv': both })).toBe(expected);
    expect(await failure({ 'b.csv': dated('13/01/2024'), 'a.csv': both }, { earlier })).toBe(expected);
    expect(bad(await read({ 'a.csv': both }, { dateFormat: 'dd/MM/yyyy' }))).toEqual([
      'a.csv:3 date "01/14/2024" is no date, read day first',
    ]);
  });
  it('of files with the same headers must not decide differently', async () => {
    expect(await failure({ 'a.csv': dated('13/01/2024'), 'b.csv': dated('01/13/2024') })).toBe(
      'b.csv and a.csv have the same columns, but the rows of one are to be read day first or month first, those of the other the other way; say --date-format dd/MM/yyyy or --date-format MM/dd/yyyy, or mend the file that is wrong',
    );
    const other = 'customer,date,amount,status\nd,01/13/2024,1,paid\n';
    expect(entries(await read({ 'a.csv': dated('13/01/2024'), 'b.csv': other }))).toEqual([
      'c0 2024-01-13 1',
      'd 2024-01-13 1',
    ]);
  });
  it('are judged by rows that are bad for another reason, too', async () => {
    const got = await read({ 'a.csv': `${dated('03/04/2024')}x,13/04/2024,much\n` });
    expect(entries(got)).toEqual(['c0 2024-04-03 1']);
    expect(bad(got)).toEqual(['a.csv:3 amount "much" is no amount']);
  });
  it('by the hundred thousand on the wrong side of a flag are refused, not lost', async () => {
    const kernel = createKernel();
    const { makeRoom, seeOnly, hopeless, evidence } = collectEvidence(kernel, ['c']);
    makeRoom(100_001, 100_001);
    const batch = batchOf(kernel, [['v']]);
    for (let row = 0; row < 100_000; row++) seeOnly(true, row, batch, 0, 0);
    expect(hopeless()).toBeUndefined();
    const rows = pendingBadRows(evidence().badInSecond!);
    expect(rows).toHaveLength(100_000);
    expect(rows[99_999]).toEqual({ row: 99_999, line: 1, column: 'c', value: 'v' });
    seeOnly(true, 100_000, batch, 0, 0);
    const { badInFirst, badInSecond } = evidence();
    expect([hopeless(), pendingBadRows(badInFirst!), badInSecond]).toEqual(['second', [], undefined]);
    const file = {
      file: 'a.csv',
      headerSet: '',
      decoded: { dates: evidence(), decimals: evidence() },
      layout: { preset: {} },
    };
    expect(await failureText(() => answer(dateQuestion, [file], 'monthFirst', new Map()))).toBe(
      'a.csv: 100001 rows can be read only the other way (day first or month first); say --date-format dd/MM/yyyy or --date-format MM/dd/yyyy, whichever the rows are written in',
    );
    expect(answer(dateQuestion, [file], 'dayFirst', new Map())).toEqual([{ answer: 'dayFirst', by: 'flag' }]);
    expect(await failureText(() => answer(decimalQuestion, [file], 'comma', new Map()))).toContain('--decimal .');
  });
});

describe('cells of all rows of a batch', () => {
  it.each([
    [true, 2],
    [false, 2],
    [true, 50_001],
  ])('count as one by one (first reading: %s, batches: %d)', (isFirst, batches) => {
    const kernel = createKernel();
    const [all, each] = [collectEvidence(kernel, ['a', 'b']), collectEvidence(kernel, ['a', 'b'])];
    const rows = createRowArrays(kernel);
    const integers = rows.integers();
    rows.makeRoom(3);
    integers.values.set([0, 2]);
    for (const collector of [all, each]) collector.makeRoom(2 * batches, 7 * batches);
    const batch = batchOf(kernel, [['x', '1.5'], ['y'], ['z', '2.25']]);
    for (let kept = 0; kept < 2 * batches; kept += 2) {
      all.seeAllOnly(isFirst, kept, batch, integers, 2, 1);
      for (const [i, row] of [0, 2].entries()) each.seeOnly(isFirst, kept + i, batch, row, 1);
    }
    const told = ({ evidence, hopeless }: typeof all) => {
      const { badInFirst, badInSecond, ...others } = evidence();
      const pending = [badInFirst, badInSecond].map((bad) => bad && pendingBadRows(bad));
      return { ...others, hopeless: hopeless(), pending };
    };
    expect(told(all)).toEqual(told(each));
  });
});

describe('decimal marks that can be read two ways', () => {
  it('are read by the row that decides, be it the last', async () => {
    expect(entries(await read({ 'a.csv': priced('1.234', '2.000', '5,50') }))).toEqual([
      'c0 2024-01-01 1234',
      'c1 2024-01-02 2000',
      'c2 2024-01-03 5.5',
    ]);
    expect(entries(await read({ 'a.csv': priced('1.234', '2.000', '5.50') }))).toEqual([
      'c0 2024-01-01 1.234',
      'c1 2024-01-02 2',
      'c2 2024-01-03 5.5',
    ]);
  });
  it('are refused where nothing decides', async () => {
    expect(await failure({ 'a.csv': priced('7', '1.234') })).toBe(
      'a.csv:3: amount "1.234" can be read with its mark as a decimal point or as a thousands separator, and no row of the file decides; say --decimal . or --decimal ,',
    );
    expect(await failure({ 'a.csv': priced('1,234') })).toContain('a.csv:2: amount "1,234" can be read');
  });
  it('are no question among whole numbers', async () => {
    const got = await read({ 'a.csv': priced('1234', '7') });
    expect(entries(got)).toEqual(['c0 2024-01-01 1234', 'c1 2024-01-02 7']);
    expect(got.files[0]!.decimal).toBe(null);
    expect((await read({ 'a.csv': priced('12.50') })).files[0]!.decimal).toBe('.');
    expect((await read({ 'a.csv': priced('12,50') })).files[0]!.decimal).toBe(',');
  });
  it('are not by your choice where nothing was to choose', async () => {
    const got = await read({ 'a.csv': priced('7'), 'b.csv': priced('7,5') }, { decimal: ',' });
    expect(got.files.map(({ decimal }) => decimal)).toEqual([null, ',']);
    expect(got.files[0]!.description.en).not.toContain('choice');
    expect(got.files[1]!.description.en).toContain('decimal comma by your choice');
  });
  it('are read by the flag, another file, or the run before', async () => {
    const text = priced('1.234');
    expect(entries(await read({ 'a.csv': text }, { decimal: '.', earlier }))).toEqual(['c0 2024-01-01 1.234']);
    expect(entries(await read({ 'a.csv': text }, { decimal: ',' }))).toEqual(['c0 2024-01-01 1234']);
    expect(entries(await read({ 'a.csv': text, 'b.csv': priced('9.5').replace('c0', 'd') }, { earlier }))).toEqual([
      'c0 2024-01-01 1.234',
      'd 2024-01-01 9.5',
    ]);
    expect(entries(await read({ 'a.csv': text }, { earlier }))).toEqual(['c0 2024-01-01 1234']);
  });
  it('that decide both ways take the reading with fewer bad rows, and the others are bad', async () => {
    const got = await read({ 'a.csv': priced('1,50', '1.234', '2.50', '3,50') });
    expect(entries(got)).toEqual(['c0 2024-01-01 1.5', 'c1 2024-01-02 1234', 'c3 2024-01-04 3.5']);
    expect(bad(got)).toEqual(['a.csv:4 amount "2.50" is no amount, read with a decimal comma']);
    expect(await failure({ 'a.csv': priced('1,50', '2.50') })).toContain(
      '1 rows can be read only one way and 1 only the other',
    );
  });
  it('are decided by every column of money together', async () => {
    const rows = 'customer;date;quantity;unit price;refunded\na;2024-01-01;2;1.234;0,50\n';
    expect(entries(await read({ 'a.csv': rows }))).toEqual(['a 2024-01-01 -0.5 refund', 'a 2024-01-01 2468']);
  });
  it('name the column that is to blame in rejects', async () => {
    const rows = 'customer;date;amount;refunded\na;2024-01-01;1,50;0\nb;2024-01-02;1,75;0\nc;2024-01-03;2.50;1.234\n';
    expect(bad(await read({ 'a.csv': rows }))).toEqual([
      'a.csv:4 amount "2.50" is no amount, read with a decimal comma',
    ]);
  });
});

it('a row that is bad in both its date and its amount is bad once', async () => {
  const rows = 'customer;date;amount\na;13/01/2024;1,50\nb;14/01/2024;1,50\nc;01/15/2024;1.50\n';
  const got = await read({ 'a.csv': rows });
  expect(bad(got)).toEqual(['a.csv:4 date "01/15/2024" is no date, read day first']);
  expect(got.account.badRows).toBe(1);
});
