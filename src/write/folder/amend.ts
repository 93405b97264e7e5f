import type { HeldFolder } from './hold.ts';
import { amendedManifest, type ManifestOutput } from './manifest.ts';
import { type OutputFiles, publishAll } from './publish.ts';

/**
 * Changes some files of an output folder, all or nothing, and keeps the others; run.json, where there is one, then
 * states the new ones. The folder is let go of at the end.
 * @param files that are new or made anew
 * @param stale files to be deleted
 * @param change what else run.json is to have changed
 */
export function amend(
  folder: HeldFolder,
  files: OutputFiles,
  stale: readonly string[],
  change: (manifest: unknown) => unknown = (manifest) => manifest,
): Promise<readonly ManifestOutput[]> {
  const { dir, previous } = folder;
  return publishAll(folder, {
    files,
    manifest: async (staged) => (previous === undefined ? undefined : amendedManifest(dir, staged, stale, change)),
    stale: () => stale,
  });
}
