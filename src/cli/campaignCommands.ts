import type { CommandDefinition, CommandGroup } from './command.ts';
import { liftCommands } from './liftCommands.ts';
import { folderSettings, wordSettings } from './settings.ts';
import { configFlag, snapshotSettings } from './snapshotSettings.ts';

/** Commands for a campaign on the customers of an output folder. */
export const campaignCommands: readonly (CommandDefinition | CommandGroup)[] = [
  {
    name: 'plan',
    operands: '',
    summary: 'options for a campaign with cost, expected return, advantages and drawbacks; writes the one you choose',
    examples: [
      'rfm plan --budget 200 --cost 0.05',
      'rfm plan --budget 500 --cost 1.20 --response 2% -o weekly --lang it',
      'rfm plan --budget 200 --cost 0.05 --choose 1 -o weekly -o contacts.csv',
    ],
    groups: {
      Output: {
        out: {
          ...folderSettings.out,
          flags: '-o, --out <path>',
          description: 'output folder of rfm run; ending in .csv, the file that --choose writes; both may be given',
          repeatable: true,
        },
        json: snapshotSettings.json,
        lang: { ...wordSettings.lang, description: 'language of the report: en or it' },
        quiet: snapshotSettings.quiet,
        timings: snapshotSettings.timings,
        color: snapshotSettings.color,
      },
    },
    extra: [
      configFlag,
      ['--budget <money>', 'the most that the campaign may cost, in the currency of the data'],
      ['--cost <money>', 'what one contact costs: 0.05 an e-mail, say, or 1.20 in print'],
      ['--response <share>', 'share of those contacted who buy once more because of it (default: 1%, assumed)'],
      ['--choose <number>', 'write the contacts of this option as customer_id,segment,arm'],
      ['--control <share>', 'with --choose: share who are kept out, to compare with (default: 10%)'],
      ['--seed <number>', 'with --choose: another seed keeps others out (default: 1)'],
      ['--campaign <name>', 'with --choose: what the campaign is called (default: the option and the day)'],
    ],
    load: async () => (await import('./commands/plan.ts')).plan,
  },
  liftCommands,
];
