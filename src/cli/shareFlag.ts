import { Failure } from '../core/failure.ts';
import { quoted } from '../core/printable.ts';
import type { Flags } from './config.ts';

/** The share that a flag gives, as `10%` or `0.1`: above 0 and below 1. */
export function shareFlag(flags: Flags, name: string, otherwise: number): number {
  const text = flags[name];
  if (text === undefined) return otherwise;
  const [, number, percent] = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(String(text).trim()) ?? [];
  const share = Number(number) / (percent === '%' ? 100 : 1);
  if (share > 0 && share < 1) return share;
  throw new Failure(
    'usage',
    `--${name} ${quoted(String(text))} is not possible`,
    'give a share above 0 and below 1, such as 10% or 0.1',
  );
}
