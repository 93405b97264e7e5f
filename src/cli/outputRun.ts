import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import type { Manifest } from '../write/folder/manifest.ts';

/**
 * What the run.json of an output folder says.
 * @param out the folder as the user names it
 * @throws Failure where there is none
 */
export function runIn(manifest: Manifest | undefined, out: string): Manifest {
  if (manifest !== undefined) return manifest;
  throw new Failure(
    'usage',
    `${printable(out)} holds no run.json`,
    'name the output folder of a run with -o, or run rfm run ORDERS first',
  );
}
