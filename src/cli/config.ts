import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type * as z from 'zod';
import { Failure } from '../core/failure.ts';
import { nearest } from '../core/nearest.ts';
import { printable, quoted } from '../core/printable.ts';
import * as schemas from './schemas.ts';
import { configSettings, type Setting, type SettingName, type SettingValues } from './settings.ts';

const CONFIG_FILE = 'rfm.config.json';

/** Settings of the command line and the config file in one, flags first. */
export interface ResolvedSettings {
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
  return { values: { ...fromFile, ...flagValues(flags, names) }, config: text === undefined ? undefined : path };
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
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Failure(
      'usage',
      `${path}: is no JSON: ${error instanceof Error ? printable(error.message) : ''}`,
      'mend it',
    );
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Failure('usage', `${path}: holds no object`, 'write { "setting": value, … }');
  }
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(parsed)) {
    if (key === '$schema') continue;
    if (!isSettingName(key)) {
      const near = nearest(key.replaceAll('-', '_'), Object.keys(configSettings));
      const hint = near ? `did you mean ${near}?` : `settings: ${Object.keys(configSettings).join(', ')}`;
      throw new Failure('usage', `${path}: no setting is named ${quoted(key)}`, hint);
    }
    const setting: Setting<unknown> = configSettings[key];
    const result = setting.schema(schemas).safeParse(value);
    if (!result.success) {
      const fault = firstFault(result.error);
      const at = fault.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
      throw new Failure('usage', `${path}: ${key}${at} ${complaint(valueAt(value, fault.path))}`, fault.message);
    }
    values[key] = result.data;
  }
  return values;
}

function isSettingName(key: string): key is SettingName {
  return Object.hasOwn(configSettings, key);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Readonly<Record<PropertyKey, unknown>>)[step], value);
}

function complaint(value: unknown): string {
  // JSON has quotes of its own around texts.
  return value === undefined ? 'is missing' : `${quoted(JSON.stringify(value)).slice(1, -1)} is not possible`;
}

interface Fault {
  /** Where in the value it is. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The first issue in plain words; of a union, that of the branch which got furthest. */
function firstFault(error: z.core.$ZodError): Fault {
  const issue = error.issues[0]!;
  const branches = issue.code === 'invalid_union' ? issue.errors.flatMap((issues) => issues.slice(0, 1)) : [];
  const furthest = branches.reduce<z.core.$ZodIssue>((best, one) => (depth(one) > depth(best) ? one : best), issue);
  const message =
    furthest.message.replace(/^Invalid input(: |$)|, received \w+$/g, '') || 'give a value of another kind';
  return { path: [...(furthest === issue ? [] : issue.path), ...furthest.path], message: uncapital(message) };
}

/** How much of a value was right before the issue: of the right kind, then each step into it. */
function depth({ code, path }: z.core.$ZodIssue): number {
  return 2 * path.length + (code === 'invalid_type' ? 0 : code === 'invalid_union' ? -1 : 1);
}

function uncapital(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
