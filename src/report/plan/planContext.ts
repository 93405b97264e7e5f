import type { CampaignTerms } from '../../campaign/plan/option.ts';
import type { Language } from '../../core/language.ts';
import type { IntervalReport } from '../forecastReport.ts';

/** What the figures of a plan are in, and what they rest on. */
export interface PlanContext {
  readonly language: Language;
  /** Undefined where unknown. */
  readonly currency: string | undefined;
  readonly terms: CampaignTerms;
  /** Whether nobody said what the response is. */
  readonly responseIsAssumed: boolean;
  readonly hasMoney: boolean;
  /** Whether money is profit, so that no margin is taken off. */
  readonly isProfit: boolean;
  /** Undefined without a forecast. */
  readonly horizonDays: number | undefined;
  /** A year. */
  readonly discount: number;
  /** Share of revenue that is earned. */
  readonly margin: number;
  /** Whether anything tells who must not be contacted now. */
  readonly suppressionIsKnown: boolean;
  /** What summary.json expects of all customers, in currency units; undefined where it says nothing. */
  readonly expectedRevenue: IntervalReport | undefined;
}
