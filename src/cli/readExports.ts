import { counted } from '../core/numberText.ts';
import { quoted } from '../core/printable.ts';
import type { Inputs } from '../read/bytes/source.ts';
import type { IsForgotten } from '../read/orders/forgotten.ts';
import type { InteractionsRead } from '../read/readInteractions.ts';
import { type OrdersRead, readOrders } from '../read/readOrders.ts';
import type { DecimalReading, EarlierFindings } from '../read/rows/readings.ts';
import type { DateReading } from '../read/values/dateReadings.ts';
import type { Manifest } from '../write/folder/manifest.ts';
import { type Choices, interactionChoices } from './choices.ts';
import { knownCustomers } from './knownCustomers.ts';
import type { Messages } from './messages.ts';
import { createProgress } from './progress.ts';
import type { SettingValues } from './settings.ts';
import type { Shell } from './shell.ts';
import type { Timings } from './timings.ts';

/** What an output folder says about the exports of a run into it. */
export interface RunRecord {
  /** The manifest of the run before. */
  readonly previous: Manifest | undefined;
  readonly isForgotten: IsForgotten | undefined;
}

/**
 * Reads the exports, with progress on a terminal and one line a file about what was detected.
 * @param record what an output folder knows, where one is to be written; undefined where none is
 */
export async function readExports(
  paths: readonly string[],
  choices: Pick<Choices, 'reading' | 'orders'>,
  record: RunRecord | undefined,
  values: SettingValues,
  messages: Messages,
  timings: Timings,
  shell: Shell,
): Promise<OrdersRead> {
  const orderChoices = { ...choices.orders, isForgotten: record?.isForgotten };
  const earlier = earlierFindings(record?.previous);
  const orders = await withProgress(values, record, timings, shell, (inputs) =>
    readOrders(paths, choices.reading, orderChoices, earlier, inputs),
  );
  await tellOfFiles(orders, messages, timings);
  return orders;
}

/**
 * Reads the exports of interactions, if there are any, and joins them to the customers of the orders, with a line about
 * how.
 * @param record as for the orders
 */
export async function readInteractionExports(
  orders: OrdersRead,
  choices: Choices,
  record: RunRecord | undefined,
  values: SettingValues,
  messages: Messages,
  timings: Timings,
  shell: Shell,
): Promise<InteractionsRead | undefined> {
  const { interactions: paths = [] } = values;
  if (paths.length === 0) return undefined;
  const { readInteractions } = await import('../read/readInteractions.ts');
  const interactions = await withProgress(values, record, timings, shell, (inputs) =>
    readInteractions(
      paths,
      interactionChoices(values, choices.orders, orders.asOf, record?.isForgotten),
      earlierFindings(record?.previous),
      knownCustomers(orders),
      inputs,
    ),
  );
  await tellOfFiles(interactions, messages, timings);
  return interactions;
}

/** Reads with progress on a terminal. */
async function withProgress<T>(
  values: SettingValues,
  record: RunRecord | undefined,
  timings: Timings,
  shell: Shell,
  read: (inputs: Inputs) => Promise<T>,
): Promise<T> {
  const progress = createProgress(shell, values.quiet !== true);
  try {
    return await read({
      cwd: shell.cwd,
      stdin: shell.stdin,
      hashes: record !== undefined,
      ...(progress && { onProgress: progress.onProgress }),
      onStage: timings.begin,
    });
  } finally {
    progress?.end();
  }
}

/** A line about each file, and under --verbose one about each column and bad row. */
async function tellOfFiles(
  { files, badRows: bad }: Pick<OrdersRead, 'files' | 'badRows'>,
  messages: Messages,
  timings: Timings,
): Promise<void> {
  for (const { file, bytes, description, reader, columns, rows, badRows } of files) {
    timings.addBytes(bytes);
    await messages.say(`${file}: ${description.en}; ${counted(rows, 'row')}${badRows > 0 ? `, ${badRows} bad` : ''}`);
    await messages.detail(`${file}: read by the ${reader} reader`);
    for (const { field, column, samples } of columns) {
      await messages.detail(
        `${file}: ${field ?? 'not read'} = ${quoted(column)}, for example ${samples.map(quoted).join(', ')}`,
      );
    }
  }
  for (const { file, line, column, value, reason } of bad) {
    const where = column === '' ? '' : `${column} `;
    await messages.detail(`${file}:${line}: ${where}${quoted(value)} ${reason}; it goes to rejects.csv`);
  }
}

/** What the previous run into a folder found, by set of headers; its files had no questions left. */
function earlierFindings(previous: Manifest | undefined): EarlierFindings {
  const dates = new Map<string, DateReading>();
  const decimals = new Map<string, DecimalReading>();
  const monthFirstDots = new Set<string>();
  for (const { headers, date_format: format, day_month: reading, decimal } of previous?.inputs ?? []) {
    const headerSet = headers.join(' ');
    if (reading !== null) dates.set(headerSet, reading);
    if (reading === 'monthFirst' && /^M{1,2}\./.test(format ?? '')) monthFirstDots.add(headerSet);
    if (decimal !== null) decimals.set(headerSet, decimal === ',' ? 'comma' : 'point');
  }
  return { dates, decimals, monthFirstDots };
}
