import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

interface RunJson {
  readonly clock?: unknown;
  readonly outputs: readonly { readonly file: string; readonly sha256: string }[];
}

/** Every file below a folder with its text; run.json without its clock. */
export function resultsIn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pathsBelow(folder).map((path) => {
      const text = readFileSync(join(folder, path), 'utf8');
      return [path, path === 'run.json' ? withoutClock(text) : text];
    }),
  );
}

/** Fails unless every file that run.json names is there with the hash that it states. */
export function expectStatedHashes(folder: string): void {
  const { outputs } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as RunJson;
  expect(outputs.length).toBeGreaterThan(5);
  for (const { file, sha256 } of outputs) {
    const found = createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
    expect(found, file).toBe(sha256);
  }
}

/** Paths of all files below a folder, sorted. */
export function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** The text of run.json with its clock cut out, byte for byte otherwise. */
function withoutClock(text: string): string {
  const without = text.replace(/"clock": \{[^{}]*\}/, '"clock": {}');
  expect(without).not.toBe(text);
  return without;
}
