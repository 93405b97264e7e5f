import { counted } from '../core/numberText.ts';
import { quoted } from '../core/printable.ts';
import { type EarlierFindings, type OrdersRead, readOrders } from '../read/readOrders.ts';
import { readingOf } from '../read/values/datePattern.ts';
import type { Manifest } from '../write/folder/manifest.ts';
import type { Choices } from './choices.ts';
import type { Messages } from './messages.ts';
import { createProgress } from './progress.ts';
import type { SettingValues } from './settings.ts';
import type { Shell } from './shell.ts';

/** Reads the exports, with progress on a terminal and one line a file about what was detected. */
export async function readExports(
  paths: readonly string[],
  choices: Choices,
  previous: Manifest | undefined,
  values: SettingValues,
  messages: Messages,
  shell: Shell,
): Promise<OrdersRead> {
  const progress = createProgress(shell, values.quiet !== true);
  const inputs = { cwd: shell.cwd, stdin: shell.stdin, ...(progress && { onProgress: progress.onProgress }) };
  let orders: OrdersRead;
  try {
    orders = await readOrders(paths, choices.reading, choices.orders, earlierFindings(previous), inputs);
  } finally {
    progress?.end();
  }
  for (const { file, description, columns, rows, badRows } of orders.files) {
    await messages.say(`${file}: ${description}; ${counted(rows, 'row')}${badRows > 0 ? `, ${badRows} bad` : ''}`);
    for (const { field, column, samples } of columns) {
      await messages.detail(
        `${file}: ${field ?? 'not read'} = ${quoted(column)}, for example ${samples.map(quoted).join(', ')}`,
      );
    }
  }
  for (const { file, line, column, value, reason } of orders.badRows) {
    const where = column === '' ? '' : `${column} `;
    await messages.detail(`${file}:${line}: ${where}${quoted(value)} ${reason}; it goes to rejects.csv`);
  }
  return orders;
}

/** What the previous run into a folder found, by set of headers; its files had no questions left. */
export function earlierFindings(previous: Manifest | undefined): EarlierFindings {
  const dates = new Map<string, 'dayFirst' | 'monthFirst'>();
  const decimals = new Map<string, 'point' | 'comma'>();
  for (const { headers, date_format: format, decimal } of previous?.inputs ?? []) {
    const reading = format === null ? undefined : readingOf(format);
    if (reading !== undefined) dates.set(headers.join(' '), reading);
    if (decimal !== null) decimals.set(headers.join(' '), decimal === ',' ? 'comma' : 'point');
  }
  return { dates, decimals };
}
