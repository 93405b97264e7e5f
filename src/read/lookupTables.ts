import { Failure } from '../core/failure.ts';
import { quoted } from '../core/printable.ts';
import { createTranscoder } from './bytes/encodings.ts';
import type { Field } from './fields.ts';
import { batchesOf } from './fileBatches.ts';
import type { Kernel } from './kernel/kernel.ts';
import type { Layout } from './layout/layout.ts';
import { pointNumber } from './layout/presets/computed.ts';
import type { Lookup, LookupTable } from './layout/presets/preset.ts';
import type { OpenedFile } from './openFile.ts';
import { fieldText } from './records/recordBatch.ts';
import { recordFault } from './rows/recordFault.ts';
import { plainText } from './values/texts.ts';

/** A file that holds no orders, but says more of them, read to its end. */
export interface TableFile {
  readonly file: string;
  readonly layout: Layout;
  readonly table: LookupTable;
  readonly encoding: string;
  readonly rows: number;
  /** Undefined where files are not hashed. */
  readonly sha256: string | undefined;
  readonly bytes: number;
}

/** The exports among the arguments that hold no orders, but say more of them. */
export interface LookupTables {
  /** Reads one of them; to be called once a file. */
  readonly add: (opened: OpenedFile) => Promise<TableFile>;
  readonly lookup: Lookup;
  /** Fails where a file of orders lacks a table. */
  readonly check: (opened: OpenedFile) => void;
}

export function createLookupTables(kernel: Kernel): LookupTables {
  const tables = new Map<string, TableRows>();
  return {
    add: async (opened) => {
      const table = opened.layout.table!;
      const known = tables.get(table.name) ?? { rows: new Map(), values: new Map() };
      tables.set(table.name, known);
      return addRows(kernel, opened, table, known);
    },
    lookup: (table, key) => tables.get(table)?.values.get(key) ?? '',
    check: ({ source, layout }) => {
      const isAsked = (field: Field): boolean => layout.computed.some((column) => column.field === field);
      const lacking = layout.preset.tables?.find(({ name, field }) => isAsked(field) && !tables.has(name));
      if (lacking === undefined) return;
      throw new Failure('input', `${source.file}: ${lacking.reason}`, lacking.hint);
    },
  };
}

/** What is known of a table. Files may overlap: of a row that comes again, the last counts. */
interface TableRows {
  /** By key and row key, where rows of one key are added up. */
  readonly rows: Map<string, number>;
  /** By key. */
  readonly values: Map<string, string>;
}

/** Adds the rows of a file to what is known of its table. */
async function addRows(
  kernel: Kernel,
  { source, layout }: OpenedFile,
  table: LookupTable,
  known: TableRows,
): Promise<TableFile> {
  const transcoder = createTranscoder(layout.encoding);
  const columns = [table.key, table.value, table.rowKey ?? ''].map((header) => layout.meanings.indexOf(header));
  let rows = -1;
  for await (const batch of batchesOf(kernel, source, layout, transcoder)) {
    for (let row = 0; row < batch.count; row++) {
      // The first is the header.
      if (++rows === 0) continue;
      const reason = recordFault(batch, row, layout.header);
      const [key, value, rowKey] = columns.map((column) =>
        column < 0 ? '' : plainText(fieldText(batch, row, column)),
      );
      const where = `${source.file}:${batch.lines[row]!}`;
      if (reason !== undefined) throw new Failure('input', `${where}: ${reason}`, 'mend the export');
      if (table.rowKey === undefined) known.values.set(key!, value!);
      else addUp(known, key!, rowKey!, amountIn(value!, where, layout.header[columns[1]!]!));
    }
  }
  return { file: source.file, layout, table, encoding: transcoder.encoding, rows, ...source.digest() };
}

function amountIn(value: string, where: string, column: string): number {
  const number = pointNumber(value);
  if (number !== undefined) return number;
  throw new Failure('input', `${where}: ${column} ${quoted(value)} is no amount`, 'mend the export');
}

function addUp({ rows, values }: TableRows, key: string, rowKey: string, amount: number): void {
  const row = `${key}\0${rowKey}`;
  const sum = Number(values.get(key) ?? 0) + amount - (rows.get(row) ?? 0);
  rows.set(row, amount);
  values.set(key, sum.toFixed(4));
}
