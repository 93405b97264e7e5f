import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Failure } from '../../src/core/failure.ts';
import { recover } from '../../src/write/folder/recover.ts';
import { watchDiskSteps } from './diskSteps.ts';
import { generationFiles, generationIn, manifestOf } from './generations.ts';
import { publish } from './publishAlone.ts';

/**
 * A process that publishes a generation, also to tell which folders it synced, recovers, or tells which generation a
 * folder holds; to be killed by its
 * parent, or by itself before its n-th step on the disk: `node child.mjs DEED DIR [N] [GENERATION]`. Prints `ready`, and
 * at the end how many steps it took, or the failure.
 */
const [deed, dir, killAt, generation] = process.argv.slice(2);

let steps = 0;
const DEEDS: Readonly<Record<string, () => Promise<string | undefined>>> = {
  publish: async () => {
    const name = generation ?? 'new';
    await publish(dir!, generationFiles(name), (outputs) => manifestOf(name, outputs), 'private', false);
    return undefined;
  },
  recover: async () => {
    await recover(dir!);
    return undefined;
  },
  synced: async () => {
    const deeds: string[] = [];
    const { open, rmdir } = fs.promises;
    fs.promises.open = (path, flags, ...rest) => {
      if (flags === 'r') deeds.push(String(path));
      return open(path, flags, ...rest);
    };
    fs.promises.rmdir = async (path, ...rest) => {
      await rmdir(path, ...rest);
      deeds.push(`rmdir ${path}`);
    };
    syncBuiltinESMExports();
    await publish(dir!, generationFiles('new'), (outputs) => manifestOf('new', outputs), 'private', false);
    return JSON.stringify(deeds);
  },
  tell: async () => generationIn(dir!),
};

await watchDiskSteps(async () => {
  steps += 1;
  if (steps === Number(killAt)) process.kill(process.pid, 'SIGKILL');
});
process.stdout.write('ready\n');
try {
  process.stdout.write(`${(await DEEDS[deed!]!()) ?? steps}\n`);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stdout.write(`${JSON.stringify({ code: error.code, message: error.message, hint: error.hint })}\n`);
}
