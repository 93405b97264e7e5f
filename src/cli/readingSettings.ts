import { interactionTypes } from '../core/interactions.ts';
import { keyFields, orderFields } from '../read/fields.ts';
import { interactionFields } from '../read/interactions/fields.ts';
import type { Setting } from './setting.ts';

export const readingSettings = {
  preset: {
    flags: '--preset <name>',
    description: 'read as this export format instead of the detected one',
    schema: (is) => is.text,
  },
  map: {
    flags: '--map <field=column>',
    description: `take a field from a column (repeatable); fields: ${orderFields.join(' ')}, and with i. before them those of interactions`,
    inConfig: `the columns that fields are taken from, {"customer": "Kunde"}; fields: ${orderFields.join(' ')}, and with i. before them those of interactions`,
    repeatable: true,
    schema: (is) => is.fieldMap,
  },
  date_format: {
    flags: '--date-format <pattern>',
    description: 'dates are written like this, for example dd/MM/yyyy (date-fns pattern)',
    schema: (is) => is.text,
  },
  delimiter: {
    flags: '--delimiter <character>',
    description: 'what separates fields: , ; tab |',
    schema: (is) => is.delimiter,
  },
  decimal: {
    flags: '--decimal <mark>',
    description: 'decimal mark of amounts: . or ,',
    schema: (is) => is.choice(['.', ',']),
  },
  encoding: {
    flags: '--encoding <name>',
    description: 'utf-8, utf-16le, windows-1252, macintosh, or another label',
    schema: (is) => is.encoding,
  },
  time_zone: {
    flags: '--time-zone <zone>',
    description: 'the day of times that say their offset, and of today, is that of this zone (Europe/Rome)',
    schema: (is) => is.timeZone,
  },
  currency: {
    flags: '--currency <code>',
    description: 'count only orders in this currency (EUR)',
    schema: (is) => is.currency,
  },
  key: {
    flags: '--key <field>',
    description: 'what tells customers apart: customer, email or phone',
    schema: (is) => is.choice(keyFields),
  },
  keep: {
    flags: '--keep <columns>',
    description: 'columns of the export to carry into the output (a,b)',
    inConfig: 'columns of the export to carry into the output, ["a", "b"]',
    repeatable: true,
    schema: (is) => is.list(),
  },
  max_bad_rows: {
    flags: '--max-bad-rows <limit>',
    description: 'stop when more rows are bad: a number or a share',
    default: '5%',
    schema: (is) => is.badRowLimit,
  },
} as const satisfies Record<string, Setting<unknown>>;

/** Reading where nothing is written that columns could be carried into. */
const { keep: _, ...orderReading } = readingSettings;

export { orderReading };

export const interactionSettings = {
  interactions: {
    flags: '-i, --interactions <files...>',
    description: `exports of tickets, opens and clicks, surveys or profiles (repeatable), after the orders; their fields: ${interactionFields.join(' ')}`,
    inConfig: 'exports of interactions, ["tickets.csv"]',
    repeatable: true,
    schema: (is) => is.files,
  },
  interaction_types: {
    flags: undefined,
    description: `what words of one's own for types mean, {"Callback": "request"}; types: ${interactionTypes.join(' ')}`,
    schema: (is) => is.interactionTypeMap,
  },
} as const satisfies Record<string, Setting<unknown>>;
