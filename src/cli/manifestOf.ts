import { type EpochDay, formatDay } from '../core/day.ts';
import { said } from '../core/language.ts';
import type { FileFindings } from '../read/findings.ts';
import type { OrdersRead } from '../read/readOrders.ts';
import type { CutOffs } from '../score/cutOffs.ts';
import type { SegmentSet } from '../segment/rules.ts';
import { findSet } from '../segment/sets/index.ts';
import type { ModelChoice } from '../value/choose.ts';
import type { Manifest, ManifestOutput } from '../write/folder/manifest.ts';
import type { SettingValues } from './settings.ts';
import { version } from './version.ts';

/** run.json of a run; only its clock depends on when the run took place. */
export function manifestOf(
  orders: OrdersRead,
  interactionFiles: readonly FileFindings[],
  cutOffs: CutOffs,
  { chosen, tried }: ModelChoice,
  previous: EpochDay | undefined,
  values: SettingValues,
  outputs: readonly ManifestOutput[],
  started: Date,
  finished: Date,
): Manifest {
  return {
    version,
    as_of: formatDay(orders.asOf),
    previous: previous === undefined ? null : formatDay(previous),
    settings: settingsRecord(values),
    cut_offs: cutOffs,
    model: {
      name: chosen?.name ?? 'none',
      parameters: chosen?.parameters ?? {},
      tried: tried.map((fit) => said(fit, 'en')),
    },
    inputs: [...orders.files, ...interactionFiles].map(
      ({ file, sha256, bytes, rows, badRows, preset, headers, dateFormat, dayMonth, decimal }) => ({
        file,
        // A run hashes what it reads.
        sha256: sha256!,
        bytes,
        rows,
        bad_rows: badRows,
        preset,
        headers,
        date_format: dateFormat,
        day_month: dayMonth,
        decimal,
      }),
    ),
    outputs,
    clock: { started: started.toISOString(), finished: finished.toISOString() },
  };
}

/** Settings with the rules of a file in place of its path, since the file may change or go. */
export function withRules(values: SettingValues, { name, description, bins, rules }: SegmentSet): SettingValues {
  const { segments } = values;
  if (typeof segments !== 'string' || findSet(segments) !== undefined) return values;
  return { ...values, segments: { name, description, ...(bins !== undefined && { bins }), rules: [...rules] } };
}

/** What was set by flag or config, days as ISO text. */
function settingsRecord(values: SettingValues): Record<string, unknown> {
  const { as_of: asOf, since } = values;
  return {
    ...values,
    ...(typeof asOf === 'number' && { as_of: formatDay(asOf) }),
    ...(since !== undefined && { since: formatDay(since) }),
  };
}
