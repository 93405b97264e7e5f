import { bonferroniLevel } from '../numerics/normal.ts';
import {
  countsWithout,
  type DayCounts,
  differenceOfShares,
  type ShareWithin,
  survivalCurve,
} from '../numerics/survival.ts';
import type { FirstPurchases } from './firstPurchases.ts';
import { type Grouping, IN_NO_GROUP, rowsOfGroups } from './grouping.ts';
import { LANDMARK, type Landmark, type LandmarkGroup, landmarkGroups } from './landmark.ts';
import { followed, LEVEL, longestObserved, shareReturned } from './returnFigures.ts';

/** The day after the first purchase by which groups are compared. */
export const COMPARED_DAY = 90;
/** People that a group must have to be compared. */
export const FEWEST_PEOPLE = 30;

/** A group of people of whom something is known. */
export type KnownGroup = Exclude<LandmarkGroup, 'none'>;

/** What is compared: a group of the landmark with one that it is set against, or a first category with all the others. */
export type Subject =
  | { readonly kind: 'landmark'; readonly group: KnownGroup; readonly against: LandmarkGroup }
  | { readonly kind: 'category'; readonly category: string };

export interface Side {
  readonly people: number;
  /** The share who came back by day 90, with its 95 % interval. */
  readonly returned: ShareWithin;
}

export interface Comparison {
  readonly subject: Subject;
  readonly group: Side;
  readonly other: Side;
  /** The share of the group less that of the other, with its interval at {@link Comparisons.level}. */
  readonly difference: ShareWithin;
  /** Whether the interval excludes 0. */
  readonly isClaimed: boolean;
}

/** Every comparison that the data allow, in a fixed order. */
export interface Comparisons {
  /** The level of each interval, so that all together hold with 95 %. */
  readonly level: number;
  readonly made: readonly Comparison[];
  /** Comparisons that were not made: fewer than 30 people on a side, or nobody observed for so long. */
  readonly notMade: number;
}

interface Followed {
  readonly people: number;
  readonly counts: DayCounts;
  /** The day of the counts by which shares are told; nobody was observed for longer than `longest`. */
  readonly day: number;
  readonly longest: number;
}

interface Candidate {
  readonly subject: Subject;
  readonly group: Followed;
  readonly other: Followed;
}

/**
 * Return rates by day 90 side by side: each group of the landmark with `none`, open complaints with solved ones, and each
 * first category with all the others whose category is known. Which comparisons are made depends on the number of people
 * and on how long they were observed, not on their rates; the intervals of the differences (Greenwood's variance, see
 * `survivalLimits` and `differenceOfShares`) are so wide that all hold together with 95 % (Bonferroni).
 */
export function comparisons(
  first: FirstPurchases,
  categories: Grouping | undefined,
  { grouping, groups }: Landmark,
): Comparisons {
  const candidates = [
    ...landmarkCandidates(
      first,
      grouping,
      groups.map(({ group }) => group),
    ),
    ...(categories === undefined ? [] : categoryCandidates(first, categories)),
  ];
  const possible = candidates.filter(({ group, other }) => isEnough(group) && isEnough(other));
  const level = bonferroniLevel(LEVEL, possible.length);
  return {
    level,
    made: possible.map((candidate) => compared(candidate, level)),
    notMade: candidates.length - possible.length,
  };
}

function isEnough(side: Followed): boolean {
  return side.people >= FEWEST_PEOPLE && side.day <= side.longest && returned(side, LEVEL) !== undefined;
}

function returned({ counts, day }: Followed, level: number): ShareWithin | undefined {
  return shareReturned(survivalCurve(counts), day, level);
}

function compared({ subject, group, other }: Candidate, level: number): Comparison {
  const difference = differenceOfShares(returned(group, level)!, returned(other, level)!);
  return {
    subject,
    group: { people: group.people, returned: returned(group, LEVEL)! },
    other: { people: other.people, returned: returned(other, LEVEL)! },
    difference,
    isClaimed: difference.low > 0 || difference.high < 0,
  };
}

/** Groups without anybody are not candidates: they are no comparison that was not made. */
function landmarkCandidates(
  first: FirstPurchases,
  grouping: Grouping,
  possible: readonly LandmarkGroup[],
): readonly Candidate[] {
  const day = COMPARED_DAY - LANDMARK;
  const sides = rowsOfGroups(grouping).map((rows) => ({
    people: rows.length,
    counts: followed(first, rows, LANDMARK, day),
    day,
    longest: longestObserved(first, rows) - LANDMARK,
  }));
  const of = (group: LandmarkGroup): Followed => sides[landmarkGroups.indexOf(group)]!;
  const pairs: readonly (readonly [KnownGroup, LandmarkGroup])[] = [
    ...possible.filter((group) => group !== 'none').map((group) => [group, 'none'] as const),
    ['complaint open', 'complaint solved'],
  ];
  return pairs
    .map(([group, against]) => ({
      subject: { kind: 'landmark' as const, group, against },
      group: of(group),
      other: of(against),
    }))
    .filter(({ group, other }) => group.people > 0 && other.people > 0);
}

/** Of two categories, each is all the others of the other: they are one comparison. */
function categoryCandidates(first: FirstPurchases, categories: Grouping): readonly Candidate[] {
  const groups = rowsOfGroups(categories)
    .map((rows, group) => ({ category: categories.names[group]!, ...followedFromFirst(first, rows) }))
    .filter(({ people }) => people > 0);
  const all = followedFromFirst(
    first,
    first.customer.map((_, row) => row).filter((row) => categories.of[row] !== IN_NO_GROUP),
  );
  const [most = 0, second = 0] = groups.map(({ longest }) => longest).sort((a, b) => b - a);
  // Where two were observed for longest, both numbers are the same.
  const longestOfOthers = (longest: number) => (longest === most ? second : most);
  if (groups.length < 2) return [];
  return groups.slice(0, groups.length === 2 ? 1 : undefined).map((group) => ({
    subject: { kind: 'category' as const, category: group.category },
    group,
    other: {
      people: all.people - group.people,
      counts: countsWithout(all.counts, group.counts),
      day: COMPARED_DAY,
      longest: longestOfOthers(group.longest),
    },
  }));
}

function followedFromFirst(first: FirstPurchases, rows: Int32Array): Followed {
  return {
    people: rows.length,
    counts: followed(first, rows, 0, COMPARED_DAY),
    day: COMPARED_DAY,
    longest: longestObserved(first, rows),
  };
}
