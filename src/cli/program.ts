import { Command } from 'commander';
import { campaignCommands } from './campaignCommands.ts';
import { type CommandDefinition, type CommandGroup, commandOf, withExamples } from './command.ts';
import { interactionSettings, orderReading, readingSettings } from './readingSettings.ts';
import {
  auditSettings,
  backtestSettings,
  contactSettings,
  excelSettings,
  folderSettings,
  forecastSettings,
  formatSettings,
  meaningSettings,
  messageSettings,
  ruleSettings,
  wordSettings,
} from './settings.ts';
import type { Shell } from './shell.ts';
import { configFlag, snapshotSettings } from './snapshotSettings.ts';
import { version } from './version.ts';

/** The audit has no segments. */
const auditWords = { ...wordSettings.lang, description: 'language of the report: en or it' };

/** Every command, in the order of the help. */
export const commands: readonly (CommandDefinition | CommandGroup)[] = [
  {
    name: 'run',
    operands: '<orders...>',
    summary: 'score and segment the customers; write segment files and a report',
    examples: [
      'rfm run orders.csv',
      'rfm run exports/*.csv -o weekly --as-of today --quiet',
      'rfm run ordini.csv --date-format dd/MM/yyyy --decimal ,',
      'rfm run orders.csv --map customer=Kunde --map amount=Betrag',
    ],
    groups: {
      Reading: { ...readingSettings, ...interactionSettings },
      Meaning: meaningSettings,
      Forecast: forecastSettings,
      Contact: contactSettings,
      Output: { ...folderSettings, ...excelSettings, ...wordSettings, ...messageSettings },
    },
    extra: [configFlag, ['--force', 'write into a folder that holds other files; accept what a quality gate stops']],
    load: async () => (await import('./commands/run.ts')).run,
  },
  {
    name: 'score',
    operands: '[orders...]',
    summary: 'the same customers as CSV or JSON on stdout; reads stdin without a file or for -',
    examples: [
      'cat orders.csv | rfm score > customers.csv',
      'rfm score orders.csv.gz --format jsonl',
      'rfm score orders.csv --since 2024-01-01 --bins 5',
    ],
    groups: {
      Reading: { ...readingSettings, ...interactionSettings },
      Meaning: meaningSettings,
      Forecast: forecastSettings,
      Contact: contactSettings,
      Output: { ...formatSettings, ...excelSettings, ...wordSettings, ...messageSettings },
    },
    extra: [configFlag],
    load: async () => (await import('./commands/score.ts')).score,
  },
  {
    name: 'inspect',
    operands: '[files...]',
    summary: 'what is detected in an export, and the flag that changes each',
    examples: ['rfm inspect orders.csv', 'rfm inspect -i tickets.csv', 'rfm inspect ordini.csv --delimiter ";" --json'],
    groups: {
      Reading: { ...readingSettings, ...interactionSettings },
      Output: {
        json: { ...folderSettings.json, description: 'print it as JSON' },
        timings: messageSettings.timings,
        color: messageSettings.color,
      },
    },
    extra: [configFlag],
    load: async () => (await import('./commands/inspect.ts')).inspect,
  },
  {
    name: 'compare',
    operands: '[old] [new]',
    summary: 'who moved between two snapshots, the newest two unless their days are given',
    examples: [
      'rfm compare -o weekly',
      'rfm compare 2024-06-03 2024-12-30 -o weekly',
      'rfm compare --movers > movers.csv',
    ],
    groups: { Output: snapshotSettings },
    extra: [configFlag, ['--movers', 'print a CSV of the movers instead: movements.csv, without their causes']],
    load: async () => (await import('./commands/compare.ts')).compare,
  },
  {
    name: 'history',
    operands: '<orders...>',
    summary: 'write the snapshots that runs in the past would have left, and show how segments changed',
    examples: [
      'rfm history orders.csv --every week',
      'rfm history exports/*.csv --every month --from 2023-01-01 -o weekly',
    ],
    groups: {
      Reading: orderReading,
      Meaning: { ...meaningSettings, margin: forecastSettings.margin },
      Output: { out: folderSettings.out, json: folderSettings.json, wait: folderSettings.wait, ...messageSettings },
    },
    extra: [
      configFlag,
      ['--every <rhythm>', 'how far snapshots are apart, back from the as-of day: week or month'],
      ['--from <day>', 'no snapshot before this day (default: the first order)'],
      ['--force', 'replace snapshots that are there; write into a folder that holds other files'],
    ],
    load: async () => (await import('./commands/history.ts')).history,
  },
  {
    name: 'explain',
    operands: '<customers...>',
    summary: 'why a customer is in this segment, and what would change it',
    examples: ['rfm explain FG-0012', 'rfm explain ada@example.com bob@example.com -o weekly --json'],
    groups: { Output: snapshotSettings },
    extra: [configFlag],
    load: async () => (await import('./commands/explain.ts')).explain,
  },
  {
    name: 'backtest',
    operands: '<orders...>',
    summary: 'hide the last part of the history, forecast it, and compare with what happened',
    examples: ['rfm backtest orders.csv', 'rfm backtest orders.csv --calibration-end 2024-06-30 --json'],
    groups: {
      'Reading and meaning': backtestSettings,
      Output: { json: { ...folderSettings.json, description: 'print it as JSON' }, ...messageSettings },
    },
    extra: [
      configFlag,
      ['--calibration-end <day>', 'last day that the models see (default: two thirds of the history)'],
    ],
    load: async () => (await import('./commands/backtest.ts')).backtest,
  },
  {
    name: 'audit',
    operands: '<orders...>',
    summary: 'the customer base as a whole: dependence, acquisition, the levers of turnover, cohorts',
    examples: [
      'rfm audit orders.csv',
      'rfm audit exports/*.csv -i tickets.csv --period quarter',
      'rfm audit orders.csv --as-of 2024-12-31 --json',
    ],
    groups: {
      Reading: { ...orderReading, ...interactionSettings },
      Meaning: {
        as_of: auditSettings.as_of,
        returns: auditSettings.returns,
        zero_orders: auditSettings.zero_orders,
        monetary: auditSettings.monetary,
      },
      Output: {
        json: folderSettings.json,
        lang: auditWords,
        with_customers: {
          ...folderSettings.with_customers,
          description: 'name the largest customers in the page of --html',
        },
        ...messageSettings,
      },
    },
    extra: [
      configFlag,
      ['--html <file>', 'write it with pictures into this file, too'],
      ['--period <length>', 'compare two of these: year, half-year, quarter, month or a number of days'],
    ],
    load: async () => (await import('./commands/audit.ts')).audit,
  },
  {
    name: 'forget',
    operands: '<customers...>',
    summary: 'remove customers from every file of an output folder, for good',
    examples: ['rfm forget 17850', 'rfm forget ada@example.com -o weekly --wait 60'],
    groups: {
      Output: {
        out: { ...folderSettings.out, description: 'folder of an earlier run' },
        wait: folderSettings.wait,
        quiet: messageSettings.quiet,
        color: messageSettings.color,
      },
    },
    extra: [configFlag, ['--force', 'note customers, too, who are in no file, for later runs']],
    load: async () => (await import('./commands/forget.ts')).forget,
  },
  {
    name: 'audience',
    operands: '<segments...>',
    summary: 'a segment in the import format of an ad or e-mail platform',
    examples: [
      'rfm audience champions --to meta',
      'rfm audience "At Risk" "Can\'t Lose Them" --to klaviyo -o weekly',
      'rfm audience all --to google-ads --changes --calling-code 39',
    ],
    groups: {
      Output: {
        out: snapshotSettings.out,
        json: { ...folderSettings.json, description: 'print counts and file names as JSON' },
        wait: folderSettings.wait,
        quiet: messageSettings.quiet,
        timings: messageSettings.timings,
      },
    },
    extra: [
      configFlag,
      ['--to <platform>', 'google-ads, meta, klaviyo, mailchimp, hubspot or csv'],
      ['--changes', 'write who came into the segment and who left it, in two files'],
      ['--plain', 'do not hash what Google and Meta take hashed'],
      ['--calling-code <code>', 'country code of phones that have none, such as 39'],
    ],
    load: async () => (await import('./commands/audience.ts')).audience,
  },
  ...campaignCommands,
  {
    name: 'rules',
    operands: '[set]',
    summary: 'segment rules in plain English, the cells that none covers, rules that can never match',
    examples: ['rfm rules r-rfm', 'rfm rules my-rules.json --strict'],
    groups: {
      Meaning: { bins: ruleSettings.bins, monetary: ruleSettings.monetary },
      Output: {
        out: { ...ruleSettings.out, description: 'count the customers of this output folder by segment' },
        json: { ...ruleSettings.json, description: 'print it as JSON' },
        color: ruleSettings.color,
      },
    },
    extra: [configFlag, ['--strict', 'exit with 2 where a cell is not covered or a rule can never match']],
    load: async () => (await import('./commands/rules.ts')).rules,
  },
  {
    name: 'presets',
    operands: '[name]',
    summary: 'the export formats that are known; of one, how to export in it and what is read',
    examples: ['rfm presets shopify', 'rfm presets', 'rfm presets --json'],
    groups: {
      Output: {
        json: { ...folderSettings.json, description: 'print it as JSON' },
        color: messageSettings.color,
      },
    },
    load: async () => (await import('./commands/presets.ts')).presets,
  },
  {
    name: 'init',
    operands: '',
    summary: 'a config file that names every setting with its default and meaning',
    examples: ['rfm init && rfm run orders.csv', 'rfm init -o - > weekly.json'],
    groups: {},
    extra: [
      ['-o, --out <file>', 'write to this file, or - for stdout (default: rfm.config.json)'],
      ['--force', 'write over a file that is there'],
    ],
    load: async () => (await import('./commands/init.ts')).init,
  },
  {
    name: 'sample',
    operands: '',
    summary: 'a realistic synthetic export to try things on',
    examples: ['rfm sample --customers 500 > sample.csv', 'rfm sample --customers 111000 --seed 7 -o big.csv'],
    groups: { Output: { timings: messageSettings.timings } },
    extra: [
      ['--customers <number>', 'how many customers (default: 1000)'],
      ['--seed <number>', 'another seed gives another export (default: 1)'],
      ['-o, --out <file>', 'write to this file instead of stdout'],
    ],
    load: async () => (await import('./commands/sample.ts')).sample,
  },
];

/** Builds the command line; `onExit` is told the exit code of the command that ran. */
export function createProgram(shell: Shell, onExit: (code: number) => void): Command {
  const program = new Command('rfm')
    .description('RFM segmentation: from an order export to segment files and a report.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError(true)
    .usage('[command] [flags]');
  withExamples(program, [
    'rfm run orders.csv                      score a shop export, write rfm-output/',
    'rfm orders.csv                          the same: run may be left out',
    'cat orders.csv | rfm score | head       customers as CSV on stdout',
    'rfm inspect orders.csv                  what is detected, and how to change it',
    'rfm sample --customers 500 > try.csv    an export to try things on',
  ]);
  for (const definition of commands) program.addCommand(commandOf(definition, shell, onExit));
  return program;
}
