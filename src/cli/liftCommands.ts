import type { CommandGroup } from './command.ts';
import { folderSettings, liftSettings, messageSettings } from './settings.ts';
import { configFlag } from './snapshotSettings.ts';

/** `rfm lift`: before a campaign and after it. */
export const liftCommands: CommandGroup = {
  name: 'lift',
  summary: 'keep a control group out of a campaign; measure afterwards whether it sold more',
  examples: [
    'rfm lift split champions --campaign may -o may.csv',
    'rfm lift measure orders.csv --split may.csv --from 2024-05-01 --to 2024-05-31',
  ],
  subcommands: [
    {
      name: 'split',
      operands: '<segments...>',
      summary: 'who of some segments is written to, and who is left alone to be compared with',
      examples: [
        'rfm lift split champions --campaign may > may.csv',
        'rfm lift split "At Risk" lost --control 0.2 --campaign may -o weekly -o b.csv',
      ],
      groups: {
        Output: {
          out: {
            ...folderSettings.out,
            flags: '-o, --out <path>',
            repeatable: true,
            description: 'output folder of rfm run; a path that ends in .csv is the file for the split (repeatable)',
          },
          quiet: { ...messageSettings.quiet, description: 'print no messages' },
        },
      },
      extra: [
        configFlag,
        ['--campaign <name>', 'name of the campaign: another one splits the same customers in another way'],
        ['--control <share>', 'share of the customers that is left alone (default: 10%)'],
        ['--seed <number>', 'another seed gives another split (default: 1)'],
      ],
      load: async () => (await import('./commands/liftSplit.ts')).liftSplit,
    },
    {
      name: 'measure',
      operands: '<orders...>',
      summary: 'whether those who were written to bought more than those who were not, and how much',
      examples: [
        'rfm lift measure orders.csv --split may.csv --from 2024-05-01 --to 2024-05-31',
        'rfm lift measure a.csv --split b.csv --from 2024-05-01 --to 2024-05-31 --json',
      ],
      groups: {
        'Reading and meaning': liftSettings,
        Output: {
          json: { ...folderSettings.json, description: 'print it as JSON' },
          ...messageSettings,
          quiet: { ...messageSettings.quiet, description: 'print no messages' },
        },
      },
      extra: [
        configFlag,
        ['--split <file>', 'what rfm lift split wrote: CSV with the columns customer_id and arm'],
        ['--from <day>', 'first day of the window'],
        ['--to <day>', 'last day of the window'],
        ['--matters <share>', "least difference that would matter, of control's revenue a customer (default: 10%)"],
      ],
      load: async () => (await import('./commands/liftMeasure.ts')).liftMeasure,
    },
  ],
};
