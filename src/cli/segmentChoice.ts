import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { nearest } from '../core/nearest.ts';
import { printable, quoted } from '../core/printable.ts';
import { nearestFile } from '../read/bytes/nearestFile.ts';
import { ownSet, type SegmentSet } from '../segment/rules.ts';
import { findSet, segmentSets } from '../segment/sets/index.ts';
import { parsedJson, valueFault } from './faults.ts';
import { ownRules } from './schemas.ts';
import type { SettingValues } from './settings.ts';

/** The segments that are meant: rules of one's own, a built-in set by its name, or a JSON file of rules by its path. */
export async function chosenSegments(value: NonNullable<SettingValues['segments']>, cwd: string): Promise<SegmentSet> {
  if (typeof value !== 'string') return ownSet(value);
  const builtIn = findSet(value);
  if (builtIn !== undefined) return builtIn;
  const path = resolve(cwd, value);
  if (value.toLowerCase().endsWith('.json') || (value !== '' && (await isThere(path))))
    return readRules(path, value, cwd);
  const names = segmentSets.map(({ name }) => name);
  const near = nearest(value, names) ?? (await nearestFile(value, cwd));
  throw new Failure(
    'usage',
    `${quoted(value)} is neither a set of segments nor a file of rules`,
    near === undefined ? `the built-in sets are ${names.join(', ')}` : `did you mean ${near}?`,
  );
}

async function readRules(path: string, name: string, cwd: string): Promise<SegmentSet> {
  const file = printable(name);
  const text = await readFile(path, 'utf8').catch(async (error) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const near = code === 'ENOENT' ? await nearestFile(name, cwd) : undefined;
    const hint = near === undefined ? 'check --segments' : `did you mean ${near}?`;
    throw new Failure('usage', `${file}: the rules cannot be read (${code})`, hint);
  });
  const parsed = parsedJson(text, file);
  if (typeof parsed !== 'object' || parsed === null) {
    throw new Failure('usage', `${file}: holds no rules`, 'write [{ "name": "VIP", "when": { "r": 5 } }, …]');
  }
  const result = ownRules.safeParse(parsed);
  if (result.success) return ownSet(result.data);
  const { where, message } = valueFault(result.error, parsed);
  throw new Failure('usage', `${file}: ${where.replace(/^\./, '').trim()}`, message);
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
