import { Failure } from '../core/failure.ts';
import { quoted } from '../core/printable.ts';

/** Where a command reads and where it writes; undefined where nothing is said of it. */
export interface FolderAndFile {
  /** The output folder of rfm run. */
  readonly folder: string | undefined;
  /** The CSV file that is to be written. */
  readonly file: string | undefined;
}

/**
 * The paths after `-o`, which may come twice: one that ends in `.csv` is the file, any other the folder.
 * @param paths what commander has collected; undefined without the flag
 * @throws Failure where two of them are files, or folders
 */
export function folderAndFile(paths: unknown): FolderAndFile {
  const all = (paths ?? []) as readonly string[];
  const isFile = (path: string) => /\.csv$/i.test(path);
  return {
    folder: theOnly(
      all.filter((path) => !isFile(path)),
      'folders',
      'name one folder with -o; a path that ends in .csv is the file',
    ),
    file: theOnly(all.filter(isFile), 'files', 'name one file that ends in .csv with -o'),
  };
}

function theOnly(paths: readonly string[], what: string, hint: string): string | undefined {
  const [path, other] = paths;
  if (other !== undefined) {
    throw new Failure('usage', `--out ${quoted(path!)} and --out ${quoted(other)} are two ${what}`, hint);
  }
  if (path === '') throw new Failure('usage', '--out "" is not possible', 'name a folder, or a file that ends in .csv');
  return path;
}
