import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { type TestShellOptions, testShell } from '../shell.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Runs one command line in a folder. */
export async function rfm(
  cwd: string,
  argv: readonly string[],
  options: Omit<TestShellOptions, 'cwd'> = {},
): Promise<Outcome> {
  const { shell, out, err } = testShell({ cwd, ...options });
  const code = await main(argv, shell);
  return { code, out: out(), err: err() };
}

/** A folder that holds these files and goes with the test. */
export function folderWith(files: Files = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'rfm-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  put(folder, files);
  return folder;
}

/** Adds files to a folder. */
export function put(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

export function textOf(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

const bakery = fileURLToPath(new URL('../../fixtures/bakery/', import.meta.url));

/** Path of a fixture, as it is named from a folder. */
export function fixture(folder: string, name: string): string {
  return relative(folder, join(bakery, name));
}

/** An export from lines of cells that hold no comma. */
export function csv(...lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
