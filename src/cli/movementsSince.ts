import { formatDay } from '../core/day.ts';
import { withScores } from '../score/customerTable.ts';
import { scoreCustomers } from '../score/scores.ts';
import { assignSegments } from '../segment/assign.ts';
import { type Movements, movementsOf, type Reassigned } from '../segment/movements.ts';
import { earlierSet } from '../segment/rules.ts';
import type { Snapshot, SnapshotBasis } from '../write/history.ts';
import type { Choices } from './choices.ts';
import type { ScoredCustomers } from './scoredCustomers.ts';

/** Who moved since a snapshot, undefined without one, and what to know about the causes. */
export interface MovementsSince {
  readonly movements: Movements | undefined;
  readonly notices: readonly string[];
}

/** @param rows of each customer in the snapshot */
export function movementsSince(
  earlier: { readonly customers: Snapshot; readonly rows: Int32Array } | undefined,
  scored: ScoredCustomers,
  { scoring }: Choices,
): MovementsSince {
  if (earlier === undefined) return { movements: undefined, notices: [] };
  const { customers: snapshot, rows } = earlier;
  const { basis } = snapshot;
  const without = (why: string): MovementsSince => ({
    movements: movementsOf(scored.assignment, snapshot, rows, undefined),
    notices: [`what moved customers since ${formatDay(snapshot.asOf)} is not told: ${why}`],
  });
  if (basis === undefined) return without('the .json of that snapshot is gone');
  const again = reassigned(scored, basis, scoring.bins);
  if (again === undefined) return without(`it scored money by ${basis.monetary}, which is not known now`);
  return { movements: movementsOf(scored.assignment, snapshot, rows, again), notices: [] };
}

/** Undefined where the customers of now cannot be scored as those of the snapshot were. */
function reassigned({ measures, table }: ScoredCustomers, basis: SnapshotBasis, bins: number): Reassigned | undefined {
  const hasMoney = table.numbers.revenue !== undefined;
  if (basis.monetary !== 'none' && !hasMoney) return undefined;
  if (basis.monetary === 'profit' && measures.profit === undefined) return undefined;
  const { cut_offs: cutOffs, rules } = basis;
  const set = earlierSet(rules.set, rules.rules, basis.bins);
  return {
    byEarlierCutOffs: assignSegments(set, withScores(table, scoreCustomers(measures, basis, cutOffs))),
    byCutOffs: basis.bins === bins ? assignSegments(set, table) : undefined,
  };
}
