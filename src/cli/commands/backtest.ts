import { parseDay } from '../../core/day.ts';
import { Failure } from '../../core/failure.ts';
import { quoted } from '../../core/printable.ts';
import { renderBacktest } from '../../report/backtest/renderBacktest.ts';
import { backtest as testModels } from '../../value/backtest.ts';
import { purchaseModels } from '../../value/models.ts';
import { choicesOf } from '../choices.ts';
import { type Flags, resolveSettings } from '../config.ts';
import { fitFrom } from '../forecast.ts';
import { configMessage, createMessages } from '../messages.ts';
import { readExports } from '../readExports.ts';
import { backtestSettings, folderSettings, messageSettings, settingNames } from '../settings.ts';
import type { Shell } from '../shell.ts';
import { terminalOptions } from '../terminal.ts';
import { createTimings } from '../timings.ts';

/** `rfm backtest`: forecasts the last part of a history from the first, and compares. */
export async function backtest(operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const names = settingNames(backtestSettings, messageSettings, { json: folderSettings.json });
  const { values, config } = await resolveSettings(flags, names, shell.cwd);
  const messages = createMessages(shell, values);
  const timings = createTimings(shell, values.timings);
  await messages.say(configMessage(config));
  const choices = await choicesOf(values, 'orders', shell);
  const end = calibrationEnd(flags.calibrationEnd);
  const orders = await readExports(operands, choices, undefined, values, messages, timings, shell);
  for (const notice of orders.account.notices) await messages.say(notice.en);
  timings.begin('forecast');
  const hasMoney = choices.scoring.monetary !== 'none';
  const result = testModels(orders.ledger, orders.asOf, end, fitFrom(orders.ledger), hasMoney, purchaseModels);
  timings.begin('report');
  await shell.stdout.write(
    values.json
      ? `${JSON.stringify(result, null, 2)}\n`
      : renderBacktest(result, orders.currency ?? null, terminalOptions(shell, values.color)),
  );
  await timings.print();
  return 0;
}

function calibrationEnd(flag: unknown) {
  if (flag === undefined) return undefined;
  const day = parseDay(String(flag));
  if (day !== undefined) return day;
  throw new Failure(
    'usage',
    `--calibration-end ${quoted(String(flag))} is not possible`,
    'give a day such as 2024-12-31',
  );
}
