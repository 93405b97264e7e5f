import { Failure } from '../../core/failure.ts';
import { printableJson } from '../../core/printable.ts';
import { checkKeptColumns } from '../../read/layout/keptColumns.ts';
import type { Layout } from '../../read/layout/layout.ts';
import { type OpenedFile, openFile } from '../../read/openFile.ts';
import { orderChoices, readingChoices } from '../choices.ts';
import { type Flags, resolveSettings } from '../config.ts';
import { inspectFiles } from '../inspection.ts';
import { renderInspection } from '../inspectionText.ts';
import { inspectInteractions } from '../interactionInspection.ts';
import { configMessage, createMessages } from '../messages.ts';
import { interactionSettings, readingSettings } from '../readingSettings.ts';
import { folderSettings, messageSettings, settingNames } from '../settings.ts';
import type { Shell } from '../shell.ts';
import { terminalOptions } from '../terminal.ts';
import { createTimings } from '../timings.ts';

const UNUSABLE = 3;

/** `rfm inspect`: what is detected in each file; the exit code is that of `run` on a file it would refuse. */
export async function inspect(operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const { timings: timingsSetting, color } = messageSettings;
  const names = settingNames(readingSettings, interactionSettings, {
    json: folderSettings.json,
    timings: timingsSetting,
    color,
  });
  const { values, config } = await resolveSettings(flags, names, shell.cwd);
  // A config may name files for every run; what is to be inspected is named here.
  const { interactions = [] } = flags.interactions === undefined ? {} : values;
  if (operands.length === 0 && interactions.length === 0) {
    throw new Failure('usage', 'rfm inspect needs a file', 'rfm help inspect shows how it is used');
  }
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
  const hasOrders = operands.length > 0;
  const orders = hasOrders
    ? await inspectFiles(files(), operands.length > 1, choices, orderChoices(values, shell), timings)
    : [];
  const all = [...orders, ...(await inspectInteractions(interactions, values, inputs, timings))];
  timings.begin('report');
  const text = values.json
    ? printableJson(all)
    : all.map((one) => renderInspection(one, terminalOptions(shell, values.color))).join('\n');
  await shell.stdout.write(text);
  await timings.print();
  if (hasOrders) checkKeptColumns(layouts, choices.keep);
  return all.some(({ problem }) => problem !== null) ? UNUSABLE : 0;
}
