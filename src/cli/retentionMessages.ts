import { type EpochDay, formatDay } from '../core/day.ts';
import { counted } from '../core/numberText.ts';
import type { Retention } from '../write/history.ts';
import type { Messages } from './messages.ts';
import type { SettingValues } from './settings.ts';

/** Says which snapshots a run has removed, and whether its own is none of those that stay. */
export async function sayRetention(
  { keepsOwn, expired }: Retention,
  asOf: EpochDay,
  { history_keep: keep }: SettingValues,
  { say }: Messages,
): Promise<void> {
  if (keep === undefined) return;
  if (expired.snapshots > 0)
    await say(`history: ${counted(expired.snapshots, 'snapshot')} removed, the ${keep} newest stay`);
  if (!keepsOwn) await say(`history: no snapshot of ${formatDay(asOf)}: the ${keep} that stay are newer`);
}
