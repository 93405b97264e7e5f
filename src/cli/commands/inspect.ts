import { printableJson } from '../../core/printable.ts';
import { checkKeptColumns } from '../../read/layout/keptColumns.ts';
import type { Layout } from '../../read/layout/layout.ts';
import { type OpenedFile, openFile } from '../../read/readFiles.ts';
import { orderChoices, readingChoices } from '../choices.ts';
import { type Flags, resolveSettings } from '../config.ts';
import { inspectFiles } from '../inspection.ts';
import { renderInspection } from '../inspectionText.ts';
import { configMessage, createMessages } from '../messages.ts';
import { readingSettings } from '../readingSettings.ts';
import { folderSettings, messageSettings, settingNames } from '../settings.ts';
import type { Shell } from '../shell.ts';
import { terminalOptions } from '../terminal.ts';
import { createTimings } from '../timings.ts';

const UNUSABLE = 3;

/** `rfm inspect`: what is detected in each file; the exit code is that of `run` on a file it would refuse. */
export async function inspect(operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const { timings: timingsSetting, color } = messageSettings;
  const names = settingNames(readingSettings, { json: folderSettings.json, timings: timingsSetting, color });
  const { values, config } = await resolveSettings(flags, names, shell.cwd);
  await createMessages(shell, values).say(configMessage(config));
  const timings = createTimings(shell, values.timings);
  const inputs = { cwd: shell.cwd, stdin: shell.stdin, hashes: false };
  const layouts: Layout[] = [];
  const choices = readingChoices(values, 'orders');
  async function* files(): AsyncGenerator<OpenedFile> {
    for (const path of operands) {
      const opened = await openFile(path, choices, inputs);
      layouts.push(opened.layout);
      yield opened;
    }
  }
  const inspections = await inspectFiles(files(), operands.length > 1, choices, orderChoices(values, shell), timings);
  timings.begin('report');
  const text = values.json
    ? printableJson(inspections)
    : inspections.map((one) => renderInspection(one, terminalOptions(shell, values.color))).join('\n');
  await shell.stdout.write(text);
  await timings.print();
  checkKeptColumns(layouts, choices.keep);
  return inspections.some(({ problem }) => problem !== null) ? UNUSABLE : 0;
}
