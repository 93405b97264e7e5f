import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { recover } from '../../src/write/folder/recover.ts';
import { checkStated, EXPIRED, generationFiles, generationIn, manifestOf, statedVersion } from './generations.ts';
import { endsBefore } from './halting.ts';
import { publish } from './publishAlone.ts';

/**
 * Halts a publication before each of its steps in turn, and recoveries from it before many of theirs, then checks what
 * the last recovery leaves: `node child.mjs TEMPLATE DIR`. What is halted never goes on, as if it had been killed;
 * unlike real kills this is quick enough to try every step. Prints how often each generation was left.
 */
const [template, dir] = process.argv.slice(2);

// Keeps the process alive while nothing but halted steps is under way.
const alive = setInterval(() => undefined, 1000);
const counts: Record<string, number> = { old: 0, new: 0 };
for (let step = 1; ; step++) {
  rmSync(dir!, { recursive: true, force: true });
  cpSync(template!, dir!, { recursive: true });
  const ended = await endsBefore(step, () =>
    publish(dir!, generationFiles('new'), (outputs) => manifestOf('new', outputs), 'private', false, EXPIRED),
  );
  // Who reads along must never see a run.json that promises files which are still to come.
  if (statedVersion(dir!) === 'new') checkStated(dir!);
  for (let at = 1 + (step % 5); !(await endsBefore(at, () => recover(dir!))); at += 5);
  const generation = generationIn(dir!);
  for (const file of EXPIRED) {
    if (existsSync(join(dir!, file)) !== (generation === 'old')) throw new Error(`${file} is not as in ${generation}`);
  }
  counts[generation]! += 1;
  if (ended) break;
}
clearInterval(alive);
process.stdout.write(JSON.stringify(counts));
