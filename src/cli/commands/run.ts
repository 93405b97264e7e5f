import { resolve } from 'node:path';
import { afterFirstPurchase } from '../../audit/afterFirstPurchase.ts';
import { customerBase } from '../../audit/base/customerBase.ts';
import { listening } from '../../audit/listening.ts';
import { type EpochDay, formatDay } from '../../core/day.ts';
import { noEmails } from '../../core/emails.ts';
import type { Language, Phrase } from '../../core/language.ts';
import { customerCount } from '../../core/ledger.ts';
import { counted } from '../../core/numberText.ts';
import { printableJson, quoted } from '../../core/printable.ts';
import { shellWord } from '../../core/shellWord.ts';
import { type AcquisitionExclusions, acquisitionExclusions } from '../../profile/acquisitionExclusions.ts';
import { emailsByPerson } from '../../profile/personEmails.ts';
import type { InteractionsRead } from '../../read/readInteractions.ts';
import type { OrdersRead } from '../../read/readOrders.ts';
import type { MovementReport } from '../../report/movementReport.ts';
import { buildReport, type Report } from '../../report/report.ts';
import { renderTerminal } from '../../report/terminal.ts';
import { PROSPECTS } from '../../segment/playbooks/playbooks.ts';
import { earlierRows, withStanding } from '../../segment/standing.ts';
import { type HeldFolder, withFolder } from '../../write/folder/hold.ts';
import { type Manifest, manifestText } from '../../write/folder/manifest.ts';
import { publish } from '../../write/folder/publish.ts';
import { forgottenTest, readForgotten } from '../../write/forget/forgotten.ts';
import { expiredSnapshots, readPrevious } from '../../write/history.ts';
import { type Choices, choicesOf } from '../choices.ts';
import { type Flags, resolveSettings } from '../config.ts';
import { settingOf } from '../defaults.ts';
import { fitFrom } from '../forecast.ts';
import { manifestOf, withRules } from '../manifestOf.ts';
import { configMessage, createMessages, type Messages } from '../messages.ts';
import { movementsSince } from '../movementsSince.ts';
import { fixedPaths, outputFiles, outputPaths, reportSegments, snapshotBasis } from '../outputFiles.ts';
import { checkGates } from '../qualityGates.ts';
import { readExports, readInteractionExports } from '../readExports.ts';
import { interactionSettings, readingSettings } from '../readingSettings.ts';
import { scoredCustomers } from '../scoredCustomers.ts';
import {
  contactSettings,
  excelSettings,
  folderSettings,
  forecastSettings,
  meaningSettings,
  messageSettings,
  type SettingValues,
  settingNames,
  wordSettings,
} from '../settings.ts';
import type { Shell } from '../shell.ts';
import { terminalOptions } from '../terminal.ts';
import { createTimings, type Timings } from '../timings.ts';
import { version } from '../version.ts';
import { waitFor } from '../waiting.ts';

const SOMEBODY_MOVED = 10;

/** `rfm run`: the output folder and the report. */
export async function run(operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const started = shell.now();
  const names = settingNames(
    readingSettings,
    interactionSettings,
    meaningSettings,
    forecastSettings,
    contactSettings,
    wordSettings,
    messageSettings,
    folderSettings,
    excelSettings,
  );
  const { values, config } = await resolveSettings(flags, names, shell.cwd);
  const messages = createMessages(shell, values);
  const timings = createTimings(shell, values.timings);
  await messages.say(configMessage(config));
  const out = settingOf(values, 'out');
  const force = flags.force === true;
  const report = await withFolder(
    resolve(shell.cwd, out),
    {
      mode: settingOf(values, 'files'),
      force,
      targets: fixedPaths,
      wait: waitFor(settingOf(values, 'wait'), messages, shell),
      interruption: shell.interruption,
    },
    (folder) => runInto(folder, { operands, values, force, out, started }, messages, timings, shell),
  );
  await printReport(report, values, shell);
  await timings.print();
  return values.exit_code && report.movements !== null && movers(report.movements) > 0 ? SOMEBODY_MOVED : 0;
}

/** What the command line asks for. */
interface Request {
  readonly operands: readonly string[];
  readonly values: SettingValues;
  readonly force: boolean;
  /** The output folder as it was named. */
  readonly out: string;
  readonly started: Date;
}

