import { describeCondition } from '../../segment/describe.ts';
import { type Lint, lintSet, type TooMany } from '../../segment/lint.ts';
import type { SegmentRule, SegmentSet } from '../../segment/rules.ts';

/** The rules of a set, in the order in which they are tried, and what their lint found, as data. */
export interface RulesReport {
  readonly set: string;
  readonly description: string;
  readonly bins: number;
  readonly money: boolean;
  /** The segment of those whom no rule matches; null where the rules cover everybody. */
  readonly rest: string | null;
  readonly rules: readonly RuleReport[];
  readonly lint: Lint | TooMany;
  /** Null where there are no customers at hand. */
  readonly customers: SegmentSizes | null;
}

interface RuleReport extends SegmentRule {
  /** `when` in English. */
  readonly words: string;
}

/** Customers of an output folder by segment, the rest last. */
export interface SegmentSizes {
  readonly folder: string;
  readonly as_of: string;
  readonly total: number;
  readonly segments: readonly { readonly segment: string; readonly customers: number }[];
}

export function rulesReport(
  set: SegmentSet,
  bins: number,
  hasMoney: boolean,
  customers: SegmentSizes | null,
): RulesReport {
  return {
    set: set.name,
    description: set.description,
    bins,
    money: hasMoney,
    rest: set.rest ?? null,
    rules: set.rules.map(({ name, when, why, action }) => ({
      name,
      when,
      words: describeCondition(when),
      why,
      action,
    })),
    lint: lintSet(set, bins, hasMoney),
    customers,
  };
}

/** What --strict does not let pass, in words; undefined where there is nothing. */
export function strictFault({ lint }: RulesReport): string | undefined {
  if (lint.kind === 'too many') return 'the rules could not be looked at';
  const { uncovered, unreachable } = lint;
  const faults = [
    ...(uncovered.length > 0 ? [`cells that no rule covers: ${uncovered.length}`] : []),
    ...(unreachable.length > 0 ? [`rules that can never match: ${unreachable.length}`] : []),
  ];
  return faults.length === 0 ? undefined : faults.join(', ');
}
