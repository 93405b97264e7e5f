import { chmod, mkdir, open, stat } from 'node:fs/promises';
import { attempt, ifPresent } from './outputFailure.ts';

/** Who may read the output: the user alone, or the user's group, too. */
export type FileMode = 'private' | 'group';

export const fileBits = { private: 0o600, group: 0o640 } as const satisfies Record<FileMode, number>;
export const folderBits = { private: 0o700, group: 0o750 } as const satisfies Record<FileMode, number>;

/** Makes a folder, or changes the bits of one that was made in the other mode; true if it was made. */
export async function makeFolder(path: string, mode: FileMode): Promise<boolean> {
  const bits = folderBits[mode];
  return attempt(path, async () => {
    // Not with the folders above it: one of them was checked or made before, and must not come back once removed.
    const made = await mkdir(path, { mode: bits }).then(
      () => true,
      async (error) => {
        if ((await ifPresent(() => stat(path)))?.isDirectory()) return false;
        throw error;
      },
    );
    const now = (await stat(path)).mode & 0o777;
    const ofOtherMode = now === folderBits.private || now === folderBits.group;
    if (now !== bits && (made || ofOtherMode)) await chmod(path, bits);
    return made;
  });
}

/** Names in a folder survive a power cut only after this. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && CANNOT_SYNC_FOLDERS.has(String(error.code)))) throw error;
  } finally {
    await handle.close();
  }
}

/** What file systems answer that have no such sync: publishing goes on without it. */
const CANNOT_SYNC_FOLDERS = new Set(['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR']);
