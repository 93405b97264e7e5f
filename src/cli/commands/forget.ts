import { resolve } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { printable, quoted } from '../../core/printable.ts';
import { normaliseKey, plainText } from '../../read/values/texts.ts';
import { withFolder } from '../../write/folder/hold.ts';
import { readManifest } from '../../write/folder/manifest.ts';
import { holdsOnlyRecords } from '../../write/folder/outputFolder.ts';
import { completeInterrupted } from '../../write/folder/recover.ts';
import { forgetCustomers } from '../../write/forget/forgetCustomers.ts';
import { type Forgotten, readForgotten, SALT_BYTES } from '../../write/forget/forgotten.ts';
import { type Flags, resolveSettings } from '../config.ts';
import { settingOf } from '../defaults.ts';
import { configMessage, createMessages } from '../messages.ts';
import { renderRemoval } from '../removalText.ts';
import { folderSettings, messageSettings, settingNames } from '../settings.ts';
import type { Shell } from '../shell.ts';
import { terminalOptions } from '../terminal.ts';
import { waitFor } from '../waiting.ts';

/** `rfm forget`: takes customers out of every file of an output folder, for good. */
export async function forget(operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const { quiet, color } = messageSettings;
  const names = settingNames({ out: folderSettings.out, wait: folderSettings.wait, quiet, color });
  const { values, config } = await resolveSettings(flags, names, shell.cwd);
  const messages = createMessages(shell, values);
  await messages.say(configMessage(config));
  const ids = [...new Set(operands.map(customerKey))];

  const out = settingOf(values, 'out');
  const dir = resolve(shell.cwd, out);
  await completeInterrupted(dir);
  await checkIsOutput(dir, out);
  const removal = await withFolder(
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
      return forgetCustomers(folder, ids, (await readForgotten(dir)) ?? nobody(shell), flags.force === true);
    },
  );
  if (values.quiet) return 0;
  await shell.stdout.write(renderRemoval(removal, ids.length, out, terminalOptions(shell, values.color)));
  return 0;
}

/** A customer_id as it stands in customers.csv, or as people write it. */
function customerKey(operand: string): string {
  const key = normaliseKey(plainText(operand), 'customer');
  if (key !== '') return key;
  throw new Failure('usage', `${quoted(operand)} is no customer`, 'name a customer_id as it stands in customers.csv');
}

async function checkIsOutput(dir: string, out: string): Promise<void> {
  if ((await readManifest(dir)) !== undefined || (await holdsOnlyRecords(dir))) return;
  throw new Failure(
    'usage',
    `${printable(out)} is no output folder: it has no run.json, nor snapshots alone`,
    'name the folder of an earlier run with -o',
  );
}

function nobody(shell: Shell): Forgotten {
  return { salt: Buffer.from(shell.randomBytes(SALT_BYTES)).toString('hex'), hashes: [] };
}
