import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, type ManifestOutput, manifestText } from '../../src/write/folder/manifest.ts';
import type { OutputFile } from '../../src/write/folder/publish.ts';

/** The output of two runs: `new` changes two files of `old`, adds two, drops two and keeps the snapshot of `old`. */
const FILES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  old: {
    'customers.csv': 4,
    'segments/a.csv': 2,
    'segments/b.csv': 1,
    'gone/deep/x.csv': 1,
    'history/2024-01-01.csv': 1,
  },
  new: { 'customers.csv': 5, 'segments/a.csv': 3, 'fresh/deep/y.csv': 1, 'history/2024-02-01.csv': 1 },
};

/** A snapshot that `new` deletes where it is there. */
export const EXPIRED: readonly string[] = ['history/2023-12-31.csv', 'history/2023-12-31.json'];

export function generationFiles(generation: string): readonly OutputFile[] {
  return Object.entries(FILES[generation]!).map(([file, pieces]) => ({
    file,
    chunks: Array.from({ length: pieces }, (_, piece) => `${generation} ${file} ${piece}\n`.repeat(2000)),
    rows: pieces * 2000,
  }));
}

export function manifestOf(generation: string, outputs: readonly ManifestOutput[]): string {
  return manifestText(exampleManifest(generation, outputs));
}

export function exampleManifest(version: string, outputs: readonly ManifestOutput[]): Manifest {
  return {
    version,
    as_of: '2024-02-01',
    previous: null,
    settings: { bins: 5 },
    cut_offs: { recency_days: [10, 20.5], orders: [2, null], revenue: null },
    model: { name: 'none', parameters: {}, tried: [] },
    inputs: [],
    outputs: [...outputs],
    clock: { started: '2024-02-01T00:00:00Z', finished: '2024-02-01T00:00:01Z' },
  };
}

export function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Every file below a folder, by its path with `/`, sorted. */
export function filesBelow(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => !statSync(join(dir, name)).isDirectory())
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

export function statedVersion(dir: string): string {
  return readManifest(dir).version;
}

/** Throws where a file is not as run.json states. */
export function checkStated(dir: string): void {
  for (const { file, sha256: stated } of readManifest(dir).outputs) {
    if (sha256(join(dir, file)) !== stated) throw new Error(`${file} is not what run.json states`);
  }
}

/** Which generation a folder holds, after checking every file that its run.json names; anything mixed is an error. */
export function generationIn(dir: string): string {
  checkStated(dir);
  const version = statedVersion(dir);
  const other = version === 'old' ? 'new' : 'old';
  for (const file of Object.keys(FILES[other]!)) {
    const allowed = file in FILES[version]! || file === 'history/2024-01-01.csv';
    if (!allowed && existsSync(join(dir, file))) throw new Error(`${file} is left of the ${other} run`);
  }
  if (existsSync(join(dir, '.next'))) throw new Error('.next is left');
  return version;
}

function readManifest(dir: string): Manifest {
  return JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8')) as Manifest;
}
