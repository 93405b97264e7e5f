import { type Condition, parseCondition } from './conditions.ts';
import type { FreeColumn } from './domains.ts';
import type { SegmentSet } from './rules.ts';
import { matchPoints, type Point, type PointTest, type Space, spaceOf } from './space.ts';

/** What the rules of a set leave out, and where they get in each other's way; cells are named like the column rfm. */
export interface Lint {
  readonly kind: 'lint';
  /** How many cells there are. */
  readonly cells: number;
  /** Columns besides the scores that rules look at: each taken as able to be anything, whatever the scores and the others. */
  readonly assumed: readonly FreeColumn[];
  /** Cells that no rule matches, whatever the other columns are. */
  readonly uncovered: readonly string[];
  /** Cells where it depends on the other columns, and one of the cases in which no rule matches. */
  readonly partly: readonly string[];
  readonly gap: { readonly cell: string; readonly when: Condition } | null;
  readonly unreachable: readonly Unreachable[];
  readonly overlaps: readonly Overlap[];
  /** From the top left: the best recency first, and the least frequency and money. */
  readonly grid: readonly GridSegments[];
}

/** A rule that is never the first to match. */
export interface Unreachable {
  readonly rule: string;
  /** `contradictory`: it matches nobody at all; `shadowed`: earlier rules take everybody whom it matches. */
  readonly why: 'contradictory' | 'shadowed';
  readonly by: readonly string[];
}

/** Two rules that match the same customers in so many cells. */
export interface Overlap {
  readonly first: string;
  readonly second: string;
  readonly cells: number;
}

export interface GridSegments {
  readonly r: number;
  /** The score f without money. */
  readonly fm: number;
  /** In the order of the rules. */
  readonly segments: readonly string[];
}

/** Too many combinations to look at each. */
export interface TooMany {
  readonly kind: 'too many';
  readonly combinations: number;
  readonly most: number;
  readonly regions: readonly { readonly column: FreeColumn; readonly count: number }[];
}

/** Questions asked of rules: some seconds. */
const MOST_QUESTIONS = 50_000_000;

/** Looks at every combination of scores and of what the rules tell apart in other columns. */
export function lintSet(set: SegmentSet, bins: number, hasMoney: boolean): Lint | TooMany {
  const clauses = set.rules.map((rule) => parseCondition(rule.when));
  const space = spaceOf(clauses, bins, hasMoney);
  const combinations = space.regions.reduce((product, { length }) => product * length, space.cells.length);
  const most = Math.floor(MOST_QUESTIONS / clauses.length);
  if (combinations > most) {
    const regions = space.columns.map((column, i) => ({ column, count: space.regions[i]!.length }));
    return { kind: 'too many', combinations, most, regions };
  }
  const tests = clauses.map((clause) => matchPoints(clause, space));
  const findings = lookedAt(space, tests);
  const names = set.rules.map((rule) => rule.name);
  const segments = [...names, set.rest ?? ''];
  const { uncoveredPoints, gap, taken, pairs } = findings;
  const pointsOfCell = combinations / space.cells.length;
  const cellsWhere = (test: (points: number) => boolean) =>
    space.cells.filter((_, cell) => test(uncoveredPoints[cell]!)).map(({ name }) => name);
  return {
    kind: 'lint',
    cells: space.cells.length,
    assumed: space.columns,
    uncovered: cellsWhere((points) => points === pointsOfCell),
    partly: cellsWhere((points) => points > 0 && points < pointsOfCell),
    gap: gap && gapAt(gap, space, tests),
    unreachable: unreachableRules(names, findings),
    overlaps: [...pairs].map(([pair, cells]) => ({
      first: names[Math.floor(pair / names.length)]!,
      second: names[pair % names.length]!,
      cells: cells.size,
    })),
    grid: gridOf(space, bins).map(({ r, fm, cells }) => ({
      r,
      fm,
      segments: segments.filter((_, rule) => cells.some((cell) => taken[rule]!.has(cell))),
    })),
  };
}

