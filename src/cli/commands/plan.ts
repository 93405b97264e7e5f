import { resolve } from 'node:path';
import type { CampaignOption } from '../../campaign/plan/option.ts';
import { type CampaignPlan, campaignPlan, hasClosedChannel } from '../../campaign/plan/plan.ts';
import { rowCount } from '../../core/customers.ts';
import { type EpochDay, formatDay } from '../../core/day.ts';
import { Failure } from '../../core/failure.ts';
import { countedIn, groupedNumber, moneyText } from '../../core/numberText.ts';
import { printable, printableJson, quoted } from '../../core/printable.ts';
import { shellWord } from '../../core/shellWord.ts';
import { givenShareText } from '../../report/plan/figureWords.ts';
import { emptyWords, optionTitles } from '../../report/plan/optionWords.ts';
import { planReport } from '../../report/plan/planReport.ts';
import { renderPlan } from '../../report/plan/renderPlan.ts';
import { type Flags, resolveSettings } from '../config.ts';
import { contactsOf, listChunks } from '../contactList.ts';
import { settingOf } from '../defaults.ts';
import { folderAndFile } from '../folderAndFile.ts';
import { configMessage, createMessages, type Messages } from '../messages.ts';
import { type ContactChoice, type PlanFlags, planFlags } from '../planFlags.ts';
import { type PlannedFolder, plannedFolder } from '../plannedFolder.ts';
import { sizeWarnings } from '../segmentSplit.ts';
import { folderSettings, messageSettings, settingNames, wordSettings } from '../settings.ts';
import type { Shell } from '../shell.ts';
import { type SplitOutput, splitOutput } from '../splitOutput.ts';
import { terminalOptions } from '../terminal.ts';
import { createTimings } from '../timings.ts';
import { version } from '../version.ts';

/** `rfm plan`: options for a campaign on the customers of an output folder; `--choose` writes the contacts of one. */
export async function plan(_operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  // -o may come twice, so that it is no setting here; that of a config file names the folder.
  const names = settingNames(messageSettings, { json: folderSettings.json, lang: wordSettings.lang });
  const { values, config } = await resolveSettings(flags, names, shell.cwd);
  const messages = createMessages(shell, values);
  await messages.say(configMessage(config));
  const asked = planFlags(flags);
  const { folder: named, file } = folderAndFile(flags.out);
  const out = named ?? settingOf(values, 'out');
  checkTogether(asked, file, values.json === true);
  const output = splitOutput(file, out, shell);
  const timings = createTimings(shell, values.timings);
  timings.begin('read');
  const folder = await plannedFolder(resolve(shell.cwd, out), out, settingOf(values, 'lang'));
  if (folder.written !== undefined) {
    const [rows, written] = [rowCount(folder.base.table), folder.written].map((count) => groupedNumber(count, 0));
    await messages.say(
      `customers.csv has ${rows} rows, and the run wrote ${written}: the plan is for those that are there`,
    );
  }
  timings.begin('plan');
  const campaign = campaignPlan(folder.base, asked.terms, folder.units.margin);
  timings.begin('report');
  if (asked.choice === undefined) {
    const report = reportOf(campaign, folder, asked, out, flags);
    await shell.stdout.write(
      values.json ? printableJson(report) : renderPlan(report, terminalOptions(shell, values.color)),
    );
  } else await writeContacts(campaign, folder, asked, asked.choice, output, messages);
  await timings.print();
  return 0;
}

function checkTogether({ choice }: PlanFlags, file: string | undefined, json: boolean): void {
  if (choice === undefined && file !== undefined) {
    throw new Failure(
      'usage',
      `nothing is written to ${quoted(file)} without --choose`,
      'add --choose and the number of an option, or name a folder with -o',
    );
  }
  if (choice !== undefined && json) {
    throw new Failure('usage', '--json prints the options, --choose a list of contacts', 'leave one of them out');
  }
}

function reportOf(campaign: CampaignPlan, folder: PlannedFolder, asked: PlanFlags, out: string, flags: Flags) {
  const { base, titles, units } = folder;
  const context = { ...units, terms: asked.terms, responseIsAssumed: asked.responseIsAssumed };
  return planReport(
    version,
    campaign,
    base.table,
    base.asOf,
    titles,
    nextCommand(campaign, base.asOf, out, flags),
    context,
  );
}

/** Writes the contacts of the option that is named, or of the first that has any. */
function nextCommand({ options, leastEffort }: CampaignPlan, asOf: EpochDay, out: string, flags: Flags): string | null {
  const named = [leastEffort, ...options].find((option) => (option?.contacts ?? 0) > 0);
  if (named === undefined) return null;
  const given = (['budget', 'cost', 'response'] as const).flatMap((name) =>
    flags[name] === undefined ? [] : [`--${name} ${shellWord(String(flags[name]))}`],
  );
  const parts = [
    `-o ${shellWord(out)}`,
    ...given,
    `--choose ${options.indexOf(named) + 1}`,
    `-o ${named.kind}-${formatDay(asOf)}.csv`,
  ];
  return `rfm plan ${parts.join(' ')}`;
}

async function writeContacts(
  campaign: CampaignPlan,
  { base, units }: PlannedFolder,
  asked: PlanFlags,
  choice: ContactChoice,
  output: SplitOutput,
  messages: Messages,
): Promise<void> {
  const option = chosenOption(campaign, choice, asked);
  const { controlShare, seed } = choice;
  const name = choice.campaign ?? `${option.kind}-${formatDay(base.asOf)}`;
  const chosen = contactsOf(option, base.table, asked, { seed, campaign: name, controlShare });
  const chunks = listChunks(chosen, base.table);
  await output.write(chunks);
  const controls = chosen.rows.length - chosen.contacts;
  const cost = moneyText(chosen.contacts * asked.terms.cost, units.currency);
  await messages.say(
    `option ${choice.option}, ${optionTitles[option.kind].en}: ${countedIn('en', chosen.contacts, 'person')} to contact for ${cost}, ${groupedNumber(controls, 0)} kept out to compare with (control ${givenShareText('en', controlShare)})${output.file === undefined ? '' : `, written to ${printable(output.file)}`}`,
  );
  await messages.say(`campaign ${printable(name)}, seed ${seed}: the same names give everybody the same arm`);
  const closed = chosen.rows.filter((row) => hasClosedChannel(base.table, row)).length;
  if (closed > 0) {
    await messages.say(
      `${countedIn('en', closed, 'person')} on the list closed a channel: see blocked_channels in customers.csv, or use rfm audience`,
    );
  }
  for (const line of sizeWarnings({ contact: chosen.contacts, control: controls })) await messages.say(line);
}

function chosenOption(
  { options }: CampaignPlan,
  { option: number }: ContactChoice,
  { terms }: PlanFlags,
): CampaignOption {
  const option = options[number - 1];
  if (option === undefined) {
    throw new Failure(
      'usage',
      `--choose ${number}: there are options 1 to ${options.length}`,
      'rfm plan without --choose shows them',
    );
  }
  const title = `--choose ${number}: ${optionTitles[option.kind].en}`;
  if (option.kind === 'do-nothing') {
    throw new Failure('usage', `${title}: there is nobody to contact`, 'choose another option, or leave it at that');
  }
  const why = emptyWords(option, terms.response);
  if (why !== undefined)
    throw new Failure('usage', `${title}: ${why.en}`, 'rfm plan without --choose shows the options');
  return option;
}
