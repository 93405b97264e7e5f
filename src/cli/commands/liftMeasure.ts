import { type Lift, liftOf } from '../../campaign/lift/lift.ts';
import { type Outcomes, outcomesOf, type Window } from '../../campaign/lift/outcomes.ts';
import { type EpochDay, formatDay, parseDay } from '../../core/day.ts';
import { Failure } from '../../core/failure.ts';
import { counted } from '../../core/numberText.ts';
import { printable, printableJson, quoted } from '../../core/printable.ts';
import { liftReport } from '../../report/lift/liftReport.ts';
import { renderLift } from '../../report/lift/renderLift.ts';
import { orderChoices, readingChoices } from '../choices.ts';
import { type Flags, resolveSettings } from '../config.ts';
import { settingOf } from '../defaults.ts';
import { configMessage, createMessages } from '../messages.ts';
import { readExports } from '../readExports.ts';
import { folderSettings, liftSettings, messageSettings, type SettingValues, settingNames } from '../settings.ts';
import { shareFlag } from '../shareFlag.ts';
import type { Shell } from '../shell.ts';
import { readSplitFile, splitOf } from '../splitFile.ts';
import { terminalOptions } from '../terminal.ts';
import { createTimings } from '../timings.ts';

const DEFAULT_MATTERS = 0.1;

/** `rfm lift measure`: whether those who were written to bought more than those who were not, and how much. */
export async function liftMeasure(operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const names = settingNames(liftSettings, messageSettings, { json: folderSettings.json });
  const { values, config } = await resolveSettings(flags, names, shell.cwd);
  const messages = createMessages(shell, values);
  const timings = createTimings(shell, values.timings);
  await messages.say(configMessage(config));
  const hasMoney = isMoneyMeasured(values);
  const window = windowOf(flags);
  const mattersShare = shareFlag(flags, 'matters', DEFAULT_MATTERS);
  timings.begin('read');
  const splitFile = await readSplitFile(needed(flags, 'split', 'name the file of rfm lift split with it'), shell.cwd);

  const choices = {
    reading: readingChoices(values, 'orders'),
    // Orders and refunds after the window are left out, so that the answer stays the same as the exports grow.
    orders: { ...orderChoices(values, shell), asOf: window.to },
  };
  const orders = await readExports(operands, choices, undefined, values, messages, timings, shell);
  for (const notice of orders.account.notices) await messages.say(notice.en);
  timings.begin('compare');
  const { armOf, repeats } = splitOf(splitFile, orders.key);
  const outcomes = outcomesOf(orders.ledger, armOf, window);
  checkKnown(outcomes, armOf.size, splitFile.file, window);
  if (orders.later === 0) checkReached(outcomes, window);
  const lift: Lift = liftOf(outcomes.arms, mattersShare, hasMoney);
  timings.begin('report');
  const report = liftReport(lift, outcomes, {
    window,
    split: splitFile.file,
    currency: orders.currency,
    mattersShare,
    repeats,
    isOver: orders.later > 0,
  });
  await shell.stdout.write(
    values.json ? printableJson(report) : renderLift(report, terminalOptions(shell, values.color)),
  );
  await timings.print();
  return 0;
}

/** Revenue is what a claim rests on; of another measure nothing is claimed in its place. */
function isMoneyMeasured(values: SettingValues): boolean {
  const monetary = settingOf(values, 'monetary');
  if (monetary === 'revenue' || monetary === 'none') return monetary === 'revenue';
  throw new Failure(
    'usage',
    `rfm lift measure does not measure ${monetary} (--monetary)`,
    'give --monetary revenue, or none for no money at all',
  );
}

function windowOf(flags: Flags): Window {
  const [from, to] = [dayOf(flags, 'from'), dayOf(flags, 'to')];
  if (from <= to) return { from, to };
  throw new Failure(
    'usage',
    `--from ${formatDay(from)} is after --to ${formatDay(to)}`,
    'give the first day of the window, and its last',
  );
}

function dayOf(flags: Flags, name: 'from' | 'to'): EpochDay {
  const text = needed(flags, name, 'give the first day of the window with --from, and its last with --to');
  const day = parseDay(text);
  if (day !== undefined) return day;
  throw new Failure('usage', `--${name} ${quoted(text)} is not possible`, 'give a day such as 2024-12-31');
}

function needed(flags: Flags, name: string, hint: string): string {
  const value = flags[name];
  if (value !== undefined) return String(value);
  throw new Failure('usage', `--${name} is missing`, hint);
}

function checkReached({ newest }: Outcomes, { from }: Window): void {
  if (newest >= from) return;
  throw new Failure(
    'input',
    `the orders end on ${formatDay(newest)}, before the window begins on ${formatDay(from)}`,
    'export them again when the window is over',
  );
}

/** Where nobody of the split is known, it is of other customers, or of another key. */
function checkKnown({ withoutOrders }: Outcomes, customers: number, file: string, { to }: Window): void {
  if (withoutOrders < customers) return;
  throw new Failure(
    'input',
    `${printable(file)}: none of its ${counted(customers, 'customer')} has an order up to ${formatDay(to)} in these files`,
    'check that the orders tell customers apart by the same key (--key), and that they are of the same shop',
  );
}
