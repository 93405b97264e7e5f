import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { printable } from '../../core/printable.ts';
import { shellWord } from '../../core/shellWord.ts';
import { CONFIG_FILE, type Flags } from '../config.ts';
import { configText } from '../configText.ts';
import { createMessages } from '../messages.ts';
import type { Shell } from '../shell.ts';

/** `rfm init`: a config file that names every setting, or its text on stdout. */
export async function init(_operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const name = typeof flags.out === 'string' ? flags.out : CONFIG_FILE;
  if (name === '-') {
    await shell.stdout.write(configText());
    return 0;
  }
  const file = printable(name);
  try {
    await writeFile(resolve(shell.cwd, name), configText(), { flag: flags.force === true ? 'w' : 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw code === 'EEXIST'
      ? new Failure('output', `${file}: is there already`, 'add --force to write over it, or name another file with -o')
      : new Failure('output', `${file}: cannot be written (${code})`, 'name another file with -o');
  }
  const use = name === CONFIG_FILE ? 'every command here reads it' : `add --config ${shellWord(name)} to use it`;
  await createMessages(shell, {}).say(`wrote ${file}; ${use}`);
  return 0;
}
