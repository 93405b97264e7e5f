// Runs the bundle on a small export, and keeps beside it what V8 compiled on the way, so that no run compiles it again.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiled, evaluate, loadScript } from '../../bin/program.js';

const orders = join(import.meta.dirname, '../../fixtures/bakery/orders.csv');
const nowhere = { write: async () => undefined, isTerminal: false, columns: undefined };
const cwd = mkdtempSync(join(tmpdir(), 'rfm-compile-'));
const script = loadScript();
const { main } = evaluate(script);
const code = await main(['score', orders, '--model', 'none'], {
  cwd,
  env: {},
  stdin: [],
  stdout: nowhere,
  stderr: nowhere,
  now: () => new Date(0),
  elapsedMs: () => 0,
  peakMemory: () => 0,
});
rmSync(cwd, { recursive: true });
if (code !== 0) throw new Error(`the bundle ended with ${code}`);
writeFileSync(compiled, script.createCachedData());
