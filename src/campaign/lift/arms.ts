/** What a campaign does with a customer: it writes to them, or leaves them alone to be compared with. */
export const arms = ['contact', 'control'] as const;
export type Arm = (typeof arms)[number];

/** A text's hash in lower-case hex. */
export type Hash = (text: string) => string;

/** What decides who is in the control arm, besides the customer. */
export interface SplitKey {
  readonly seed: number;
  readonly campaign: string;
  /** Between 0 and 1. */
  readonly controlShare: number;
}

/**
 * The arm of a customer, whoever else is in the campaign: control where the first 13 hex digits (52 bits) of the SHA-256
 * of `seed`, a line feed, `campaign`, a line feed and `customer_id`, in UTF-8, are below the control share of 2^52.
 * Seed 1, campaign `spring`, customer `ada` give 0xc86d0d7cb67ae / 2^52 = 0.7829: control from a share of 79 % on.
 */
export function armChooser({ seed, campaign, controlShare }: SplitKey, sha256: Hash): (customerId: string) => Arm {
  return (customerId) => {
    const digits = sha256(`${seed}\n${campaign}\n${customerId}`).slice(0, HEX_DIGITS);
    return Number.parseInt(digits, 16) / 16 ** HEX_DIGITS < controlShare ? 'control' : 'contact';
  };
}

/** As many as a float64 holds exactly. */
const HEX_DIGITS = 13;

/** With fewer customers in an arm, only very large differences can be seen. */
export const FEWEST_CUSTOMERS = 30;
