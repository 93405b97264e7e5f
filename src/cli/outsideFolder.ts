import { stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Failure } from '../core/failure.ts';
import { printable, quoted } from '../core/printable.ts';

/**
 * A file of customers in an output folder that run.json does not list would be missed by `rfm forget`.
 * @param file as the user names it, at `path`
 * @param out the folder as the user names it, at `dir`
 * @throws Failure where the file lies in the folder
 */
export function checkOutside(path: string, file: string, dir: string, out: string): void {
  const way = relative(dir, path);
  const isInside = way !== '' && !/^\.\.(?:[\\/]|$)/.test(way) && !/^(?:[\\/]|[A-Za-z]:)/.test(way);
  if (!isInside) return;
  throw new Failure(
    'usage',
    `${quoted(file)} lies in ${out}, where rfm forget would miss it`,
    'name a file outside of the output folder',
  );
}

/** The same where no output folder is named: one is known by its run.json. */
export async function checkOutsideOutputs(path: string, file: string): Promise<void> {
  for (let dir = dirname(path); ; dir = dirname(dir)) {
    const isOutput = await stat(join(dir, 'run.json')).then(
      () => true,
      () => false,
    );
    if (isOutput) checkOutside(path, file, dir, printable(dirname(file)));
    if (dir === dirname(dir)) return;
  }
}
