import { resolve } from 'node:path';
import { printableJson } from '../../core/printable.ts';
import { shellWord } from '../../core/shellWord.ts';
import { type HistoryReport, historyReport } from '../../report/history/historyReport.ts';
import { renderHistory } from '../../report/history/renderHistory.ts';
import { firstPurchase } from '../../score/measure.ts';
import { amend } from '../../write/folder/amend.ts';
import { type HeldFolder, withFolder } from '../../write/folder/hold.ts';
import { forgottenTest, readForgotten } from '../../write/forget/forgotten.ts';
import { snapshotDays } from '../../write/history.ts';
import { backfillOf } from '../backfill.ts';
import { choicesOf } from '../choices.ts';
import { type Flags, resolveSettings } from '../config.ts';
import { settingOf } from '../defaults.ts';
import { checkAnswerable, type HistoryFlags, historyFlags, snapshotDaysFrom } from '../historyFlags.ts';
import { historyNotices } from '../historyNotices.ts';
import { configMessage, createMessages, type Messages } from '../messages.ts';
import { readExports } from '../readExports.ts';
import { orderReading } from '../readingSettings.ts';
import { measuredCustomers } from '../scoredCustomers.ts';
import {
  folderSettings,
  forecastSettings,
  meaningSettings,
  messageSettings,
  type SettingValues,
  settingNames,
} from '../settings.ts';
import type { Shell } from '../shell.ts';
import { terminalOptions } from '../terminal.ts';
import { createTimings, type Timings } from '../timings.ts';
import { version } from '../version.ts';
import { waitFor } from '../waiting.ts';

/** `rfm history`: the snapshots of the past, and how segments changed over them. */
export async function history(operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const { margin } = forecastSettings;
  const names = settingNames(orderReading, meaningSettings, { margin }, messageSettings, folderSettings);
  const { values, config } = await resolveSettings(flags, names, shell.cwd);
  const messages = createMessages(shell, values);
  const timings = createTimings(shell, values.timings);
  await messages.say(configMessage(config));
  const out = settingOf(values, 'out');
  const request = { operands, values, own: historyFlags(flags), force: flags.force === true, out };
  const report = await withFolder(
    resolve(shell.cwd, out),
    {
      mode: settingOf(values, 'files'),
      force: request.force,
      targets: [],
      wait: waitFor(settingOf(values, 'wait'), messages, shell),
      interruption: shell.interruption,
    },
    (folder) => historyInto(folder, request, messages, timings, shell),
  );
  if (values.json) await shell.stdout.write(printableJson(report));
  else if (!values.quiet) await shell.stdout.write(renderHistory(report, terminalOptions(shell, values.color)));
  await timings.print();
  return 0;
}

/** What the command line asks for. */
interface Request {
  readonly operands: readonly string[];
  readonly values: SettingValues;
  readonly own: HistoryFlags;
  readonly force: boolean;
  /** The output folder as it was named. */
  readonly out: string;
}

/** From the exports to snapshots in a folder. */
async function historyInto(
  folder: HeldFolder,
  { operands, values, own, force, out }: Request,
  messages: Messages,
  timings: Timings,
  shell: Shell,
): Promise<HistoryReport> {
  const { dir, previous, recovered } = folder;
  if (recovered !== 'nothing') await messages.say(`${out}: an interrupted run was ${recovered}`);
  // A snapshot of the past holds what orders alone tell.
  const choices = await choicesOf({ ...values, model: 'none', keep: [], contacts: false }, 'orders', shell);
  checkAnswerable(choices.segments);
  const isForgotten = forgottenTest(await readForgotten(dir));
  const orders = await readExports(operands, choices, { previous, isForgotten }, values, messages, timings, shell);
  timings.begin('score');
  measuredCustomers(orders, choices.since);
  const days = snapshotDaysFrom(own, orders.asOf, firstPurchase(orders.ledger, choices.since)!);
  const backfill = backfillOf(orders, days, { dir, days: await snapshotDays(dir) }, force, choices, timings);
  const outputs = await amend(folder, backfill.files, []);
  timings.begin('report');
  const course = backfill.course();
  const notices = [
    ...orders.account.notices.map(({ en }) => en),
    ...historyNotices(orders, choices.segments, course, backfill.kept, values.history_keep),
  ];
  // A report on the terminal has the notices; where it goes elsewhere, people still should see them.
  if (!shell.stdout.isTerminal) for (const notice of notices) await messages.say(notice);
  return historyReport({
    version,
    every: own.every,
    course,
    kept: backfill.kept,
    currency: orders.currency,
    segmentSet: choices.segments.name,
    account: orders.account,
    notices,
    files: orders.files,
    outputs: outputs.map(({ file }) => file),
    outDir: out,
    next: `rfm run NEWER-ORDERS.csv -o ${shellWord(out)}`,
  });
}
