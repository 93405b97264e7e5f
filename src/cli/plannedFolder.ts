import { join } from 'node:path';
import type { PlannedBase } from '../campaign/plan/customerGroups.ts';
import type { ColumnName } from '../core/columns.ts';
import { type CustomerTable, rowCount } from '../core/customers.ts';
import { parseDay } from '../core/day.ts';
import { Failure } from '../core/failure.ts';
import type { Language } from '../core/language.ts';
import { printable } from '../core/printable.ts';
import type { PlanContext } from '../report/plan/planContext.ts';
import { playbooksOf } from '../segment/playbooks/playbooks.ts';
import { earlierSet } from '../segment/rules.ts';
import { findSet } from '../segment/sets/index.ts';
import { type Manifest, readManifest } from '../write/folder/manifest.ts';
import { completeInterrupted } from '../write/folder/recover.ts';
import { readBasis, type SnapshotBasis } from '../write/history.ts';
import { readSummary } from '../write/summary.ts';
import { readCustomers } from '../write/tables/readCustomers.ts';
import { ADVICE } from './customerRow.ts';
import { settingOf } from './defaults.ts';
import { runIn } from './outputRun.ts';
import type { SettingValues } from './settings.ts';

/** What an output folder tells of the customers of a campaign. */
export interface PlannedFolder {
  readonly base: PlannedBase;
  /** Customers that the run wrote, where the table has another number. */
  readonly written: number | undefined;
  /** Titles of segments by name. */
  readonly titles: ReadonlyMap<string, string>;
  /** What the figures are in. */
  readonly units: Omit<PlanContext, 'terms' | 'responseIsAssumed'>;
}

/**
 * Reads an output folder for a campaign.
 * @param out the folder as the user names it
 * @throws Failure where it holds no run, or its customers are not as a run writes them
 */
export async function plannedFolder(dir: string, out: string, language: Language): Promise<PlannedFolder> {
  await completeInterrupted(dir);
  const manifest = runIn(await readManifest(dir), out);
  const asOf = parseDay(manifest.as_of)!;
  const path = join(dir, 'customers.csv');
  const table = await readCustomers({ path, what: 'table of customers', advice: ADVICE });
  const settings = manifest.settings as SettingValues;
  const monetary = settingOf(settings, 'monetary');
  checkColumns(table, path, monetary !== 'none');
  const basis = await readBasis(dir, asOf);
  const summary = await readSummary(dir);
  const isForecast = table.numbers.expected_orders?.some((orders) => !Number.isNaN(orders)) ?? false;
  const written = manifest.outputs.find(({ file }) => file === 'customers.csv')?.rows ?? undefined;
  return {
    written: written === rowCount(table) ? undefined : written,
    base: { table, asOf, bins: settingOf(settings, 'bins'), hasMoney: monetary !== 'none' },
    titles: titlesOf(basis, settings, language),
    units: {
      language,
      currency: basis?.currency ?? undefined,
      hasMoney: monetary !== 'none',
      isProfit: monetary === 'profit',
      horizonDays: isForecast ? settingOf(settings, 'horizon') : undefined,
      discount: settingOf(settings, 'discount'),
      margin: settingOf(settings, 'margin'),
      suppressionIsKnown: isSuppressionKnown(manifest),
      // Of another run, it would not go with the customers.
      expectedRevenue:
        summary?.as_of === manifest.as_of ? (summary.forecast?.expected_revenue ?? undefined) : undefined,
    },
  };
}

/** A run writes lists of the suppressed only where something tells who they are. */
function isSuppressionKnown({ outputs }: Manifest): boolean {
  return outputs.some(({ file }) => file.startsWith('suppressed/'));
}

function titlesOf(
  basis: SnapshotBasis | undefined,
  { playbooks = {} }: SettingValues,
  language: Language,
): ReadonlyMap<string, string> {
  if (basis === undefined) return new Map();
  const { set, rules } = basis.rules;
  const segments = findSet(set) ?? earlierSet(set, rules, basis.bins);
  return new Map([...playbooksOf(segments, language, playbooks)].map(([name, { title }]) => [name, title]));
}

const ALWAYS_WRITTEN = [
  ...['segment', 'recency_days', 'orders', 'purchase_days', 'lifecycle', 'p_alive', 'expected_orders', 'contact_on'],
  ...['blocked_channels', 'suppressed'],
] as const satisfies readonly ColumnName[];
const WITH_MONEY = ['expected_order_value', 'clv', 'lifetime_value'] as const satisfies readonly ColumnName[];

/** Somebody may have opened the file, and saved it without some columns. */
function checkColumns({ numbers, texts }: CustomerTable, path: string, hasMoney: boolean): void {
  const needed = [...ALWAYS_WRITTEN, ...(hasMoney ? WITH_MONEY : [])];
  const missing = needed.find((name) => !Object.hasOwn({ ...numbers, ...texts }, name));
  if (missing === undefined) return;
  throw new Failure('output', `${printable(path)} has no column ${missing}`, ADVICE);
}
