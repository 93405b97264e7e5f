import { Failure } from '../core/failure.ts';
import { quoted } from '../core/printable.ts';

/** An output folder of rfm run, and a file that is to be written; undefined where no file is named. */
export interface FolderAndFile {
  readonly folder: string;
  readonly file: string | undefined;
}

/**
 * What several -o name: a path that ends in .csv is the file, any other the folder.
 * @throws Failure where two of them name a folder, or two a file
 */
export function folderAndFile(paths: readonly string[] | undefined, defaultFolder: string): FolderAndFile {
  const isFile = (path: string) => path.toLowerCase().endsWith('.csv');
  const files = (paths ?? []).filter(isFile);
  const folders = (paths ?? []).filter((path) => !isFile(path));
  for (const [of, names] of [
    ['files', files],
    ['folders', folders],
  ] as const) {
    if (names.length < 2) continue;
    throw new Failure(
      'usage',
      `--out names two ${of}, ${names.map(quoted).join(' and ')}`,
      'name one folder, and one file that ends in .csv',
    );
  }
  if (folders[0] === '') throw new Failure('usage', '--out "" is not possible', 'name a folder');
  return { folder: folders[0] ?? defaultFolder, file: files[0] };
}
