import { expect } from 'vitest';
import type { SettingName } from '../../src/cli/settings.ts';
import { rowsOf } from '../fixtures/readFixture.ts';
import type { TestShellOptions } from '../shell.ts';
import { type Files, folderWith, type Outcome, rfm } from './rfm.ts';

/** One setting, by flag and by config file, on files where it makes a difference. */
export interface SettingCase {
  readonly key: SettingName;
  readonly flags: readonly string[];
  /** The same in the config file. */
  readonly value: unknown;
  /** Another value for the config file, which the flag beats. */
  readonly other: unknown;
  readonly files: Files;
  readonly argv: readonly string[];
  readonly shell?: Omit<TestShellOptions, 'cwd'>;
  /** More for the config file, where the setting does not go alone. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** What is looked at. */
  readonly see: (outcome: Outcome, folder: string) => unknown;
  readonly without: unknown;
  readonly with: unknown;
  /** What the other value brings. */
  readonly withOther: unknown;
}

/** Without the setting, with its flag, with its key, with another value, and with a flag that beats that. */
export async function checkSetting(setting: SettingCase): Promise<void> {
  const { key, flags, value, other, config = {} } = setting;
  const seen = async (settings: Readonly<Record<string, unknown>>, more: readonly string[]) => {
    const folder = folderWith({ ...setting.files, 'rfm.config.json': JSON.stringify({ ...config, ...settings }) });
    return setting.see(await rfm(folder, [...setting.argv, ...more], setting.shell), folder);
  };
  expect(await seen({}, []), 'without').toEqual(setting.without);
  expect(await seen({}, flags), 'by flag').toEqual(setting.with);
  expect(await seen({ [key]: value }, []), 'by config').toEqual(setting.with);
  expect(await seen({ [key]: other }, []), 'another value').toEqual(setting.withOther);
  expect(await seen({ [key]: other }, flags), 'the flag beats the config').toEqual(setting.with);
}

/** Exit code and some columns of each customer, by id; of a failure what stands after its last `; `. */
export function customers(...columns: readonly string[]): SettingCase['see'] {
  return ({ code, out, err }) => {
    if (code !== 0) return `${code}: ${err.trimEnd().split('\n').at(-1)!.split('; ').at(-1)}`;
    return Object.fromEntries(
      rowsOf(out).map((row) => [row.customer_id, columns.map((column) => row[column]).join(' ')]),
    );
  };
}
