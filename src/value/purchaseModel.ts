import type { Phrase } from '../core/language.ts';
import type { Random } from '../numerics/random.ts';

/** Customers with one and the same purchase history, counted. Times are in weeks. */
export interface HistoryGroups {
  readonly count: number;
  /** Repeat purchase days. */
  readonly x: Float64Array;
  /** From the first to the last purchase day; 0 where x is 0. */
  readonly tx: Float64Array;
  /** From the first purchase day to as_of. */
  readonly T: Float64Array;
  /** Customers in the group. */
  readonly weight: Float64Array;
}

export const purchaseModelNames = ['pareto-nbd', 'mbg-nbd', 'bg-nbd', 'nbd'] as const;
export type PurchaseModelName = (typeof purchaseModelNames)[number];

/** Parameters in the order of the model's names for them, each above zero. */
export type Parameters = readonly number[];

/** A model of when customers buy and when they leave. Times are in weeks, purchases are purchase days. */
export interface PurchaseModel {
  readonly name: PurchaseModelName;
  /** Names of the parameters, the keys in JSON. */
  readonly parameters: readonly string[];
  /** Parameters that say how much customers differ: in rate, and in dropout. A bound on them is named so. */
  readonly heterogeneity: Readonly<Record<string, 'rate' | 'dropout'>>;
  /**
   * Log-likelihood of all groups, by weight. Where `gradient` is given, it receives the derivatives with regard to the
   * logarithms of the parameters.
   */
  readonly logLikelihood: (parameters: Parameters, groups: HistoryGroups, gradient?: Float64Array) => number;
  /** Points to start a fit from. */
  readonly starts: (groups: HistoryGroups) => readonly Parameters[];
  /** Probability of still being a customer at T; NaN where the model cannot say. */
  readonly probabilityAlive: (parameters: Parameters, x: number, tx: number, T: number) => number;
  /** Expected purchases of one customer over the next t weeks, as a function of t that may be called many times. */
  readonly expectedOrders: (parameters: Parameters, x: number, tx: number, T: number) => (t: number) => number;
  /** Expected repeat purchases of a new customer in the first t weeks. */
  readonly expectedFromStart: (parameters: Parameters, t: number) => number;
  /** One random number of purchases of one customer over the next t weeks, from the model's posterior. */
  readonly drawOrders: (parameters: Parameters, x: number, tx: number, T: number, t: number, random: Random) => number;
}

/** A model fitted by maximum likelihood: plain JSON values. */
export interface PurchaseFit {
  readonly name: PurchaseModelName;
  readonly parameters: Readonly<Record<string, number>>;
  /** By parameter; null where it stands on a bound or the information matrix is singular. */
  readonly standard_errors: Readonly<Record<string, number | null>>;
  /** Covariance of the logarithms of the parameters that are not on a bound, by name in the order of `parameters`. */
  readonly log_covariance: readonly (readonly number[])[] | null;
  readonly log_likelihood: number;
  readonly bic: number;
  /** Why the minimiser stopped. */
  readonly stopped: Phrase;
  readonly accepted: boolean;
  /** Why it was accepted or refused, and what a bound means: `customers do not differ in dropout`. */
  readonly reason: Phrase;
}
