import { resolve } from 'node:path';
import { printableJson } from '../../core/printable.ts';
import type { MovementReport } from '../../report/movementReport.ts';
import { buildReport, type Report } from '../../report/report.ts';
import { renderTerminal } from '../../report/terminal.ts';
import { earlierRows, withStanding } from '../../segment/standing.ts';
import { manifestText } from '../../write/folder/manifest.ts';
import { checkOutputFolder } from '../../write/folder/outputFolder.ts';
import { publish } from '../../write/folder/publish.ts';
import { recover } from '../../write/folder/recover.ts';
import { readPrevious } from '../../write/history.ts';
import { choicesOf } from '../choices.ts';
import { type Flags, resolveSettings } from '../config.ts';
import { settingOf } from '../defaults.ts';
import { manifestOf, withRules } from '../manifestOf.ts';
import { configMessage, createMessages } from '../messages.ts';
import { movementsSince } from '../movementsSince.ts';
import { fixedPaths, outputFiles, outputPaths, reportSegments } from '../outputFiles.ts';
import { readExports } from '../readExports.ts';
import { scoredCustomers } from '../scoredCustomers.ts';
import {
  folderSettings,
  forecastSettings,
  meaningSettings,
  outputSettings,
  readingSettings,
  type SettingValues,
  settingNames,
} from '../settings.ts';
import type { Shell } from '../shell.ts';
import { colourLevel, isUnicode, widthOf } from '../terminal.ts';
import { createTimings } from '../timings.ts';
import { version } from '../version.ts';

const SOMEBODY_MOVED = 10;

/** `rfm run`: the output folder and the report. */
export async function run(operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const started = shell.now();
  const names = settingNames(readingSettings, meaningSettings, forecastSettings, outputSettings, folderSettings);
  const { values, config } = await resolveSettings(flags, names, shell.cwd);
  const messages = createMessages(shell, values);
  const timings = createTimings(shell, values.timings);
  await messages.say(configMessage(config));

  const out = settingOf(values, 'out');
  const dir = resolve(shell.cwd, out);
  const force = flags.force === true;
  const recovered = await recover(dir);
  if (recovered !== 'nothing') await messages.say(`${out}: an interrupted run was ${recovered}`);
  const previous = await checkOutputFolder(dir, force, fixedPaths);

  const choices = await choicesOf(values, shell);
  const orders = await readExports(operands, choices, { previous }, values, messages, timings, shell);
  const scored = scoredCustomers(orders, choices, timings);
  const { table, scores, assignment, forecast, intervals } = scored;
  timings.begin('segments');
  const snapshot = await readPrevious(dir, orders.asOf);
  const earlier = snapshot && { customers: snapshot, rows: earlierRows(table, snapshot) };
  const { movements, notices } = movementsSince(earlier, scored, choices);
  const account = { ...scored.account, notices: [...scored.account.notices, ...notices] };
  // A report on the terminal has the notices; where it goes elsewhere, people still should see them.
  if (!shell.stdout.isTerminal) for (const notice of account.notices) await messages.say(notice);
  timings.begin('report');
  const customers = withStanding(table, assignment, orders.asOf, earlier);
  const segments = reportSegments(choices.segments, assignment);
  const report = buildReport({
    version,
    asOf: orders.asOf,
    currency: orders.currency,
    ...choices.scoring,
    table: customers,
    segments,
    cutOffs: scores.cutOffs,
    binSizes: scores.binSizes,
    account,
    forecast: { ...forecast, intervals, ...choices.forecast },
    movements,
    files: orders.files,
    outputs: outputPaths(segments, orders.asOf, movements),
    outDir: out,
    next: nextCommand(operands, out, account.badRows),
  });
  timings.begin('write');
  const recorded = withRules(values, choices.segments);
  await publish(
    dir,
    outputFiles(customers, report, segments, choices, scores.cutOffs, orders, movements),
    (outputs) =>
      manifestText(
        manifestOf(orders, scores.cutOffs, forecast.choice, snapshot?.asOf, recorded, outputs, started, shell.now()),
      ),
    settingOf(values, 'files'),
    force,
  );
  timings.begin('report');
  await printReport(report, values, shell);
  await timings.print();
  return values.exit_code && report.movements !== null && movers(report.movements) > 0 ? SOMEBODY_MOVED : 0;
}

function movers({ moved, new: arrived, gone }: MovementReport): number {
  return moved + arrived + gone;
}

async function printReport(report: Report, values: SettingValues, shell: Shell): Promise<void> {
  if (values.json) return shell.stdout.write(printableJson(report));
  if (values.quiet) return;
  const { stdout, env } = shell;
  const colour = colourLevel(stdout, env, values.color);
  return shell.stdout.write(renderTerminal(report, { width: widthOf(stdout, env), colour, unicode: isUnicode(env) }));
}

/** Bad rows first; else how to come back next week and see who moved by their own doing. */
function nextCommand(operands: readonly string[], out: string, badRows: number): string {
  if (badRows > 0 && !operands.includes('-')) return `rfm inspect ${operands.map(shellWord).join(' ')}`;
  return `rfm run NEWER-ORDERS.csv -o ${shellWord(out)} --thresholds ${shellWord(out)}`;
}

function shellWord(text: string): string {
  return /^[\w./:@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
