import { describe, expect, test } from 'vitest';
import { rowsOf } from '../fixtures/readFixture.ts';
import { csv, folderWith, rfm, textOf } from './rfm.ts';

const orders = csv('customer,date,amount', 'anna,2024-01-05,10', 'bert,2023-01-06,4');
const rules = [
  { name: 'Now', when: { recency_days: { lte: 30 } }, why: 'just here', action: 'greet them' },
  { name: 'Old', when: { recency_days: { gt: 999 } } },
];
const set = { name: 'calendar', description: 'by the calendar', rules };
const segmentsOf = (out: string) => Object.fromEntries(rowsOf(out).map((row) => [row.customer_id, row.segment]));

describe('a file of rules', () => {
  test.each([
    ['rules alone', 'my-rules.json', JSON.stringify(rules)],
    ['a named set, with a byte-order mark', 'sets/calendar.json', `\uFEFF${JSON.stringify(set)}`],
    ['whatever its name', 'my-rules', JSON.stringify(set)],
    ['beside a built-in set of that name', './grid', JSON.stringify(set)],
  ])('%s, by flag and by config', async (_, name, text) => {
    const folder = folderWith({ 'in.csv': orders, [name]: text });
    const byFlag = await rfm(folder, ['score', 'in.csv', '--segments', name]);
    expect([byFlag.code, segmentsOf(byFlag.out)]).toEqual([0, { anna: 'Now', bert: 'Others' }]);
    const config = folderWith({
      'in.csv': orders,
      [name]: text,
      'rfm.config.json': JSON.stringify({ segments: name }),
    });
    expect((await rfm(config, ['score', 'in.csv'])).out).toBe(byFlag.out);
  });

  test('a named set may stand in the config too', async () => {
    const folder = folderWith({ 'in.csv': orders, 'rfm.config.json': JSON.stringify({ segments: set }) });
    expect(segmentsOf((await rfm(folder, ['score', 'in.csv'])).out)).toEqual({ anna: 'Now', bert: 'Others' });
  });

  test('run.json and the snapshot have the rules, whatever becomes of the file', async () => {
    const folder = folderWith({ 'in.csv': orders, 'my.json': JSON.stringify({ ...set, bins: 3 }) });
    const argv = ['run', 'in.csv', '--segments', 'my.json', '--bins', '3', '--quiet'];
    expect(await rfm(folder, argv)).toEqual({ code: 0, out: '', err: '' });
    const full = [rules[0], { ...rules[1], why: '', action: '' }];
    const { settings } = JSON.parse(textOf(folder, 'rfm-output/run.json'));
    expect(settings.segments).toEqual({ ...set, bins: 3, rules: full });
    const snapshot = JSON.parse(textOf(folder, 'rfm-output/history/2024-01-05.json'));
    expect(snapshot.rules).toEqual({ set: 'calendar', rules: full });
    expect(JSON.parse(textOf(folder, 'rfm-output/summary.json')).segments[0]).toMatchObject({
      segment: 'Now',
      why: 'just here',
      action: 'greet them',
    });
  });

  test('made for other bins says so', async () => {
    const folder = folderWith({ 'in.csv': orders, 'my.json': JSON.stringify({ ...set, bins: 3 }) });
    expect((await rfm(folder, ['score', 'in.csv', '--segments', 'my.json'])).err).toBe(
      'rfm: no config\nrfm: the segments calendar are made for 3 bins, not 5; give --bins 3, or write rules for 5 bins\n',
    );
  });

  test.each([
    ['gone.json', '[]', 'gone.json: the rules cannot be read (ENOENT); check --segments'],
    ['mine.json', '[]', 'mine.json: the rules cannot be read (ENOENT); did you mean mind.json?'],
    ['folder', '[]', 'folder: the rules cannot be read (EISDIR); check --segments'],
    ['mnd.jsn', '[]', '"mnd.jsn" is neither a set of segments nor a file of rules; did you mean mind.json?'],
    ['r-fm', '[]', '"r-fm" is neither a set of segments nor a file of rules; did you mean r-rfm?'],
    ['', '[]', '"" is neither a set of segments nor a file of rules; the built-in sets are grid, rf, r-rfm'],
    ['mind.json', '[', 'mind.json: is no JSON: '],
    ['mind.json', '5', 'mind.json: holds no rules; write [{ "name": "VIP", "when": { "r": 5 } }, …]'],
    ['mind.json', '[]', 'mind.json: [] is not possible; give at least one rule'],
    [
      'mind.json',
      JSON.stringify([...rules, { name: 'Far', when: { rr: 5 } }]),
      'mind.json: [2].when {"rr":5} is not possible; no column "rr" to set a condition on; did you mean r?',
    ],
    [
      'mind.json',
      JSON.stringify({ ...set, rules: [...rules, { name: 'Far', when: { any: [{ r: [5, 1] }] } }] }),
      'mind.json: rules[2].when {"any":[{"r":[5,1]}]} is not possible; column r_score has a range that ends before it begins: 5 to 1',
    ],
    ['mind.json', JSON.stringify({ rules }), 'mind.json: name is missing; expected string'],
    ['mind.json', JSON.stringify({ name: 'x' }), 'mind.json: rules is missing; expected array'],
    ['mind.json', JSON.stringify({ ...set, bins: 11 }), 'mind.json: bins 11 is not possible; give 2 to 10'],
    [
      'mind.json',
      JSON.stringify({ ...set, desciption: 'x' }),
      'no key is named "desciption"; did you mean description?',
    ],
    [
      'mind.json',
      JSON.stringify([{ ...rules[0], name: '/' }]),
      'mind.json: [0].name "/" is not possible; a segment name',
    ],
  ])('that cannot be used: %s %s', async (name, text, message) => {
    const folder = folderWith({ 'in.csv': orders, 'mind.json': text, 'folder/x': '' });
    const { code, out, err } = await rfm(folder, ['score', 'in.csv', '--segments', name]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});
