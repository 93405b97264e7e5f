import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, CommanderError } from 'commander';
import { Failure, type FailureCode } from '../core/failure.ts';
import { nearest } from '../core/nearest.ts';
import { quoted } from '../core/printable.ts';
import { nearestFile } from '../read/bytes/nearestFile.ts';
import { commandOfLine, firstOperand, groupNamed, settledFlags } from './commandWords.ts';
import { messageText } from './messages.ts';
import { commands, createProgram } from './program.ts';
import type { Shell } from './shell.ts';

const exitCodes: Readonly<Record<FailureCode, number>> = { usage: 2, input: 3, gate: 4, busy: 5, output: 6 };
const BUG = 1;

/** Runs one command line (without `node` and the script) and returns its exit code; nothing is thrown. */
export async function main(argv: readonly string[], shell: Shell): Promise<number> {
  try {
    return await runCommand(settledFlags(await withCommand(argv, shell)), shell);
  } catch (error) {
    if (!(error instanceof Failure)) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const lines = stack.split('\n').map((line) => messageText(line, shell.env));
      await shell.stderr.write(`rfm: this is a bug in rfm, please report it\n${lines.join('\n')}\n`);
      return BUG;
    }
    const text = error.hint === undefined ? error.message : `${error.message}; ${error.hint}`;
    await shell.stderr.write(`rfm: ${messageText(text, shell.env)}\n`);
    return exitCodes[error.code];
  }
}

async function runCommand(argv: readonly string[], shell: Shell): Promise<number> {
  let exitCode = 0;
  let output = '';
  const program = createProgram(shell, (code) => {
    exitCode = code;
  });
  for (const command of withSubcommands(program)) {
    command
      .exitOverride()
      .configureHelp({ minWidthToWrap: 20 })
      .configureOutput({
        writeOut: (text) => {
          output += text;
        },
        writeErr: () => undefined,
        getOutHelpWidth: () => shell.stdout.columns ?? 80,
        getOutHasColors: () => false,
      });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageFailure(error, argv);
  }
  if (output !== '') await shell.stdout.write(output);
  return exitCode;
}

function withSubcommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

/** Commander's error in our form: `unknown option '--bin'`, and what it suggests. */
function usageFailure(error: CommanderError, argv: readonly string[]): Failure {
  const { words: command = argv[0]!, definition } = commandOfLine(argv) ?? {};
  if (error.code === 'commander.missingArgument' && argv.some((word) => /^(?:-i|--interactions)/.test(word))) {
    const message = `rfm ${command} needs a file of orders, and every file after -i is one of interactions`;
    return new Failure('usage', message, `name the orders first: rfm ${command} orders.csv -i tickets.csv`);
  }
  const [message, suggestion] = error.message.replace(/^error: /, '').split('\n');
  return new Failure(
    'usage',
    operandFaults[error.code]?.(command, definition?.operands ?? '') ?? message!,
    suggestion?.replace(/^\((.*)\)$/, '$1').toLowerCase() ?? `rfm help ${command} shows how it is used`,
  );
}

/** What operands that are no files stand for. */
const NEEDED: Readonly<Record<string, string>> = { '<customers...>': 'a customer_id', '<segments...>': 'a segment' };

const operandFaults: Readonly<Record<string, (command: string, operands: string) => string>> = {
  'commander.missingArgument': (command, operands) => `rfm ${command} needs ${NEEDED[operands] ?? 'a file'}`,
  'commander.excessArguments': (command, operands) =>
    `rfm ${command} takes no ${operands === '' ? 'files' : `more than ${operands}`}`,
};

/** `rfm ORDERS…` is `rfm run ORDERS…`; flags may stand before the command; a word that is neither file nor command is refused. */
async function withCommand(argv: readonly string[], shell: Shell): Promise<readonly string[]> {
  const names = [...commands.map(({ name }) => name), 'help'];
  const [first, second] = argv;
  if (first === undefined) return ['--help'];
  if (first === 'help' && second !== undefined && ![...names, '-h', '--help'].includes(second)) {
    const near = nearest(second, names);
    throw new Failure(
      'usage',
      `no command is named ${quoted(second)}`,
      near === undefined ? 'rfm --help lists the commands' : `did you mean rfm help ${near}?`,
    );
  }
  if (first === 'help' && second !== undefined && groupNamed(second) !== undefined) {
    return [...withSubcommand(argv.slice(1)), '--help'];
  }
  if (groupNamed(first) !== undefined) return withSubcommand(argv);
  if (names.includes(first) || ['-h', '--help', '-V', '--version'].includes(first)) return argv;
  if (first.startsWith('-') && first !== '-') {
    const at = firstOperand(argv);
    const command = commands.find(({ name }) => name === argv[at])?.name;
    if (command === undefined) return ['run', ...argv];
    const line = [command, ...argv.slice(0, at), ...argv.slice(at + 1)];
    return groupNamed(command) === undefined ? line : withSubcommand(line);
  }
  if (first === '-' || (await exists(resolve(shell.cwd, first)))) return ['run', ...argv];
  const near = (await nearestFile(first, shell.cwd)) ?? nearest(first, names);
  throw new Failure(
    'usage',
    `${quoted(first)} is neither a file nor a command`,
    near === undefined ? 'rfm --help lists the commands' : `did you mean rfm ${near}?`,
  );
}

/** The second word of a command of a group comes right after the first; the group alone, or with --help, prints its help. */
function withSubcommand([name, ...rest]: readonly string[]): readonly string[] {
  const names = groupNamed(name)!.subcommands.map((each) => each.name);
  const at = firstOperand(rest);
  const word = rest[at];
  if (word !== undefined && names.includes(word)) return [name!, word, ...rest.slice(0, at), ...rest.slice(at + 1)];
  if (rest.length === 0 || rest.includes('--help') || rest.includes('-h')) return [name!, '--help'];
  const near = word === undefined ? undefined : nearest(word, names);
  throw new Failure(
    'usage',
    word === undefined ? `rfm ${name} needs a command of its own` : `rfm ${name} has no command ${quoted(word)}`,
    near === undefined ? `there are ${names.join(', ')}` : `did you mean rfm ${name} ${near}?`,
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
