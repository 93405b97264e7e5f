import type * as z from 'zod';
import { languages } from '../core/language.ts';
import { frequencies, monetaries } from '../score/scores.ts';
import { defaultGates } from '../segment/gates.ts';
import { purchaseModelNames } from '../value/purchaseModel.ts';
import { interactionSettings, orderReading, readingSettings } from './readingSettings.ts';
import type { Setting } from './setting.ts';

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

/** What decides which orders there are to forecast. */
export const backtestSettings = {
  ...orderReading,
  as_of: meaningSettings.as_of,
  returns: meaningSettings.returns,
  zero_orders: meaningSettings.zero_orders,
  monetary: meaningSettings.monetary,
} as const;

/** What decides which orders the customer base is made of. */
export const auditSettings = {
  ...orderReading,
  as_of: meaningSettings.as_of,
  returns: meaningSettings.returns,
  zero_orders: meaningSettings.zero_orders,
  monetary: {
    ...meaningSettings.monetary,
    description: 'what turnover is: revenue, or with none the number of orders',
  },
} as const;

/** What decides which orders a campaign is measured by. */
export const liftSettings = {
  ...orderReading,
  returns: meaningSettings.returns,
  zero_orders: meaningSettings.zero_orders,
  monetary: { ...meaningSettings.monetary, description: 'revenue, or none for no money at all' },
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
  with_customers: {
    flags: '--with-customers',
    description: 'name the most valuable customers in report.html',
    default: false,
    schema: (is) => is.flag,
  },
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

export const excelSettings = {
  excel: {
    flags: '--excel [eu]',
    description: 'CSV for a double click in Excel; eu: with semicolons, decimal comma and dd/MM/yyyy',
    inConfig: 'CSV for a double click in Excel: true, or "eu" with semicolons, decimal comma and dd/MM/yyyy',
    default: false,
    schema: (is) => is.excel,
  },
} as const satisfies Record<string, Setting<unknown>>;

export const formatSettings = {
  format: {
    flags: '--format <name>',
    description: 'csv, json or jsonl',
    default: 'csv',
    schema: (is) => is.choice(['csv', 'json', 'jsonl']),
  },
  columns: {
    flags: '--columns <names>',
    description: 'only these columns, in this order (customer_id,segment,clv)',
    inConfig: 'only these columns of rfm score, in this order, ["customer_id", "segment", "clv"]',
    repeatable: true,
    schema: (is) => is.columns,
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
  ...excelSettings,
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
