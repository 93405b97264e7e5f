import { type ScoreCombination, scoreCombinations } from '../score/combinedScores.ts';
import { clauseTest, compareValue } from './clauseTest.ts';
import type { Clause, ConditionValue } from './conditions.ts';
import type { FreeColumn, ScoreColumn } from './domains.ts';
import { comparisonsByColumn, type Region, regionsOf } from './regions.ts';

/** Everything that clauses can tell apart: the cells of the scores, and the regions of each other column. */
export interface Space {
  readonly cells: readonly ScoreCombination[];
  readonly hasMoney: boolean;
  /** The columns in the order in which a point names their regions, after its cell. */
  readonly columns: readonly FreeColumn[];
  readonly regions: readonly (readonly Region[])[];
}

export function spaceOf(clauses: readonly Clause[], bins: number, hasMoney: boolean): Space {
  const compared = [...comparisonsByColumn(clauses)];
  return {
    cells: scoreCombinations(bins, hasMoney),
    hasMoney,
    columns: compared.map(([column]) => column),
    regions: compared.map(([column, comparisons]) => regionsOf(column, comparisons, hasMoney)),
  };
}

/** The number of the cell, then that of the region in each column. */
export type Point = Int32Array;
export type PointTest = (point: Point) => boolean;

/** Binds a clause to a space: what each comparison says of each region is looked up, not worked out again. */
export function matchPoints(clause: Clause, space: Space): PointTest {
  return clauseTest(clause, (comparison) => {
    const axis = 1 + space.columns.indexOf(comparison.column as FreeColumn);
    const values =
      axis === 0
        ? cellValues(comparison.column as ScoreColumn, space)
        : space.regions[axis - 1]!.map(({ value }) => value);
    const truth = values.map(compareValue(comparison));
    return (point) => truth[point[axis]!]!;
  });
}

function cellValues(column: ScoreColumn, { cells, hasMoney }: Space): readonly ConditionValue[] {
  const read: Readonly<Record<ScoreColumn, (cell: ScoreCombination) => ConditionValue>> = {
    r_score: ({ r }) => r,
    f_score: ({ f }) => f,
    m_score: ({ m }) => (hasMoney ? m : Number.NaN),
    fm_score: ({ fm }) => fm,
    rfm: ({ name }) => name,
  };
  return cells.map(read[column]);
}
