import { resolve } from 'node:path';
import { armChooser, type SplitKey } from '../../campaign/lift/arms.ts';
import { parseDay } from '../../core/day.ts';
import { Failure } from '../../core/failure.ts';
import { sha256 } from '../../write/audiences/sha256.ts';
import { readManifest } from '../../write/folder/manifest.ts';
import { completeInterrupted } from '../../write/folder/recover.ts';
import { readBasis } from '../../write/history.ts';
import { askedSegments } from '../audienceSegments.ts';
import { type Flags, resolveSettings } from '../config.ts';
import { settingOf } from '../defaults.ts';
import { folderAndFile } from '../folderAndFile.ts';
import { configMessage, createMessages } from '../messages.ts';
import { runIn } from '../outputRun.ts';
import { type SegmentSplit, segmentSplit, splitChunks, splitMessages } from '../segmentSplit.ts';
import { messageSettings, settingNames } from '../settings.ts';
import type { Shell } from '../shell.ts';
import { campaignName, controlShare, splitSeed } from '../splitFlags.ts';
import { splitOutput } from '../splitOutput.ts';

/** `rfm lift split`: who of some segments is written to, and who is left alone to be compared with. */
export async function liftSplit(operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const { values, config } = await resolveSettings(flags, settingNames({ quiet: messageSettings.quiet }), shell.cwd);
  const messages = createMessages(shell, values);
  await messages.say(configMessage(config));
  const armOf = armChooser(splitKey(flags), sha256);
  const { folder, file } = folderAndFile(flags.out);

  const out = folder ?? settingOf(values, 'out');
  const output = splitOutput(file, out, shell);
  const dir = resolve(shell.cwd, out);
  await completeInterrupted(dir);
  const manifest = runIn(await readManifest(dir), out);
  const basis = await readBasis(dir, parseDay(manifest.as_of)!);
  const splits: SegmentSplit[] = [];
  for (const segment of askedSegments(operands, manifest, basis, false, out)) {
    splits.push(await segmentSplit(segment, dir, manifest, armOf));
  }
  if (splits.every(({ armOfRow }) => armOfRow.length === 0)) {
    const names = splits.map(({ segment }) => segment).join(', ');
    throw new Failure('input', `${names}: nobody is in there who may be contacted`, 'name another segment');
  }
  for (const line of splitMessages(splits)) await messages.say(line);
  await output.write(splitChunks(splits));
  return 0;
}

function splitKey(flags: Flags): SplitKey {
  const campaign = campaignName(flags);
  if (campaign === undefined) {
    throw new Failure(
      'usage',
      '--campaign is missing',
      'name the campaign with it: another one splits the same customers in another way',
    );
  }
  return { seed: splitSeed(flags), campaign, controlShare: controlShare(flags) };
}
