import type { EpochDay } from '../core/day.ts';

/** A customer on the day of a snapshot. */
export interface SnapshotStanding {
  readonly asOf: EpochDay;
  /** Undefined where the customer is not in the snapshot, or in no segment. */
  readonly segment: string | undefined;
  /** Undefined where there is no segment. */
  readonly since: EpochDay | undefined;
}

/**
 * The snapshots in which a customer is in another segment than in the one before, or comes or goes: from the first on
 * that has the customer.
 * @param standings the oldest first
 */
export function stays(standings: readonly SnapshotStanding[]): readonly SnapshotStanding[] {
  const first = standings.findIndex(({ segment }) => segment !== undefined);
  if (first === -1) return [];
  return standings.slice(first).filter(({ segment }, i, known) => i === 0 || segment !== known[i - 1]!.segment);
}
