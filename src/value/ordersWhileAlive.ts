import { logBeta } from '../numerics/gamma.ts';

/**
 * Expected purchases over the next t weeks of a customer who is alive, whose rate is Gamma(R, scale) and whose
 * probability p of leaving after a purchase is Beta(a, b). With N purchases if nobody left, it is the expectation of
 * (1 - (1 - p)^N) / p, hence the sum over j >= 0 of P(N > j) E[(1 - p)^j]. The published form
 * (a + b - 1) / (a - 1) (1 - (scale / (scale + t))^R 2F1(R, b; a + b - 1; t / (scale + t))) is the same number where a is
 * not 1 and a + b is above 1; this one has neither poles nor cancellation.
 */
export function ordersWhileAlive(R: number, scale: number, a: number, b: number): (t: number) => number {
  return (t) => {
    if (t <= 0) return 0;
    if (Number.isNaN(R + scale + a + b + t)) return Number.NaN;
    const u = t / scale;
    return (R + 36) * (1 + u) > MANY_TERMS ? integral(R, u, a, b) : series(R, u, a, b);
  };
}

const MANY_TERMS = 20_000;
const FAR_BELOW = -300;

function series(R: number, u: number, a: number, b: number): number {
  const z = u / (1 + u);
  const logNone = -R * Math.log1p(u);
  let sum = 0;
  let stays = 1;
  let j = 0;
  // P(N = j), times e^-logScale while that is too small for a number; until then P(N > j) is 1.
  let chance = 1;
  let logScale = logNone;
  for (; logScale < FAR_BELOW; j++) {
    sum += stays;
    stays *= (b + j) / (a + b + j);
    chance *= ((R + j) / (j + 1)) * z;
    if (chance > 1e100) {
      chance *= 1e-100;
      logScale += 100 * Math.LN10;
    }
  }
  chance *= Math.exp(logScale);
  let more = j === 0 ? -Math.expm1(logNone) : 1;
  // Most that is left of the sum, once the chances fall by at least `fall` from one to the next.
  let rest = Number.POSITIVE_INFINITY;
  for (; rest > 1e-16 * sum; j++) {
    sum += more * stays;
    stays *= (b + j) / (a + b + j);
    chance *= ((R + j) / (j + 1)) * z;
    more -= chance;
    // There is a chance more than that left.
    if (chance * stays > 1e-16 * sum) continue;
    const fall = 1 - z * Math.max(1, (R + j + 1) / (j + 2));
    if (fall > 0) rest = (chance / (fall * fall)) * stays;
  }
  return sum;
}

/** The expectation over p by the trapezoidal rule in the logit of p, where the series would be long. */
function integral(R: number, u: number, a: number, b: number): number {
  const logB = logBeta(a, b);
  const ofNever = a < 0.5 ? R * u : 0;
  const ofAlways = -Math.expm1(-R * Math.log1p(u));
  // The ends are taken off: their own expectation is known, and what is left vanishes at both.
  const term = (logit: number): number => {
    const p = 1 / (1 + Math.exp(-logit));
    const q = 1 / (1 + Math.exp(logit));
    const density = Math.exp(-a * Math.log1p(Math.exp(-logit)) - b * Math.log1p(Math.exp(logit)) - logB);
    return density * (-Math.expm1(-R * Math.log1p(p * u)) / p - ofNever * q - ofAlways * p);
  };
  const step = Math.min(0.25, 0.6 / Math.sqrt(a));
  const middle = Math.log((a + 1) / (b + 1));
  let sum = term(middle);
  for (const side of [-step, step]) {
    let last = Number.POSITIVE_INFINITY;
    for (let i = 1; i < MANY_TERMS && Math.abs(last) > 1e-17 * Math.abs(sum); i++) {
      last = term(middle + i * side);
      sum += last;
    }
  }
  return (ofNever * b + ofAlways * a) / (a + b) + step * sum;
}
