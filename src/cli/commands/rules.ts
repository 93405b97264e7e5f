import { Failure } from '../../core/failure.ts';
import { printableJson } from '../../core/printable.ts';
import { renderRules } from '../../report/rules/renderRules.ts';
import { rulesReport, strictFault } from '../../report/rules/rulesReport.ts';
import { checkSet } from '../../segment/rules.ts';
import { type Flags, resolveSettings } from '../config.ts';
import { settingOf } from '../defaults.ts';
import { configMessage, createMessages } from '../messages.ts';
import { chosenSegments } from '../segmentChoice.ts';
import { segmentSizes } from '../segmentSizes.ts';
import { ruleSettings, settingNames } from '../settings.ts';
import type { Shell } from '../shell.ts';
import { terminalOptions } from '../terminal.ts';

/** `rfm rules`: segment rules in English, what they leave out, and where they get in each other's way. */
export async function rules(operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const { values, config } = await resolveSettings(flags, settingNames(ruleSettings), shell.cwd);
  const messages = createMessages(shell, values);
  await messages.say(configMessage(config));
  const set = await chosenSegments(operands[0] ?? settingOf(values, 'segments'), shell.cwd);
  // A set that names its bins is looked at with those, unless others are asked for.
  const bins = values.bins ?? (flags.bins === undefined ? set.bins : undefined) ?? settingOf(values, 'bins');
  const hasMoney = settingOf(values, 'monetary') !== 'none';
  checkSet(set, bins, hasMoney);
  const sizes = await segmentSizes(set, bins, hasMoney, settingOf(values, 'out'), flags.out !== undefined, shell.cwd);
  if (typeof sizes === 'string') await messages.say(sizes);
  const report = rulesReport(set, bins, hasMoney, typeof sizes === 'string' ? null : sizes);
  await shell.stdout.write(
    values.json ? printableJson(report) : renderRules(report, terminalOptions(shell, values.color)),
  );
  const fault = flags.strict === true ? strictFault(report) : undefined;
  if (fault !== undefined) throw new Failure('usage', `--strict: ${fault}`, 'mend the rules, or leave --strict out');
  return 0;
}
