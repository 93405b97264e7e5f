import type { FirstPurchases } from './firstPurchases.ts';
import { byMonth, type Grouping, IN_NO_GROUP, rowsOfGroups } from './grouping.ts';
import { type ReturnFigures, returnFigures } from './returnFigures.ts';

/** Groups of first-time buyers that are shown. */
const MOST_CATEGORIES = 10;

export interface ReturnsOfGroup extends ReturnFigures {
  readonly name: string;
}

/** Whether and when first-time buyers come back. */
export interface MomentOfTruth {
  readonly all: ReturnFigures;
  /** Undefined where no export has categories. */
  readonly byCategory: ReturnsByCategory | undefined;
  /** By month of the first purchase, the first month first. */
  readonly byMonth: readonly ReturnsOfGroup[];
}

export interface ReturnsByCategory {
  /** The ten that most people began with at most, the largest first, of equal ones in the order of the alphabet. */
  readonly groups: readonly ReturnsOfGroup[];
  /** Categories that are not among them, and the people who began with these. */
  readonly others: { readonly categories: number; readonly people: number };
  /** People the category of whose first purchase is not known. */
  readonly unknown: number;
}

/**
 * Of first-time buyers, the share who came back, a second purchase day, within 30, 60, 90 and 180 days (Kaplan-Meier, so
 * that those who bought too recently count as not yet known), and the time it took.
 */
export function momentOfTruth(first: FirstPurchases, categories: Grouping | undefined): MomentOfTruth {
  const months = byMonth(first);
  const everybody = first.customer.map((_, row) => row);
  return {
    all: returnFigures(first, everybody),
    byCategory: categories && returnsByCategory(first, categories),
    byMonth: rowsOfGroups(months).map((rows, month) => ({
      name: months.names[month]!,
      ...returnFigures(first, rows),
    })),
  };
}

function returnsByCategory(first: FirstPurchases, categories: Grouping): ReturnsByCategory {
  const groups = rowsOfGroups(categories)
    .map((rows, group) => ({ name: categories.names[group]!, rows }))
    .filter(({ rows }) => rows.length > 0)
    // The sort is stable, and the groups are in the order of the alphabet.
    .sort((a, b) => b.rows.length - a.rows.length);
  const others = groups.slice(MOST_CATEGORIES);
  return {
    groups: groups.slice(0, MOST_CATEGORIES).map(({ name, rows }) => ({ name, ...returnFigures(first, rows) })),
    others: { categories: others.length, people: others.reduce((sum, { rows }) => sum + rows.length, 0) },
    unknown: categories.of.reduce((sum, group) => sum + Number(group === IN_NO_GROUP), 0),
  };
}
