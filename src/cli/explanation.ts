import { join } from 'node:path';
import { codedText, rowsOf } from '../core/customers.ts';
import { type EpochDay, parseDay } from '../core/day.ts';
import { Failure } from '../core/failure.ts';
import { nearest } from '../core/nearest.ts';
import { printable, quoted } from '../core/printable.ts';
import { rowText } from '../core/texts.ts';
import { type Explanation, explainCustomer, explainLeft, explainProspect } from '../report/explain/explanation.ts';
import type { SegmentWorth } from '../report/explain/outlook.ts';
import { earlierSet } from '../segment/rules.ts';
import type { EarlierCustomers } from '../segment/standing.ts';
import type { SnapshotStanding } from '../segment/stays.ts';
import type { SegmentBasis } from '../segment/whatIf.ts';
import { type Manifest, readManifest } from '../write/folder/manifest.ts';
import { completeInterrupted } from '../write/folder/recover.ts';
import { findInSnapshot, readBasis, type SnapshotBasis, snapshotDays } from '../write/history.ts';
import { readSummary } from '../write/summary.ts';
import { type FoundCustomers, findCustomers } from '../write/tables/findCustomers.ts';
import { ADVICE, checkScored, rowOf } from './customerRow.ts';
import { version } from './version.ts';

/**
 * Why each of some customers is in the segment.
 * @param dir the output folder
 * @param out the folder as the user names it
 * @throws Failure where the folder holds no run, or one of the customers was never there
 */
export async function explainCustomers(ids: readonly string[], dir: string, out: string): Promise<Explanation> {
  await completeInterrupted(dir);
  const manifest = await readManifest(dir);
  if (manifest === undefined) {
    throw new Failure(
      'usage',
      `${printable(out)} holds no run.json`,
      'name the output folder of a run with -o, or run rfm run ORDERS first',
    );
  }
  const asOf = parseDay(manifest.as_of)!;
  const snapshot = await basisOf(dir, out, asOf);
  const basis = segmentBasis(snapshot, manifest);
  const wanted = new Set(ids.flatMap(spellings));
  const found = await inCustomersFile(dir, wanted);
  const snapshots = await earlierSnapshots(dir, asOf, wanted);
  const worth = await segmentWorth(dir);
  const currency = snapshot.currency ?? undefined;
  const customers = ids.map((id) => {
    const row = rowOf(found.table, spellings(id));
    if (row !== undefined) {
      const customer = rowsOf(found.table, Int32Array.of(row));
      const prospect = explainProspect(customer);
      if (prospect !== undefined) return prospect;
      checkScored(customer, basis, join(dir, 'customers.csv'));
      const standings = standingsOf(snapshots, [rowText(found.table.ids, row)!]);
      return explainCustomer(customer, asOf, basis, standings, currency, worth);
    }
    const left = explainLeft(id, standingsOf(snapshots, spellings(id)));
    if (left === undefined) throw unknownCustomer(id, found, out);
    return left;
  });
  const { bins, frequency, monetary, rules } = snapshot;
  return {
    version,
    as_of: manifest.as_of,
    currency: snapshot.currency,
    bins,
    frequency,
    monetary,
    segment_set: rules.set,
    cut_offs: basis.cutOffs,
    customers,
  };
}

/** The ids that are meant: as it stands, then as e-mail addresses are kept. */
function spellings(id: string): readonly string[] {
  const trimmed = id.trim();
  return [...new Set([id, trimmed, ...(id.includes('@') ? [trimmed.toLowerCase()] : [])])];
}

async function basisOf(dir: string, out: string, asOf: EpochDay): Promise<SnapshotBasis> {
  const basis = await readBasis(dir, asOf);
  if (basis !== undefined) return basis;
  throw new Failure(
    'usage',
    `${printable(out)} does not hold the rules of its last run`,
    'run rfm run ORDERS again: it writes them into history/',
  );
}

function segmentBasis({ bins, frequency, monetary, rules }: SnapshotBasis, manifest: Manifest): SegmentBasis {
  return {
    scoring: { bins, frequency, monetary },
    cutOffs: manifest.cut_offs,
    set: earlierSet(rules.set, rules.rules, bins),
  };
}

async function inCustomersFile(dir: string, wanted: ReadonlySet<string>): Promise<FoundCustomers> {
  const path = join(dir, 'customers.csv');
  const found = await findCustomers({ path, what: 'table of customers', advice: ADVICE }, wanted);
  if (found !== undefined) return found;
  throw new Failure('output', `${printable(path)} is not there`, ADVICE);
}

/** The customers in each snapshot up to as_of, the oldest first. */
async function earlierSnapshots(
  dir: string,
  asOf: EpochDay,
  wanted: ReadonlySet<string>,
): Promise<readonly EarlierCustomers[]> {
  const snapshots: EarlierCustomers[] = [];
  for (const day of await snapshotDays(dir)) {
    if (day <= asOf) snapshots.push(await findInSnapshot(dir, day, wanted));
  }
  return snapshots;
}

function standingsOf(snapshots: readonly EarlierCustomers[], ids: readonly string[]): readonly SnapshotStanding[] {
  return snapshots.map(({ asOf, table, rowOf }) => {
    const row = ids.map((id) => rowOf.get(id)).find((known) => known !== undefined);
    if (row === undefined) return { asOf, segment: undefined, since: undefined };
    return { asOf, segment: codedText(table.texts.segment!, row), since: table.numbers.segment_since![row] };
  });
}

/** What a customer of each segment is expected to bring; undefined where nothing was forecast. */
async function segmentWorth(dir: string): Promise<SegmentWorth | undefined> {
  const summary = await readSummary(dir);
  const known = (summary?.segments ?? []).flatMap(({ segment, customers, expected_revenue: sum }) =>
    sum === null || customers === 0 ? [] : [[segment, sum.expected / customers] as const],
  );
  if (summary?.forecast === undefined || known.length === 0) return undefined;
  return { horizonDays: summary.forecast.horizon_days, expectedRevenue: new Map(known) };
}

function unknownCustomer(id: string, { firstIds }: FoundCustomers, out: string): Failure {
  const near = nearest(id, firstIds);
  return new Failure(
    'usage',
    `no customer is named ${quoted(id)} in ${printable(out)}, nor in its snapshots`,
    near === undefined ? 'give a customer_id as it stands in customers.csv' : `did you mean ${quoted(near)}?`,
  );
}
