import { describe, expect, it } from 'vitest';
import { bad, entries, failure, read } from '../exports.ts';

const dated = (...days: readonly string[]) =>
  `customer,date,amount\n${days.map((day, i) => `c${i},${day},1\n`).join('')}`;
const days = ['24-03-05', '24-03-06', '24-12-31', '25-01-02'];
const said = (flags: string) =>
  `a.csv: the dates in date may begin or end with the year: every one can be read year first, and the first number changes less than the last; say ${flags}`;

describe('dates of two-digit parts that may begin with the year', () => {
  it('are refused with the patterns to choose from', async () => {
    expect(await failure({ 'a.csv': dated(...days) })).toBe(said('--date-format yy-MM-dd or --date-format dd-MM-yy'));
    const slashes = days.map((day) => `${day.replaceAll('-', '/')} 10:30`);
    expect(await failure({ 'a.csv': dated(...slashes) })).toBe(
      said('--date-format yy/MM/dd or --date-format dd/MM/yy'),
    );
    expect(await failure({ 'a.csv': dated('01-02-03', '01-02-04', '01-02-05') })).toBe(
      said('--date-format yy-MM-dd or --date-format dd-MM-yy or --date-format MM-dd-yy'),
    );
    expect(await failure({ 'a.csv': dated('24.03.05', '24.03.06', '24.03.07') })).toContain('--date-format yy.MM.dd');
  });
  it('are read by those patterns', async () => {
    const last = async (dateFormat: string) => entries(await read({ 'a.csv': dated(...days) }, { dateFormat })).at(-1);
    expect(await last('yy-MM-dd')).toBe('c3 2025-01-02 1');
    expect(await last('dd-MM-yy')).toBe('c3 2002-01-25 1');
  });
  it('are read as in the run before, where that was told', async () => {
    const earlier = { dates: new Map([['amount customer date', 'dayFirst' as const]]), decimals: new Map() };
    expect(entries(await read({ 'a.csv': dated(...days) }, { earlier })).at(-1)).toBe('c3 2002-01-25 1');
  });
  it.each([
    ['the last parts repeat, as years do', ['13-03-24', '06-03-24', '07-04-24', '08-01-25']],
    ['one cannot be read year first', ['24-03-05', '24-03-06', '24-03-07', '24-03-00', '31-01-32']],
    ['they are two', ['24-03-05', '24-03-06']],
    ['they are as many different ones in front as behind', ['24-03-05', '25-03-06', '26-03-07']],
    ['the year has four digits', ['24-03-2005', '24-03-2006', '24-03-2007']],
  ])('are none where %s', async (_, list) => {
    const got = await read({ 'a.csv': dated(...list) });
    expect(entries(got).length + bad(got).length).toBe(list.length);
  });
});
