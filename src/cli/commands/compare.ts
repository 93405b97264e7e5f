import { resolve } from 'node:path';
import { currencyDecimals, formatAmount } from '../../core/amount.ts';
import { type EpochDay, formatDay, parseDay } from '../../core/day.ts';
import { Failure } from '../../core/failure.ts';
import { printable, printableJson, quoted } from '../../core/printable.ts';
import { comparisonOf } from '../../report/comparison.ts';
import { renderComparison } from '../../report/renderComparison.ts';
import { goneCustomers, movementsOf } from '../../segment/movements.ts';
import { earlierRows } from '../../segment/standing.ts';
import { completeInterrupted } from '../../write/folder/recover.ts';
import { readSnapshot, type SnapshotBasis, segmentsOf, snapshotDays } from '../../write/history.ts';
import { movementRows } from '../../write/tables/movementRows.ts';
import { csvOfParts } from '../../write/tables/rows.ts';
import { type Flags, resolveSettings } from '../config.ts';
import { settingOf } from '../defaults.ts';
import { configMessage, createMessages } from '../messages.ts';
import { areDifferentCurrencies, lifetimeNotice } from '../movementsSince.ts';
import { folderSettings, messageSettings, settingNames } from '../settings.ts';
import type { Shell } from '../shell.ts';
import { terminalOptions } from '../terminal.ts';
import { createTimings } from '../timings.ts';

/** `rfm compare`: who moved between two snapshots of an output folder. */
export async function compare(operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const { out: outSetting, json } = folderSettings;
  const { values, config } = await resolveSettings(
    flags,
    settingNames(messageSettings, { out: outSetting, json }),
    shell.cwd,
  );
  const timings = createTimings(shell, values.timings);
  const messages = createMessages(shell, values);
  await messages.say(configMessage(config));
  if (flags.movers === true && values.json) {
    throw new Failure('usage', '--movers and --json both say what to print', 'leave one of them out');
  }
  const out = settingOf(values, 'out');
  const dir = resolve(shell.cwd, out);
  timings.begin('read');
  await completeInterrupted(dir);
  const [oldDay, newDay] = twoDays(operands, await snapshotDays(dir), out);
  const earlier = await readSnapshot(dir, oldDay);
  const later = await readSnapshot(dir, newDay);
  const notices = differences(earlier.basis, later.basis, formatDay(oldDay));
  for (const notice of notices) await messages.say(notice);
  timings.begin('segments');
  const movements = movementsOf(segmentsOf(later), earlier, earlierRows(later.table, earlier), undefined);
  timings.begin('report');
  const currency = later.basis?.currency ?? undefined;
  const decimals = currencyDecimals(currency);
  if (flags.movers === true) {
    for (const chunk of csvOfParts(movementRows(movements, later.table, goneCustomers(movements), decimals))) {
      await shell.stdout.write(chunk);
    }
  } else {
    const comparison = comparisonOf(movements, later.table, newDay, currency, (amount) =>
      amount === undefined ? null : Number(formatAmount(amount, decimals)) || 0,
    );
    await shell.stdout.write(
      values.json ? printableJson(comparison) : renderComparison(comparison, terminalOptions(shell, values.color)),
    );
  }
  await timings.print();
  return 0;
}

/** Fails where the money of two snapshots cannot be set side by side, and tells where lifetime values cannot. */
function differences(
  earlier: SnapshotBasis | undefined,
  later: SnapshotBasis | undefined,
  day: string,
): readonly string[] {
  if (earlier === undefined || later === undefined) return [];
  if (areDifferentCurrencies(earlier, later)) {
    throw new Failure(
      'usage',
      `the snapshots are in different currencies, ${earlier.currency} and ${later.currency}`,
      'name two snapshots in one currency',
    );
  }
  return lifetimeNotice(day, earlier, later).map(({ en }) => en);
}

/** The snapshots that are meant: two days, one and the newest, or the newest two. */
function twoDays(
  operands: readonly string[],
  days: readonly EpochDay[],
  out: string,
): readonly [earlier: EpochDay, later: EpochDay] {
  if (days.length < 2) {
    throw new Failure(
      'usage',
      `${printable(out)} holds ${days.length === 0 ? 'no snapshot' : 'one snapshot'}, and two are compared`,
      'rfm run writes one for each as-of day; name another folder with -o',
    );
  }
  const named = operands.map((operand) => {
    const day = parseDay(operand);
    if (day !== undefined && days.includes(day)) return day;
    throw new Failure(
      'usage',
      `no snapshot ${quoted(operand)} is in ${printable(out)}`,
      `there are ${shownDays(days)}`,
    );
  });
  const [earlier = days.at(-2)!, later = days.at(-1)!] = named;
  if (earlier < later) return [earlier, later];
  throw new Failure(
    'usage',
    `the snapshot ${formatDay(earlier)} is not older than ${formatDay(later)}`,
    'name the older one first',
  );
}

/** The newest few of them. */
function shownDays(days: readonly EpochDay[]): string {
  const shown = days.slice(-MOST_SHOWN).map(formatDay).join(', ');
  return days.length > MOST_SHOWN ? `${days.length}, the newest ${shown}` : shown;
}

const MOST_SHOWN = 5;
