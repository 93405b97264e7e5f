import { resolve } from 'node:path';
import { printableJson } from '../../core/printable.ts';
import { historyReport } from '../../report/history/historyReport.ts';
import { renderHistory } from '../../report/history/renderHistory.ts';
import { firstPurchase } from '../../score/measure.ts';
import { amend } from '../../write/folder/amend.ts';
import { checkOutputFolder } from '../../write/folder/outputFolder.ts';
import { recover } from '../../write/folder/recover.ts';
import { snapshotDays } from '../../write/history.ts';
import { backfillOf } from '../backfill.ts';
import { choicesOf } from '../choices.ts';
import { type Flags, resolveSettings } from '../config.ts';
import { checkNoForecast, historyFlags, snapshotDaysFrom } from '../historyFlags.ts';
import { historyNotices } from '../historyNotices.ts';
import { configMessage, createMessages } from '../messages.ts';
import { readExports } from '../readExports.ts';
import { measuredCustomers } from '../scoredCustomers.ts';
import {
  DEFAULT_FOLDER,
  folderSettings,
  forecastSettings,
  meaningSettings,
  messageSettings,
  orderReading,
  settingNames,
} from '../settings.ts';
import type { Shell } from '../shell.ts';
import { shellWord } from '../shellWord.ts';
import { colourLevel, isUnicode, widthOf } from '../terminal.ts';
import { createTimings } from '../timings.ts';
import { version } from '../version.ts';

/** `rfm history`: the snapshots of the past, and how segments changed over them. */
export async function history(operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const { margin } = forecastSettings;
  const names = settingNames(orderReading, meaningSettings, { margin }, messageSettings, folderSettings);
  const { values, config } = await resolveSettings(flags, names, shell.cwd);
  const messages = createMessages(shell, values);
  const timings = createTimings(shell, values.timings);
  await messages.say(configMessage(config));
  const own = historyFlags(flags);
  const force = flags.force === true;

  const out = values.out ?? DEFAULT_FOLDER;
  const dir = resolve(shell.cwd, out);
  const recovered = await recover(dir);
  if (recovered !== 'nothing') await messages.say(`${out}: an interrupted run was ${recovered}`);
  const previous = await checkOutputFolder(dir, force, []);

  // A snapshot of the past holds what orders alone tell.
  const choices = await choicesOf({ ...values, model: 'none', keep: [], contacts: false }, shell);
  checkNoForecast(choices.segments);
  const orders = await readExports(operands, choices, { previous }, values, messages, timings, shell);
  timings.begin('score');
  measuredCustomers(orders, choices.since);
  const days = snapshotDaysFrom(own, orders.asOf, firstPurchase(orders.ledger, choices.since)!);
  const backfill = backfillOf(orders, days, { dir, days: await snapshotDays(dir) }, force, choices, timings);
  const change = async () => ({ files: backfill.files, stale: [] });
  const outputs = await amend(dir, change, values.files ?? 'private', force);
  timings.begin('report');
  const course = backfill.course();
  const notices = [...orders.account.notices, ...historyNotices(orders, choices.segments, course)];
  // A report on the terminal has the notices; where it goes elsewhere, people still should see them.
  if (!shell.stdout.isTerminal) for (const notice of notices) await messages.say(notice);
  const report = historyReport({
    version,
    every: own.every,
    course,
    kept: backfill.kept,
    currency: orders.currency,
    segmentSet: choices.segments.name,
    account: { ...orders.account, notices },
    files: orders.files,
    outputs: outputs.map(({ file }) => file),
    outDir: out,
    next: `rfm run NEWER-ORDERS.csv -o ${shellWord(out)}`,
  });
  const { stdout, env } = shell;
  if (values.json) await stdout.write(printableJson(report));
  else if (!values.quiet) {
    const colour = colourLevel(stdout, env, values.color);
    await stdout.write(renderHistory(report, { width: widthOf(stdout, env), colour, unicode: isUnicode(env) }));
  }
  await timings.print();
  return 0;
}
