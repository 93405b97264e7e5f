import { resolve } from 'node:path';
import { afterFirstPurchase } from '../../audit/afterFirstPurchase.ts';
import { customerBase } from '../../audit/base/customerBase.ts';
import { calendarLengths, type PeriodLength } from '../../audit/base/periods.ts';
import { listening } from '../../audit/listening.ts';
import type { ReadAccount } from '../../core/account.ts';
import { Failure } from '../../core/failure.ts';
import { nearest } from '../../core/nearest.ts';
import { printableJson, quoted } from '../../core/printable.ts';
import { shellWord } from '../../core/shellWord.ts';
import type { InteractionsRead } from '../../read/readInteractions.ts';
import type { OrdersRead } from '../../read/readOrders.ts';
import { auditReport } from '../../report/audit/auditReport.ts';
import { renderAudit } from '../../report/audit/renderAudit.ts';
import { PAGE_START } from '../../report/html/page.ts';
import { renderAuditHtml } from '../../report/html/renderAuditHtml.ts';
import { type MiddleBeginning, middleBeginning } from '../../score/beginning.ts';
import { firstPurchase } from '../../score/measure.ts';
import { beginningWith, writePrivateFile } from '../../write/privateFile.ts';
import { choicesOf } from '../choices.ts';
import { type Flags, resolveSettings } from '../config.ts';
import { sureFrom } from '../forecast.ts';
import { interactionsLeftOut, matchingNotice } from '../interactionNotices.ts';
import { beginningNotices, reversalNotices } from '../ledgerNotices.ts';
import { configMessage, createMessages } from '../messages.ts';
import { checkOutsideOutputs } from '../outsideFolder.ts';
import { readExports, readInteractionExports } from '../readExports.ts';
import { interactionSettings } from '../readingSettings.ts';
import { nobody } from '../scoredCustomers.ts';
import { auditSettings, folderSettings, messageSettings, settingNames, wordSettings } from '../settings.ts';
import type { Shell } from '../shell.ts';
import { terminalOptions } from '../terminal.ts';
import { createTimings } from '../timings.ts';
import { version } from '../version.ts';

/** `rfm audit`: the customer base as a whole. */
export async function audit(operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const { json, with_customers } = folderSettings;
  const { lang } = wordSettings;
  const names = settingNames(auditSettings, interactionSettings, { lang }, messageSettings, { json, with_customers });
  const { values, config } = await resolveSettings(flags, names, shell.cwd);
  const messages = createMessages(shell, values);
  const timings = createTimings(shell, values.timings);
  await messages.say(configMessage(config));
  const length = periodLength(flags.period);
  if (typeof flags.html === 'string') await checkOutsideOutputs(resolve(shell.cwd, flags.html), flags.html);
  if (flags.withCustomers === true && flags.html === undefined) {
    throw new Failure('usage', '--with-customers changes nothing without --html', 'add --html FILE, or leave it out');
  }
  const hasMoney = values.monetary !== 'none';
  // Turnover is revenue, whatever customers are scored by.
  const monetary = hasMoney ? 'revenue' : 'none';
  const choices = await choicesOf({ ...values, monetary, model: 'none', contacts: false }, 'report', shell);
  const orders = await readExports(operands, choices, undefined, values, messages, timings, shell);
  const interactions = await readInteractionExports(orders, choices, undefined, values, messages, timings, shell);
  if (firstPurchase(orders.ledger, undefined) === undefined) throw nobody(undefined);
  const beginning = middleBeginning(orders.ledger);
  const account = accountOf(orders, interactions, beginning, hasMoney);
  // A report on the terminal has the notices; where it goes elsewhere, people still should see them.
  if (!shell.stdout.isTerminal) for (const notice of account.notices) await messages.say(notice.en);
  timings.begin('audit');
  const { ledger, items, asOf } = orders;
  const from = sureFrom(beginning);
  const base = customerBase(ledger, asOf, from, length, hasMoney);
  const after = afterFirstPurchase(ledger, items, interactions?.ledger, asOf, from, hasMoney);
  timings.begin('report');
  const report = auditReport({
    version,
    language: choices.language,
    asOf,
    currency: orders.currency,
    base,
    afterFirstPurchase: after,
    listening: interactions && listening(interactions.ledger, asOf),
    account,
    files: [...orders.files, ...(interactions?.files ?? [])],
    next: nextCommand(operands, values.interactions ?? []),
  });
  if (typeof flags.html === 'string') {
    const { html } = flags;
    await writePrivateFile(
      resolve(shell.cwd, html),
      html,
      'a page of rfm',
      beginningWith(PAGE_START),
      [renderAuditHtml(report, choices.namesCustomers)],
      '--html',
    );
  }
  if (values.json) await shell.stdout.write(printableJson(report));
  else if (!values.quiet) await shell.stdout.write(renderAudit(report, terminalOptions(shell, values.color)));
  await timings.print();
  return 0;
}

/** What was read, with everything that is in no figure. Refunds of those who never bought are in the turnover. */
function accountOf(
  orders: OrdersRead,
  interactions: InteractionsRead | undefined,
  beginning: MiddleBeginning | undefined,
  hasMoney: boolean,
): ReadAccount {
  const { ledger, account } = orders;
  return {
    rows: account.rows + (interactions?.account.rows ?? 0),
    badRows: account.badRows + (interactions?.account.badRows ?? 0),
    leftOut: [...account.leftOut, ...interactionsLeftOut(interactions)],
    notices: [
      ...account.notices,
      ...reversalNotices(orders, hasMoney, undefined),
      ...beginningNotices(ledger, beginning),
      ...(interactions === undefined ? [] : [matchingNotice(interactions), ...interactions.account.notices]),
    ],
  };
}

/** Five years: a larger number is meant for a year. */
const MOST_DAYS = 1826;

function periodLength(flag: unknown): PeriodLength | undefined {
  if (flag === undefined) return undefined;
  const text = String(flag);
  const named = calendarLengths.find((length) => length === text);
  if (named !== undefined) return named;
  const days = /^\d+$/.test(text) ? Number(text) : 0;
  if (days > 0 && days <= MOST_DAYS) return days;
  const near = nearest(text, calendarLengths);
  throw new Failure(
    'usage',
    `--period ${quoted(text)} is not possible`,
    near === undefined
      ? `give ${calendarLengths.join(', ')}, or a number of days up to ${MOST_DAYS}`
      : `did you mean ${near}?`,
  );
}

function nextCommand(operands: readonly string[], interactions: readonly string[]): string {
  const given = [...operands, ...(interactions.length === 0 ? [] : ['-i', ...interactions])];
  return `rfm run ${given.map(shellWord).join(' ')}`;
}
