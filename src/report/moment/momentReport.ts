import type { AfterFirstPurchase } from '../../audit/afterFirstPurchase.ts';
import type { Comparison, Side } from '../../audit/comparisons.ts';
import { LANDMARK, type Landmark, type LandmarkGroup } from '../../audit/landmark.ts';
import type { ReturnFigures, ReturnWithin } from '../../audit/returnFigures.ts';
import { formatDay } from '../../core/day.ts';
import { type InteractionType, interactionTypes } from '../../core/interactions.ts';
import { rounded } from '../rounded.ts';

/** Who came back within some days of the first purchase; shares are null where nobody has been observed for so long. */
export interface WithinReport {
  readonly days: number;
  readonly share: number | null;
  /** The interval that holds the true share in 95 of 100 cases. */
  readonly low: number | null;
  readonly high: number | null;
  readonly came_back: number;
  /** People who have not come back, and were not observed for so long. */
  readonly unknown: number;
}

export interface ReturnsReport {
  readonly first_time_buyers: number;
  readonly came_back: number;
  readonly within: readonly WithinReport[];
  /** The day by which half of all first-time buyers came back; null where that is not reached. */
  readonly median_days: number | null;
  /** Days that it took those who came back; null where nobody did. */
  readonly days_of_returned: {
    readonly lower_quartile: number;
    readonly median: number;
    readonly upper_quartile: number;
  } | null;
}

export interface LandmarkGroupReport {
  readonly group: LandmarkGroup;
  readonly people: number;
  readonly within: readonly WithinReport[];
}

interface SideReport {
  readonly people: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Return rates by day 90 of a group and of what it is set against. */
export interface ComparisonReport {
  readonly kind: 'landmark' | 'category';
  readonly group: string;
  /** Null: all the others. */
  readonly against: string | null;
  readonly of_group: SideReport;
  readonly of_other: SideReport;
  /** Of the group less the other, with its interval. */
  readonly difference: number;
  readonly difference_low: number;
  readonly difference_high: number;
  readonly claimed: boolean;
}

/** The moment of truth as plain JSON. */
export interface MomentReport extends ReturnsReport {
  /** The day from which first purchases count; null where there is none. */
  readonly from: string | null;
  /** First-time buyers before that day, who are in no figure. */
  readonly left_out: number;
  /** Null where no export has categories. */
  readonly by_category: {
    readonly groups: readonly (ReturnsReport & { readonly category: string })[];
    readonly others: { readonly categories: number; readonly first_time_buyers: number };
    readonly unknown: number;
  } | null;
  readonly by_month: readonly (ReturnsReport & { readonly month: string })[];
  readonly landmark: {
    readonly day: number;
    readonly people: number;
    readonly back_before: number;
    readonly too_recent: number;
    /** Of `people`, those in no group: the interactions do not cover all of their 30 days. */
    readonly outside_interactions: number;
    /** Interactions that were not used: the export tells of the last of their kind alone. */
    readonly last_alone: number;
    /** The days that the interactions cover; null where they tell of none. */
    readonly covered: { readonly from: string; readonly to: string } | null;
    /** Types of contact that were not used: with them less than half of the days that the others cover would be left. */
    readonly types_not_used: readonly InteractionType[];
    readonly groups: readonly LandmarkGroupReport[];
  };
  readonly comparisons: {
    /** The level of each interval of a difference, so that all hold together with 95 %. */
    readonly level: number;
    readonly made: readonly ComparisonReport[];
    readonly not_made: number;
  };
}

export function momentReport({ first, momentOfTruth, landmark, comparisons }: AfterFirstPurchase): MomentReport {
  const { all, byCategory, byMonth } = momentOfTruth;
  return {
    from: first.start === undefined ? null : formatDay(first.start),
    left_out: first.before,
    ...returnsReport(all),
    by_category:
      byCategory === undefined
        ? null
        : {
            groups: byCategory.groups.map((group) => ({ category: group.name, ...returnsReport(group) })),
            others: { categories: byCategory.others.categories, first_time_buyers: byCategory.others.people },
            unknown: byCategory.unknown,
          },
    by_month: byMonth.map((group) => ({ month: group.name, ...returnsReport(group) })),
    landmark: {
      day: LANDMARK,
      people: landmark.people,
      back_before: landmark.backBefore,
      too_recent: landmark.tooRecent,
      outside_interactions: landmark.outsideInteractions,
      last_alone: landmark.lastAlone,
      covered: coveredReport(landmark),
      types_not_used: interactionTypes.filter((_, type) => landmark.covered?.isUsed[type] === 0),
      groups: landmark.groups.map(({ group, people, within }) => ({ group, people, within: within.map(withinReport) })),
    },
    comparisons: {
      level: fraction(comparisons.level),
      made: comparisons.made.map(comparisonReport),
      not_made: comparisons.notMade,
    },
  };
}

function coveredReport({ covered }: Landmark): MomentReport['landmark']['covered'] {
  if (covered === undefined || covered.first > covered.last) return null;
  return { from: formatDay(covered.first), to: formatDay(covered.last) };
}

export function comparisonReport({ subject, group, other, difference, isClaimed }: Comparison): ComparisonReport {
  return {
    kind: subject.kind,
    group: subject.kind === 'landmark' ? subject.group : subject.category,
    against: subject.kind === 'landmark' ? subject.against : null,
    of_group: sideReport(group),
    of_other: sideReport(other),
    difference: fraction(difference.share),
    difference_low: fraction(difference.low),
    difference_high: fraction(difference.high),
    claimed: isClaimed,
  };
}

/** A fraction with four decimals. */
export function fraction(value: number): number {
  return rounded(value, 4);
}

function sideReport({ people, returned }: Side): SideReport {
  return { people, share: fraction(returned.share), low: fraction(returned.low), high: fraction(returned.high) };
}

function returnsReport({ people, cameBack, within, medianDays, amongReturned }: ReturnFigures): ReturnsReport {
  return {
    first_time_buyers: people,
    came_back: cameBack,
    within: within.map(withinReport),
    median_days: medianDays ?? null,
    days_of_returned:
      amongReturned === undefined
        ? null
        : {
            lower_quartile: amongReturned.lower,
            median: amongReturned.median,
            upper_quartile: amongReturned.upper,
          },
  };
}

function withinReport({ days, share, cameBack, unknown }: ReturnWithin): WithinReport {
  const limits =
    share === undefined
      ? { share: null, low: null, high: null }
      : { share: fraction(share.share), low: fraction(share.low), high: fraction(share.high) };
  return { days, ...limits, came_back: cameBack, unknown };
}
