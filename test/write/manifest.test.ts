import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Manifest, manifestText, readManifest } from '../../src/write/folder/manifest.ts';
import { exampleManifest } from './generations.ts';

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rfm-manifest-'));
  path = join(dir, 'run.json');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const manifest: Manifest = {
  ...exampleManifest('1.0.0', [{ file: 'customers.csv', sha256: 'ab', bytes: 12, rows: 1 }]),
  inputs: [
    {
      file: 'orders.csv',
      sha256: 'cd',
      bytes: 99,
      rows: 3,
      bad_rows: 1,
      preset: 'generic',
      headers: ['Order ID', 'Total'],
      date_format: 'dd/MM/yyyy',
      day_month: 'dayFirst',
      decimal: ',',
    },
  ],
};

describe('readManifest', () => {
  it('reads back what was written, and nothing where nothing is', async () => {
    expect(await readManifest(dir)).toBeUndefined();
    writeFileSync(path, manifestText(manifest));
    expect(await readManifest(dir)).toEqual(manifest);
  });

  it('takes the manifests of other versions: more keys, or only those that every version has', async () => {
    const { version, as_of, cut_offs } = manifest;
    const outputs = [{ file: 'customers.csv', sha256: 'ab', bytes: 12, more: true }];
    writeFileSync(path, JSON.stringify({ version, as_of, cut_offs, outputs, unknown: 1 }));
    expect(await readManifest(dir)).toEqual({
      version,
      as_of,
      cut_offs,
      previous: null,
      settings: {},
      model: { name: 'none', parameters: {}, tried: [] },
      inputs: [],
      outputs: [{ file: 'customers.csv', sha256: 'ab', bytes: 12, rows: null }],
    });
  });

  it.each([
    ['', ''],
    ['{"version": "1.0.0", "as_', ''],
    ['[]', ''],
    ['{"name": "a run of something else"}', 'version'],
    [JSON.stringify({ ...manifest, outputs: [{ file: '../x', sha256: '', bytes: 0 }] }), 'outputs.0.file'],
    [JSON.stringify({ ...manifest, outputs: [{ file: '/etc/x', sha256: '', bytes: 0 }] }), 'outputs.0.file'],
  ])('refuses %s', async (text, at) => {
    writeFileSync(path, text);
    await expect(readManifest(dir)).rejects.toMatchObject({
      code: 'output',
      message: `${path} is no run.json of rfm, or it is damaged${at && `: ${at}`}`,
      hint: expect.stringContaining('move it away'),
    });
  });

  it('refuses a folder of that name', async () => {
    mkdirSync(path);
    await expect(readManifest(dir)).rejects.toMatchObject({ code: 'output', message: expect.stringContaining(path) });
  });
});