interface Findings {
  /** By cell. */
  readonly uncoveredPoints: Int32Array;
  /** The first point of a partly covered cell that no rule matches. */
  readonly gap: Point | null;
  /** By rule, the rest last: the cells in which it is the first to match. */
  readonly taken: readonly Set<number>[];
  /** By rule: the rules that are the first to match where it matches too; empty where it matches nowhere. */
  readonly takers: readonly Set<number>[];
  /** By first rule x number of rules + second rule: cells in which both match. */
  readonly pairs: ReadonlyMap<number, Set<number>>;
}

function lookedAt(space: Space, tests: readonly PointTest[]): Findings {
  const uncoveredPoints = new Int32Array(space.cells.length);
  const gaps = new Map<number, Point>();
  const taken = Array.from({ length: tests.length + 1 }, () => new Set<number>());
  const takers = tests.map(() => new Set<number>());
  const pairs = new Map<number, Set<number>>();
  for (const point of pointsOf(space)) {
    const cell = point[0]!;
    const matching: number[] = [];
    for (let rule = 0; rule < tests.length; rule++) if (tests[rule]!(point)) matching.push(rule);
    const first = matching[0] ?? tests.length;
    taken[first]!.add(cell);
    if (matching.length === 0) {
      uncoveredPoints[cell]!++;
      if (!gaps.has(cell)) gaps.set(cell, point.slice());
    }
    for (const [i, rule] of matching.entries()) {
      takers[rule]!.add(first);
      for (let other = i + 1; other < matching.length; other++) {
        const pair = rule * tests.length + matching[other]!;
        let cells = pairs.get(pair);
        if (cells === undefined) {
          cells = new Set();
          pairs.set(pair, cells);
        }
        cells.add(cell);
      }
    }
  }
  const points = space.regions.reduce((product, { length }) => product * length, 1);
  const partly = [...gaps].find(([cell]) => uncoveredPoints[cell]! < points);
  const inOrder = new Map([...pairs].sort(([a], [b]) => a - b));
  return { uncoveredPoints, gap: partly?.[1] ?? null, taken, takers, pairs: inOrder };
}

/** Every point of the space; each is gone when the next is asked for. */
function* pointsOf({ cells, regions }: Space): Generator<Point> {
  const sizes = [cells.length, ...regions.map(({ length }) => length)];
  const point = new Int32Array(sizes.length);
  while (true) {
    yield point;
    let axis = 0;
    while (axis < sizes.length && ++point[axis]! === sizes[axis]) point[axis++] = 0;
    if (axis === sizes.length) return;
  }
}

/** A case in which nothing matches, told by the columns that it takes: whatever the others are, nothing matches. */
function gapAt(point: Point, { cells, regions }: Space, tests: readonly PointTest[]): Lint['gap'] {
  const sizes = regions.map((list) => list.length);
  const open = new Set<number>();
  const matchesNothing = (at: Point): boolean => {
    const next = [...open].find((axis) => at[axis + 1] === UNDECIDED);
    if (next === undefined) return !tests.some((test) => test(at));
    return Array.from({ length: sizes[next]! }, (_, region) => at.with(next + 1, region)).every(matchesNothing);
  };
  for (const axis of regions.keys()) {
    open.add(axis);
    const undecided = point.map((region, i) => (open.has(i - 1) ? UNDECIDED : region));
    if (!matchesNothing(undecided)) open.delete(axis);
  }
  const taken = regions.flatMap((list, axis) => (open.has(axis) ? [] : [list[point[axis + 1]!]!.when]));
  return { cell: cells[point[0]!]!.name, when: { all: taken } };
}

const UNDECIDED = -1;

function unreachableRules(names: readonly string[], { taken, takers }: Findings): Unreachable[] {
  return names.flatMap((rule, i): Unreachable[] => {
    if (taken[i]!.size > 0) return [];
    const by = names.filter((_, other) => takers[i]!.has(other));
    return [{ rule, why: by.length === 0 ? 'contradictory' : 'shadowed', by }];
  });
}

function gridOf({ cells }: Space, bins: number) {
  const scores = Array.from({ length: bins }, (_, i) => i + 1);
  return scores.toReversed().flatMap((r) =>
    scores.map((fm) => ({
      r,
      fm,
      cells: [...cells.keys()].filter((cell) => cells[cell]!.r === r && cells[cell]!.fm === fm),
    })),
  );
}
