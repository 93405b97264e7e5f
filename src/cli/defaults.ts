import * as schemas from './schemas.ts';
import { configSettings, type Setting, type SettingName, type SettingValues } from './settings.ts';

/** Settings with a default. */
type DefaultedName = {
  [N in SettingName]: (typeof configSettings)[N] extends { readonly default: unknown } ? N : never;
}[SettingName];

/** What a user set, else the default. */
export function settingOf<N extends DefaultedName>(values: SettingValues, name: N): NonNullable<SettingValues[N]> {
  return values[name] ?? (defaultOf(name) as NonNullable<SettingValues[N]>);
}

/** Settings without those that are as they would be anyway. */
export function withoutDefaults(values: SettingValues): SettingValues {
  const isDefault = (name: SettingName) => JSON.stringify(values[name]) === JSON.stringify(defaultOf(name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isDefault(name as SettingName)));
}

function defaultOf(name: SettingName): unknown {
  const { default: value, schema }: Setting<unknown> = configSettings[name];
  return value === undefined ? undefined : schema(schemas).parse(value);
}
