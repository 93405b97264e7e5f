import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { nearest } from '../core/nearest.ts';
import { quoted } from '../core/printable.ts';
import { withoutDefaults } from './defaults.ts';
import { firstFault, parsedJson, valueFault } from './faults.ts';
import * as schemas from './schemas.ts';
import type { Setting } from './setting.ts';
import { configSettings, type SettingName, type SettingValues } from './settings.ts';

export const CONFIG_FILE = 'rfm.config.json';
/** What keys of a config file that are comments start with. */
export const COMMENT = '//';

/** Settings of the command line and the config file in one, flags first. */
interface ResolvedSettings {
  readonly values: SettingValues;
  /** The config file that was used, as it was named; undefined without one. */
  readonly config: string | undefined;
}

/** What commander found on the command line, by its own names for the flags. */
export type Flags = Readonly<Record<string, unknown>>;

/**
 * Checks flags and config file and puts them together.
 * @param names settings that the command has flags for; a config file may name any
 * @throws Failure that names the flag or key, its value and what to give instead
 */
export async function resolveSettings(
  flags: Flags,
  names: readonly SettingName[],
  cwd: string,
): Promise<ResolvedSettings> {
  const { config: named } = flags;
  const path = typeof named === 'string' ? named : CONFIG_FILE;
  const text = await configText(resolve(cwd, path), path, typeof named === 'string');
  const fromFile = text === undefined ? {} : configValues(text, path);
  const values = withoutDefaults({ ...fromFile, ...flagValues(flags, names) });
  return { values, config: text === undefined ? undefined : path };
}

function flagValues(flags: Flags, names: readonly SettingName[]): SettingValues {
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const { flags: notation, schema }: Setting<unknown> = configSettings[name];
    const given = notation === undefined ? undefined : flags[attributeName(notation)];
    if (given === undefined) continue;
    const result = schema(schemas).safeParse(given);
    if (!result.success) {
      const flag = /--[a-z-]+/.exec(notation!)![0];
      const shown = (Array.isArray(given) ? given : [given]).map((value) => quoted(String(value))).join(' ');
      throw new Failure('usage', `${flag} ${shown} is not possible`, firstFault(result.error).message);
    }
    values[name] = result.data;
  }
  return values;
}

/** Commander's name for the value of a flag: `--max-bad-rows <limit>` is `maxBadRows`, `--no-color` is `color`. */
function attributeName(notation: string): string {
  const long = /--(?:no-)?([a-z-]+)/.exec(notation)![1]!;
  return long.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

async function configText(path: string, name: string, wanted: boolean): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' && !wanted) return undefined;
    throw new Failure('usage', `${name}: the config file cannot be read (${code})`, 'check --config');
  }
}

function configValues(text: string, path: string): SettingValues {
  const parsed = parsedJson(text, path);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Failure('usage', `${path}: holds no object`, 'write { "setting": value, … }');
  }
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(parsed)) {
    if (key === '$schema' || key.startsWith(COMMENT)) continue;
    if (!isSettingName(key)) {
      const near = nearest(key.replaceAll('-', '_'), Object.keys(configSettings));
      const hint = near ? `did you mean ${near}?` : `settings: ${Object.keys(configSettings).join(', ')}`;
      throw new Failure('usage', `${path}: no setting is named ${quoted(key)}`, hint);
    }
    if (value === null) continue;
    const setting: Setting<unknown> = configSettings[key];
    const result = setting.schema(schemas).safeParse(value);
    if (!result.success) {
      const { where, message } = valueFault(result.error, value);
      throw new Failure('usage', `${path}: ${key}${where}`, message);
    }
    values[key] = result.data;
  }
  return values;
}

function isSettingName(key: string): key is SettingName {
  return Object.hasOwn(configSettings, key);
}
