import { Command, Option } from 'commander';
import { capital } from '../core/capital.ts';
import type { Flags } from './config.ts';
import type { Setting } from './setting.ts';
import { descriptionOf, type SettingName } from './settings.ts';
import type { Shell } from './shell.ts';

/** One command: what commander needs to know of it, and the code that runs it, loaded when it is called. */
export interface CommandDefinition {
  readonly name: string;
  readonly operands: string;
  readonly summary: string;
  readonly examples: readonly string[];
  readonly groups: Readonly<Record<string, Readonly<Partial<Record<SettingName, Setting<unknown>>>>>>;
  /** Flags that are no settings: only the command line has them. */
  readonly extra?: readonly (readonly [flags: string, description: string])[];
  readonly load: () => Promise<(operands: readonly string[], flags: Flags, shell: Shell) => Promise<number>>;
}

/** Commands that go together, called by two words: `rfm lift split`. */
export interface CommandGroup extends Pick<CommandDefinition, 'name' | 'summary' | 'examples'> {
  readonly subcommands: readonly CommandDefinition[];
}

/** A command, or a group of them, as commander has it; `onExit` is told the exit code of the command that ran. */
export function commandOf(
  definition: CommandDefinition | CommandGroup,
  shell: Shell,
  onExit: (code: number) => void,
): Command {
  const command = new Command(definition.name)
    .summary(definition.summary)
    .description(`${capital(definition.summary)}.`)
    .helpOption('-h, --help', 'print this help');
  withExamples(command, definition.examples);
  if ('subcommands' in definition) {
    command.usage('[command] [flags]').helpCommand(false);
    for (const subcommand of definition.subcommands) command.addCommand(commandOf(subcommand, shell, onExit));
    return command;
  }
  if (definition.operands !== '') command.arguments(definition.operands);
  for (const [title, settings] of Object.entries(definition.groups)) {
    for (const setting of Object.values(settings)) {
      if (setting.flags !== undefined) command.addOption(optionOf(setting, setting.flags, title));
    }
  }
  for (const [flags, description] of definition.extra ?? []) {
    command.addOption(new Option(flags, description).helpGroup('Output:'));
  }
  return command.action(async () => {
    const execute = await definition.load();
    onExit(await execute(command.args, givenFlags(command), shell));
  });
}

function optionOf(setting: Setting<unknown>, flags: string, title: string): Option {
  const option = new Option(flags, descriptionOf(setting)).helpGroup(`${title}:`);
  if (setting.repeatable)
    option.argParser((value, values: readonly string[] | undefined) => [...(values ?? []), value]);
  else if (option.optional) option.argParser((value) => (value === '' ? true : value));
  return option;
}

/** Flags that stand on the command line, without the defaults that commander makes up. */
function givenFlags(command: Command): Flags {
  return Object.fromEntries(
    Object.entries(command.opts()).filter(([name]) => command.getOptionValueSource(name) === 'cli'),
  );
}

export function withExamples(command: Command, examples: readonly string[]): void {
  command.addHelpText('before', `Examples:\n${examples.map((example) => `  ${example}\n`).join('')}`);
}
