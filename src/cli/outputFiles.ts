import { currencyDecimals } from '../core/amount.ts';
import { type CustomerTable, rowCount } from '../core/customers.ts';
import { type EpochDay, formatDay } from '../core/day.ts';
import { printableJson } from '../core/printable.ts';
import type { OrdersRead } from '../read/readOrders.ts';
import type { Report, ReportSegments } from '../report/report.ts';
import type { CutOffs } from '../score/cutOffs.ts';
import type { Assignment } from '../segment/assign.ts';
import type { Movements } from '../segment/movements.ts';
import type { Playbooks } from '../segment/playbooks/playbooks.ts';
import { type SegmentSet, slug } from '../segment/rules.ts';
import { MANIFEST } from '../write/folder/outputPath.ts';
import type { OutputFile } from '../write/folder/publish.ts';
import { type SnapshotBasis, snapshotFiles } from '../write/history.ts';
import { customerColumns, everyRow } from '../write/tables/customerColumns.ts';
import { rejectChunks } from '../write/tables/rejects.ts';
import { csvChunks } from '../write/tables/rows.ts';
import type { Choices } from './choices.ts';
import { MOVEMENTS, movementFiles, movementPaths } from './movementFiles.ts';

/** The segments of a set as the report wants them. */
export function reportSegments(set: SegmentSet, { segments, index }: Assignment, playbooks: Playbooks): ReportSegments {
  const list = segments.map((name) => ({ name, slug: slug(name), ...playbooks.get(name)! }));
  return { of: index, list, set: set.name };
}

/** What every run writes, whatever it finds. */
export const fixedPaths = ['customers.csv', MOVEMENTS, 'rejects.csv', 'summary.json', MANIFEST] as const;

/** Paths of all files of a run, in the order in which they are listed; run.json comes last. */
export function outputPaths(
  { list }: ReportSegments,
  asOf: EpochDay,
  movements: Movements | undefined,
): readonly string[] {
  return [
    'customers.csv',
    ...list.map(segmentPath),
    ...movementPaths(movements, list.length),
    'rejects.csv',
    'summary.json',
    `history/${formatDay(asOf)}.csv`,
    `history/${formatDay(asOf)}.json`,
    'run.json',
  ];
}

function segmentPath({ slug }: { readonly slug: string }): string {
  return `segments/${slug}.csv`;
}

/**
 * What later runs need to know of this one's scores and segments.
 * @param model that lifetime values were forecast with
 */
export function snapshotBasis(
  { scoring, since, segments, forecast }: Choices,
  cutOffs: CutOffs,
  currency: string | undefined,
  model: string | undefined,
): SnapshotBasis {
  const { name, rules } = segments;
  const { horizonDays, discount, margin } = forecast;
  return {
    ...scoring,
    cut_offs: cutOffs,
    since: since === undefined ? null : formatDay(since),
    currency: currency ?? null,
    forecast: { model: model ?? 'none', horizon: horizonDays, discount, margin },
    rules: { set: name, rules },
  };
}

/** The files of a run but run.json, each made when it is written. */
export function* outputFiles(
  table: CustomerTable,
  report: Report,
  segments: ReportSegments,
  { asOf, currency, badRows }: OrdersRead,
  movements: Movements | undefined,
  basis: SnapshotBasis,
  { reading }: Choices,
): Generator<OutputFile> {
  const decimals = currencyDecimals(currency);
  const columns = customerColumns(table, decimals, false);
  yield { file: 'customers.csv', chunks: csvChunks(columns, everyRow(table)), rows: rowCount(table) };
  for (const [i, segment] of segments.list.entries()) {
    const rows = segments.of.reduce<number[]>((members, of, row) => {
      if (of === i) members.push(row);
      return members;
    }, []);
    yield { file: segmentPath(segment), chunks: csvChunks(columns, Int32Array.from(rows)), rows: rows.length };
  }
  yield* movementFiles(table, decimals, movements, segments.list.length);
  yield { file: 'rejects.csv', chunks: rejectChunks(badRows, reading.contacts), rows: badRows.length };
  yield { file: 'summary.json', chunks: [printableJson(report)], rows: null };
  yield* snapshotFiles(asOf, table, decimals, basis);
}
