import { expect, test } from 'vitest';
import { csv, folderWith, rfm } from './rfm.ts';

const files = {
  'in.csv': csv(
    'customer,order,date,amount,email,shop',
    'a,1,2024-01-05,10,a@x.it,Ferrara',
    'b,2,2024-02-05,20.5,,Forlì',
  ),
  'i.csv': csv('customer,date,type', 'a,2024-01-20,complaint'),
};
const argv = ['score', 'in.csv', '-i', 'i.csv', '--keep', 'shop', '--model', 'none', '--quiet'];
const names = 'shop,email,complaints,channel,revenue,customer_id';

test('columns of every kind are chosen and put in order, in every format', async () => {
  const folder = folderWith(files);
  const score = async (...more: readonly string[]) => {
    const { code, out, err } = await rfm(folder, [...argv, '--columns', names, ...more]);
    expect([code, err]).toEqual([0, '']);
    return out;
  };
  expect(await score()).toBe(csv(names, 'Forlì,,0,,20.50,b', 'Ferrara,a@x.it,1,email,10.00,a'));
  expect(await score('--excel', 'eu')).toBe(
    [`\ufeff${names.replaceAll(',', ';')}`, 'Forlì;;0;;20,50;b', 'Ferrara;a@x.it;1;email;10,00;a', ''].join('\r\n'),
  );
  const lines = [
    '{"shop":"Forlì","email":null,"complaints":0,"channel":null,"revenue":20.5,"customer_id":"b"}',
    '{"shop":"Ferrara","email":"a@x.it","complaints":1,"channel":"email","revenue":10,"customer_id":"a"}',
  ];
  expect(await score('--format', 'jsonl')).toBe(`${lines.join('\n')}\n`);
  expect(await score('--format', 'json')).toBe(`[\n${lines.join(',\n')}\n]\n`);
});

test('they may be given piece by piece, and in the config as a list or as one text', async () => {
  const expected = csv('revenue,customer_id', '20.50,b', '10.00,a');
  const pieces = await rfm(folderWith(files), [...argv, '--columns', 'revenue', '--columns', ' customer_id ']);
  expect(pieces.out).toBe(expected);
  for (const columns of [['revenue', 'customer_id'], 'revenue, customer_id']) {
    const folder = folderWith({ ...files, 'rfm.config.json': JSON.stringify({ columns }) });
    expect((await rfm(folder, argv)).out).toBe(expected);
    // Of rfm score and of nothing else.
    expect((await rfm(folder, ['run', 'in.csv', '-o', 'out', '--quiet'])).code).toBe(0);
  }
});

test('a lone column has a line for each customer, also where it is empty', async () => {
  const { out } = await rfm(folderWith(files), [...argv, '--columns', 'email']);
  expect(out).toBe(csv('email', '""', 'a@x.it'));
});

test.each([
  [['--columns', 'customer_id,clvv'], 'no column is named "clvv" (--columns); did you mean clv?'],
  [['--columns', 'Segment'], 'no column is named "Segment" (--columns); did you mean segment?'],
  [['--columns', 'shpo'], 'no column is named "shpo" (--columns); did you mean shop?'],
  [['--columns', 'clv,segment,clv'], '--columns has "clv" twice; name it once'],
  [['--columns', 'segment', '--columns', 'segment'], '--columns has "segment" twice; name it once'],
  [
    ['--columns', 'customer_id,zip', '--no-contacts'],
    '--columns "zip" is a contact, and --no-contacts leaves contacts out; leave one of them out',
  ],
  [['--columns', ','], '--columns "," is not possible; name a column'],
])('%j is refused', async (flags, message) => {
  const { code, out, err } = await rfm(folderWith(files), [...argv, ...flags]);
  expect([code, out, err]).toEqual([2, '', `rfm: ${message}\n`]);
});

test('rfm run has no such flag', async () => {
  const { code, err } = await rfm(folderWith(files), ['run', 'in.csv', '--columns', 'clv']);
  expect([code, err]).toEqual([2, expect.stringContaining("unknown option '--columns'")]);
});
