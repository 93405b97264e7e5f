/** What turnover is counted in: money, or orders where there is none. */
export type TurnoverMeasure = 'revenue' | 'orders';

/** Days as ISO text, both included. */
export interface SpanReport {
  readonly from: string;
  readonly to: string;
}

/** The two periods that are compared, of the same length, the later one up to as_of. */
export interface PeriodsReport {
  /** year, half-year, quarter, month, or a number of days. */
  readonly length: string;
  readonly later: SpanReport;
  /** Null where the orders do not reach back through a whole earlier period: nothing is compared then. */
  readonly earlier: SpanReport | null;
  /** Whether the earlier period is that of a year before, and not the days right before the later one. */
  readonly year_before: boolean;
}

/** Of the customers who bought in a period; shares are of their turnover, null where that is not above zero. */
export interface ConcentrationReport {
  readonly customers: number;
  readonly turnover: number;
  /** Of the largest 1, 5 and 10 customers and of the largest tenth of them, rounded up. */
  readonly largest: readonly { readonly customers: number; readonly share: number | null }[];
  /** 0: all bring the same; near 1: one brings all. Of customers above zero, as is the next. */
  readonly gini: number | null;
  /** So many customers of the same size would be as concentrated: 1 / sum of squared shares (Herfindahl). */
  readonly effective_customers: number | null;
  /** Customers whose refunds ate what they paid. */
  readonly not_above_zero: { readonly customers: number; readonly turnover: number };
  /** What would be left without each of the ten largest. */
  readonly without: readonly {
    readonly rank: number;
    readonly customer_id: string;
    readonly turnover: number;
    readonly share: number | null;
    readonly left: number;
  }[];
  /** Largest customers first: what share of turnover the largest share of customers brings; from 0, 0 to 1, 1. */
  readonly curve: readonly { readonly customers: number; readonly turnover: number }[];
}

export interface NewCustomersReport extends SpanReport {
  readonly days: number;
  readonly new_customers: number;
  /** In the 30.4 days of an average month. */
  readonly per_month: number;
}

export interface AcquisitionReport {
  /** Calendar months, the oldest first; `whole` is false of one that is not all in the data. */
  readonly months: readonly { readonly month: string; readonly new_customers: number; readonly whole: boolean }[];
  /** The day of the newest first purchase. */
  readonly last_new_customer: string | null;
  /** The last 91 days; null where the data reach back less far. */
  readonly recent: NewCustomersReport | null;
  /** The 364 days before those, or as many quarters of 91 days as are known, two at least. */
  readonly past_year: NewCustomersReport | null;
  /** The last 91 days as of a year before; null where the data do not reach back. */
  readonly year_before: NewCustomersReport | null;
  /** The 364 days up to the newest first purchase, or as many as are known; null where there is none. */
  readonly year_to_last: NewCustomersReport | null;
  /** The rate of the recent days over that of the past year, with its 95 % interval; null where unknown. */
  readonly ratio: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly verdict: 'stopped' | 'fallen' | 'steady' | 'risen' | 'unknown';
}

/** Customers x orders per customer x value per order. */
export interface LeverSideReport {
  readonly customers: number;
  readonly orders: number;
  /** Net turnover of those who bought in the period. */
  readonly turnover: number;
  readonly orders_per_customer: number | null;
  /** Null without money, too. */
  readonly value_per_order: number | null;
  /** Refunds in the period to people who bought nothing in it, below zero. */
  readonly refunds_to_others: number;
}

/** Parts of a change of turnover; they add up to it to the last decimal of the currency. */
export interface LeverEffectsReport {
  readonly customers: number;
  readonly orders_per_customer: number;
  /** Null without money. */
  readonly value_per_order: number | null;
}

