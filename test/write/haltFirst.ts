import { rmSync } from 'node:fs';
import { generationFiles, generationIn, manifestOf } from './generations.ts';
import { endsBefore } from './halting.ts';
import { publish } from './publishAlone.ts';

/**
 * Halts the first publication into a folder before each of its steps in turn; the same once more must then come to its
 * end: `node child.mjs DIR`. Prints how many steps there are.
 */
const [dir] = process.argv.slice(2);
const deed = () => publish(dir!, generationFiles('new'), (outputs) => manifestOf('new', outputs), 'private', false);

// Keeps the process alive while nothing but halted steps is under way.
const alive = setInterval(() => undefined, 1000);
let step = 0;
for (let ended = false; !ended; ) {
  step++;
  rmSync(dir!, { recursive: true, force: true });
  ended = await endsBefore(step, deed);
  await endsBefore(Number.POSITIVE_INFINITY, deed);
  if (generationIn(dir!) !== 'new') throw new Error(`step ${step} leaves something else`);
}
clearInterval(alive);
process.stdout.write(String(step));
