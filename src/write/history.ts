import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { ColumnName } from '../core/columns.ts';
import { type CustomerTable, rowCount } from '../core/customers.ts';
import { type EpochDay, formatDay, parseDay } from '../core/day.ts';
import { Failure } from '../core/failure.ts';
import { printable, quoted } from '../core/printable.ts';
import { rowText } from '../core/texts.ts';
import type { Assignment } from '../segment/assign.ts';
import { type EarlierCustomers, earlierCustomers } from '../segment/standing.ts';
import { readJsonFile } from './folder/jsonFile.ts';
import { attempt, ifPresent } from './folder/outputFailure.ts';
import { HISTORY } from './folder/outputPath.ts';
import type { OutputFile } from './folder/publish.ts';
import { customerColumns, everyRow } from './tables/customerColumns.ts';
import { findCustomers } from './tables/findCustomers.ts';
import { type CustomersFile, readCustomers } from './tables/readCustomers.ts';
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

const cutOffList = z.array(z.number().nullable()).readonly();

const ruleSchema = z
  .object({ name: z.string(), when: z.unknown(), why: z.string().default(''), action: z.string().default('') })
  .readonly();

const basisSchema = z
  .object({
    bins: z.number(),
    cut_offs: z
      .object({
        recency_days: cutOffList,
        orders: cutOffList,
        revenue: cutOffList.nullable(),
        engagement: cutOffList.optional(),
      })
      .readonly(),
    frequency: z.enum(['orders', 'days']).default('orders'),
    monetary: z.enum(['revenue', 'average', 'profit', 'none']).default('revenue'),
    since: z.string().nullable().default(null),
    currency: z.string().nullable().default(null),
    /** What lifetime values hold besides what was earned so far; `model` is none without a forecast. */
    forecast: z
      .object({ model: z.string(), horizon: z.number(), discount: z.number(), margin: z.number() })
      .readonly()
      .nullable()
      .default(null),
    rules: z.object({ set: z.string(), rules: z.array(ruleSchema).readonly() }).readonly(),
  })
  .readonly();

/** What the scores and segments of a snapshot were made with; the conditions of its rules are as yet unchecked. */
export type SnapshotBasis = z.infer<typeof basisSchema>;

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
  const { bins, cut_offs, frequency, monetary, since, currency, forecast, rules } = basis;
  const data = { as_of: formatDay(asOf), bins, cut_offs, frequency, monetary, since, currency, forecast, rules };
  return [
    { file: `${name}.csv`, chunks: csvChunks(kept, everyRow(table)), rows: rowCount(table) },
    { file: `${name}.json`, chunks: [`${JSON.stringify(data, null, 2)}\n`], rows: null },
  ];
}

/** The customers of a snapshot, and what their segments were made with. */
export interface Snapshot extends EarlierCustomers {
  /** Undefined where somebody has removed the file that says so. */
  readonly basis: SnapshotBasis | undefined;
}

/** The newest snapshot in a folder that is older than `asOf`; undefined where there is none. */
export async function readPrevious(dir: string, asOf: EpochDay): Promise<Snapshot | undefined> {
  const newest = (await snapshotDays(dir)).findLast((day) => day < asOf);
  return newest === undefined ? undefined : readSnapshot(dir, newest);
}

/** The days of the snapshots in a folder, the oldest first. */
export async function snapshotDays(dir: string): Promise<readonly EpochDay[]> {
  const names = await snapshotNames(dir);
  return names.flatMap(({ name, day }) => (name.endsWith('.csv') ? [day] : [])).sort((a, b) => a - b);
}

/** The files of snapshots, of which somebody may have removed one of a pair; all others in the folder are not ours. */
async function snapshotNames(dir: string): Promise<readonly { readonly name: string; readonly day: EpochDay }[]> {
  const folder = join(dir, HISTORY);
  const names = (await attempt(folder, () => ifPresent(() => readdir(folder)), 'read')) ?? [];
  return names.flatMap((name) => {
    const [, text] = /^(.+)\.(?:csv|json)$/.exec(name) ?? [];
    const day = text === undefined ? undefined : parseDay(text);
    return day === undefined ? [] : [{ name, day }];
  });
}

/** Snapshots that are to be deleted: how many, and their files. */
export interface Expired {
  readonly snapshots: number;
  readonly files: readonly string[];
}

