import { describe, expect, it } from 'vitest';
import { rowTexts } from '../../core/builtTexts.ts';
import { failure, read } from '../exports.ts';

const header = 'customer,order,date,amount,email,phone,first_name,last_name,country,zip,Colour,status\n';

async function attributes(rows: readonly string[], flags = {}) {
  const got = await read({ 'a.csv': `${header}${rows.join('\n')}\n` }, flags);
  return Object.fromEntries(got.attributes.map(({ name, ...texts }) => [name, rowTexts(texts)[0]]));
}

describe('contacts', () => {
  it('are those of the newest order that has one', async () => {
    const rows = [
      'a,1,2024-01-05,5,new@x.org,,Ann,,IT,,,',
      'a,2,2024-01-01,5,old@x.org,+44 1,,Old,DE,00100,,',
      'a,3,2024-01-09,5,n/a,-,,,,,,',
    ];
    for (const some of [rows, rows.toReversed()]) {
      expect(await attributes(some)).toEqual({
        email: 'new@x.org',
        phone: '+44 1',
        first_name: 'Ann',
        last_name: 'Old',
        country: 'IT',
        zip: '00100',
      });
    }
  });
  it('of the same day are those of the greatest order id, then the greatest text', async () => {
    const rows = [
      'a,10,2024-01-05,5,z@x.org,,,,,,,',
      'a,2,2024-01-05,5,a@x.org,,,,,,,',
      'a,2,2024-01-05,5,b@x.org,,,,,,,',
    ];
    for (const some of [rows, rows.toReversed()]) expect(await attributes(some)).toMatchObject({ email: 'b@x.org' });
  });
  it('are by the day of the order, not of the row', async () => {
    const rows = [
      'a,1,2024-01-01,5,,,,,,,,',
      'a,1,2024-01-20,5,late@x.org,,,,,,,',
      'a,2,2024-01-10,5,mid@x.org,,,,,,,',
    ];
    expect(await attributes(rows)).toMatchObject({ email: 'mid@x.org' });
  });
  it('are not those of orders after as_of, or of a status that is left out', async () => {
    const rows = [
      'a,1,2024-01-01,5,a@x.org,,,,,,,',
      'a,2,2024-01-05,5,b@x.org,,,,,,,',
      'a,3,2024-01-04,5,c@x.org,,,,,,,cancelled',
    ];
    expect(await attributes(rows, { asOf: Date.parse('2024-01-04') / 86_400_000 })).toMatchObject({ email: 'a@x.org' });
  });
  it('keep leading zeros and lose what spreadsheets wrap around them', async () => {
    expect(await attributes([`a,1,2024-01-05,5,,'+44 20,,,,'02116,,`])).toMatchObject({
      phone: '+44 20',
      zip: '02116',
    });
  });
  it('are not read where they are not wanted', async () => {
    expect(await attributes(['a,1,2024-01-05,5,new@x.org,,,,,,,'], { contacts: [] })).toEqual({});
  });
});

describe('kept columns', () => {
  it('are carried along by the same rule, under the name that was asked for', async () => {
    const rows = ['a,1,2024-01-05,5,,,,,,,red,', 'a,2,2024-01-06,5,,,,,,,,', 'a,3,2024-01-01,5,,,,,,,blue,'];
    expect(await attributes(rows, { contacts: [], keep: ['colour'] })).toEqual({ colour: 'red' });
  });
  it('may be in one of the files only', async () => {
    const got = await read(
      {
        'a.csv': 'customer,date,amount\na,2024-01-01,5\n',
        'b.csv': 'customer,date,amount,Colour\nb,2024-01-01,5,red\n',
      },
      { keep: ['Colour'] },
    );
    expect(rowTexts(got.attributes.find(({ name }) => name === 'Colour')!)).toEqual([undefined, 'red']);
  });
  it('must be in a file, and be no column of the output', async () => {
    const files = { 'a.csv': `${header}a,1,2024-01-05,5,,,,,,,red,\n` };
    expect(await failure(files, { keep: ['Color'] })).toBe(
      'no file has a column "Color" (--keep); did you mean "Colour"?',
    );
    for (const name of ['segment', 'email']) {
      expect(await failure(files, { keep: [name] })).toBe(
        `a column "${name}" is in the output already (--keep); leave it out of --keep`,
      );
    }
    expect(await failure(files, { keep: ['Colour', 'Colour'] })).toContain('is in the output already');
  });
});
