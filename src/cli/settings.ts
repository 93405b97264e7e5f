import type * as z from 'zod';
import { interactionTypes } from '../core/interactions.ts';
import { languages } from '../core/language.ts';
import { keyFields, orderFields } from '../read/fields.ts';
import { frequencies, monetaries } from '../score/scores.ts';
import { defaultGates } from '../segment/gates.ts';
import { purchaseModelNames } from '../value/purchaseModel.ts';
import type { Setting } from './setting.ts';

export const readingSettings = {
  preset: {
    flags: '--preset <name>',
    description: 'read as this export format instead of the detected one',
    schema: (is) => is.text,
  },
  map: {
    flags: '--map <field=column>',
    description: `take a field from a column (repeatable); fields: ${orderFields.join(' ')}`,
    inConfig: `the columns that fields are taken from, {"customer": "Kunde"}; fields: ${orderFields.join(' ')}`,
    repeatable: true,
    schema: (is) => is.fieldMap,
  },
  date_format: {
    flags: '--date-format <pattern>',
    description: 'dates are written like this, for example dd/MM/yyyy (date-fns pattern)',
    schema: (is) => is.text,
  },
  delimiter: {
    flags: '--delimiter <character>',
    description: 'what separates fields: , ; tab |',
    schema: (is) => is.delimiter,
  },
  decimal: {
    flags: '--decimal <mark>',
    description: 'decimal mark of amounts: . or ,',
    schema: (is) => is.choice(['.', ',']),
  },
  encoding: {
    flags: '--encoding <name>',
    description: 'utf-8, utf-16le, windows-1252, macintosh, or another label',
    schema: (is) => is.encoding,
  },
  time_zone: {
    flags: '--time-zone <zone>',
    description: 'the day of times that say their offset, and of today, is that of this zone (Europe/Rome)',
    schema: (is) => is.timeZone,
  },
  currency: {
    flags: '--currency <code>',
    description: 'count only orders in this currency (EUR)',
    schema: (is) => is.currency,
  },
  key: {
    flags: '--key <field>',
    description: 'what tells customers apart: customer, email or phone',
    schema: (is) => is.choice(keyFields),
  },
  keep: {
    flags: '--keep <columns>',
    description: 'columns of the export to carry into the output (a,b)',
    inConfig: 'columns of the export to carry into the output, ["a", "b"]',
    repeatable: true,
    schema: (is) => is.list(),
  },
  max_bad_rows: {
    flags: '--max-bad-rows <limit>',
    description: 'stop when more rows are bad: a number or a share',
    default: '5%',
    schema: (is) => is.badRowLimit,
  },
} as const satisfies Record<string, Setting<unknown>>;

export const interactionSettings = {
  interactions: {
    flags: '-i, --interactions <files...>',
    description: 'exports of contacts, tickets, opens and clicks, surveys or profiles (repeatable); after the orders',
    inConfig: 'exports of interactions, ["tickets.csv"]',
    repeatable: true,
    schema: (is) => is.files,
  },
  interaction_types: {
    flags: undefined,
    description: `what words of one's own for types mean, {"Callback": "request"}; types: ${interactionTypes.join(' ')}`,
    schema: (is) => is.interactionTypeMap,
  },
} as const satisfies Record<string, Setting<unknown>>;

export const meaningSettings = {
  as_of: {
    flags: '--as-of <day>',
    description: 'measure on this day, or today (default: the newest day in the data)',
    schema: (is) => is.dayOrToday,
  },
  since: { flags: '--since <day>', description: 'count orders and revenue from this day on', schema: (is) => is.day() },
  returns: {
    flags: '--returns <way>',
    description: 'net: refunds reduce revenue; ignore: as if nothing came back',
    default: 'net',
    schema: (is) => is.choice(['net', 'ignore']),
  },
  zero_orders: {
    flags: '--zero-orders <way>',
    description: 'orders of zero: drop or count',
    default: 'drop',
    schema: (is) => is.choice(['drop', 'count']),
  },
  frequency: {
    flags: '--frequency <measure>',
    description: 'what F scores: orders or days with a purchase',
    default: 'orders',
    schema: (is) => is.choice(frequencies),
  },
  monetary: {
    flags: '--monetary <measure>',
    description: 'what M scores: revenue, average, profit, or none for no money at all',
    default: 'revenue',
    schema: (is) => is.choice(monetaries),
  },
  bins: {
    flags: '--bins <number>',
    description: 'scores from 1 to this, 2-10; other than 5 needs rules of your own',
    default: 5,
    schema: (is) => is.bins,
  },
  segments: {
    flags: '--segments <set>',
    description: 'segment rules: grid, rf, r-rfm, or a JSON file of rules',
    inConfig: 'segment rules: grid, rf, r-rfm, a JSON file of rules, or the rules themselves',
    default: 'grid',
    schema: (is) => is.segments,
  },
  thresholds: {
    flags: '--thresholds <path>',
    description: 'score with the cut-offs of an earlier run: its folder or run.json',
    inConfig: 'score with the cut-offs of an earlier run, its folder or run.json, or with these',
    schema: (is) => is.thresholds,
  },
} as const satisfies Record<string, Setting<unknown>>;

/** Reading where nothing is written that columns could be carried into. */
const { keep: _, ...orderReading } = readingSettings;

export { orderReading };

/** What decides which orders there are to forecast. */
export const backtestSettings = {
  ...orderReading,
  as_of: meaningSettings.as_of,
  returns: meaningSettings.returns,
  zero_orders: meaningSettings.zero_orders,
  monetary: meaningSettings.monetary,
} as const;

