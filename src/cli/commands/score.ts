import { currencyDecimals } from '../../core/amount.ts';
import { joinedTables, rowCount } from '../../core/customers.ts';
import { Failure } from '../../core/failure.ts';
import { counted, groupedNumber, moneyText } from '../../core/numberText.ts';
import { forecastUnits } from '../../report/forecastReport.ts';
import { FEWEST_TO_RANK } from '../../score/scores.ts';
import { withStanding } from '../../segment/standing.ts';
import { customerColumns, everyRow } from '../../write/tables/customerColumns.ts';
import { csvChunks, jsonChunks, jsonLinesChunks } from '../../write/tables/rows.ts';
import { choicesOf } from '../choices.ts';
import { checkColumns, chosenColumns } from '../columnChoice.ts';
import { type Flags, resolveSettings } from '../config.ts';
import { settingOf } from '../defaults.ts';
import { configMessage, createMessages } from '../messages.ts';
import { readExports, readInteractionExports } from '../readExports.ts';
import { interactionSettings, readingSettings } from '../readingSettings.ts';
import { scoredCustomers } from '../scoredCustomers.ts';
import {
  contactSettings,
  excelSettings,
  forecastSettings,
  formatSettings,
  meaningSettings,
  messageSettings,
  settingNames,
  wordSettings,
} from '../settings.ts';
import type { Shell } from '../shell.ts';
import { createTimings } from '../timings.ts';

const writers = { csv: csvChunks, json: jsonChunks, jsonl: jsonLinesChunks } as const;

/** `rfm score`: customers on stdout and nothing else. */
export async function score(operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const names = settingNames(
    readingSettings,
    interactionSettings,
    meaningSettings,
    forecastSettings,
    contactSettings,
    wordSettings,
    messageSettings,
    formatSettings,
    excelSettings,
  );
  const { values, config } = await resolveSettings(flags, names, shell.cwd);
  const format = settingOf(values, 'format');
  // In a config, it may be there for rfm run.
  if (format !== 'csv' && (flags.excel ?? false) !== false) {
    throw new Failure('usage', `--excel is a form of CSV, and the format is ${format}`, 'leave one of them out');
  }
  checkColumns(values);
  const messages = createMessages(shell, values);
  const timings = createTimings(shell, values.timings);
  await messages.say(configMessage(config));
  const choices = await choicesOf(values, 'customers', shell);
  const paths = operands.length === 0 ? ['-'] : operands;
  const orders = await readExports(paths, choices, undefined, values, messages, timings, shell);
  const interactions = await readInteractionExports(orders, choices, undefined, values, messages, timings, shell);
  const { table, assignment, account, forecast, prospects } = scoredCustomers(orders, interactions, choices, timings);
  for (const { what, count, amount } of account.leftOut) {
    const money = amount === undefined ? '' : ` (${moneyText(amount, orders.currency)})`;
    await messages.say(`left out: ${what.en}: ${groupedNumber(count, 0)}${money}`);
  }
  for (const notice of account.notices) await messages.say(notice.en);
  const { chosen, words } = forecast.choice;
  await messages.say(chosen === null ? words.en : `forecast: ${words.en}; ${forecastUnits(choices.forecast, 'en')}`);
  const customers = rowCount(table);
  if (customers < FEWEST_TO_RANK) await messages.say(`too few to rank: ${counted(customers, 'customer')}`);
  timings.begin('write');
  const standing = withStanding(table, assignment, orders.asOf, undefined);
  const everybody = prospects === undefined ? standing : joinedTables(standing, prospects);
  const all = customerColumns(everybody, currencyDecimals(orders.currency), shell.stdout.isTerminal);
  const columns = chosenColumns(everybody, all, values.columns);
  for (const chunk of writers[format](columns, everyRow(everybody), choices.csvForm)) await shell.stdout.write(chunk);
  await timings.print();
  return 0;
}
