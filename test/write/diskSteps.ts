import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

type AnyFunction = (...values: unknown[]) => Promise<unknown>;

/** Calls `before` ahead of every change that this process makes on the disk; the change waits for its answer. */
export async function watchDiskSteps(before: () => Promise<void>): Promise<void> {
  const promises = fs.promises as unknown as Record<string, AnyFunction>;
  const handle = await fs.promises.open(process.execPath);
  const methods = Object.getPrototypeOf(handle) as Record<string, AnyFunction>;
  await handle.close();
  for (const name of ['open', 'mkdir', 'rename', 'rm', 'rmdir', 'unlink', 'chmod']) watch(promises, name);
  for (const name of ['writeFile', 'sync']) watch(methods, name);
  syncBuiltinESMExports();

  function watch(owner: Record<string, AnyFunction>, name: string): void {
    const real = owner[name]!;
    owner[name] = async function (this: unknown, ...values: unknown[]) {
      await before();
      return real.apply(this, values);
    };
  }
}
