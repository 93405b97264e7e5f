import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ColumnName } from '../core/columns.ts';
import { type CustomerTable, rowCount } from '../core/customers.ts';
import { type EpochDay, formatDay, parseDay } from '../core/day.ts';
import { Failure } from '../core/failure.ts';
import { printable, quoted } from '../core/printable.ts';
import type { EarlierStanding } from '../segment/standing.ts';
import type { Manifest } from './folder/manifest.ts';
import { attempt, ifPresent } from './folder/outputFailure.ts';
import { HISTORY } from './folder/outputPath.ts';
import type { OutputFile } from './folder/publish.ts';
import { unguard } from './tables/cell.ts';
import { customerColumns, everyRow } from './tables/customerColumns.ts';
import { csvChunks } from './tables/rows.ts';

/** What a customer keeps in a snapshot, in the order of the file. */
const snapshotColumns = [
  'customer_id',
  'segment',
  'segment_since',
  'r_score',
  'f_score',
  'm_score',
  'recency_days',
  'orders',
  'revenue',
  'lifetime_value',
  'lifecycle',
] as const satisfies readonly ColumnName[];

/** What a snapshot's scores and segments were made with. */
export interface SnapshotBasis {
  readonly bins: number;
  readonly cutOffs: Manifest['cut_offs'];
  /** The rules as plain JSON values, in the order in which they are tried. */
  readonly rules: { readonly set: string; readonly rules: readonly unknown[] };
}

/** The two files of a snapshot: every customer of the table, whose money has the currency's `decimals`. */
export function snapshotFiles(
  asOf: EpochDay,
  table: CustomerTable,
  decimals: number,
  basis: SnapshotBasis,
): readonly OutputFile[] {
  const name = `${HISTORY}/${formatDay(asOf)}`;
  const columns = customerColumns(table, decimals, false);
  const kept = snapshotColumns.map((column) => columns.find((printed) => printed.name === column)!);
  const { bins, cutOffs, rules } = basis;
  const data = { as_of: formatDay(asOf), bins, cut_offs: cutOffs, rules };
  return [
    { file: `${name}.csv`, chunks: csvChunks(kept, everyRow(table)), rows: rowCount(table) },
    { file: `${name}.json`, chunks: [`${JSON.stringify(data, null, 2)}\n`], rows: null },
  ];
}

export interface Snapshot {
  readonly asOf: EpochDay;
  /** By customer id; customers who were in no segment are not in it. */
  readonly segments: ReadonlyMap<string, EarlierStanding>;
}

/** The newest snapshot in a folder that is older than `asOf`; undefined where there is none. */
export async function readPrevious(dir: string, asOf: EpochDay): Promise<Snapshot | undefined> {
  const folder = join(dir, HISTORY);
  const names = (await attempt(folder, () => ifPresent(() => readdir(folder)), 'read')) ?? [];
  const newest = names.reduce<EpochDay | undefined>((best, name) => {
    const day = name.endsWith('.csv') ? parseDay(name.slice(0, -'.csv'.length)) : undefined;
    return day !== undefined && day < asOf && (best === undefined || day > best) ? day : best;
  }, undefined);
  if (newest === undefined) return undefined;
  return { asOf: newest, segments: await readStandings(join(folder, `${formatDay(newest)}.csv`), newest) };
}

async function readStandings(path: string, asOf: EpochDay): Promise<ReadonlyMap<string, EarlierStanding>> {
  const segments = new Map<string, EarlierStanding>();
  // Many customers share a standing: one object each keeps a large snapshot small in memory.
  const standings = new Map<string, EarlierStanding>();
  let place: Place | undefined;

  // Loaded only where there is an earlier snapshot.
  const { CsvError, parse } = await import('csv-parse');
  const parser = parse({
    // Spreadsheet programs put it there when somebody saves the file.
    bom: true,
    on_record: (record: readonly string[], { lines }) => {
      if (place === undefined) {
        place = placeColumns(record, path);
        return null;
      }
      const id = unguard(record[place.id]!);
      const sinceText = record[place.since]!;
      if (id === '' || segments.has(id)) {
        throw damaged(path, lines, id === '' ? 'has no customer_id' : `repeats customer_id ${quoted(id)}`);
      }
      const segment = unguard(record[place.segment]!);
      if (segment === '') return null;
      const key = `${sinceText} ${segment}`;
      let standing = standings.get(key);
      if (standing === undefined) {
        const since = parseDay(sinceText);
        if (since === undefined || since > asOf) {
          throw damaged(path, lines, `has segment_since ${quoted(sinceText)}, which is no day up to the snapshot's`);
        }
        standing = { segment, segmentSince: since };
        standings.set(key, standing);
      }
      segments.set(id, standing);
      return null;
    },
  });
  parser.resume();
  try {
    await attempt(path, () => pipeline(createReadStream(path), parser), 'read');
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw damaged(path, Number(error.lines ?? 1), CSV_FAULTS[error.code] ?? error.message);
  }
  if (place === undefined) throw damaged(path, 1, 'has no header');
  return segments;
}

const CSV_FAULTS: Readonly<Record<string, string>> = {
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'has a row with more or fewer cells than the header',
  CSV_QUOTE_NOT_CLOSED: 'has a quote that is never closed',
};

interface Place {
  readonly id: number;
  readonly segment: number;
  readonly since: number;
}

function placeColumns(header: readonly string[], path: string): Place {
  const [id, segment, since] = (['customer_id', 'segment', 'segment_since'] as const).map((name) => {
    const index = header.indexOf(name);
    if (index === -1) throw damaged(path, 1, `has no column ${name}`);
    return index;
  });
  return { id: id!, segment: segment!, since: since! };
}

function damaged(path: string, line: number, fault: string): Failure {
  return new Failure(
    'output',
    `${printable(path)}:${line}: the snapshot is damaged: it ${printable(fault)}`,
    'restore the file from a copy, or remove it and its .json: the snapshot before it is then the previous one',
  );
}
