import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configSettings, type Setting } from '../../src/cli/settings.ts';
import { pathsBelow } from '../endToEnd/results.ts';
import { fixture, folderWith, put, rfm, textOf } from './rfm.ts';

describe('rfm init', () => {
  test('writes a config that names every setting, with its default and meaning', async () => {
    const folder = folderWith();
    expect(await rfm(folder, ['init'])).toEqual({
      code: 0,
      out: '',
      err: 'rfm: wrote rfm.config.json; every command here reads it\n',
    });
    const config = JSON.parse(textOf(folder, 'rfm.config.json'));
    const settings: [string, Setting<unknown>][] = Object.entries(configSettings);
    expect(Object.keys(config)).toEqual(['//', ...settings.flatMap(([name]) => [`// ${name}`, name])]);
    for (const [name, { description, inConfig, default: value = null }] of settings) {
      expect(config[name]).toEqual(value);
      const meaning = inConfig ?? description;
      expect(config[`// ${name}`]).toBe(value === null ? meaning : `${meaning} (default: ${value})`);
    }
    expect(config).toMatchObject({ bins: 5, segments: 'grid', max_bad_rows: '5%', horizon: 365, as_of: null });
  });

  test('which changes nothing: a run and a score give the same bytes as without it', async () => {
    const [plain, configured] = [folderWith(), folderWith()];
    await rfm(configured, ['init']);
    for (const argv of [['run'], ['run', '--json'], ['score'], ['rules'], ['rules', 'r-rfm', '--json']]) {
      const withOrders = (folder: string) => (argv[0] === 'rules' ? argv : [...argv, fixture(folder, 'orders.csv')]);
      const expected = await rfm(plain, withOrders(plain));
      const found = await rfm(configured, withOrders(configured));
      expect(found).toEqual({ ...expected, err: expected.err.replace('no config', 'config rfm.config.json') });
      expect(found.code).toBe(0);
    }
    const written = pathsBelow(plain);
    expect(written.length).toBeGreaterThan(15);
    expect(pathsBelow(configured).filter((path) => path !== 'rfm.config.json')).toEqual(written);
    const bytes = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
    for (const path of written) expect(bytes(configured, path), path).toBe(bytes(plain, path));
  });

  test('never writes over a file, unless --force', async () => {
    const folder = folderWith({ 'rfm.config.json': '{"bins": 3}', 'folder/x': '' });
    expect(await rfm(folder, ['init'])).toEqual({
      code: 6,
      out: '',
      err: 'rfm: rfm.config.json: is there already; add --force to write over it, or name another file with -o\n',
    });
    expect(textOf(folder, 'rfm.config.json')).toBe('{"bins": 3}');
    expect((await rfm(folder, ['init', '-o', 'other.json'])).err).toBe(
      'rfm: wrote other.json; add --config other.json to use it\n',
    );
    expect((await rfm(folder, ['init', '--force'])).code).toBe(0);
    expect(textOf(folder, 'rfm.config.json')).toBe(textOf(folder, 'other.json'));
    expect((await rfm(folder, ['init', '-o', 'folder', '--force'])).err).toContain(
      'folder: cannot be written (EISDIR)',
    );
    expect((await rfm(folder, ['init', '-o', 'gone/x.json'])).err).toContain('gone/x.json: cannot be written (ENOENT)');
  });

  test('prints it with -o -', async () => {
    const folder = folderWith();
    const { code, out, err } = await rfm(folder, ['init', '-o', '-']);
    expect([code, err, pathsBelow(folder)]).toEqual([0, '', []]);
    put(folder, { 'printed.json': out });
    await rfm(folder, ['init']);
    expect(textOf(folder, 'rfm.config.json')).toBe(out);
  });
});
