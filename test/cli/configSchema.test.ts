import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { configSchemaText } from '../../src/cli/configSchema.ts';
import { configText } from '../../src/cli/configText.ts';
import { configSettings } from '../../src/cli/settings.ts';
import { grid } from '../../src/segment/sets/grid.ts';
import { csv, folderWith, rfm } from './rfm.ts';

const root = join(import.meta.dirname, '../..');
const shipped = readFileSync(join(root, 'rfm.config.schema.json'), 'utf8');
type Schema = Readonly<Record<string, unknown>>;
const schema: Schema = JSON.parse(shipped);

describe('rfm.config.schema.json', () => {
  test('is what the settings say (npm run schema writes it), and is shipped', () => {
    expect(shipped).toBe(configSchemaText());
    expect(manifest.files).toContain('rfm.config.schema.json');
  });

  test('has every setting with its meaning, and no other key but $schema and comments', () => {
    const { $schema, ...settings } = schema.properties as Record<string, Schema>;
    expect($schema).toEqual({ type: 'string' });
    expect(Object.keys(settings)).toEqual(Object.keys(configSettings));
    for (const [name, { description }] of Object.entries(settings)) {
      const { description: own, inConfig = own } = configSettings[name as 'color'];
      expect(description).toContain(inConfig);
    }
    expect(Object.keys(schema.patternProperties as Schema)).toEqual(['^//']);
    expect(schema.additionalProperties).toBe(false);
  });

  const config = /```json\n(\{[\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))![1]!;
  const { name, description, bins, rules } = grid;
  const good: readonly (readonly [string, unknown])[] = [
    ['what rfm init writes', JSON.parse(configText())],
    ['the one of the README', JSON.parse(config)],
    ['a named set', { segments: { name, description, bins, rules } }],
    [
      'all comparisons',
      {
        segments: [{ name: 'a', when: { r: { eq: 1, ne: 2, gt: 3, gte: 4, lt: 5, lte: 6, in: [1], missing: false } } }],
      },
    ],
    ['nesting', { segments: [{ name: 'a', when: { any: [{ r: 1 }, { all: [{ not: { fm: [1, 2] } }] }] } }] }],
    [
      'texts and dates',
      { segments: [{ name: 'a', when: { lifecycle: { in: ['loyal'] }, first_order: ['2024-01-01', '2024-02-01'] } }] },
    ],
    ['cut-offs', { thresholds: { recency_days: [1, 2, null, null], orders: [1, 2, 3, 4], revenue: null } }],
    [
      'limits of gates',
      { gates: { orders_fall: false, segment_change: null, segment_size: 10 }, history_keep: 3, wait: 0 },
    ],
    ['no gates', { gates: false }],
    [
      'playbooks',
      { playbooks: { Champions: { title: 'Best', goal: '', action: 'x', offer: 'y', avoid: 'z' }, Lost: {} } },
    ],
    ['texts that are numbers', { max_bad_rows: 5, discount: '0.1', keep: 'a,b', map: ['customer=Kunde'] }],
  ];
  const bad: readonly (readonly [string, unknown])[] = [
    ['an unknown key', { colour: true }],
    ['another word', { frequency: 'day' }],
    ['another kind', { quiet: 'yes' }],
    ['too many bins', { bins: 11 }],
    ['an unknown gate', { gates: { order_fall: 0.3 } }],
    ['a limit out of range', { gates: { orders_fall: 30 } }],
    ['a limit that is a text', { gates: { orders_fall: '30%' } }],
    ['gates that are on', { gates: true }],
    ['another language', { lang: 'de' }],
    ['a mistyped key of a playbook', { playbooks: { Champions: { ofer: 'x' } } }],
    ['a playbook without a title', { playbooks: { Champions: { title: '' } } }],
    ['a playbook that is a text', { playbooks: { Champions: 'x' } }],
    ['a list', []],
    ['no rules', { segments: [] }],
    ['a rule without a name', { segments: [{ when: { r: 5 } }] }],
    ['a mistyped key of a rule', { segments: [{ name: 'a', when: { r: 5 }, acton: 'x' }] }],
    ['an unknown column', { segments: [{ name: 'a', when: { recensy_days: 5 } }] }],
    ['the outcome of the rules', { segments: [{ name: 'a', when: { segment: 'New' } }] }],
    ['a range of three', { segments: [{ name: 'a', when: { r: [1, 2, 3] } }] }],
    ['a text in place of a number', { segments: [{ name: 'a', when: { r: '3' } }] }],
    ['no day', { segments: [{ name: 'a', when: { first_order: '31/12/2024' } }] }],
    ['an order of texts', { segments: [{ name: 'a', when: { lifecycle: { gt: 'a' } } }] }],
    ['an empty condition', { segments: [{ name: 'a', when: {} }] }],
    ['an unknown comparison', { segments: [{ name: 'a', when: { any: [{ r: { gtt: 1 } }] } }] }],
    ['other cut-offs', { thresholds: { recency_days: [1], orders: [1], spent: [1] } }],
  ];

  // A file that is not there, or cut-offs for other bins, are found later; the config as such is right.
  test.each(good)('lets pass what rfm takes: %s', async (_, value) => {
    expect(isValid(schema, value)).toBe(true);
    expect(await complaint(value)).not.toMatch(/rfm\.config\.json: /);
  });

  test.each(bad)('and not what rfm refuses: %s', async (_, value) => {
    expect(isValid(schema, value)).toBe(false);
    expect(await complaint(value)).toMatch(/rfm: rfm\.config\.json: /);
  });
});

async function complaint(config: unknown): Promise<string> {
  const folder = folderWith({
    'in.csv': csv('customer,date,amount', 'a,2024-01-05,10'),
    'rfm.config.json': JSON.stringify(config),
  });
  return (await rfm(folder, ['score', 'in.csv'])).err;
}

/** What JSON Schema means by the keywords that the file uses; any other keyword is an error here. */
function isValid(of: Schema, value: unknown): boolean {
  return Object.entries(of).every(([keyword, wanted]) => {
    const check = keywords[keyword];
    if (check === undefined) throw new Error(`keyword ${keyword}`);
    return check(wanted as never, value, of);
  });
}

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
const pass = () => true;
const keywords: Readonly<Record<string, (wanted: never, value: unknown, of: Schema) => boolean>> = {
  $schema: pass,
  $defs: pass,
  title: pass,
  description: pass,
  default: pass,
  $ref: (ref: string, value) => isValid((schema.$defs as Record<string, Schema>)[ref.replace('#/$defs/', '')]!, value),
  type: (types: string | readonly string[], value) =>
    [types].flat().some((type) => type === kindOf(value) || (type === 'integer' && Number.isInteger(value))),
  const: (wanted: unknown, value) => value === wanted,
  enum: (values: readonly unknown[], value) => values.includes(value),
  anyOf: (choices: readonly Schema[], value) => choices.some((choice) => isValid(choice, value)),
  items: (item: Schema, value) => !Array.isArray(value) || value.every((each) => isValid(item, each)),
  minItems: (count: number, value) => !Array.isArray(value) || value.length >= count,
  maxItems: (count: number, value) => !Array.isArray(value) || value.length <= count,
  minimum: (least: number, value) => typeof value !== 'number' || value >= least,
  maximum: (most: number, value) => typeof value !== 'number' || value <= most,
  minLength: (count: number, value) => typeof value !== 'string' || value.length >= count,
  maxLength: (count: number, value) => typeof value !== 'string' || value.length <= count,
  pattern: (pattern: string, value) => typeof value !== 'string' || new RegExp(pattern).test(value),
  propertyNames: (name: Schema, value) => !isObject(value) || Object.keys(value).every((key) => isValid(name, key)),
  required: (names: readonly string[], value) => !isObject(value) || names.every((name) => name in value),
  minProperties: (count: number, value) => !isObject(value) || Object.keys(value).length >= count,
  properties: (properties: Record<string, Schema>, value) =>
    !isObject(value) ||
    Object.entries(value).every(([key, each]) => !(key in properties) || isValid(properties[key]!, each)),
  patternProperties: (patterns: Record<string, Schema>, value) =>
    !isObject(value) ||
    Object.entries(value).every(([key, each]) =>
      Object.entries(patterns).every(([pattern, of]) => !new RegExp(pattern).test(key) || isValid(of, each)),
    ),
  additionalProperties: (others: Schema | boolean, value, { properties = {}, patternProperties = {} }) =>
    !isObject(value) ||
    Object.entries(value)
      .filter(([key]) => !(key in (properties as Schema)))
      .filter(([key]) => !Object.keys(patternProperties as Schema).some((pattern) => new RegExp(pattern).test(key)))
      .every(([, each]) => (typeof others === 'boolean' ? others : isValid(others, each))),
};
