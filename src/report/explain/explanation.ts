import { type CustomerTable, codedText } from '../../core/customers.ts';
import { type EpochDay, formatDay } from '../../core/day.ts';
import { rowText } from '../../core/texts.ts';
import type { CutOffs } from '../../score/cutOffs.ts';
import type { Frequency, Monetary } from '../../score/scores.ts';
import { type AskedRule, askedRules } from '../../segment/askedRules.ts';
import { PROSPECTS } from '../../segment/playbooks/playbooks.ts';
import { OTHERS } from '../../segment/rules.ts';
import { type SnapshotStanding, stays } from '../../segment/stays.ts';
import type { SegmentBasis } from '../../segment/whatIf.ts';
import { type Outlook, outlookOf, type SegmentWorth } from './outlook.ts';
import { type ScoreExplanation, scoreExplanations } from './scoreExplanations.ts';

/** Why some customers are in their segments, as data; dates are ISO text, money is in currency units. */
export interface Explanation {
  readonly version: string;
  readonly as_of: string;
  readonly currency: string | null;
  readonly bins: number;
  readonly frequency: Frequency;
  readonly monetary: Monetary;
  readonly segment_set: string;
  readonly cut_offs: CutOffs;
  readonly customers: readonly (ExplainedCustomer | ExplainedProspect | LeftCustomer)[];
}

export interface ExplainedCustomer {
  readonly customer_id: string;
  readonly segment: string;
  readonly segment_since: string | null;
  /** The segment before this one, whenever that was; null where no snapshot knows one. */
  readonly segment_before: string | null;
  readonly why: string;
  readonly action: string;
  readonly last_order: string;
  readonly scores: readonly ScoreExplanation[];
  readonly fm_score: number;
  readonly rfm: string;
  readonly rules: readonly AskedRule[];
  readonly history: readonly Stay[];
  /** Null where the values in customers.csv, which are rounded, would lead to another segment. */
  readonly outlook: Outlook | null;
  readonly segment_by_rounded_values: string;
  /** Why not to write to the customer now; null where nothing is against it, or nobody knows. */
  readonly suppressed: string | null;
}

/** Somebody who has not bought anything: no scores and no rules. */
export interface ExplainedProspect {
  readonly customer_id: string;
  readonly segment: typeof PROSPECTS;
  readonly contacts: number;
  readonly last_contact: string | null;
  readonly suppressed: string | null;
}

/** A customer who was in an earlier snapshot and is no more. */
export interface LeftCustomer {
  readonly customer_id: string;
  readonly segment: null;
  readonly last_segment: string;
  /** The day of the last snapshot that has the customer. */
  readonly last_seen: string;
  readonly history: readonly Stay[];
}

/** From the snapshot of this day on; the segment is null while the customer is not there. */
export interface Stay {
  readonly as_of: string;
  readonly segment: string | null;
  readonly segment_since: string | null;
}

/**
 * Why a customer is in the segment: `customer` is a table of one row.
 * @param standings in the snapshots up to as_of, the oldest first
 * @param worth of the segments; undefined where nothing is forecast
 */
export function explainCustomer(
  customer: CustomerTable,
  asOf: EpochDay,
  basis: SegmentBasis,
  standings: readonly SnapshotStanding[],
  currency: string | undefined,
  worth: SegmentWorth | undefined,
): ExplainedCustomer {
  const { numbers, texts } = customer;
  const segment = codedText(texts.segment!, 0)!;
  const rules = askedRules(basis.set, customer, 0, currency);
  const last = rules.at(-1);
  const byValues = last?.matches ? last.name : OTHERS;
  const known = stays(standings);
  const rule = basis.set.rules.find(({ name }) => name === segment);
  return {
    customer_id: rowText(customer.ids, 0)!,
    segment,
    segment_since: dayText(numbers.segment_since?.[0]),
    segment_before: known.findLast((stay) => stay.segment !== undefined && stay.segment !== segment)?.segment ?? null,
    why: rule?.why ?? 'no rule matches them',
    action: rule?.action ?? '',
    last_order: formatDay(numbers.last_order![0]!),
    scores: scoreExplanations(customer, basis),
    fm_score: numbers.fm_score![0]!,
    rfm: codedText(texts.rfm!, 0)!,
    rules,
    history: known.map(stayReport),
    outlook: byValues === segment ? outlookOf(customer, segment, asOf, basis, currency, worth) : null,
    segment_by_rounded_values: byValues,
    suppressed: suppressionOf(customer),
  };
}

/** Why somebody is among the prospects, from a table of one row; undefined for a customer. */
export function explainProspect({ ids, numbers, texts }: CustomerTable): ExplainedProspect | undefined {
  if (texts.segment === undefined || codedText(texts.segment, 0) !== PROSPECTS) return undefined;
  return {
    customer_id: rowText(ids, 0)!,
    segment: PROSPECTS,
    contacts: numbers.contacts?.[0] ?? 0,
    last_contact: dayText(numbers.last_contact?.[0]),
    suppressed: suppressionOf({ texts }),
  };
}

function suppressionOf({ texts }: Pick<CustomerTable, 'texts'>): string | null {
  return (texts.suppressed && codedText(texts.suppressed, 0)) ?? null;
}

/** What is known of a customer who has left; undefined where no snapshot has them. */
export function explainLeft(id: string, standings: readonly SnapshotStanding[]): LeftCustomer | undefined {
  const last = standings.findLast(({ segment }) => segment !== undefined);
  if (last === undefined) return undefined;
  return {
    customer_id: id,
    segment: null,
    last_segment: last.segment!,
    last_seen: formatDay(last.asOf),
    history: stays(standings).map(stayReport),
  };
}

function stayReport({ asOf, segment, since }: SnapshotStanding): Stay {
  return { as_of: formatDay(asOf), segment: segment ?? null, segment_since: dayText(since) };
}

function dayText(day: EpochDay | undefined): string | null {
  return day === undefined || Number.isNaN(day) ? null : formatDay(day);
}
