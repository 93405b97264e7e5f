import type { FileMode } from './folders.ts';
import { amendedManifest, type Manifest, type ManifestOutput } from './manifest.ts';
import { type OutputFiles, publishAll } from './publish.ts';

/** Files that are new or made anew, and files to be deleted. */
export interface Amendment {
  readonly files: OutputFiles;
  readonly stale: readonly string[];
}

/**
 * Changes some files of an output folder, all or nothing, and keeps the others; run.json, where there is one, then
 * states the new ones.
 * @param change is called once no other run can change the folder, with the manifest of the previous run
 * @param force lets files go into a folder that holds other files and no run.json
 */
export function amend(
  dir: string,
  change: (previous: Manifest | undefined) => Promise<Amendment>,
  mode: FileMode,
  force = false,
): Promise<readonly ManifestOutput[]> {
  return publishAll(
    dir,
    async (previous) => {
      const { files, stale } = await change(previous);
      const manifest = async (staged: readonly ManifestOutput[]) =>
        previous === undefined ? undefined : amendedManifest(dir, staged, stale);
      return { files, manifest, stale: () => stale };
    },
    mode,
    force,
  );
}
