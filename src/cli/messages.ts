import { asciiText, printable } from '../core/printable.ts';
import type { SettingValues } from './settings.ts';
import type { Shell } from './shell.ts';
import { isUnicode } from './terminal.ts';

/** Writes lines for people to stderr; `verbose` ones only under that flag, none under `--quiet`. */
export interface Messages {
  readonly say: (text: string) => Promise<void>;
  readonly detail: (text: string) => Promise<void>;
}

/** Text as a terminal of this environment can show it. */
export function messageText(text: string, env: Shell['env']): string {
  return isUnicode(env) ? printable(text) : asciiText(printable(text));
}

export function createMessages(shell: Shell, { quiet, verbose }: SettingValues): Messages {
  const line = (text: string) => shell.stderr.write(`rfm: ${messageText(text, shell.env)}\n`);
  return {
    say: async (text) => (quiet ? undefined : line(text)),
    detail: async (text) => (verbose && !quiet ? line(text) : undefined),
  };
}

/** The line that says which config was used. */
export function configMessage(config: string | undefined): string {
  return config === undefined ? 'no config' : `config ${config}`;
}
