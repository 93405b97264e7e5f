import { Failure } from '../core/failure.ts';
import { quoted } from '../core/printable.ts';
import type { Flags } from './config.ts';

/** The whole number of a flag, from 0 to `most`; another where the flag is not given. */
export function wholeNumber(flags: Flags, name: string, otherwise: number, most: number): number {
  const text = flags[name];
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (/^\d+$/.test(String(text)) && number <= most) return number;
  throw new Failure('usage', `--${name} ${quoted(String(text))} is not possible`, `give a whole number up to ${most}`);
}
