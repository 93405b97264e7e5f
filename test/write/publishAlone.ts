import type { FileMode } from '../../src/write/folder/folders.ts';
import { withFolder } from '../../src/write/folder/hold.ts';
import type { ManifestOutput } from '../../src/write/folder/manifest.ts';
import { type OutputFile, publish as publishHeld } from '../../src/write/folder/publish.ts';

/** Holds a folder for nothing but one publication. */
export function publish(
  dir: string,
  files: Iterable<OutputFile> | AsyncIterable<OutputFile>,
  finish: (outputs: readonly ManifestOutput[]) => string,
  mode: FileMode,
  force: boolean,
  expired: readonly string[] = [],
): Promise<readonly ManifestOutput[]> {
  return withFolder(dir, { mode, force, targets: [] }, (folder) => publishHeld(folder, files, finish, expired));
}
