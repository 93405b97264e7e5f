import { resolve } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { nearest } from '../../core/nearest.ts';
import { printableJson, quoted } from '../../core/printable.ts';
import { staleFiles } from '../../write/audiences/audienceFiles.ts';
import type { Platform } from '../../write/audiences/platform.ts';
import { platforms } from '../../write/audiences/platforms/index.ts';
import { amend } from '../../write/folder/amend.ts';
import { type HeldFolder, withFolder } from '../../write/folder/hold.ts';
import { readManifest } from '../../write/folder/manifest.ts';
import { completeInterrupted } from '../../write/folder/recover.ts';
import { type AudienceChoices, type AudienceList, audienceLists } from '../audienceLists.ts';
import { filesText, listMessages, listsJson } from '../audienceText.ts';
import { type Flags, resolveSettings } from '../config.ts';
import { settingOf } from '../defaults.ts';
import { configMessage, createMessages } from '../messages.ts';
import { runIn } from '../outputRun.ts';
import { folderSettings, messageSettings, settingNames } from '../settings.ts';
import type { Shell } from '../shell.ts';
import { createTimings } from '../timings.ts';
import { waitFor } from '../waiting.ts';

/** `rfm audience`: segments in the import format of an ad or e-mail platform. */
export async function audience(operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const { out: outSetting, json, wait } = folderSettings;
  const { quiet, timings: timed } = messageSettings;
  const names = settingNames({ out: outSetting, json, wait, quiet, timings: timed });
  const { values, config } = await resolveSettings(flags, names, shell.cwd);
  const messages = createMessages(shell, values);
  await messages.say(configMessage(config));
  const choices = audienceChoices(flags);

  const out = settingOf(values, 'out');
  const dir = resolve(shell.cwd, out);
  const timings = createTimings(shell, values.timings);
  timings.begin('read');
  await completeInterrupted(dir);
  runIn(await readManifest(dir), out);
  const { lists, asOf } = await withFolder(
    dir,
    {
      mode: settingOf(values, 'files'),
      force: false,
      targets: [],
      wait: waitFor(settingOf(values, 'wait'), messages, shell),
      interruption: shell.interruption,
    },
    async (folder) => {
      if (folder.recovered !== 'nothing') await messages.say(`${out}: an interrupted run was ${folder.recovered}`);
      const manifest = runIn(folder.previous, out);
      const lists = await audienceLists(operands, dir, out, manifest, choices);
      timings.begin('write');
      await publishLists(folder, lists);
      return { lists, asOf: manifest.as_of };
    },
  );
  for (const line of lists.flatMap((list) => listMessages(list, choices))) await messages.say(line);
  if (values.json) await shell.stdout.write(printableJson(listsJson(lists, choices, out, asOf)));
  else if (!values.quiet) await shell.stdout.write(filesText(lists, out));
  await timings.print();
  return 0;
}

/** The files of these lists take the place of those that were written before. */
async function publishLists(folder: HeldFolder, lists: readonly AudienceList[]): Promise<void> {
  const files = lists.flatMap((list) => list.files);
  const stale = staleFiles(
    folder.previous,
    lists.map(({ path }) => path),
    files.map(({ file }) => file),
  );
  const outputs = files.map(({ file, part }) => ({ file, chunks: part.chunks, rows: part.rows }));
  await amend(folder, outputs, stale);
}

function audienceChoices({ to, plain, changes, callingCode }: Flags): AudienceChoices {
  const platform = platformNamed(to);
  const refuse = (flag: string, why: string) =>
    new Failure('usage', `${flag} changes nothing for ${platform.name}: ${why}`, `leave ${flag} out`);
  if (plain === true && !platform.takesHashes) throw refuse('--plain', 'its files are never hashed');
  if (callingCode !== undefined && !platform.completesPhones) {
    throw refuse('--calling-code', 'its phones are written as they are');
  }
  return {
    platform,
    isHashed: platform.takesHashes && plain !== true,
    callingCode: callingCode === undefined ? undefined : callingCodeOf(String(callingCode)),
    isOfChanges: changes === true,
  };
}

function platformNamed(to: unknown): Platform {
  const names = platforms.map(({ name }) => name);
  const hint = `there are ${names.join(', ')}`;
  if (to === undefined) throw new Failure('usage', '--to is missing', `name a platform with it: ${hint}`);
  const name = String(to);
  const platform = platforms.find((one) => one.name === name.toLowerCase());
  if (platform !== undefined) return platform;
  const near = nearest(name, names);
  throw new Failure(
    'usage',
    `--to ${quoted(name)} is no platform`,
    near === undefined ? hint : `did you mean ${near}? ${hint}`,
  );
}

/** The digits of a country's calling code, with or without what stands before it. */
function callingCodeOf(text: string): string {
  const [, digits] = /^(?:\+|00)?([1-9]\d{0,2})$/.exec(text.trim()) ?? [];
  if (digits !== undefined) return digits;
  throw new Failure(
    'usage',
    `--calling-code ${quoted(text)} is not possible`,
    'give the calling code of a country, 39 for Italy',
  );
}