/**
 * Which snapshots are to be deleted so that the `keep` newest stay, that of the run at `asOf` counted among them; it stays
 * in any case.
 * @param keep undefined where all stay
 */
export async function expiredSnapshots(dir: string, asOf: EpochDay, keep: number | undefined): Promise<Expired> {
  if (keep === undefined) return { snapshots: 0, files: [] };
  const days = await snapshotDays(dir);
  const newest = [...new Set([...days, asOf])].sort((a, b) => b - a).slice(0, keep);
  const isExpired = (day: EpochDay) => day < newest.at(-1)! && day !== asOf;
  const expired = (await snapshotNames(dir)).filter(({ day }) => isExpired(day));
  return {
    snapshots: days.filter(isExpired).length,
    files: expired.map(({ name }) => `${HISTORY}/${name}`).sort(),
  };
}

/** The snapshot of a day, which has to be there. */
export async function readSnapshot(dir: string, asOf: EpochDay): Promise<Snapshot> {
  const table = standingIn(await readCustomers(snapshotFile(dir, asOf)), dir, asOf);
  return { ...earlierCustomers(asOf, table), basis: await readBasis(dir, asOf) };
}

/** The customers of the given ids in the snapshot of a day, which has to be there. */
export async function findInSnapshot(dir: string, asOf: EpochDay, ids: ReadonlySet<string>): Promise<EarlierCustomers> {
  const file = snapshotFile(dir, asOf);
  const found = await findCustomers(file, ids);
  if (found !== undefined) return earlierCustomers(asOf, standingIn(found.table, dir, asOf));
  throw new Failure('output', `${printable(file.path)} is not there any more`, 'run the command again');
}

function snapshotFile(dir: string, asOf: EpochDay): CustomersFile {
  return { path: join(dir, HISTORY, `${formatDay(asOf)}.csv`), what: 'snapshot', advice: ADVICE, latest: asOf };
}

/** The table, which must tell the segments of its customers. */
function standingIn(table: CustomerTable, dir: string, asOf: EpochDay): CustomerTable {
  for (const name of ['segment', 'segment_since'] as const) {
    if (table.texts[name as 'segment'] !== undefined || table.numbers[name as 'segment_since'] !== undefined) continue;
    const path = printable(snapshotFile(dir, asOf).path);
    throw new Failure('output', `${path}:1: the snapshot is damaged: it has no column ${name}`, ADVICE);
  }
  const { names, codes } = table.texts.segment!;
  const nowhere = codes.findIndex((code) => names[code] === undefined);
  if (nowhere === -1) return table;
  const id = rowText(table.ids, nowhere)!;
  throw new Failure(
    'output',
    `${printable(snapshotFile(dir, asOf).path)}: the snapshot is damaged: customer ${quoted(id)} is in no segment`,
    ADVICE,
  );
}

/** The segments of a snapshot as its rules gave them, in their order; those that no rule names come last. */
export function segmentsOf({ table, basis }: Snapshot): Assignment {
  const { names, codes } = table.texts.segment!;
  const present = names.filter((name) => name !== undefined);
  const ruled = (basis?.rules.rules ?? []).map(({ name }) => name);
  const segments = [...ruled, ...present.filter((name) => !ruled.includes(name))];
  const places = names.map((name) => segments.indexOf(name ?? ''));
  return { segments, index: codes.map((code) => places[code]!) };
}

const ADVICE =
  'restore the file from a copy, or remove it and its .json: the snapshot before it is then the previous one';

/** Says that the file beside a snapshot does not hold what a run writes there. */
export function damagedBasis(asOf: EpochDay, fault: string): Failure {
  return new Failure(
    'output',
    `${HISTORY}/${formatDay(asOf)}.json: the snapshot is damaged: ${printable(fault)}`,
    ADVICE,
  );
}

/** What the scores and segments of a snapshot were made with; undefined where the file that says so is not there. */
export async function readBasis(dir: string, asOf: EpochDay): Promise<SnapshotBasis | undefined> {
  const path = join(dir, HISTORY, `${formatDay(asOf)}.json`);
  const json = await readJsonFile(path);
  if (json === undefined) return undefined;
  const result = basisSchema.safeParse(json.value);
  if (result.success) return result.data;
  const at = result.error.issues[0]!.path.join('.');
  throw new Failure(
    'output',
    `${printable(path)}: the snapshot is damaged${at === '' ? ': it is no JSON object' : ` at ${printable(at)}`}`,
    ADVICE,
  );
}
