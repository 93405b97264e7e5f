import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAmount } from '../../src/core/amount.ts';
import { columnCatalog } from '../../src/core/columns.ts';
import { parseDay } from '../../src/core/day.ts';
import { Failure } from '../../src/core/failure.ts';
import { type Condition, communicationColumns, parseCondition } from '../../src/segment/conditions.ts';
import { matchRows } from '../../src/segment/match.ts';
import { builtTable } from './builtTable.ts';

const missing = Number.NaN;
const table = builtTable(
  {
    r_score: [1, 2, 3, 4, 5],
    f_score: [5, 4, 3, 2, 1],
    fm_score: [1, 1, 2, 2, 3],
    m_score: [1, 2, missing, missing, 5],
    revenue: [-5, 0, 0.07, 19.99, 20].map(toAmount),
    first_order: ['2024-01-01', '2024-01-31', '2024-02-01', '2024-02-29', '2024-03-01'].map((iso) => parseDay(iso)!),
    p_alive: [0.1, 0.5, missing, 0.9, 1],
  },
  { lifecycle: ['loyal', undefined, 'lapsed', 'repeat', 'loyal'], rfm: ['151', '242', '33', '42', '515'] },
);

/** Rows that a condition is true of. */
function rows(condition: unknown): number[] {
  const test = matchRows(parseCondition(condition), table);
  return [...table.ids.codes.keys()].filter(test);
}

describe('a condition', () => {
  it.each<[Condition, number[]]>([
    [{ r: 3 }, [2]],
    [{ r_score: 3 }, [2]],
    [{ f: 5 }, [0]],
    [{ fm: [2, 3] }, [2, 3, 4]],
    [{ r: [2, 4] }, [1, 2, 3]],
    [{ r: { gt: 2 } }, [2, 3, 4]],
    [{ r: { gte: 2, lt: 4 } }, [1, 2]],
    [{ r: { lte: 2 } }, [0, 1]],
    [{ r: { ne: 3 } }, [0, 1, 3, 4]],
    [{ r: { in: [1, 5] } }, [0, 4]],
    [{ r: { eq: 4 } }, [3]],
    [{ r: [2, 4], f: [3, 5] }, [1, 2]],
    [{ any: [{ r: 1 }, { f: 1 }] }, [0, 4]],
    [{ all: [{ r: [1, 3] }, { f: [1, 3] }] }, [2]],
    [{ not: { r: [2, 5] } }, [0]],
    [{ r: [1, 4], any: [{ f: 4 }, { f: 1 }] }, [1]],
    [{ any: [{ all: [{ r: 2 }, { not: { f: 1 } }] }, { r: 5 }] }, [1, 4]],
    [{ customer_id: '3' }, [3]],
    [{ rfm: { in: ['151', '515'] } }, [0, 4]],
    [{ lifecycle: 'loyal' }, [0, 4]],
  ])('%j', (condition, expected) => {
    expect(rows(condition)).toEqual(expected);
  });

  const isNoColumn = (name: string) =>
    /^(segment|previous_segment|segment_since)$/.test(name) || communicationColumns.some((column) => column === name);
  it.each(columnCatalog.filter(({ name }) => !isNoColumn(name)))(
    'may ask for any column that is no outcome of the rules: $name',
    ({ name, type }) => {
      const isId = name === 'customer_id';
      const value = isId ? '0' : type === 'text' ? 'a' : type === 'date' ? '2024-01-01' : 1;
      const held = type === 'date' ? parseDay('2024-01-01')! : type === 'money' ? toAmount(1) : 1;
      const texts = type === 'text' && !isId ? { [name]: ['a'] } : {};
      const one = builtTable(type === 'text' ? { orders: [1] } : { [name]: [held] }, texts);
      const isTrue = (test: unknown) => matchRows(parseCondition({ [name]: test }), one)(0);
      expect([value, { eq: value }, { in: [value] }, { missing: false }].map(isTrue)).toEqual([true, true, true, true]);
      expect([{ ne: value }, { missing: true }].map(isTrue)).toEqual([false, false]);
    },
  );

  it('takes money in currency units and dates as ISO texts', () => {
    expect(rows({ revenue: 0.07 })).toEqual([2]);
    expect(rows({ revenue: { gte: 19.99 } })).toEqual([3, 4]);
    expect(rows({ revenue: { lt: 0 } })).toEqual([0]);
    expect(rows({ first_order: ['2024-01-31', '2024-02-29'] })).toEqual([1, 2, 3]);
    expect(rows({ first_order: { in: ['2024-02-29'] } })).toEqual([3]);
  });

  it('is false of a missing value, and its not is true', () => {
    expect(rows({ m: [1, 5] })).toEqual([0, 1, 4]);
    expect(rows({ not: { m: [1, 5] } })).toEqual([2, 3]);
    expect(rows({ m: { ne: 2 } })).toEqual([0, 4]);
    expect(rows({ m: { gt: 1 } })).toEqual([1, 4]);
    expect(rows({ m: { lt: 5 } })).toEqual([0, 1]);
    expect(rows({ not: { m: 2 } })).toEqual([0, 2, 3, 4]);
    expect(rows({ lifecycle: { ne: 'loyal' } })).toEqual([2, 3]);
    expect(rows({ lifecycle: { missing: true } })).toEqual([1]);
    expect(rows({ lifecycle: { missing: false } })).toEqual([0, 2, 3, 4]);
    expect(rows({ p_alive: { missing: true } })).toEqual([2]);
  });

  it.each(['gt', 'gte', 'lt', 'lte', 'eq', 'ne'])(
    '%s is false of every row where the column was never measured',
    (name) => {
      expect(rows({ clv: { [name]: 0 } })).toEqual([]);
      expect(rows({ not: { clv: { [name]: 0 } } })).toEqual([0, 1, 2, 3, 4]);
      expect(rows({ clv: { missing: true } })).toEqual([0, 1, 2, 3, 4]);
    },
  );

  it('agrees with the words written out, nested to any depth', () => {
    fc.assert(
      fc.property(nested, (condition) => {
        expect(rows(condition)).toEqual([...table.ids.codes.keys()].filter((row) => holds(condition, row)));
      }),
    );
  });

  const { nested } = fc.letrec<{ nested: Condition; leaf: Condition; lists: Condition[] }>((tie) => ({
    leaf: fc
      .tuple(
        fc.constantFrom('r', 'm'),
        fc.oneof(
          fc.integer({ min: 0, max: 6 }),
          fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 3, max: 6 })),
          fc.record({ ne: fc.integer({ min: 0, max: 6 }), gt: fc.integer({ min: 0, max: 6 }) }),
          fc.record({ missing: fc.boolean() }),
        ),
      )
      .map(([column, test]): Condition => ({ [column]: test })),
    lists: fc.array(tie('nested'), { minLength: 1, maxLength: 3 }),
    nested: fc.oneof(
      { maxDepth: 3 },
      tie('leaf'),
      tie('lists').map((any): Condition => ({ any })),
      tie('lists').map((all): Condition => ({ all })),
      tie('nested').map((not): Condition => ({ not })),
    ),
  }));

  function holds(condition: Condition, row: number): boolean {
    if (condition.any) return condition.any.some((each) => holds(each, row));
    if (condition.all) return condition.all.every((each) => holds(each, row));
    if (condition.not) return !holds(condition.not, row);
    const value = (condition.r === undefined ? table.numbers.m_score! : table.numbers.r_score!)[row]!;
    const test = condition.r ?? condition.m;
    const unknown = Number.isNaN(value);
    if (typeof test === 'number') return !unknown && value === test;
    if (Array.isArray(test)) return !unknown && value >= test[0] && value <= test[1];
    const { ne, gt, missing: asked } = test as { ne?: number; gt?: number; missing?: boolean };
    return asked === undefined ? !unknown && value !== ne && value > gt! : asked === unknown;
  }
});

