import type { CommandDefinition, CommandGroup } from './command.ts';
import { commands } from './program.ts';
import type { Setting } from './setting.ts';

/** A command by the words that call it: `run`, `lift split`. */
export interface NamedCommand {
  readonly words: string;
  readonly definition: CommandDefinition;
}

/** Every command that runs something, in the order of the help. */
export const namedCommands: readonly NamedCommand[] = commands.flatMap((definition): readonly NamedCommand[] =>
  'subcommands' in definition
    ? definition.subcommands.map((each) => ({ words: `${definition.name} ${each.name}`, definition: each }))
    : [{ words: definition.name, definition }],
);

/** The group of commands of a name; undefined where it is none. */
export function groupNamed(name: string | undefined): CommandGroup | undefined {
  return commands.find((each): each is CommandGroup => each.name === name && 'subcommands' in each);
}

/** The command that a command line begins with; undefined where it begins with a group alone, or with none. */
export function commandOfLine([first, second]: readonly string[]): NamedCommand | undefined {
  return namedCommands.find(({ words }) => words === first || words === `${first} ${second}`);
}

/** Index of the first word that is neither a flag nor the value of one; -1 where there is none. */
export function firstOperand(argv: readonly string[]): number {
  for (let i = 0; i < argv.length && argv[i] !== '--'; i++) {
    if (!argv[i]!.startsWith('-') || argv[i] === '-') return i;
    if (takesValue(argv[i]!) || isWordAfter(argv[i]!, argv[i + 1])) i++;
  }
  return -1;
}

/**
 * The command line where a flag that may stand alone, such as `--excel`, has the word after it only where that is meant
 * for it: else a file would be taken for its value.
 */
export function settledFlags(argv: readonly string[]): readonly string[] {
  const command = commandOfLine(argv)?.words;
  const settled = argv.slice(0, command?.split(' ').length ?? 1);
  const rest = argv.slice(settled.length);
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i]!;
    if (word === '--') return [...settled, ...rest.slice(i)];
    if (isWordAfter(word, rest[i + 1], command)) settled.push(`${word}=${rest[++i]}`);
    else settled.push(wordsAfter(word, command).length > 0 ? `${word}=` : word);
  }
  return settled;
}

/** Whether a flag, as it stands on the command line, is followed by a value. */
function takesValue(flag: string): boolean {
  return notations().some((notation) => notation.endsWith('>') && notation.split(/,? /).includes(flag));
}

/** Whether a word belongs to the flag before it, which may have one after it and need not. */
function isWordAfter(flag: string, word: string | undefined, command?: string): boolean {
  return word !== undefined && wordsAfter(flag, command).includes(word.toLowerCase());
}

/** The words that a flag may have after it and need not, as `eu` after `--excel`; none where there are no such. */
function wordsAfter(flag: string, command?: string): readonly string[] {
  return notations(command).flatMap((notation) => {
    const [, name, word] = /^(\S+) \[(.+)\]$/.exec(notation) ?? [];
    return name === flag ? [word!] : [];
  });
}

/** The flags of a command, or of all, in commander's notation. */
function notations(command?: string): readonly string[] {
  return namedCommands
    .filter(({ words }) => command === undefined || words === command)
    .flatMap(({ definition: { groups, extra = [] } }) => {
      const settings = Object.values(groups).flatMap((group): Setting<unknown>[] => Object.values(group));
      return [...settings.map(({ flags }) => flags ?? ''), ...extra.map(([flags]) => flags)];
    });
}
