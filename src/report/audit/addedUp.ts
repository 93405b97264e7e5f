import { AMOUNT_UNIT, type Amount, roundHalfAway } from '../../core/amount.ts';

/**
 * Parts of a whole rounded so that they add up to it: each is rounded down to a step, and the steps that are missing go to
 * those that lost most by it, the first of equal ones; one too many comes from who lost least.
 * @param step what all are multiples of afterwards; `whole` is one already
 */
export function addedUp(parts: readonly Amount[], whole: Amount, step: Amount): Amount[] {
  const steps = parts.map((part) => Math.floor(part / step));
  const missing = Math.round(whole / step) - steps.reduce((sum, count) => sum + count, 0);
  const byLoss = parts
    .map((part, index) => ({ index, lost: part / step - steps[index]! }))
    .sort((a, b) => b.lost - a.lost || a.index - b.index);
  for (let i = 0; i < missing; i++) steps[byLoss[i % byLoss.length]!.index]!++;
  // A whole that was rounded down by a step is less than all parts rounded down.
  for (let i = missing; i < 0; i++) steps[byLoss.at(i % byLoss.length)!.index]!--;
  return steps.map((count) => count * step + 0);
}

/** An amount as a multiple of a step, halves away from zero. */
export function toStep(amount: Amount, step: Amount): Amount {
  return roundHalfAway(amount / step) * step + 0;
}

/** The smallest step of a currency with so many decimals. */
export function stepOf(decimals: number): Amount {
  return AMOUNT_UNIT / 10 ** decimals;
}
