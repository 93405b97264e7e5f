import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Builds programs of this folder into another one, as .mjs, since Node 20 runs no TypeScript. */
export function buildChildren(
  folder: string,
  names: readonly string[] = ['publishChild', 'haltChild', 'haltFirst'],
): void {
  buildSync({
    entryPoints: names.map((name) => join(import.meta.dirname, `${name}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  });
}

export interface Ended {
  readonly signal: NodeJS.Signals | null;
  /** The last line on stdout. */
  readonly printed: string;
  /** From the word `ready` on stdout to the end. */
  readonly tookMs: number;
}

/** Runs a program of Node to its end, or kills it some time after it said that it is ready. */
export function run(argv: readonly string[], killAfterMs?: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const started = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    let readyAt = 0;
    started.stdout.on('data', (data) => {
      output += data;
      if (readyAt > 0 || !output.startsWith('ready\n')) return;
      readyAt = performance.now();
      if (killAfterMs !== undefined) setTimeout(() => started.kill('SIGKILL'), killAfterMs);
    });
    started.stderr.on('data', (data) => {
      errors += data;
    });
    started.on('close', (code, signal) => {
      if (code !== null && code !== 0) reject(new Error(errors));
      resolve({ signal, printed: output.trim().split('\n').at(-1) ?? '', tookMs: performance.now() - readyAt });
    });
  });
}
