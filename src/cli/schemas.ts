import * as z from 'zod';
import { type EpochDay, parseDay } from '../core/day.ts';
import { Failure } from '../core/failure.ts';
import { type InteractionType, interactionTypes } from '../core/interactions.ts';
import { nearest } from '../core/nearest.ts';
import { quoted } from '../core/printable.ts';
import { encodingLabel } from '../read/bytes/encodings.ts';
import { type Field, orderFields } from '../read/fields.ts';
import { type InteractionField, interactionFields } from '../read/interactions/fields.ts';
import { isTimeZone } from '../read/values/zones.ts';
import { defaultGates, type GateLimit } from '../segment/gates.ts';
import { ownPlaybooksSchema } from '../segment/playbooks/ownPlaybooks.ts';
import { segmentRulesSchema, segmentSetSchema } from '../segment/rules.ts';

// What settings may be. Each schema takes what stands on the command line (text, a list of texts, or a boolean) as well
// as what stands in the config file. They are apart from the settings because zod takes its time to load.

const DAY_HINT = 'give a day such as 2024-12-31';

/** An ISO day. */
export function day(): z.ZodType<EpochDay> {
  return z.string().transform((text, context) => parseDay(text) ?? invalid(context, DAY_HINT));
}

/** Adds an issue in the words of the user; the value is never used. */
function invalid(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

/** One of some words. */
export function choice<const T extends readonly string[]>(values: T): z.ZodType<T[number]> {
  const words = z.string().meta({ enum: values });
  return words.transform((text, context) => {
    if (values.includes(text)) return text as T[number];
    const near = nearest(text, values);
    return invalid(context, near ? `did you mean ${near}?` : `choose one of ${values.join(', ')}`);
  });
}

/** Runs a check that throws a Failure as part of a schema. */
function checked<T>(check: (text: string) => T): z.ZodType<T> {
  return z.string().transform((text, context) => {
    try {
      return check(text);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return invalid(context, error.hint === undefined ? error.message : `${error.message}; ${error.hint}`);
    }
  });
}

/** Texts, on the command line with commas between them. */
export function list(): z.ZodType<readonly string[]> {
  return z
    .union([z.string(), z.array(z.string())])
    .transform((value) => (typeof value === 'string' ? [value] : value).flatMap((text) => splitList(text)));
}

/** Names of columns, at least one. */
export const columns = list().refine((names) => names.length > 0, 'name a column');

/** Whether CSV is for Excel, and for which. */
export const excel: z.ZodType<boolean | 'eu'> = z.union([
  z.boolean(),
  z
    .string()
    .meta({ enum: ['eu'] })
    .transform((text, context): 'eu' =>
      text === 'eu' ? 'eu' : invalid(context, 'give eu, or nothing for an Excel with a decimal point'),
    ),
]);

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A field of orders, or with `i.` before it one of interactions. */
export type MappedField = Field | `i.${InteractionField}`;
const mappedFields: readonly MappedField[] = [
  ...orderFields,
  ...interactionFields.map((field): MappedField => `i.${field}`),
];

/** Fields and the columns they are taken from. */
export const fieldMap: z.ZodType<Readonly<Partial<Record<MappedField, string>>>> = z
  .union([z.array(z.string()), z.record(z.string(), z.string())])
  .transform((value, context) => {
    const pairs = Array.isArray(value) ? value.map(fieldAndColumn) : Object.entries(value);
    const map: Partial<Record<MappedField, string>> = {};
    for (const [field, column] of pairs) {
      const known = mappedFields.find((one) => one === field);
      if (known === undefined || column === undefined || column === '') {
        const near = known === undefined ? nearest(field, mappedFields) : undefined;
        const hint = known
          ? `name the column: ${field}=COLUMN`
          : near
            ? `did you mean ${near}?`
            : `fields: ${mappedFields.join(', ')}`;
        return invalid(context, known ? hint : `no field is named ${quoted(field)}; ${hint}`);
      }
      map[known] = column;
    }
    return map;
  });

function fieldAndColumn(text: string): readonly [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at).trim(), text.slice(at + 1)];
}

export const delimiter = z.string().transform((text, context) => {
  const delimiter =
    { tab: '\t', '\\t': '\t', comma: ',', semicolon: ';', pipe: '|', bar: '|' }[text.toLowerCase()] ?? text;
  const isOne = delimiter.length === 1 && !/["\r\n]/.test(delimiter);
  return isOne ? delimiter : invalid(context, 'give one character, such as ; or tab');
});

export const badRowLimit = z.union([z.string(), z.number()]).transform((value, context) => {
  const match = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(String(value).trim());
  const number = Number(match?.[1]);
  if (match && match[2] === '%' && number <= 100) return { percent: number };
  if (match && match[2] === '' && Number.isInteger(number)) return { count: number };
  return invalid(context, 'give a number of rows or a share such as 5%');
});

const cutOffList = z.array(z.number().nullable());
const cutOffLists = {
  recency_days: cutOffList,
  orders: cutOffList,
  revenue: cutOffList.nullable().default(null),
  engagement: cutOffList.optional(),
};
// A mistyped key is said before the one that is missing for it.
const cutOffNumbers = { type: 'array', items: { type: ['number', 'null'] } };
const cutOffsSchema = z
  .looseObject({})
  .meta({
    properties: {
      recency_days: cutOffNumbers,
      orders: cutOffNumbers,
      revenue: { ...cutOffNumbers, type: ['array', 'null'] },
      engagement: cutOffNumbers,
    },
    required: ['recency_days', 'orders'],
    additionalProperties: false,
  })
  .superRefine(onlyKeysOf(cutOffLists, 'no cut-offs are named'))
  .pipe(z.strictObject(cutOffLists));

/** Says a key that there is not, with the nearest that there is. */
function onlyKeysOf(shape: object, complaint: string) {
  return (value: object, context: z.RefinementCtx): void => {
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(shape, key));
    if (unknown === undefined) return;
    const near = nearest(unknown.replaceAll('-', '_'), Object.keys(shape));
    const hint = near ? `did you mean ${near}?` : `there are ${Object.keys(shape).join(', ')}`;
    invalid(context, `${complaint} ${quoted(unknown)}; ${hint}`);
  };
}

