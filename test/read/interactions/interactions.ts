import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codedText } from '../../../src/core/customers.ts';
import { formatDay } from '../../../src/core/day.ts';
import {
  ALWAYS,
  CLOSED,
  channels,
  type InteractionLedger,
  interactionTypes,
  STILL_OPEN,
} from '../../../src/core/interactions.ts';
import { type Texts, textsFrom } from '../../../src/core/texts.ts';
import {
  type InteractionChoices,
  type InteractionsRead,
  type KnownCustomers,
  readInteractions,
} from '../../../src/read/readInteractions.ts';
import type { EarlierFindings } from '../../../src/read/rows/readings.ts';
import { allTexts } from '../../core/builtTexts.ts';
import { type Exports, failureText, inChunks } from '../exports.ts';

/** What the orders know, in plain words. */
export interface Known {
  readonly customers: readonly string[];
  /** Pairs of customer and e-mail, with the day of the newest order; without one, later pairs are newer. */
  readonly emails?: readonly (readonly [customer: string, email: string, day?: number])[];
  readonly key?: KnownCustomers['key'];
  readonly products?: readonly string[];
}

export interface Flags extends Partial<InteractionChoices> {
  readonly earlier?: EarlierFindings;
  readonly paths?: readonly string[];
}

const noChoices: InteractionChoices = {
  map: {},
  delimiter: undefined,
  encoding: undefined,
  dateFormat: undefined,
  timeZone: undefined,
  decimal: undefined,
  types: {},
  maxBadRows: { percent: 50 },
  asOf: 30_000,
};

export function knownCustomers({ customers, emails = [], key = 'customer', products = [] }: Known): KnownCustomers {
  return {
    customers: textsFrom(customers),
    emailOf: {
      customer: Int32Array.from(emails, ([customer]) => customers.indexOf(customer)),
      email: textsFrom(emails.map(([, email]) => email)),
      day: Int32Array.from(emails, ([, , day], i) => day ?? i),
    },
    key,
    products,
  };
}

/** Reads exports of interactions in the order in which they are listed. */
export async function read(exports: Exports, known: Known, flags: Flags = {}): Promise<InteractionsRead> {
  const cwd = mkdtempSync(join(tmpdir(), 'rfm-interactions-'));
  try {
    for (const [name, content] of Object.entries(exports)) if (name !== '-') writeFileSync(join(cwd, name), content);
    return await readInteractions(
      flags.paths ?? Object.keys(exports),
      { ...noChoices, ...flags },
      flags.earlier ?? { dates: new Map(), decimals: new Map() },
      knownCustomers(known),
      { cwd, stdin: inChunks(Buffer.from(exports['-'] ?? ''), 1000), hashes: false },
    );
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** The Failure that reading ends with, as its printed text: `message; hint`. */
export async function failure(exports: Exports, known: Known, flags: Flags = {}): Promise<string> {
  return failureText(() => read(exports, known, flags));
}

/**
 * The ledger as text, one line an interaction: person, day, type, and what else there is: `out`, channel, product,
 * category, `open` or `closed`, the day of that, score. Strangers have a `?` before their id.
 */
export function lines(ledger: InteractionLedger, customers: readonly string[]): readonly string[] {
  const people = [...customers, ...allTexts(ledger.strangers).map((id) => `?${id}`)];
  const dayText = (day: number): string => (day === ALWAYS ? 'always' : formatDay(day));
  return people.flatMap((person, p) =>
    Array.from({ length: ledger.offsets[p + 1]! - ledger.offsets[p]! }, (_, i) => {
      const at = ledger.offsets[p]! + i;
      const state = ledger.state[at] === CLOSED ? 'closed' : ledger.state[at] === STILL_OPEN ? 'open' : '';
      const score = ledger.score[at]!;
      return [
        person,
        dayText(ledger.day[at]!),
        interactionTypes[ledger.type[at]!],
        ledger.isOutbound[at] === 1 ? 'out' : '',
        channels[ledger.channel[at]!] ?? '',
        codedText(ledger.product, at) ?? '',
        codedText(ledger.category, at) ?? '',
        state,
        ledger.resolved[at] === ALWAYS ? '' : dayText(ledger.resolved[at]!),
        Number.isNaN(score) ? '' : String(score),
      ]
        .filter((part) => part !== '')
        .join(' ');
    }),
  );
}

/** Who subscribed to what, one line a person. */
export function subscriptions(ledger: InteractionLedger, customers: readonly string[]): readonly string[] {
  const people = [...customers, ...allTexts(ledger.strangers as Texts).map((id) => `?${id}`)];
  return people.flatMap((person, p) => {
    const own = channels.filter((_, c) => (ledger.subscribed[p]! >> c) & 1);
    return own.length === 0 ? [] : [`${person} ${own.join(' ')}`];
  });
}

/** E-mails of people, one line a pair, each once. */
export function emailPairs({ emails, ledger }: InteractionsRead, customers: readonly string[]): readonly string[] {
  const people = [...customers, ...allTexts(ledger.strangers).map((id) => `?${id}`)];
  const texts = allTexts(emails.texts);
  return [...new Set(Array.from(emails.person, (person, i) => `${people[person]} ${texts[emails.codes[i]!]}`))].sort();
}

/** E-mails that are closed, with their days. */
export function closed({ closedEmails: { texts, codes, day } }: InteractionsRead): readonly string[] {
  const all = allTexts(texts);
  return Array.from(codes, (code, i) => `${all[code]} ${day[i] === ALWAYS ? 'always' : formatDay(day[i]!)}`).sort();
}

/** What was left out as text: count and what. */
export function leftOut({ account }: InteractionsRead): readonly string[] {
  return account.leftOut.map(({ what, count }) => `${count} ${what.en}`);
}

export function notices({ account }: InteractionsRead): readonly string[] {
  return account.notices.map(({ en }) => en);
}

/** Bad rows as text. */
export function bad({ badRows }: InteractionsRead): readonly string[] {
  return badRows.map(({ file, line, column, value, reason }) => `${file}:${line} ${column} "${value}" ${reason}`);
}
