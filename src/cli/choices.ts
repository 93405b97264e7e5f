import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { contactColumns } from '../core/columns.ts';
import { DAY_MS, type EpochDay } from '../core/day.ts';
import { Failure } from '../core/failure.ts';
import type { Language } from '../core/language.ts';
import { quoted } from '../core/printable.ts';
import type { InteractionReadingChoices } from '../read/interactions/readInteractionFile.ts';
import type { IsForgotten } from '../read/orders/forgotten.ts';
import type { ReadingChoices } from '../read/readFiles.ts';
import type { InteractionChoices } from '../read/readInteractions.ts';
import type { OrderChoices } from '../read/readOrders.ts';
import { createZoneOffset } from '../read/values/zones.ts';
import { type CutOffs, checkCutOffs } from '../score/cutOffs.ts';
import type { Scoring } from '../score/scores.ts';
import { type Playbooks, playbooksOf } from '../segment/playbooks/playbooks.ts';
import { checkSet, type SegmentSet } from '../segment/rules.ts';
import type { PurchaseModelName } from '../value/purchaseModel.ts';
import type { Manifest } from '../write/folder/manifest.ts';
import { type CsvForm, excelEuForm, excelForm, plainForm } from '../write/tables/csvForm.ts';
import { settingOf } from './defaults.ts';
import { chosenSegments } from './segmentChoice.ts';
import type { SettingValues } from './settings.ts';
import type { Shell } from './shell.ts';

/** Settings with their defaults, in the shapes that the stages take. */
export interface Choices {
  readonly reading: ReadingChoices;
  readonly orders: OrderChoices;
  readonly scoring: Scoring;
  readonly since: EpochDay | undefined;
  readonly segments: SegmentSet;
  /** Of the report, and of the playbooks. */
  readonly language: Language;
  readonly playbooks: Playbooks;
  readonly cutOffs: CutOffs | undefined;
  /** Whether only those are written to whose consent is known. */
  readonly requiresConsent: boolean;
  readonly forecast: ForecastChoices;
  /** Of the tables that are made for people. */
  readonly csvForm: CsvForm;
  /** Whether the report with pictures says who customers are. */
  readonly namesCustomers: boolean;
}

/** What is forecast, and what it is worth. */
export interface ForecastChoices {
  readonly model: PurchaseModelName | 'auto' | 'none';
  readonly horizonDays: number;
  /** Per year. */
  readonly discount: number;
  /** Share of revenue that is earned. */
  readonly margin: number;
}

const MINUTE_MS = 60_000;

/**
 * What orders are read for: to be counted alone; to tell how customers are to be reached, too; or for a report and for
 * who must not get a newcomer's offer.
 */
export type Purpose = 'orders' | 'customers' | 'report';

/** Fills in defaults, loads frozen cut-offs, and checks that settings go together. */
export async function choicesOf(values: SettingValues, purpose: Purpose, shell: Shell): Promise<Choices> {
  const scoring = {
    bins: settingOf(values, 'bins'),
    frequency: settingOf(values, 'frequency'),
    monetary: settingOf(values, 'monetary'),
  };
  const hasMoney = scoring.monetary !== 'none';
  const segments = await chosenSegments(settingOf(values, 'segments'), shell.cwd);
  checkSet(segments, scoring.bins, hasMoney);
  const language = settingOf(values, 'lang');
  const playbooks = playbooksOf(segments, language, values.playbooks ?? {});
  const cutOffs = await thresholds(values.thresholds, scoring, shell);
  if (cutOffs !== undefined) checkCutOffs(cutOffs, scoring.bins, hasMoney);
  const orders = orderChoices(values, shell);
  const { asOf } = orders;
  if (asOf !== undefined && values.since !== undefined && values.since > asOf) {
    throw new Failure('usage', '--since is after --as-of', 'give an earlier day');
  }
  return {
    reading: readingChoices(values, purpose),
    orders,
    scoring,
    since: values.since,
    segments,
    language,
    playbooks,
    cutOffs,
    requiresConsent: settingOf(values, 'require_consent'),
    forecast: forecastChoices(values),
    csvForm: csvForms[String(settingOf(values, 'excel')) as keyof typeof csvForms],
    namesCustomers: settingOf(values, 'with_customers'),
  };
}

const csvForms = { false: plainForm, true: excelForm, eu: excelEuForm } as const;

function forecastChoices(values: SettingValues): ForecastChoices {
  if (values.monetary === 'profit' && values.margin !== undefined) {
    throw new Failure('usage', '--margin and --monetary profit both say what is earned', 'leave --margin out');
  }
  return {
    model: settingOf(values, 'model'),
    horizonDays: settingOf(values, 'horizon'),
    discount: settingOf(values, 'discount'),
    margin: settingOf(values, 'margin'),
  };
}

