import { columnCatalog, contactColumns } from '../core/columns.ts';
import type { CustomerTable } from '../core/customers.ts';
import { Failure } from '../core/failure.ts';
import { nearest } from '../core/nearest.ts';
import { quoted } from '../core/printable.ts';
import type { PrintedColumn } from '../write/tables/printedColumn.ts';
import { settingOf } from './defaults.ts';
import type { SettingValues } from './settings.ts';

/** Fails where a column is asked for twice, or one that the output does not have; before anything is read. */
export function checkColumns(values: SettingValues): void {
  const { columns = [], keep = [] } = values;
  const hasContacts = settingOf(values, 'contacts');
  const names = [...columnCatalog.map(({ name }) => name), ...(hasContacts ? contactColumns : []), ...keep];
  columns.forEach((name, i) => {
    if (columns.indexOf(name) !== i) {
      throw new Failure('usage', `--columns has ${quoted(name)} twice`, 'name it once');
    }
    if (names.includes(name)) return;
    if (contactColumns.some((contact) => contact === name)) {
      const message = `--columns ${quoted(name)} is a contact, and --no-contacts leaves contacts out`;
      throw new Failure('usage', message, 'leave one of them out');
    }
    const near = nearest(name, names);
    throw new Failure(
      'usage',
      `no column is named ${quoted(name)} (--columns)`,
      near === undefined
        ? 'name columns of customers.csv; --keep carries one of the export there'
        : `did you mean ${near}?`,
    );
  });
}

/**
 * The columns that were asked for, in that order; all where none were.
 * @param columns those of the table: the catalog and after it the attributes
 */
export function chosenColumns(
  { attributes }: CustomerTable,
  columns: readonly PrintedColumn[],
  wanted: readonly string[] | undefined,
): readonly PrintedColumn[] {
  // Not by the names of the columns, in which a terminal is spared some characters.
  const names: readonly string[] = [...columnCatalog, ...attributes].map(({ name }) => name);
  return wanted === undefined ? columns : wanted.map((name) => columns[names.indexOf(name)]!);
}
