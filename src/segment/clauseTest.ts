import type { Bound, Clause, ConditionValue } from './conditions.ts';

/** A clause about one column. */
export type Comparison = Exclude<Clause, { readonly kind: 'every' | 'some' | 'not' }>;

/** What clauses say of single columns. */
export function comparisonsIn(clauses: readonly Clause[]): Comparison[] {
  return clauses.flatMap((clause): Comparison[] => {
    if ('clauses' in clause) return comparisonsIn(clause.clauses);
    return clause.kind === 'not' ? comparisonsIn([clause.clause]) : [clause];
  });
}

/** Tells whether a clause is true of something whose comparisons `bind` can tell. */
export function clauseTest<T>(
  clause: Clause,
  bind: (comparison: Comparison) => (of: T) => boolean,
): (of: T) => boolean {
  switch (clause.kind) {
    case 'every': {
      const tests = clause.clauses.map((each) => clauseTest(each, bind));
      return (of) => tests.every((test) => test(of));
    }
    case 'some': {
      const tests = clause.clauses.map((each) => clauseTest(each, bind));
      return (of) => tests.some((test) => test(of));
    }
    case 'not': {
      const test = clauseTest(clause.clause, bind);
      return (of) => !test(of);
    }
    default:
      return bind(clause);
  }
}

/** Whether a comparison is true of a value; NaN and undefined are missing. */
export function compareValue(comparison: Comparison): (value: ConditionValue | undefined) => boolean {
  if (comparison.kind === 'missing') return isMissing;
  if (comparison.kind === 'in') {
    const [first, ...others] = comparison.values;
    if (others.length === 0) return (value) => value === first;
    const wanted = new Set<ConditionValue | undefined>(comparison.values);
    return (value) => wanted.has(value);
  }
  const { bound, value: mark } = comparison;
  return (value) => !isMissing(value) && bounds[bound](value as number, mark);
}

function isMissing(value: ConditionValue | undefined): boolean {
  return value === undefined || Number.isNaN(value);
}

const bounds: Readonly<Record<Bound, (value: number, mark: number) => boolean>> = {
  gt: (value, mark) => value > mark,
  gte: (value, mark) => value >= mark,
  lt: (value, mark) => value < mark,
  lte: (value, mark) => value <= mark,
};