/** What orders count, with defaults. */
export function orderChoices(values: SettingValues, shell: Shell): OrderChoices {
  return {
    returns: settingOf(values, 'returns'),
    zeroOrders: settingOf(values, 'zero_orders'),
    asOf: values.as_of === 'today' ? today(shell, values.time_zone) : values.as_of,
    currency: values.currency,
    maxBadRows: settingOf(values, 'max_bad_rows'),
  };
}

/** How to read files, with defaults. */
export function readingChoices(values: SettingValues, purpose: Purpose): ReadingChoices {
  const withInteractions = values.interactions !== undefined && purpose !== 'orders';
  const isReported = purpose === 'report';
  const writesContacts = settingOf(values, 'contacts');
  return {
    preset: values.preset,
    map: orderMap(values),
    delimiter: values.delimiter,
    encoding: values.encoding,
    key: values.key,
    keep: values.keep ?? [],
    money: values.monetary !== 'none',
    cost: values.monetary === 'profit',
    dateFormat: values.date_format,
    decimal: values.decimal,
    timeZone: values.time_zone,
    contacts: writesContacts ? contactColumns : [],
    addresses: purpose !== 'orders',
    emails: withInteractions || (isReported && writesContacts),
    carried: [
      ...(purpose === 'orders' ? [] : (['consent'] as const)),
      ...(withInteractions ? (['product'] as const) : []),
      ...(withInteractions || isReported ? (['category'] as const) : []),
    ],
  };
}

/** The columns that fields of orders are taken from. */
function orderMap({ map = {} }: SettingValues): ReadingChoices['map'] {
  return Object.fromEntries(Object.entries(map).filter(([field]) => !field.startsWith(OF_INTERACTIONS)));
}

const OF_INTERACTIONS = 'i.';

/** How to read interactions: their dates like those of the orders, and all else as each file has it. */
export function interactionReading(values: SettingValues): Omit<InteractionReadingChoices, 'key'> {
  const own = Object.entries(values.map ?? {}).flatMap(([field, column]) =>
    field.startsWith(OF_INTERACTIONS) ? [[field.slice(OF_INTERACTIONS.length), column]] : [],
  );
  return {
    map: Object.fromEntries(own),
    delimiter: undefined,
    encoding: undefined,
    dateFormat: values.date_format,
    timeZone: values.time_zone,
    decimal: undefined,
  };
}

/** The same, with what is to be made of what is read. */
export function interactionChoices(
  values: SettingValues,
  { maxBadRows }: OrderChoices,
  asOf: EpochDay,
  isForgotten: IsForgotten | undefined,
): InteractionChoices {
  return {
    ...interactionReading(values),
    types: values.interaction_types ?? {},
    maxBadRows,
    isForgotten,
    asOf,
  };
}

function today(shell: Shell, timeZone: string | undefined): EpochDay {
  const now = shell.now().getTime();
  const offset = timeZone === undefined ? 0 : createZoneOffset(timeZone)(now);
  return Math.floor((now + offset * MINUTE_MS) / DAY_MS);
}

/** Cut-offs are of the values they were made from: those of another measure would score nonsense. */
async function thresholds(
  value: SettingValues['thresholds'],
  scoring: Scoring,
  shell: Shell,
): Promise<CutOffs | undefined> {
  if (typeof value !== 'string') return value;
  const manifest = await earlierRun(resolve(shell.cwd, value)).catch((error) => {
    if (!(error instanceof Failure)) throw error;
    // What is said of an output folder does not help here: nothing is to be written.
    throw noEarlierRun(error.message);
  });
  if (manifest !== undefined) {
    const earlier = manifest.settings as SettingValues;
    const [frequency, monetary] = [settingOf(earlier, 'frequency'), settingOf(earlier, 'monetary')];
    if (frequency !== scoring.frequency || (scoring.monetary !== 'none' && monetary !== scoring.monetary)) {
      throw new Failure(
        'usage',
        `--thresholds ${quoted(value)}: that run scored ${frequency} and ${monetary}, this one ${scoring.frequency} and ${scoring.monetary}`,
        `add --frequency ${frequency} --monetary ${monetary}, or leave --thresholds out`,
      );
    }
    return manifest.cut_offs;
  }
  throw noEarlierRun(`--thresholds ${quoted(value)}: no run.json is there`);
}

function noEarlierRun(message: string): Failure {
  return new Failure('usage', message, 'name the output folder of an earlier run, or its run.json, with --thresholds');
}

async function earlierRun(path: string): Promise<Manifest | undefined> {
  const isFolder = await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  const { readManifest, readManifestFile } = await import('../write/folder/manifest.ts');
  if (!isFolder) return readManifestFile(path);
  const { completeInterrupted } = await import('../write/folder/recover.ts');
  await completeInterrupted(path);
  return readManifest(path);
}
