import { channels } from '../core/interactions.ts';
import type { ConditionColumn } from './conditions.ts';

/** Columns that follow from the scores of a customer. */
export const scoreColumns = ['r_score', 'f_score', 'm_score', 'fm_score', 'rfm'] as const;
export type ScoreColumn = (typeof scoreColumns)[number];
export type FreeColumn = Exclude<ConditionColumn, ScoreColumn>;

/** What a column can hold where a customer has a purchase; money in amounts, dates in days. */
export interface Domain {
  readonly kind: 'whole' | 'fraction' | 'text';
  readonly least?: number;
  readonly most?: number;
  /** Every text that there is; absent where any text may be. */
  readonly texts?: readonly string[];
  /** Whether a customer may have none. */
  readonly missing?: true;
  /** Whether nobody has any where money is not looked at. */
  readonly money?: true;
}

const stages = ['lapsed', 'slipping', 'returning', 'onboarding', 'loyal', 'repeat'];

/** Without interactions nobody has any. */
const count: Domain = { kind: 'whole', least: 0, missing: true };
const someText: Domain = { kind: 'text', missing: true };

export const domains: Readonly<Record<FreeColumn, Domain>> = {
  customer_id: { kind: 'text' },
  recency_days: { kind: 'whole', least: 0 },
  orders: { kind: 'whole', least: 1 },
  purchase_days: { kind: 'whole', least: 1 },
  revenue: { kind: 'fraction', money: true },
  average_order_value: { kind: 'fraction', money: true },
  refunded: { kind: 'fraction', least: 0, money: true },
  first_order: { kind: 'whole' },
  last_order: { kind: 'whole' },
  days_between_orders: { kind: 'fraction', least: 1, missing: true },
  lifecycle: { kind: 'text', texts: stages },
  p_alive: { kind: 'fraction', least: 0, most: 1, missing: true },
  expected_orders: { kind: 'fraction', least: 0, missing: true },
  expected_order_value: { kind: 'fraction', missing: true, money: true },
  clv: { kind: 'fraction', missing: true, money: true },
  lifetime_value: { kind: 'fraction', money: true },
  contacts: count,
  service_contacts: count,
  complaints: count,
  open_complaints: count,
  requests: count,
  returns: count,
  last_contact: { kind: 'whole', missing: true },
  days_since_contact: count,
  days_between_contacts: { kind: 'fraction', least: 1, missing: true },
  engagement: { kind: 'whole', least: 1, most: 10, missing: true },
  satisfaction: { kind: 'fraction', missing: true },
  preferred_channel: { kind: 'text', texts: channels, missing: true },
  requested_products: someText,
  disputed_products: someText,
  top_product: someText,
  top_category: someText,
};
