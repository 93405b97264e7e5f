import type { Manifest } from '../folder/manifest.ts';
import { AUDIENCES, sameFileKey } from '../folder/outputPath.ts';
import type { ListKind } from './contactOf.ts';
import type { Part } from './parts.ts';

/** Where a list goes, relative to the output folder, without the ending. */
export function listPath(platform: string, slug: string, kind: ListKind): string {
  return `${AUDIENCES}/${platform}/${slug}${kind === 'members' ? '' : `.${kind}`}`;
}

/** The files of a list: `champions.csv`, or `champions.1.csv`, `champions.2.csv`, … where it had to be split. */
export function listFiles(
  list: string,
  parts: readonly Part[],
): readonly { readonly file: string; readonly part: Part }[] {
  return parts.map((part, i) => ({ file: `${list}${parts.length === 1 ? '' : `.${i + 1}`}.csv`, part }));
}

/** Files of these lists that an earlier command wrote and that are not written now. */
export function staleFiles(
  previous: Manifest | undefined,
  lists: readonly string[],
  written: readonly string[],
): readonly string[] {
  const keys = new Set(written.map(sameFileKey));
  const isOf = (file: string, list: string) =>
    file.startsWith(`${list}.`) && /^(?:\d+\.)?csv$/.test(file.slice(list.length + 1));
  return (previous?.outputs ?? [])
    .map(({ file }) => file)
    .filter((file) => lists.some((list) => isOf(file, list)) && !keys.has(sameFileKey(file)));
}
