import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { configSettings } from '../../src/cli/settings.ts';
import { csv, folderWith, rfm, textOf } from './rfm.ts';

const orders = csv('customer,date,amount', 'a,2024-01-05,10', 'a,2024-01-06,-4');
const argv = ['score', 'in.csv'];

test('the first line on stderr says which config was used', async () => {
  const folder = folderWith({ 'in.csv': orders, 'my/own.json': '{}' });
  const firstLine = async (args: readonly string[]) => (await rfm(folder, args)).err.split('\n')[0];
  for (const command of ['run', 'score', 'inspect']) {
    expect(await firstLine([command, 'in.csv'])).toBe('rfm: no config');
    expect(await firstLine([command, 'in.csv', '--config', 'my/own.json'])).toBe('rfm: config my/own.json');
  }
  const configured = folderWith({ 'in.csv': orders, 'rfm.config.json': '{}', 'own.json': '{}' });
  expect((await rfm(configured, argv)).err).toMatch(/^rfm: config rfm\.config\.json\n/);
  expect((await rfm(configured, [...argv, '--config', 'own.json'])).err).toMatch(/^rfm: config own\.json\n/);
});

test('--config takes the place of rfm.config.json', async () => {
  const folder = folderWith({
    'in.csv': orders,
    'rfm.config.json': '{"returns": "ignore", "keep": "nothing"}',
    'own.json': '\uFEFF{"$schema": "x", "format": "jsonl", "as_of": "2024-02-01"}',
  });
  const { code, out } = await rfm(folder, [...argv, '--config', 'own.json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ revenue: 6, refunded: 4, recency_days: 27 });
});

test('every command checks the whole config, whichever settings it has flags for', async () => {
  const folder = folderWith({ 'in.csv': orders, 'rfm.config.json': '{"format": "xml"}' });
  for (const command of ['run', 'score', 'inspect']) {
    expect(await rfm(folder, [command, 'in.csv'])).toEqual({
      code: 2,
      out: '',
      err: 'rfm: rfm.config.json: format "xml" is not possible; choose one of csv, json, jsonl\n',
    });
  }
  expect(readdirSync(folder).sort()).toEqual(['in.csv', 'rfm.config.json']);
});

describe('config files that cannot be', () => {
  test.each([
    ['{"frequenzy": "days"}', 'no setting is named "frequenzy"; did you mean frequency?'],
    ['{"max-bad-rows": 5}', 'no setting is named "max-bad-rows"; did you mean max_bad_rows?'],
    ['{"__proto__": 5}', 'no setting is named "__proto__"; settings: '],
    ['{"force": true}', 'no setting is named "force"; settings: '],
    ['{"frequency": "day"}', 'frequency "day" is not possible; did you mean days?'],
    ['{"frequency": 3}', 'frequency 3 is not possible; expected string'],
    ['{"monetary": "spend"}', 'monetary "spend" is not possible; choose one of revenue, average, profit, none'],
    ['{"quiet": "yes"}', 'quiet "yes" is not possible; expected boolean'],
    ['{"prest": null}', 'no setting is named "prest"; did you mean preset?'],
    ['{"keep": [null]}', 'keep[0] null is not possible; expected string'],
    ['{"bins": 11}', 'bins 11 is not possible; give 2 to 10'],
    ['{"bins": [5]}', 'bins [5] is not possible; give a whole number'],
    ['{"bins": 2.5}', 'bins 2.5 is not possible; give a whole number'],
    [
      '{"map": {"custmer": "a"}}',
      'map {"custmer":"a"} is not possible; no field is named "custmer"; did you mean customer?',
    ],
    ['{"map": 3}', 'map 3 is not possible; expected '],
    ['{"keep": ["a", 5]}', 'keep[1] 5 is not possible; expected string'],
    ['{"files": "public"}', 'files "public" is not possible; choose one of private, group'],
    ['{"out": ""}', 'out "" is not possible; name a folder'],
    ['{"max_bad_rows": -1}', 'max_bad_rows -1 is not possible; give a number of rows or a share such as 5%'],
    ['{"as_of": "31/12/2024"}', 'as_of "31/12/2024" is not possible; give a day such as 2024-12-31, or today'],
    [
      '{"thresholds": {"recency_days": [1], "order": [2]}}',
      'thresholds {"recency_days":[1],"order":[2]} is not possible; no cut-offs are named "order"; did you mean orders?',
    ],
    [
      '{"thresholds": {"recency_days": [1], "orders": [2], "spent": [2]}}',
      'no cut-offs are named "spent"; there are recency_days, orders, revenue',
    ],
    ['{"thresholds": {"recency_days": [1]}}', 'thresholds.orders is missing; expected array'],
    [
      '{"thresholds": {"recency_days": [1], "orders": ["2"]}}',
      'thresholds.orders[0] "2" is not possible; expected number',
    ],
    ['{"segments": "gird"}', '"gird" is neither a set of segments nor a file of rules; did you mean grid?'],
    [
      '{"segments": [{"name": "Best", "when": {"rr": 5}}]}',
      'segments[0].when {"rr":5} is not possible; no column "rr" to set a condition on; did you mean r?',
    ],
    ['{"segments": [{"nam": "Best", "when": {"r": 5}}]}', 'segments[0].name is missing; expected string'],
    ['{"segments": []}', 'segments [] is not possible; give at least one rule'],
    ['[]', 'holds no object; write { "setting": value, … }'],
    ['{', 'is no JSON: '],
    ['', 'is no JSON: '],
  ])('%s', async (config, message) => {
    const folder = folderWith({ 'in.csv': orders, 'rfm.config.json': config });
    const { code, out, err } = await rfm(folder, argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err.trimEnd().split('\n').at(-1)).toMatch(/^rfm: (rfm\.config\.json: |"gird" is)/);
  });
});

test('keys that start with // are comments, and null means not set', async () => {
  const folder = folderWith({
    'in.csv': orders,
    'rfm.config.json': JSON.stringify({ '//': 1, '// format': 'xml', '//since': null, format: null, preset: null }),
  });
  const { code, out } = await rfm(folder, argv);
  expect([code, out]).toEqual([0, (await rfm(folderWith({ 'in.csv': orders }), argv)).out]);
});

test('run.json has what was set other than the default', async () => {
  const folder = folderWith({
    'in.csv': orders,
    'rfm.config.json': '{"bins": 5, "max_bad_rows": "5%", "horizon": 30}',
  });
  const flags = ['--horizon', '365', '--discount', '0.2', '--quiet'];
  expect((await rfm(folder, ['run', 'in.csv', ...flags])).code).toBe(0);
  expect(JSON.parse(textOf(folder, 'rfm-output/run.json')).settings).toEqual({ discount: 0.2, quiet: true });
});

test('a config that was asked for must be there and be a file', async () => {
  const folder = folderWith({ 'in.csv': orders, 'folder/x': '' });
  for (const [name, reason] of [
    ['gone.json', 'ENOENT'],
    ['folder', 'EISDIR'],
  ] as const) {
    expect(await rfm(folder, [...argv, '--config', name])).toEqual({
      code: 2,
      out: '',
      err: `rfm: ${name}: the config file cannot be read (${reason}); check --config\n`,
    });
  }
});

test('the key of a setting is its flag in snake_case', () => {
  for (const [key, { flags }] of Object.entries(configSettings)) {
    if (flags === undefined) continue;
    expect(/--(?:no-)?([a-z-]+)/.exec(flags)![1]!.replaceAll('-', '_')).toBe(key);
  }
});

test('each setting has a key or a flag that a test sets', async () => {
  const { readFileSync } = await import('node:fs');
  const text = ['reading', 'meaning', 'forecast', 'output', 'cron', 'interactions']
    .map((name) => readFileSync(new URL(`${name}.test.ts`, import.meta.url), 'utf8'))
    .join('');
  for (const key of Object.keys(configSettings)) expect(text).toMatch(new RegExp(`key: '${key}'|"${key}": `));
});
