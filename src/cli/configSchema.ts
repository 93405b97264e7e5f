import * as z from 'zod';
import { columnCatalog } from '../core/columns.ts';
import { conditionKeys, fullName } from '../segment/conditions.ts';
import { COMMENT } from './config.ts';
import * as schemas from './schemas.ts';
import { configSettings, meaningOf, type Setting } from './settings.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of config files, from the checks of the settings. */
export function configSchema(): JsonSchema {
  const properties = Object.entries(configSettings).map(([name, setting]: [string, Setting<unknown>]) => {
    const value = inputSchema(setting.schema(schemas));
    const { default: otherwise = null } = setting;
    return [name, { description: meaningOf(setting), default: otherwise, anyOf: [value, { type: 'null' }] }];
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'config file of rfm',
    type: 'object',
    properties: { $schema: { type: 'string' }, ...Object.fromEntries(properties) },
    patternProperties: { [`^${COMMENT}`]: { description: 'a comment' } },
    additionalProperties: false,
    $defs: { condition: conditionSchema(), ...testSchemas() },
  };
}

/** Its text, as it is shipped. */
export function configSchemaText(): string {
  return `${JSON.stringify(configSchema(), null, 2)}\n`;
}

/** What a check takes, before it makes something else of it. */
function inputSchema(check: z.ZodType): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(check, { io: 'input', unrepresentable: 'any' });
  return schema;
}

function conditionSchema(): JsonSchema {
  const several = { type: 'array', items: { $ref: '#/$defs/condition' }, minItems: 1 };
  const columns = conditionKeys.map((key) => {
    const { type, description } = columnCatalog.find(({ name }) => name === fullName(key))!;
    const kind = type === 'text' ? 'text' : type === 'date' ? 'date' : 'number';
    return [key, { description, $ref: `#/$defs/${kind}Test` }];
  });
  return {
    description: 'which customers a rule is about: all that it says must be true',
    type: 'object',
    properties: {
      ...Object.fromEntries(columns),
      any: { ...several, description: 'at least one of these is true' },
      all: { ...several, description: 'each of these is true' },
      not: { $ref: '#/$defs/condition', description: 'this is not true' },
    },
    additionalProperties: false,
    minProperties: 1,
  };
}

/** A value, an inclusive range of two, or comparisons; texts have no order. */
function testSchemas(): Readonly<Record<string, JsonSchema>> {
  const missing = { type: 'boolean' };
  const test = (value: JsonSchema, ordered: boolean): JsonSchema => {
    const bounds = ordered ? { gt: value, gte: value, lt: value, lte: value } : {};
    const list = { type: 'array', items: value, minItems: 1 };
    const comparisons = { eq: value, ne: value, ...bounds, in: list, missing };
    return {
      anyOf: [
        value,
        ...(ordered ? [{ type: 'array', items: value, minItems: 2, maxItems: 2 }] : []),
        { type: 'object', properties: comparisons, additionalProperties: false, minProperties: 1 },
      ],
    };
  };
  return {
    numberTest: test({ type: 'number' }, true),
    dateTest: test({ type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }, true),
    textTest: test({ type: 'string' }, false),
  };
}
