import { type EpochDay, formatDay } from '../core/day.ts';
import { Failure } from '../core/failure.ts';
import { withScores } from '../score/customerTable.ts';
import { scoreCustomers } from '../score/scores.ts';
import { assignSegments } from '../segment/assign.ts';
import { type Movements, movementsOf, type Reassigned } from '../segment/movements.ts';
import { earlierSet } from '../segment/rules.ts';
import { damagedBasis, type Snapshot, type SnapshotBasis } from '../write/history.ts';
import type { ScoredCustomers } from './scoredCustomers.ts';

/** Who moved since a snapshot, undefined without one, and what to know about it. */
interface MovementsSince {
  readonly movements: Movements | undefined;
  readonly notices: readonly string[];
}

/**
 * @param earlier a snapshot and the row of each customer in it
 * @param now what the customers were scored with
 */
export function movementsSince(
  earlier: { readonly customers: Snapshot; readonly rows: Int32Array } | undefined,
  scored: ScoredCustomers,
  now: SnapshotBasis,
): MovementsSince {
  if (earlier === undefined) return { movements: undefined, notices: [] };
  const { customers: snapshot, rows } = earlier;
  const day = formatDay(snapshot.asOf);
  const why = whyNotTold(snapshot.basis, now);
  const again = why === undefined ? reassigned(snapshot.asOf, scored, snapshot.basis!, now.bins) : undefined;
  const isOtherMoney = snapshot.basis !== undefined && areDifferentCurrencies(snapshot.basis, now);
  const comparable = isOtherMoney ? { ...snapshot, table: withoutMoney(snapshot.table) } : snapshot;
  const movements = movementsOf(scored.assignment, comparable, rows, again);
  const { length: gone } = movements.gone;
  return {
    movements,
    notices: [
      ...(why === undefined ? [] : [`what moved customers since ${day} is not told: ${why}`]),
      ...(gone > 0 && !isOtherMoney && snapshot.basis !== undefined ? lifetimeNotice(day, snapshot.basis, now) : []),
      ...(rows.length > 0 && gone === snapshot.rowOf.size
        ? [`nobody of ${day} is among these customers: are these other ids, or is --key another one?`]
        : []),
    ],
  };
}

/** Why nobody can tell what the scores of now would have been then; undefined where that can be worked out. */
function whyNotTold(basis: SnapshotBasis | undefined, now: SnapshotBasis): string | undefined {
  if (basis === undefined) return 'the .json of that snapshot is gone';
  if (areDifferentCurrencies(basis, now)) {
    return `its money is in ${basis.currency}, and that of the customers who are gone left out`;
  }
  for (const measure of ['frequency', 'monetary'] as const) {
    if (basis[measure] !== now[measure]) return `it scored ${measure} by ${basis[measure]}`;
  }
  return basis.since === now.since
    ? undefined
    : `it counted orders ${sinceText(basis)}, and this run ${sinceText(now)}`;
}

function sinceText({ since }: SnapshotBasis): string {
  return since === null ? 'from the beginning' : `since ${since}`;
}

/** Where both are known. */
export function areDifferentCurrencies(one: SnapshotBasis, other: SnapshotBasis): boolean {
  return one.currency !== null && other.currency !== null && one.currency !== other.currency;
}

/** Tells where lifetime values of two snapshots do not hold the same, so that one is no measure of the other. */
export function lifetimeNotice(day: string, before: SnapshotBasis, now: SnapshotBasis): string[] {
  if (before.forecast === null || now.forecast === null || forecastText(before) === forecastText(now)) return [];
  return [`lifetime values do not compare: on ${day} ${forecastText(before)}, now ${forecastText(now)}`];
}

function forecastText({ forecast }: SnapshotBasis): string {
  const { model, horizon, discount, margin } = forecast!;
  const earned = `margin ${margin}`;
  return model === 'none' ? `no forecast, ${earned}` : `${model}, ${horizon} days, discount ${discount}, ${earned}`;
}

function withoutMoney(table: Snapshot['table']): Snapshot['table'] {
  const { revenue: _, lifetime_value: __, ...numbers } = table.numbers;
  return { ...table, numbers };
}

/** The customers of now by the rules of a snapshot that scored the same measures. */
function reassigned(
  asOf: EpochDay,
  { measures, table, profiles }: ScoredCustomers,
  basis: SnapshotBasis,
  bins: number,
): Reassigned {
  const { cut_offs: cutOffs, rules } = basis;
  try {
    const set = earlierSet(rules.set, rules.rules, basis.bins);
    const scores = scoreCustomers(measures, basis, cutOffs, profiles?.engagementValues);
    return {
      byEarlierCutOffs: assignSegments(set, withScores(table, scores)),
      byCutOffs: basis.bins === bins ? assignSegments(set, table) : undefined,
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // What was fit to be written then is no fault of the settings of now.
    throw damagedBasis(asOf, error.message);
  }
}
