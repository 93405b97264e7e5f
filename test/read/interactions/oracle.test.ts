import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InteractionsRead } from '../../../src/read/readInteractions.ts';
import { lines, read } from './interactions.ts';
import { type Expected, oracle, type Row, typeCells } from './oracle.ts';

const customers = ['C1', 'C2', 'C3', 'C4'];
const emails = [
  ['C1', 'a@x.com'],
  ['C2', 'b@x.com'],
  ['C3', 'b@x.com'],
  ['C3', 'c@x.com'],
] as const;
const forgotten = ['C4', 'S2', 'g@x.com'];

const oneOf = (...cells: readonly string[]) => fc.constantFrom(...cells);

/** Rows of one file: all have the same columns. */
function fileRows(hasId: boolean, hasMore: boolean): fc.Arbitrary<Row[]> {
  const row = fc.record({
    ...(hasId ? { id: oneOf('', '1', '2', '3', '4', '5') } : {}),
    customer: oneOf('', '', 'C1', 'C2', 'C4', 'S1', 'S2', 'S3'),
    email: oneOf('', '', 'a@x.com', 'B@x.com', 'c@x.com', 'd@x.com', 'e@x.com', 'f@X.com', 'g@x.com'),
    date: oneOf('2024-01-01', '2024-01-01', '2024-01-02', '2024-01-03 10:00', '', 'never'),
    type: oneOf(...typeCells),
    channel: oneOf('', 'email', 'phone', 'web'),
    ...(hasMore ? { direction: oneOf('', 'inbound', 'outbound'), product: oneOf('', 'Bread', 'Ales') } : {}),
    status: oneOf('', 'open', 'closed'),
    resolved: oneOf('', '', '2024-02-01'),
    score: oneOf('', '', '7', '9'),
  });
  return fc.array(row as fc.Arbitrary<Row>, { minLength: 1, maxLength: 12 });
}

const someFiles = fc
  .array(fc.record({ hasId: fc.boolean(), hasMore: fc.boolean() }), { minLength: 1, maxLength: 3 })
  .chain((kinds) => fc.tuple(...kinds.map(({ hasId, hasMore }) => fileRows(hasId, hasMore))));

function csv(rows: readonly Row[]): string {
  const names = Object.keys(rows[0]!);
  return [names.join(','), ...rows.map((row) => names.map((name) => row[name]).join(',')), ''].join('\n');
}

const WHY: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^bad rows of forgotten/, 'bad of forgotten'],
  [/forgotten/, 'forgotten'],
  [/later file replaces/, 'replaced'],
  [/later row/, 'updated'],
  [/repeats/, 'repeated'],
  [/nobody/, 'nobody'],
  [/not known/, 'unknown'],
  [/soft/, 'soft'],
];

function summary({ ledger, account }: InteractionsRead): Expected {
  const { byKey, byEmail, byLink, ofStrangers, strangers } = account.matched;
  return {
    lines: lines(ledger, customers),
    matched: [byKey, byEmail, byLink, ofStrangers, strangers],
    leftOut: Object.fromEntries(
      account.leftOut.map(({ what, count }) => [WHY.find(([pattern]) => pattern.test(what.en))![1], count]),
    ),
    bad: account.badRows,
  };
}

const isReadable = (files: readonly (readonly Row[])[], expected: Expected): boolean =>
  expected.lines.length > 0 || files.flat().length > expected.bad;

describe('interactions of any files', { timeout: 60_000 }, () => {
  it('are what a reader of one row after the other makes of them', async () => {
    await fc.assert(
      fc.asyncProperty(someFiles, async (files) => {
        const expected = oracle(files, customers, emails, forgotten);
        fc.pre(isReadable(files, expected));
        const exports = Object.fromEntries(files.map((rows, f) => [`${f}.csv`, csv(rows)]));
        const got = await read(
          exports,
          { customers, emails },
          {
            maxBadRows: { percent: 100 },
            isForgotten: (name) => forgotten.includes(name),
          },
        );
        expect(summary(got)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('are the same whatever the order of the rows, where no row comes twice', async () => {
    const rows = fileRows(false, true);
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(20), async (some, turn) => {
        const turned = [...some.slice(turn % some.length), ...some.slice(0, turn % some.length)].reverse();
        const expected = oracle([some], customers, emails, []);
        fc.pre(isReadable([some], expected));
        const flags = { maxBadRows: { percent: 100 } };
        const one = await read({ 'a.csv': csv(some) }, { customers, emails }, flags);
        const other = await read({ 'a.csv': csv(turned) }, { customers, emails }, flags);
        expect(other.ledger).toEqual(one.ledger);
      }),
      { numRuns: 60 },
    );
  });
});
