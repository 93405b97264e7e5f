import { type EpochDay, formatDay } from '../core/day.ts';
import { Failure } from '../core/failure.ts';
import type { Phrase } from '../core/language.ts';
import { groupedDigits } from '../core/numberText.ts';
import { withScores } from '../score/customerTable.ts';
import { type Frequency, type Monetary, scoreCustomers } from '../score/scores.ts';
import { assignSegments } from '../segment/assign.ts';
import { type Movements, movementsOf, type Reassigned } from '../segment/movements.ts';
import { earlierSet } from '../segment/rules.ts';
import { damagedBasis, type Snapshot, type SnapshotBasis } from '../write/history.ts';
import type { ScoredCustomers } from './scoredCustomers.ts';

/** Who moved since a snapshot, undefined without one, and what to know about it. */
interface MovementsSince {
  readonly movements: Movements | undefined;
  readonly notices: readonly Phrase[];
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
      ...(why === undefined ? [] : [notTold(day, why)]),
      ...(gone > 0 && !isOtherMoney && snapshot.basis !== undefined ? lifetimeNotice(day, snapshot.basis, now) : []),
      ...(rows.length > 0 && gone === snapshot.rowOf.size
        ? [
            {
              en: `nobody of ${day} is among these customers: are these other ids, or is --key another one?`,
              it: `nessun cliente del ${day} è tra questi: sono altri identificativi, o è cambiata la --key?`,
            },
          ]
        : []),
    ],
  };
}

/** Why nobody can tell what the scores of now would have been then; undefined where that can be worked out. */
function whyNotTold(basis: SnapshotBasis | undefined, now: SnapshotBasis): Phrase | undefined {
  if (basis === undefined) {
    return { en: 'the .json of that snapshot is gone', it: 'manca il file .json di quello snapshot' };
  }
  if (areDifferentCurrencies(basis, now)) {
    return {
      en: `its money is in ${basis.currency}, and that of the customers who are gone left out`,
      it: `i suoi importi sono in ${basis.currency}, e quelli dei clienti usciti sono esclusi`,
    };
  }
  const { frequency, monetary, since } = basis;
  if (frequency !== now.frequency) {
    return { en: `it scored frequency by ${frequency}`, it: italianMeasures[frequency] };
  }
  if (monetary !== now.monetary) {
    return { en: `it scored monetary by ${monetary}`, it: italianMeasures[monetary] };
  }
  if (since === now.since) return undefined;
  const [before, after] = [sinceText(basis), sinceText(now)];
  return {
    en: `it counted orders ${before.en}, and this run ${after.en}`,
    it: `contava gli ordini ${before.it}, questa esecuzione ${after.it}`,
  };
}

const italianMeasures = {
  orders: 'misurava la frequenza in ordini',
  days: "misurava la frequenza in giorni d'acquisto",
  revenue: 'misurava gli importi come fatturato',
  average: 'misurava gli importi come ordine medio',
  profit: 'misurava gli importi come profitto',
  none: 'non misurava importi',
} as const satisfies Record<Frequency | Monetary, string>;

function notTold(day: string, why: Phrase): Phrase {
  return {
    en: `what moved customers since ${day} is not told: ${why.en}`,
    it: `non si può dire che cosa ha spostato i clienti dal ${day}: ${why.it}`,
  };
}

function sinceText({ since }: SnapshotBasis): Phrase {
  return since === null
    ? { en: 'from the beginning', it: "dall'inizio" }
    : { en: `since ${since}`, it: `dal ${since}` };
}

/** Where both are known. */
export function areDifferentCurrencies(one: SnapshotBasis, other: SnapshotBasis): boolean {
  return one.currency !== null && other.currency !== null && one.currency !== other.currency;
}

/** Tells where lifetime values of two snapshots do not hold the same, so that one is no measure of the other. */
export function lifetimeNotice(day: string, before: SnapshotBasis, now: SnapshotBasis): Phrase[] {
  if (before.forecast === null || now.forecast === null) return [];
  const [then, today] = [forecastText(before), forecastText(now)];
  if (then.en === today.en) return [];
  return [
    {
      en: `lifetime values do not compare: on ${day} ${then.en}, now ${today.en}`,
      it: `i valori dei clienti nel tempo (lifetime_value) non si possono confrontare: il ${day} ${then.it}, ora ${today.it}`,
    },
  ];
}

function forecastText({ forecast }: SnapshotBasis): Phrase {
  const { model, horizon, discount, margin } = forecast!;
  const [rate, share] = [groupedDigits(String(discount), 'it'), groupedDigits(String(margin), 'it')];
  return model === 'none'
    ? { en: `no forecast, margin ${margin}`, it: `nessuna previsione, margine ${share}` }
    : {
        en: `${model}, ${horizon} days, discount ${discount}, margin ${margin}`,
        it: `${model}, ${horizon} giorni, tasso di sconto ${rate}, margine ${share}`,
      };
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
