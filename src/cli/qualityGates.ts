import type { CustomerTable } from '../core/customers.ts';
import type { EpochDay } from '../core/day.ts';
import { Failure } from '../core/failure.ts';
import { brokenGates, gateFigures } from '../segment/gates.ts';
import type { Manifest } from '../write/folder/manifest.ts';
import type { Snapshot, SnapshotBasis } from '../write/history.ts';
import { settingOf } from './defaults.ts';
import type { Messages } from './messages.ts';
import type { SettingValues } from './settings.ts';

/**
 * Stops a run whose results are too far from those of the snapshot that it is compared with, or too old.
 * @param previous manifest of the last run into the folder
 * @param force accepts them, and says so
 * @throws Failure `gate`
 */
export async function checkGates(
  asOf: EpochDay,
  table: CustomerTable,
  basis: SnapshotBasis,
  snapshot: Snapshot | undefined,
  previous: Manifest | undefined,
  values: SettingValues,
  force: boolean,
  messages: Messages,
): Promise<void> {
  const limits = settingOf(values, 'gates');
  if (limits === false) return;
  const before = snapshot && gateFigures(snapshot.asOf, snapshot.table);
  const sameRules = snapshot?.basis !== undefined && rulesText(snapshot.basis) === rulesText(basis);
  const broken = brokenGates(
    gateFigures(asOf, table),
    before,
    sameRules,
    values.as_of === 'today' && previous !== undefined,
    limits,
  );
  if (broken.length === 0) return;
  if (!force) {
    throw new Failure(
      'gate',
      broken.map((line) => `quality gate ${line}`).join('; '),
      'nothing was written: check the export, or accept it this once with --force',
    );
  }
  for (const line of broken) await messages.say(`--force overrides quality gate ${line}`);
}

/** What decides who is in which segment, but for cut-offs; meanings and actions do not. */
function rulesText({ bins, frequency, monetary, since, rules }: SnapshotBasis): string {
  return JSON.stringify([bins, frequency, monetary, since, rules.rules.map(({ name, when }) => [name, when])]);
}
