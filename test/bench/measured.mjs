import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';

const peakScript = join(import.meta.dirname, 'peak.cjs');
// A process inherits the peak memory of the one that it is forked from, so a shell, which is small, stands in between.
const RUN = '"$@"; exit $?';
const RUN_PIPED = 'cat "$0" | "$@"; exit $?';

/**
 * @typedef {object} Measured
 * @property {number} seconds from start to end of the process
 * @property {number} peakBytes
 * @property {string} out
 * @property {string} err
 */

/**
 * Runs a Node program to its end.
 * @param {readonly string[]} argv
 * @param {{ stdin?: string | undefined, stdout?: string | undefined }} files what is piped in, and where stdout goes
 * @returns {Promise<Measured>}
 */
export async function measured(argv, { stdin, stdout } = {}) {
  const output = stdout === undefined ? 'pipe' : openSync(stdout, 'w');
  const words = [
    '-c',
    stdin === undefined ? RUN : RUN_PIPED,
    stdin ?? 'sh',
    process.execPath,
    '-r',
    peakScript,
    ...argv,
  ];
  const started = performance.now();
  const child = spawn('sh', words, { stdio: ['ignore', output, 'pipe', 'pipe'] });
  const texts = Promise.all([child.stdio[1], child.stdio[2], child.stdio[3]].map(textOf));
  const { code, seconds } = await new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code) => done({ code, seconds: (performance.now() - started) / 1000 }));
  });
  const [out, err, peak] = await texts;
  if (typeof output === 'number') closeSync(output);
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}:\n${err}`);
  return { seconds, peakBytes: Number(peak) * 1024, out, err };
}

async function textOf(stream) {
  let text = '';
  if (stream !== null) for await (const chunk of stream.setEncoding('utf8')) text += chunk;
  return text;
}

/** Runs contenders in turns, so that what else the machine does falls on all alike. */
export async function inTurns(contenders, runs) {
  const results = new Map(contenders.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const { name, argv, files } of contenders) results.get(name).push(await measured(argv, files));
  }
  return results;
}

/** @param {readonly number[]} values at least one */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
