import type { ColourLevel, TerminalOptions } from '../report/terminal/terminalStyle.ts';
import type { Output, Shell } from './shell.ts';

/** How reports look on the standard output of a shell. */
export function terminalOptions(
  { stdout, env }: Pick<Shell, 'stdout' | 'env'>,
  colour: boolean | undefined,
): TerminalOptions {
  return { width: widthOf(stdout, env), colour: colourLevel(stdout, env, colour), unicode: isUnicode(env) };
}

/** How colourful a stream may be: the flag, then NO_COLOR and FORCE_COLOR, then what the terminal says of itself. */
function colourLevel(output: Output, env: Shell['env'], wanted: boolean | undefined): ColourLevel {
  if (wanted === false) return 0;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== '') return forced === 'false' ? 0 : levelOf(forced);
  if ((env.NO_COLOR ?? '') !== '' || !output.isTerminal || env.TERM === 'dumb') return 0;
  if (/truecolor|24bit/i.test(env.COLORTERM ?? '')) return 3;
  return /256/.test(env.TERM ?? '') ? 2 : 1;
}

function levelOf(text: string): ColourLevel {
  return ({ 0: 0, 2: 2, 3: 3 } as const)[text as '0' | '2' | '3'] ?? 1;
}

/** Whether the terminal's encoding is UTF-8, by the first of LC_ALL, LC_CTYPE and LANG that is set. */
export function isUnicode(env: Shell['env']): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return /utf-?8/i.test(locale) || env.WT_SESSION !== undefined;
}

/** Columns of a stream; 80 where it is no terminal and COLUMNS does not say otherwise. */
function widthOf(output: Output, env: Shell['env']): number {
  return output.columns ?? (Number(env.COLUMNS) || 80);
}
