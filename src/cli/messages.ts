import { printable } from '../core/printable.ts';
import type { SettingValues } from './settings.ts';
import type { Shell } from './shell.ts';

/** Writes lines for people to stderr; `verbose` ones only under that flag, none under `--quiet`. */
export interface Messages {
  readonly say: (text: string) => Promise<void>;
  readonly detail: (text: string) => Promise<void>;
}

export function createMessages(shell: Shell, { quiet, verbose }: SettingValues): Messages {
  const line = (text: string) => shell.stderr.write(`rfm: ${printable(text)}\n`);
  return {
    say: async (text) => (quiet ? undefined : line(text)),
    detail: async (text) => (verbose && !quiet ? line(text) : undefined),
  };
}

/** The line that says which config was used. */
export function configMessage(config: string | undefined): string {
  return config === undefined ? 'no config' : `config ${config}`;
}
