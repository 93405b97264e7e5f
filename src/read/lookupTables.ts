import { Failure } from '../core/failure.ts';
import { createTranscoder } from './bytes/encodings.ts';
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
  const tables = new Map<string, Map<string, string>>();
  return {
    add: async (opened) => {
      const table = opened.layout.table!;
      const values = tables.get(table.name) ?? new Map<string, string>();
      tables.set(table.name, values);
      return addRows(kernel, opened, table, values);
    },
    lookup: (table, key) => tables.get(table)?.get(key) ?? '',
    check: ({ source, layout }) => {
      const lacking = layout.preset.tables?.find(({ name }) => !tables.has(name));
      if (lacking === undefined) return;
      throw new Failure('input', `${source.file}: ${lacking.reason}`, lacking.hint);
    },
  };
}

/** Adds the rows of a file to what is known of its table. */
async function addRows(
  kernel: Kernel,
  { source, layout }: OpenedFile,
  table: LookupTable,
  values: Map<string, string>,
): Promise<TableFile> {
  const transcoder = createTranscoder(layout.encoding);
  const [keyColumn, valueColumn] = [layout.meanings.indexOf(table.key), layout.meanings.indexOf(table.value)];
  let rows = -1;
  for await (const batch of batchesOf(kernel, source, layout, transcoder)) {
    for (let row = 0; row < batch.count; row++) {
      // The first is the header.
      if (++rows === 0) continue;
      const reason = recordFault(batch, row, layout.header);
      const [key, value] = [keyColumn, valueColumn].map((column) => plainText(fieldText(batch, row, column)));
      const where = `${source.file}:${batch.lines[row]!}`;
      if (reason !== undefined) throw new Failure('input', `${where}: ${reason}`, 'mend the export');
      const before = values.get(key!);
      if (!table.isSum) values.set(key!, before ?? value!);
      else values.set(key!, added(before, value!, where, layout.header[valueColumn]!));
    }
  }
  return { file: source.file, layout, table, encoding: transcoder.encoding, rows, ...source.digest() };
}

function added(before: string | undefined, value: string, where: string, column: string): string {
  const number = pointNumber(value);
  if (number === undefined) {
    throw new Failure('input', `${where}: ${column} ${JSON.stringify(value)} is no amount`, 'mend the export');
  }
  return (Number(before ?? 0) + number).toFixed(4);
}
