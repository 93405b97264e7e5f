import { columnCatalog, contactColumns } from '../../core/columns.ts';
import { Failure } from '../../core/failure.ts';
import { nearest } from '../../core/nearest.ts';
import { quoted } from '../../core/printable.ts';
import { listed } from './exportStart.ts';
import type { Layout } from './layout.ts';

/** Fails where a column to keep is in the output anyway, or in none of the files. */
export function checkKeptColumns(layouts: readonly Layout[], keep: readonly string[]): void {
  const names = new Set<string>([...columnCatalog.map((column) => column.name), ...contactColumns]);
  keep.forEach((name, i) => {
    if (names.has(name) || keep.indexOf(name) !== i) {
      throw new Failure(
        'usage',
        `a column ${quoted(name)} is in the output already (--keep)`,
        'leave it out of --keep',
      );
    }
    if (layouts.some((layout) => layout.keep[i] !== undefined)) return;
    const headers = [...new Set(layouts.flatMap(({ header }) => header))];
    const near = nearest(name, headers);
    throw new Failure(
      'usage',
      `no file has a column ${quoted(name)} (--keep)`,
      near === undefined ? `columns: ${listed(headers)}` : `did you mean ${quoted(near)}?`,
    );
  });
}