export interface LeversReport {
  readonly earlier: LeverSideReport;
  readonly later: LeverSideReport;
  /** All turnover of the later period less that of the earlier, refunds to others with it. */
  readonly change: number;
  /** Null where the turnover of a period is not above zero. */
  readonly effects: LeverEffectsReport | null;
  readonly refunds_to_others_effect: number;
  /**
   * kept bought in both periods; lost in the earlier and not since; paused in the earlier and between the two (absent where
   * nobody did); new in the later, and for the first time after the earlier; returned in the later, and before the earlier.
   */
  readonly groups: readonly {
    readonly group: 'kept' | 'lost' | 'paused' | 'new' | 'returned';
    readonly customers: number;
    readonly earlier: { readonly orders: number; readonly turnover: number };
    readonly later: { readonly orders: number; readonly turnover: number };
    readonly change: number;
    /** Null where it cannot be told, as where their turnover of a period is not above zero. */
    readonly effects: LeverEffectsReport | null;
  }[];
}

export interface DecilesReport {
  /** Of the customers of the later period by turnover, 10 the largest; equal customers are in the same decile. */
  readonly list: readonly {
    readonly decile: number;
    readonly customers: number;
    readonly turnover: number;
    readonly share: number | null;
    readonly per_customer: number | null;
  }[];
  /** Counts by decile of the earlier period (null: bought nothing in it) and of the later; null where nothing is compared. */
  readonly movements:
    | readonly { readonly from: number | null; readonly to: number | null; readonly customers: number }[]
    | null;
}

/** A cohort at an age, in windows of 91 days from each customer's own first purchase: 1 is the first 91 days. */
export interface CohortAge {
  readonly age: number;
  /** Share of the cohort that bought in the window. */
  readonly retention: number;
  /** Per customer of the cohort, in the window. */
  readonly orders: number;
  readonly value: number | null;
  /** Per customer of the cohort, from the first purchase to the end of the window. */
  readonly cumulative_value: number | null;
}

export interface CohortsReport {
  /** Days of a window of age. */
  readonly window_days: number;
  /** First purchases before it are left out, where an export begins in the middle; null where none are. */
  readonly from: string | null;
  readonly left_out: number;
  /** Turnover of those who are left out, by calendar quarter. */
  readonly left_out_turnover: readonly { readonly quarter: string; readonly turnover: number }[];
  /** Turnover of people who never bought, by calendar quarter: refunds; empty where there are none. */
  readonly refunds_to_others: readonly { readonly quarter: string; readonly turnover: number }[];
  readonly list: readonly {
    /** Calendar quarter of the first purchase: `2011 Q3`. */
    readonly cohort: string;
    readonly customers: number;
    /** Windows that every customer of the cohort has lived through up to as_of. */
    readonly ages: readonly CohortAge[];
    /** Turnover by calendar quarter, from that of the cohort to that of as_of. */
    readonly turnover: readonly { readonly quarter: string; readonly turnover: number }[];
  }[];
  /**
   * Of cohorts of 30 customers or more, the newest that has lived through two windows (through one, where none has through two), and all before it at the
   * same age; null where there are none.
   */
  readonly comparison: {
    readonly cohort: string;
    readonly age: number;
    readonly retention: number;
    readonly cumulative_value: number | null;
    readonly before: {
      readonly customers: number;
      readonly retention: number;
      readonly cumulative_value: number | null;
    };
  } | null;
}

/** The customer base as a whole, as plain JSON: money with the decimals of the currency, shares and ratios with six decimals. */
export interface CustomerBaseReport {
  readonly measure: TurnoverMeasure;
  /** What should be known, the most serious first; in the language of the report. */
  readonly findings: readonly string[];
  readonly periods: PeriodsReport;
  /** All net turnover of the periods, refunds to people who bought nothing in them included; null where nothing is compared. */
  readonly turnover: { readonly later: number; readonly earlier: number | null };
  readonly concentration: {
    readonly later: ConcentrationReport;
    /** Null where nothing is compared. */
    readonly earlier: ConcentrationReport | null;
  };
  readonly acquisition: AcquisitionReport;
  /** Null where nothing is compared. */
  readonly levers: LeversReport | null;
  readonly deciles: DecilesReport;
  readonly cohorts: CohortsReport;
}
