import { currencyDecimals } from '../core/amount.ts';
import type { BadRow } from '../core/badRow.ts';
import { type CustomerTable, codedText, joinedTables, rowCount } from '../core/customers.ts';
import { type EpochDay, formatDay } from '../core/day.ts';
import { printableJson } from '../core/printable.ts';
import type { AcquisitionExclusions } from '../profile/acquisitionExclusions.ts';
import type { OrdersRead } from '../read/readOrders.ts';
import { renderHtml } from '../report/html/renderHtml.ts';
import type { Report, ReportSegments } from '../report/report.ts';
import type { CutOffs } from '../score/cutOffs.ts';
import type { Assignment } from '../segment/assign.ts';
import type { Movements } from '../segment/movements.ts';
import { type Playbooks, PROSPECTS } from '../segment/playbooks/playbooks.ts';
import { type SegmentSet, slug } from '../segment/rules.ts';
import { MANIFEST } from '../write/folder/outputPath.ts';
import type { OutputFile } from '../write/folder/publish.ts';
import { type SnapshotBasis, snapshotFiles } from '../write/history.ts';
import { customerColumns, everyRow } from '../write/tables/customerColumns.ts';
import { textColumn } from '../write/tables/printedColumn.ts';
import { rejectChunks } from '../write/tables/rejects.ts';
import { csvChunks } from '../write/tables/rows.ts';
import type { Choices } from './choices.ts';
import { MOVEMENTS, movementFiles, movementPaths } from './movementFiles.ts';

/** The segments of a set as the report wants them. */
export function reportSegments(set: SegmentSet, { segments, index }: Assignment, playbooks: Playbooks): ReportSegments {
  const list = segments.map((name) => ({ name, slug: slug(name), ...playbooks.get(name)! }));
  return { of: index, list, set: set.name };
}

/** The report with pictures. */
const REPORT = 'report.html';

/** What every run writes, whatever it finds. */
export const fixedPaths = ['customers.csv', MOVEMENTS, 'rejects.csv', 'summary.json', REPORT, MANIFEST] as const;

/** What is written of a run. */
export interface RunResults {
  /** The customers in the order of the output. */
  readonly customers: CustomerTable;
  /** People without a purchase; undefined without interactions. */
  readonly prospects: CustomerTable | undefined;
  readonly segments: ReportSegments;
  readonly movements: Movements | undefined;
  /** Undefined where contacts are not to be written. */
  readonly exclusions: AcquisitionExclusions | undefined;
}

/** Paths of all files of a run, in the order in which they are listed; run.json comes last. */
export function outputPaths(results: RunResults, asOf: EpochDay): readonly string[] {
  const slugs = audienceSlugs(results);
  return [
    'customers.csv',
    ...slugs.map(segmentPath),
    ...(isSuppressionKnown(results) ? slugs.map(suppressedPath) : []),
    ...movementPaths(results.movements, results.segments.list.length),
    ...(results.exclusions === undefined ? [] : [ACQUISITION]),
    'rejects.csv',
    'summary.json',
    REPORT,
    `history/${formatDay(asOf)}.csv`,
    `history/${formatDay(asOf)}.json`,
    'run.json',
  ];
}

const ACQUISITION = 'exclusions/acquisition.csv';

/** Slugs of the segments, with that of the prospects last. */
function audienceSlugs({ segments, prospects }: RunResults): readonly string[] {
  const slugs = segments.list.map((segment) => segment.slug);
  return prospects === undefined ? slugs : [...slugs, slug(PROSPECTS)];
}

function segmentPath(slug: string): string {
  return `segments/${slug}.csv`;
}

function suppressedPath(slug: string): string {
  return `suppressed/${slug}.csv`;
}

/** Whether anything tells who must not be written to now. */
function isSuppressionKnown({ customers }: Pick<RunResults, 'customers'>): boolean {
  return customers.texts.suppressed !== undefined;
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
  results: RunResults,
  report: Report,
  { asOf, currency }: OrdersRead,
  badRows: readonly BadRow[],
  basis: SnapshotBasis,
  { reading, csvForm, namesCustomers }: Choices,
): Generator<OutputFile> {
  const { customers, prospects, segments, movements, exclusions } = results;
  const decimals = currencyDecimals(currency);
  const everybody = prospects === undefined ? customers : joinedTables(customers, prospects);
  const columns = customerColumns(everybody, decimals, false);
  yield { file: 'customers.csv', chunks: csvChunks(columns, everyRow(everybody), csvForm), rows: rowCount(everybody) };
  const slugs = audienceSlugs(results);
  const { open, suppressed } = audiences(everybody, segments.of, slugs.length);
  for (const [i, rows] of open.entries()) {
    yield { file: segmentPath(slugs[i]!), chunks: csvChunks(columns, rows, csvForm), rows: rows.length };
  }
  if (isSuppressionKnown(results)) {
    for (const [i, rows] of suppressed.entries()) {
      yield { file: suppressedPath(slugs[i]!), chunks: csvChunks(columns, rows, csvForm), rows: rows.length };
    }
  }
  yield* movementFiles(customers, decimals, movements, segments.list.length, csvForm);
  if (exclusions !== undefined) {
    const { ids, emails } = exclusions;
    const pair = [textColumn('customer_id', ids, false), textColumn('email', emails, false)];
    yield { file: ACQUISITION, chunks: csvChunks(pair, ids.codes.length, csvForm), rows: ids.codes.length };
  }
  yield {
    file: 'rejects.csv',
    chunks: rejectChunks(badRows, reading.contacts.length > 0, csvForm),
    rows: badRows.length,
  };
  yield { file: 'summary.json', chunks: [printableJson(report)], rows: null };
  yield { file: REPORT, chunks: [renderHtml(report, namesCustomers)], rows: null };
  yield* snapshotFiles(asOf, customers, decimals, basis);
}

/**
 * Rows of each segment who may be written to, and of those who must not be now.
 * @param of segment by row; the rows that follow are of the last segment
 */
function audiences(
  table: CustomerTable,
  of: Int32Array,
  segments: number,
): { readonly open: readonly Int32Array[]; readonly suppressed: readonly Int32Array[] } {
  const open = Array.from({ length: segments }, (): number[] => []);
  const suppressed = Array.from({ length: segments }, (): number[] => []);
  const reasons = table.texts.suppressed;
  for (let row = 0; row < rowCount(table); row++) {
    const isSuppressed = reasons !== undefined && codedText(reasons, row) !== undefined;
    (isSuppressed ? suppressed : open)[row < of.length ? of[row]! : segments - 1]!.push(row);
  }
  return {
    open: open.map((rows) => Int32Array.from(rows)),
    suppressed: suppressed.map((rows) => Int32Array.from(rows)),
  };
}
