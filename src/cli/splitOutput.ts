import { resolve } from 'node:path';
import { printable } from '../core/printable.ts';
import { holding, writePrivateFile } from '../write/privateFile.ts';
import { checkOutside } from './outsideFolder.ts';
import type { Shell } from './shell.ts';

/** Where the list of a split goes. */
export interface SplitOutput {
  /** As the user names it; undefined for stdout. */
  readonly file: string | undefined;
  readonly write: (chunks: Iterable<string | Uint8Array>) => Promise<void>;
}

/**
 * A list of who is in which arm goes to a file or to stdout. Over another list it is not written: who was in a campaign is
 * known from its list alone. Nor is it written into the output folder, where `rfm forget` would not know of it.
 * @param out the output folder as the user names it
 */
export function splitOutput(file: string | undefined, out: string, shell: Shell): SplitOutput {
  if (file === undefined) {
    return {
      file,
      write: async (chunks) => {
        for (const chunk of chunks) await shell.stdout.write(chunk);
      },
    };
  }
  const path = resolve(shell.cwd, file);
  checkOutside(path, file, resolve(shell.cwd, out), printable(out));
  return {
    file,
    write: (chunks) => {
      const bytes = Buffer.concat([...chunks].map((chunk) => Buffer.from(chunk)));
      return writePrivateFile(path, file, 'this list of contacts', holding(bytes), [bytes]);
    },
  };
}
