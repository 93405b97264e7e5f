import { COMMENT } from './config.ts';
import { configSettings, meaningOf, type Setting } from './settings.ts';

/** A config file that names every setting with its default, null where there is none, each under a comment. */
export function configText(): string {
  const about =
    'Every setting with its default; null is not set. Keys that start with // are comments. Flags beat this file.';
  const pairs = Object.entries(configSettings).map(
    ([name, setting]: [string, Setting<unknown>]) =>
      `${pair(`${COMMENT} ${name}`, meaningOf(setting))},\n${pair(name, setting.default ?? null)}`,
  );
  return `{\n${[pair(COMMENT, about), ...pairs].join(',\n\n')}\n}\n`;
}

function pair(key: string, value: unknown): string {
  return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
}