/** From the exports to a published folder. */
async function runInto(
  folder: HeldFolder,
  { operands, values, force, out, started }: Request,
  messages: Messages,
  timings: Timings,
  shell: Shell,
): Promise<Report> {
  const { dir, previous, recovered } = folder;
  if (recovered !== 'nothing') await messages.say(`${out}: an interrupted run was ${recovered}`);
  const choices = await choicesOf(values, 'report', shell);
  const isForgotten = forgottenTest(await readForgotten(dir));
  const record = { previous, isForgotten };
  const orders = await readExports(operands, choices, record, values, messages, timings, shell);
  const interactions = await readInteractionExports(orders, choices, record, values, messages, timings, shell);
  const badRows = [...orders.badRows, ...(interactions?.badRows ?? [])];
  const scored = scoredCustomers(orders, interactions, choices, timings);
  const { table, scores, assignment, forecast, intervals } = scored;
  timings.begin('segments');
  const snapshot = await readPrevious(dir, orders.asOf);
  const earlier = snapshot && { customers: snapshot, rows: earlierRows(table, snapshot) };
  const basis = snapshotBasis(choices, scores.cutOffs, orders.currency, forecast.choice.chosen?.name);
  const { movements, notices } = movementsSince(earlier, scored, basis);
  const account = {
    ...scored.account,
    notices: [
      ...scored.account.notices,
      ...notices,
      ...olderNotice(orders.asOf, previous, values),
      ...lostInteractions(previous, values),
    ],
  };
  // A report on the terminal has the notices; where it goes elsewhere, people still should see them.
  if (!shell.stdout.isTerminal) for (const notice of account.notices) await messages.say(notice.en);
  timings.begin('report');
  const customers = withStanding(table, assignment, orders.asOf, earlier);
  await checkGates(orders.asOf, customers, basis, snapshot, previous, values, force, messages);
  const expired = await expiredSnapshots(dir, orders.asOf, values.history_keep);
  const segments = reportSegments(choices.segments, assignment, choices.playbooks);
  const results = {
    customers,
    prospects: scored.prospects,
    segments,
    movements,
    exclusions: exclusionsOf(orders, interactions, choices),
  };
  const { ledger, items, asOf } = orders;
  const from = fitFrom(ledger);
  const hasMoney = choices.scoring.monetary !== 'none';
  const report = buildReport({
    version,
    language: choices.language,
    asOf: orders.asOf,
    currency: orders.currency,
    ...choices.scoring,
    table: customers,
    segments,
    cutOffs: scores.cutOffs,
    binSizes: scores.binSizes,
    account,
    forecast: { ...forecast, intervals, ...choices.forecast },
    afterFirstPurchase: afterFirstPurchase(ledger, items, interactions?.ledger, asOf, from, hasMoney),
    base: customerBase(ledger, asOf, from, undefined, hasMoney),
    listening: interactions && listening(interactions.ledger, orders.asOf),
    prospects: scored.prospects && { ...choices.playbooks.get(PROSPECTS)!, table: scored.prospects },
    movements,
    files: [...orders.files, ...(interactions?.files ?? [])],
    outputs: outputPaths(results, orders.asOf),
    outDir: out,
    next: nextCommand(operands, values.interactions ?? [], out, account.badRows, choices.language),
  });
  timings.begin('write');
  const recorded = withRules(values, choices.segments);
  await publish(
    folder,
    outputFiles(results, report, orders, badRows, basis, choices),
    (outputs) =>
      manifestText(
        manifestOf(
          orders,
          interactions?.files ?? [],
          scores.cutOffs,
          forecast.choice,
          snapshot?.asOf,
          recorded,
          outputs,
          started,
          shell.now(),
        ),
      ),
    expired.files,
  );
  if (expired.snapshots > 0) {
    await messages.say(
      `history: ${counted(expired.snapshots, 'snapshot')} removed, the ${values.history_keep} newest stay`,
    );
  }
  timings.begin('report');
  return report;
}

/** Who must not get a newcomer's offer; undefined where contacts are not to be written. */
function exclusionsOf(
  { ledger, emails, asOf }: OrdersRead,
  interactions: InteractionsRead | undefined,
  { reading }: Choices,
): AcquisitionExclusions | undefined {
  if (!reading.contacts.includes('email')) return undefined;
  const customers = customerCount(ledger);
  const others = interactions === undefined ? new Map() : emailsByPerson(interactions.emails, customers);
  return acquisitionExclusions(ledger, emails ?? noEmails(customers), others, asOf);
}

/** An export that ends too early may have lost its newest orders. */
function olderNotice(asOf: EpochDay, previous: Manifest | undefined, { as_of: asked }: SettingValues): Phrase[] {
  const day = formatDay(asOf);
  if (previous === undefined || asked !== undefined || day >= previous.as_of) return [];
  return [
    {
      en: `the newest day of the orders is ${day}, and the last run was as of ${previous.as_of}: is the export whole?`,
      it: `il giorno più recente degli ordini è il ${day}, mentre l'ultima esecuzione era al ${previous.as_of}: l'esportazione è completa?`,
    },
  ];
}

/** Without interactions nobody is suppressed for what they say. */
function lostInteractions(previous: Manifest | undefined, { interactions }: SettingValues): Phrase[] {
  const before = (previous?.settings as SettingValues | undefined)?.interactions ?? [];
  if (before.length === 0 || interactions !== undefined) return [];
  const named = before.map(quoted).join(', ');
  return [
    {
      en: `the last run had interactions (${named}), and this one has none: whoever unsubscribed or complained there is not held back; add -i`,
      it: `l'esecuzione precedente aveva interazioni (${named}), questa no: chi lì si è disiscritto o ha reclamato non viene escluso; aggiungere -i`,
    },
  ];
}

function movers({ moved, new: arrived, gone }: MovementReport): number {
  return moved + arrived + gone;
}

async function printReport(report: Report, values: SettingValues, shell: Shell): Promise<void> {
  if (values.json) return shell.stdout.write(printableJson(report));
  if (values.quiet) return;
  return shell.stdout.write(renderTerminal(report, terminalOptions(shell, values.color)));
}

/** Bad rows first; else how to come back next week and see who moved by their own doing. */
function nextCommand(
  operands: readonly string[],
  interactions: readonly string[],
  out: string,
  badRows: number,
  language: Language,
): string {
  const given = [...operands, ...(interactions.length === 0 ? [] : ['-i', ...interactions])];
  if (badRows > 0 && !given.includes('-')) return `rfm inspect ${given.map(shellWord).join(' ')}`;
  const orders: Phrase = { en: 'NEWER-ORDERS.csv', it: 'ORDINI-PIU-RECENTI.csv' };
  const others: Phrase = { en: ' -i NEWER-INTERACTIONS.csv', it: ' -i INTERAZIONI-PIU-RECENTI.csv' };
  return `rfm run ${orders[language]}${interactions.length === 0 ? '' : others[language]} -o ${shellWord(out)} --thresholds ${shellWord(out)}`;
}
