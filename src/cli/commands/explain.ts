import { resolve } from 'node:path';
import { printableJson } from '../../core/printable.ts';
import { renderExplanation } from '../../report/explain/renderExplanation.ts';
import { type Flags, resolveSettings } from '../config.ts';
import { settingOf } from '../defaults.ts';
import { explainCustomers } from '../explanation.ts';
import { configMessage, createMessages } from '../messages.ts';
import { folderSettings, messageSettings, settingNames } from '../settings.ts';
import type { Shell } from '../shell.ts';
import { terminalOptions } from '../terminal.ts';
import { createTimings } from '../timings.ts';

/** `rfm explain`: why customers are in their segments, from the output folder alone. */
export async function explain(operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const { out: outSetting, json } = folderSettings;
  const names = settingNames(messageSettings, { out: outSetting, json });
  const { values, config } = await resolveSettings(flags, names, shell.cwd);
  await createMessages(shell, values).say(configMessage(config));
  const timings = createTimings(shell, values.timings);
  timings.begin('read');
  const out = settingOf(values, 'out');
  const explanation = await explainCustomers(operands, resolve(shell.cwd, out), out);
  timings.begin('report');
  await shell.stdout.write(
    values.json ? printableJson(explanation) : renderExplanation(explanation, terminalOptions(shell, values.color)),
  );
  await timings.print();
  return 0;
}
