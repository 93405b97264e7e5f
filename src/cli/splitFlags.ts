import { Failure } from '../core/failure.ts';
import { quoted } from '../core/printable.ts';
import type { Flags } from './config.ts';
import { shareFlag } from './shareFlag.ts';

const DEFAULT_CONTROL = 0.1;
const DEFAULT_SEED = 1;

/** The share of those who are left alone. */
export function controlShare(flags: Flags): number {
  return shareFlag(flags, 'control', DEFAULT_CONTROL);
}

export function splitSeed({ seed }: Flags): number {
  if (seed === undefined) return DEFAULT_SEED;
  const number = Number(seed);
  if (/^-?\d+$/.test(String(seed)) && Number.isSafeInteger(number)) return number;
  throw new Failure('usage', `--seed ${quoted(String(seed))} is not possible`, 'give a whole number');
}

/** The name of a campaign; undefined where none is given. */
export function campaignName({ campaign }: Flags): string | undefined {
  if (campaign === undefined) return undefined;
  const name = String(campaign);
  if (name.trim() !== '' && !/[\r\n]/.test(name)) return name;
  throw new Failure('usage', `--campaign ${quoted(name)} is not possible`, 'give a name in one line');
}
