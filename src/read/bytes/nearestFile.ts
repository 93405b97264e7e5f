import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { nearest } from '../../core/nearest.ts';

/** The file that a mistyped path most likely means, written like the path; undefined where its folder has none near. */
export async function nearestFile(path: string, cwd: string): Promise<string | undefined> {
  const name = basename(path);
  const entries = await readdir(resolve(cwd, dirname(path)), { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
  const near = nearest(
    name,
    names.sort().filter((other) => isNear(name, other)),
  );
  return near === undefined ? undefined : path.slice(0, path.lastIndexOf(name)) + near;
}

/** Whether one name may mean the other: an ending that both have does not make them alike. */
function isNear(name: string, other: string): boolean {
  const ending = extname(name).toLowerCase();
  if (ending === '' || extname(other).toLowerCase() !== ending) return true;
  return nearest(name.slice(0, -ending.length), [other.slice(0, -ending.length)]) !== undefined;
}
