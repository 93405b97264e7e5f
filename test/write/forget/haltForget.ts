import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withFolder } from '../../../src/write/folder/hold.ts';
import { recover } from '../../../src/write/folder/recover.ts';
import { forgetCustomers } from '../../../src/write/forget/forgetCustomers.ts';
import { endsBefore } from '../halting.ts';

/**
 * Halts the forgetting of a customer before each of its steps in turn, then recovers: `node child.mjs TEMPLATE DIR ID`.
 * What is halted never goes on, as if it had been killed. Prints how often the folder was then as before, as after, and
 * neither.
 */
const [template, dir, id] = process.argv.slice(2);

function contents(): string {
  const names = readdirSync(dir!, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(dir!, name)).isFile());
  return JSON.stringify(files.map((name) => [name, readFileSync(join(dir!, name), 'latin1')]));
}

function startAnew(): void {
  rmSync(dir!, { recursive: true, force: true });
  cpSync(template!, dir!, { recursive: true });
}

const nobody = { salt: '07'.repeat(16), hashes: [] };
const deed = () =>
  withFolder(dir!, { mode: 'private', force: false, targets: [] }, (folder) =>
    forgetCustomers(folder, [id!], nobody, false),
  );
// Keeps the process alive while nothing but halted steps is under way.
const alive = setInterval(() => undefined, 1000);
startAnew();
const before = contents();
await endsBefore(Number.POSITIVE_INFINITY, deed);
const after = contents();
const counts = { before: 0, after: 0, neither: 0 };
for (let step = 1, ended = false; !ended; step++) {
  startAnew();
  ended = await endsBefore(step, deed);
  for (let at = 1 + (step % 5); !(await endsBefore(at, () => recover(dir!))); at += 5);
  const found = contents();
  counts[found === before ? 'before' : found === after ? 'after' : 'neither'] += 1;
}
clearInterval(alive);
process.stdout.write(JSON.stringify(counts));