/** Paths of files. */
export const files = z
  .union([z.string(), z.array(z.string().min(1, 'name a file'))])
  .transform((value): readonly string[] => (typeof value === 'string' ? [value] : value));

/** Words and the types of interactions that they mean. */
export const interactionTypeMap: z.ZodType<Readonly<Record<string, InteractionType>>> = z.record(
  z.string(),
  choice(interactionTypes),
);

export const text = z.string();
export const flag = z.boolean();
export const folder = z.string().min(1, 'name a folder');
export const encoding = checked(encodingLabel);
export const timeZone = z.string().refine(isTimeZone, 'name a zone such as Europe/Rome');
export const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/, 'give three letters such as EUR')
  .transform((code) => code.toUpperCase());
export const dayOrToday = z
  .string()
  .transform((value, context) =>
    value === 'today' ? ('today' as const) : (parseDay(value) ?? invalid(context, `${DAY_HINT}, or today`)),
  );
export const bins = z
  .unknown()
  .meta({ type: 'integer', minimum: 2, maximum: 10 })
  .refine((value): boolean => typeof value === 'string' || typeof value === 'number', 'give a whole number')
  .pipe(
    z.coerce.number('give a whole number').int('give a whole number').min(2, 'give 2 to 10').max(10, 'give 2 to 10'),
  );
export const horizon = z.coerce
  .number('give a number of days')
  .int('give a whole number of days')
  .min(1, 'give at least 1 day')
  .max(3650, 'give at most 3650 days');
export const discount = rate(10, 'give a rate such as 0.10');
export const margin = rate(1, 'give a share from 0 to 1');
export const ownRules = z.union([segmentRulesSchema, segmentSetSchema]);
export const segments = z.union([z.string(), segmentRulesSchema, segmentSetSchema]);
export const playbooks = ownPlaybooksSchema;
export const thresholds = z.union([z.string(), cutOffsSchema]);

const DAY_SECONDS = 86_400;
const MANY = Number.MAX_SAFE_INTEGER;
export const seconds = numberWithin(0, DAY_SECONDS, 'give seconds, at most a day of them');
export const snapshots = numberWithin(1, MANY, 'give a whole number, at least 1', true);

/** What a limit of a quality gate may be, beside false, which switches the gate off. */
const limitRanges = {
  orders_fall: { type: 'number', minimum: 0, maximum: 1, hint: 'give a share from 0 to 1, or false' },
  segment_change: { type: 'number', minimum: 0, maximum: MANY, hint: 'give a share such as 0.5, or false' },
  segment_size: { type: 'integer', minimum: 1, maximum: MANY, hint: 'give a whole number of customers, or false' },
  newest_order_days: { type: 'integer', minimum: 0, maximum: MANY, hint: 'give a whole number of days, or false' },
} as const satisfies Record<GateLimit, unknown>;

function limit(name: GateLimit) {
  const { type, minimum, maximum, hint } = limitRanges[name];
  return z
    .union([z.literal(false), z.null(), z.number()], hint)
    .transform((value, context): number | false => {
      if (value === null || value === false) return false;
      const isRight = value >= minimum && value <= maximum && (type === 'number' || Number.isInteger(value));
      return isRight ? value : invalid(context, hint);
    })
    .default(defaultGates[name]);
}

const gateLimits = {
  orders_fall: limit('orders_fall'),
  segment_change: limit('segment_change'),
  segment_size: limit('segment_size'),
  newest_order_days: limit('newest_order_days'),
} as const satisfies Record<GateLimit, unknown>;
const limitProperties = Object.fromEntries(
  Object.entries(limitRanges).map(([name, { hint: _, ...range }]) => [
    name,
    { anyOf: [range, { const: false }, { type: 'null' }] },
  ]),
);

export const gates = z.union([
  z
    .looseObject({})
    .meta({ properties: limitProperties, additionalProperties: false })
    .superRefine(onlyKeysOf(gateLimits, 'no limit of a gate is named'))
    .pipe(z.strictObject(gateLimits)),
  z.literal(false),
]);

/** A number from 0 to `most`. */
function rate(most: number, hint: string) {
  return numberWithin(0, most, hint);
}

function numberWithin(least: number, most: number, hint: string, isWhole = false) {
  return z.union([z.string(), z.number()]).transform((value, context) => {
    const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
    const isRight = number >= least && number <= most && (!isWhole || Number.isInteger(number));
    return isRight ? number : invalid(context, hint);
  });
}