export const forecastSettings = {
  model: {
    flags: '--model <name>',
    description: `how purchases are forecast: auto, ${purchaseModelNames.join(', ')} or none`,
    default: 'auto',
    schema: (is) => is.choice(['auto', ...purchaseModelNames, 'none']),
  },
  horizon: {
    flags: '--horizon <days>',
    description: 'forecast this many days',
    default: 365,
    schema: (is) => is.horizon,
  },
  discount: {
    flags: '--discount <rate>',
    description: 'what money a year later is worth less, per year',
    default: 0.1,
    schema: (is) => is.discount,
  },
  margin: {
    flags: '--margin <rate>',
    description: 'share of revenue that is earned',
    default: 1,
    schema: (is) => is.margin,
  },
} as const satisfies Record<string, Setting<unknown>>;

export const contactSettings = {
  require_consent: {
    flags: '--require-consent',
    description: 'take those whose consent is not known for not to be written to',
    default: false,
    schema: (is) => is.flag,
  },
  contacts: {
    flags: '--no-contacts',
    description: 'leave e-mail, phone, names and address out',
    inConfig: 'write e-mail, phone, names and address',
    default: true,
    schema: (is) => is.flag,
  },
} as const satisfies Record<string, Setting<unknown>>;

export const messageSettings = {
  quiet: { flags: '--quiet', description: 'print nothing when all is well', default: false, schema: (is) => is.flag },
  verbose: {
    flags: '--verbose',
    description: 'print every column, format and bad row to stderr',
    default: false,
    schema: (is) => is.flag,
  },
  timings: {
    flags: '--timings',
    description: 'print stage times and peak memory to stderr',
    default: false,
    schema: (is) => is.flag,
  },
  color: {
    flags: '--no-color',
    description: 'print without colour',
    inConfig: 'print with colour where the terminal has it',
    default: true,
    schema: (is) => is.flag,
  },
} as const satisfies Record<string, Setting<unknown>>;

export const wordSettings = {
  lang: {
    flags: '--lang <language>',
    description: 'language of the report, of segment titles and of playbooks: en or it',
    default: 'en',
    schema: (is) => is.choice(languages),
  },
  playbooks: {
    flags: undefined,
    description:
      'what to do with a segment, {"Champions": {"title": …, "goal": …, "action": …, "offer": …, "avoid": …}}, each key in place of what is built in',
    schema: (is) => is.playbooks,
  },
} as const satisfies Record<string, Setting<unknown>>;

export const folderSettings = {
  out: {
    flags: '-o, --out <dir>',
    description: 'folder for the results',
    default: 'rfm-output',
    schema: (is) => is.folder,
  },
  json: { flags: '--json', description: 'print the report as JSON', default: false, schema: (is) => is.flag },
  exit_code: {
    flags: '--exit-code',
    description: 'exit with 10 when somebody moved',
    default: false,
    schema: (is) => is.flag,
  },
  wait: {
    flags: '--wait <seconds>',
    description: 'while another run holds the folder, wait for it this long',
    default: 0,
    schema: (is) => is.seconds,
  },
  history_keep: {
    flags: '--history-keep <number>',
    description: 'keep this many snapshots, the newest, and delete the others',
    schema: (is) => is.snapshots,
  },
  gates: {
    flags: undefined,
    description: 'limits of the quality gates, which stop a run before it writes; false switches off one or all',
    default: defaultGates,
    schema: (is) => is.gates,
  },
  files: {
    flags: undefined,
    description: 'who may read the files: private (0600) or group (0640)',
    default: 'private',
    schema: (is) => is.choice(['private', 'group']),
  },
} as const satisfies Record<string, Setting<unknown>>;

/** What segment rules are checked for. */
export const ruleSettings = {
  bins: meaningSettings.bins,
  monetary: meaningSettings.monetary,
  out: folderSettings.out,
  json: folderSettings.json,
  color: messageSettings.color,
} as const;

export const formatSettings = {
  format: {
    flags: '--format <name>',
    description: 'csv, json or jsonl',
    default: 'csv',
    schema: (is) => is.choice(['csv', 'json', 'jsonl']),
  },
} as const satisfies Record<string, Setting<unknown>>;

/** Every setting that a config file may have, by its key. */
export const configSettings = {
  ...readingSettings,
  ...interactionSettings,
  ...meaningSettings,
  ...forecastSettings,
  ...contactSettings,
  ...wordSettings,
  ...messageSettings,
  ...folderSettings,
  ...formatSettings,
} as const;

export type SettingName = keyof typeof configSettings;
/** What a user set, by flag or config file; what was left out is absent. */
export type SettingValues = {
  readonly [N in SettingName]?: z.output<ReturnType<(typeof configSettings)[N]['schema']>>;
};

/** Names of the settings of some groups. */
export function settingNames(
  ...groups: readonly Readonly<Partial<Record<SettingName, Setting<unknown>>>>[]
): readonly SettingName[] {
  return groups.flatMap((group) => Object.keys(group)) as SettingName[];
}

/** What the flag of a setting does, with its default. */
export function descriptionOf({ description, default: value }: Setting<unknown>): string {
  return value === undefined || typeof value === 'boolean' ? description : `${description} (default: ${value})`;
}

/** What a setting means in a config file, with its default. */
export function meaningOf({ description, inConfig = description, default: value }: Setting<unknown>): string {
  return value === undefined || typeof value === 'object' ? inConfig : `${inConfig} (default: ${value})`;
}
