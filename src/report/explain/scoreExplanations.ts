import { AMOUNT_UNIT } from '../../core/amount.ts';
import type { CustomerTable } from '../../core/customers.ts';
import type { CutOffList } from '../../score/cutOffs.ts';
import type { Monetary } from '../../score/scores.ts';
import type { SegmentBasis } from '../../segment/whatIf.ts';

/** A score, the value that it was given for, and the cut-offs around that value. */
export interface ScoreExplanation {
  readonly score: 'r' | 'f' | 'm';
  readonly measure: 'recency_days' | 'orders' | 'purchase_days' | Exclude<Monetary, 'none'>;
  /** In days, orders or currency units; null where customers.csv does not have it, as with profit. */
  readonly value: number | null;
  readonly points: number;
  /** The least value with this score; null where there is none. */
  readonly from: number | null;
  /** Values from here on have another score; null where there is none. */
  readonly below: number | null;
}

/** The scores of a customer; `customer` is a table of one row. Without money there is no m. */
export function scoreExplanations(customer: CustomerTable, { scoring, cutOffs }: SegmentBasis): ScoreExplanation[] {
  const { numbers } = customer;
  const { bins, frequency, monetary } = scoring;
  const r = numbers.r_score![0]!;
  const measure = frequency === 'days' ? 'purchase_days' : 'orders';
  const scores: ScoreExplanation[] = [
    {
      score: 'r',
      measure: 'recency_days',
      value: numbers.recency_days![0]!,
      points: r,
      // Days count the other way round: the fewest have the best score.
      ...around(cutOffs.recency_days, bins + 1 - r),
    },
  ];
  const f = numbers.f_score![0]!;
  scores.push({ score: 'f', measure, value: numbers[measure]![0]!, points: f, ...around(cutOffs.orders, f) });
  if (monetary === 'none' || cutOffs.revenue === null) return scores;
  const m = numbers.m_score![0]!;
  const amount = { revenue: numbers.revenue, average: numbers.average_order_value, profit: undefined }[monetary]?.[0];
  const value = amount === undefined ? null : amount / AMOUNT_UNIT;
  scores.push({ score: 'm', measure: monetary, value, points: m, ...around(cutOffs.revenue, m) });
  return scores;
}

/** The cut-offs around the values of a bin, the first bin being 1. */
function around(cutOffs: CutOffList, bin: number): Pick<ScoreExplanation, 'from' | 'below'> {
  return { from: cutOffs[bin - 2] ?? null, below: cutOffs[bin - 1] ?? null };
}
