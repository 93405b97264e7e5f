import type * as z from 'zod';
import type * as Schemas from './schemas.ts';

/**
 * A setting: its flag, its help and its check, in one place. The check picks from the schemas, which are loaded when a
 * command runs.
 */
export interface Setting<Value> {
  /** Commander's notation; undefined for a setting that only the config file has. */
  readonly flags: string | undefined;
  readonly description: string;
  /** What it is in a config file, where the description is that of a flag alone. */
  readonly inConfig?: string;
  /** What holds where nobody says otherwise, as a config file has it; absent where that depends on the data. */
  readonly default?: string | number | boolean | Readonly<Record<string, number>>;
  /** Whether the flag may come several times; its values are collected. */
  readonly repeatable?: boolean;
  readonly schema: (schemas: typeof Schemas) => z.ZodType<Value>;
}