describe('a condition that cannot be', () => {
  it.each<[unknown, string, string?]>([
    [{ recensy_days: 3 }, 'no column "recensy_days" to set a condition on', 'did you mean recency_days?'],
    [{ segment: 'New' }, 'column segment is the outcome of the rules, so no rule can ask for it'],
    [{ previous_segment: 'New' }, 'column previous_segment is the outcome of the rules, so no rule can ask for it'],
    [{ segment_since: '2024-01-01' }, 'column segment_since is the outcome of the rules, so no rule can ask for it'],
    [{ channel: 'email' }, 'column channel says how to write to the segments, so no rule can ask for it'],
    [{ r: { gtt: 3 } }, 'column r_score has an unknown comparison "gtt"', 'did you mean gt?'],
    [{ r: '3' }, 'column r_score needs a number, not "3"'],
    [{ r: Number.NaN }, 'column r_score needs a number, not null'],
    [{ r: null }, 'column r_score needs a value, a range [lowest, highest] or comparisons like {"gte": 2}'],
    [{ r: {} }, 'column r_score needs a value, a range [lowest, highest] or comparisons like {"gte": 2}'],
    [{ r: [5, 3] }, 'column r_score has a range that ends before it begins: 5 to 3'],
    [
      { r: [1, 2, 3] },
      'column r_score needs a range of two values, [lowest, highest]',
      'for one of several values write {"in": [...]}',
    ],
    [{ r: { in: [] } }, 'column r_score needs a list of at least one value for in'],
    [{ r: { missing: 1 } }, 'column r_score needs true or false for missing'],
    [{ rfm: 555 }, 'column rfm needs a text in quotes, not 555'],
    [{ rfm: { gt: '444' } }, 'column rfm is text, which has no range; use eq, ne, in or missing'],
    [{ first_order: '2024-02-30' }, 'column first_order needs a date like "2024-12-31", not "2024-02-30"'],
    [{ first_order: 19_000 }, 'column first_order needs a date like "2024-12-31", not 19000'],
    [{ any: [] }, 'any must be a list of at least one condition'],
    [{ all: { r: 3 } }, 'all must be a list of at least one condition'],
    [{ not: [{ r: 3 }] }, 'a condition must be an object like {"r": 5, "orders": [2, 3]}'],
    [{}, 'a condition must name a column', '{"orders": {"gte": 1}} is true of every customer'],
    [undefined, 'a condition must be an object like {"r": 5, "orders": [2, 3]}'],
  ])('%j', (condition, message, hint) => {
    const parse = () => parseCondition(condition);
    expect(parse).toThrow(Failure);
    expect(parse).toThrow(expect.objectContaining({ code: 'usage', message, hint }));
  });

  it('names all columns where none is near', () => {
    expect(() => parseCondition({ zzzzzzzzzzzz: 1 })).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('customer_id, r_score') }),
    );
  });
});
