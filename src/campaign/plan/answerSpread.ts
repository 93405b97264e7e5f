import { portableLog, randomNormal, seededRandom } from '../../numerics/random.ts';

/** What independent answers may add up to. */
export interface AnswerSpread {
  readonly expected: number;
  /** In 95 of 100 cases the sum is from `low` to `high`: its quantiles at 2.5 % and 97.5 %. */
  readonly low: number;
  readonly high: number;
  /** The chance that the sum stays below the cost. */
  readonly lossChance: number;
}

const DRAWS = 10_000;
const [LOW, HIGH] = [0.025, 0.975];
/** As many answers of the largest worth are drawn one by one in each draw. */
const DRAWN_ANSWERS = 100;
/** The same figures every time. */
const SEED = 1;

/**
 * The sum of what people are worth who answer, each with the same chance and apart from the others. A quantile is the
 * least sum that is not exceeded with at least that chance.
 *
 * Worths differ, so the sum is skewed, and for few answers a normal distribution would go below zero. It is therefore drawn
 * 10,000 times: the answers of those with the largest worth one by one (a hundred in the mean), which is where the skew
 * comes from; those of the many others, of whom each adds little, as a normal variate of their mean and variance. Up to 100
 * / response people, all are drawn one by one. The chance of a quantile is right within 0.3 percentage points (two standard
 * errors of 10,000 draws).
 * @param worth by person, the largest first
 * @param response chance of an answer, from 0 to 1
 */
export function answerSpread(worth: Float64Array, response: number, cost: number): AnswerSpread {
  const drawn = response > 0 ? Math.min(worth.length, Math.ceil(DRAWN_ANSWERS / response)) : 0;
  const random = seededRandom(SEED);
  const logSilence = portableLog(1 - response);
  let all = 0;
  let rest = 0;
  let restSquares = 0;
  for (const [i, value] of worth.entries()) {
    all += value;
    if (i < drawn) continue;
    rest += value;
    restSquares += value * value;
  }
  const deviation = Math.sqrt(response * (1 - response) * restSquares);
  const sums = new Float64Array(DRAWS);
  let losses = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    let sum = deviation > 0 ? response * rest + deviation * randomNormal(random) : response * rest;
    // The people up to the next one who answers are passed over in one step.
    for (let person = 0; person < drawn; person++) {
      person += Math.floor(portableLog(1 - random()) / logSilence);
      if (person < drawn) sum += worth[person]!;
    }
    sums[draw] = sum;
    if (sum < cost) losses++;
  }
  sums.sort();
  const quantile = (chance: number) => sums[Math.ceil(chance * DRAWS) - 1]!;
  return { expected: response * all, low: quantile(LOW), high: quantile(HIGH), lossChance: losses / DRAWS };
}
