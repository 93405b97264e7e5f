import { AMOUNT_UNIT, type Amount } from '../core/amount.ts';
import { type Phrase, phrase } from '../core/language.ts';
import { digamma, logBeta } from '../numerics/gamma.ts';
import { type Bounds, type Minimum, minimise, type Objective } from '../numerics/minimise.ts';
import { CONVERGED } from './accept.ts';

/** The Gamma-Gamma model of order values, fitted: plain JSON values. */
export interface GammaGammaFit {
  readonly name: 'gamma-gamma';
  readonly accepted: boolean;
  /** Why it was accepted or refused, and what is done then. */
  readonly reason: Phrase;
  /** `gamma` is in currency units; null where there was too little to fit. */
  readonly parameters: { readonly p: number; readonly q: number; readonly gamma: number } | null;
  /** Of values in currency units. */
  readonly log_likelihood: number | null;
  /** Customers with a repeat purchase day and money on it, on whom it is fitted. */
  readonly customers: number;
  /** Between repeat purchase days and money a day of these customers (Pearson); null where either is all one value. */
  readonly correlation: number | null;
  /** Expected value of a purchase day where nothing else is known, in currency units; null without any repeat. */
  readonly mean_order_value: number | null;
}

/** Money and frequency count as independent up to this correlation. */
export const HIGH_CORRELATION = 0.3;

/** Fewer customers are too few for a fit. */
const FEWEST_CUSTOMERS = 30;
/** The slope at which a fit counts as converged. */
const CONVERGED_SLOPE = 1e-6;
/** The slope that is aimed at, just above what rounding leaves where p is large. */
const AIMED_AT = 1e-8;
/** Customers on whom the starts are tried. */
const SAMPLE = 10_000;
/** The greatest p and q. */
const CEILING = 1000;
const BOUNDS: Bounds = {
  lower: [Math.log(1e-6), Math.log(1e-6), Math.log(1e-12)],
  upper: [Math.log(CEILING), Math.log(CEILING), Math.log(1e12)],
};
/** p, q and p gamma / q, near the mean, for values with mean 1: with gamma itself, p and q would run along a ridge. */
const STARTS = [
  [2, 3, 0.7],
  [0.5, 2, 0.5],
  [20, 5, 0.8],
] as const;

/**
 * Fits the Gamma-Gamma model (Fader, Hardie 2013, "The Gamma-Gamma model of monetary value") by maximum likelihood: the
 * value of a purchase day is gamma with shape p and a customer's own rate, which is gamma with shape q and rate gamma.
 * Refused, it leaves the mean net value of a repeat purchase day for everybody.
 * @param x repeat purchase days by customer; NaN for customers to leave out
 * @param m Amount of a repeat purchase day by customer; NaN where x is 0
 */
export function fitGammaGamma(x: ArrayLike<number>, m: ArrayLike<number>): GammaGammaFit {
  const { values, days, money } = orderedValues(x, m);
  const customers = values.x.length;
  const correlation = pearson(values);
  const mean = days > 0 ? money / days / AMOUNT_UNIT : null;
  const about = { name: 'gamma-gamma', customers, correlation } as const;
  const refused = { ...about, accepted: false, mean_order_value: mean } as const;
  if (customers < FEWEST_CUSTOMERS) {
    const reason = withFallback({
      en: `only ${customers} customers have repeat purchases with money, ${FEWEST_CUSTOMERS} are needed`,
      it: `${customers === 1 ? 'solo 1 cliente ha' : `solo ${customers} clienti hanno`} riacquistato con un importo, ne servono ${FEWEST_CUSTOMERS}`,
    });
    return { ...refused, reason, parameters: null, log_likelihood: null };
  }

  const found = bestMinimum(values);
  const [p, q, level] = Array.from(found.point, Math.exp) as [number, number, number];
  const gamma = ((level * q) / p) * values.scale;
  const fit = {
    parameters: { p, q, gamma },
    log_likelihood: Number.isFinite(found.value) ? -customers * (found.value + Math.log(values.scale)) : null,
  };
  const atCeiling = (value: number): boolean => value > CEILING * (1 - 1e-9);
  if (found.stopped === 'not finite' || found.slope > CONVERGED_SLOPE) {
    return { ...refused, ...fit, reason: withFallback(noMaximum[found.stopped]) };
  }
  if (atCeiling(q)) return { ...refused, ...fit, reason: withFallback(SAME_SPEND) };
  if (q <= 1) return { ...refused, ...fit, reason: withFallback(NO_MEAN) };
  const reason = atCeiling(p) ? SAME_EVERY_TIME : CONVERGED;
  return { ...about, accepted: true, reason, ...fit, mean_order_value: (p * gamma) / (q - 1) };
}

const noMaximum = {
  gradient: { en: 'no maximum found (gradient)', it: 'nessun massimo trovato (gradiente)' },
  'no descent': { en: 'no maximum found (no descent)', it: 'nessun massimo trovato (nessuna discesa)' },
  iterations: { en: 'no maximum found (iterations)', it: 'nessun massimo trovato (iterazioni)' },
  'not finite': { en: 'no maximum found (not finite)', it: 'nessun massimo trovato (valore non finito)' },
} as const satisfies Record<Minimum['stopped'], Phrase>;
const SAME_SPEND: Phrase = { en: 'customers do not differ in spend', it: 'i clienti non differiscono nella spesa' };
const NO_MEAN: Phrase = {
  en: 'q is not above 1, so there is no mean',
  it: 'q non supera 1, quindi non esiste una media',
};
const SAME_EVERY_TIME: Phrase = {
  en: 'converged; each customer spends the same every time',
  it: 'convergenza raggiunta; ogni cliente spende ogni volta lo stesso importo',
};
const FALLBACK: Phrase = {
  en: 'everybody has the mean value of a repeat purchase day',
  it: 'per tutti vale la media di un giorno di riacquisto',
};

/** Why a fit was refused, and what is done then. */
function withFallback(reason: Phrase): Phrase {
  return phrase((language) => `${reason[language]}; ${FALLBACK[language]}`);
}

/**
 * Expected Amount of a purchase day of a customer, the conditional mean p (gamma + m x) / (p x + q - 1); where x is 0 or
 * m not above 0, or the fit was refused, that of everybody. NaN where nobody bought twice.
 * @param m Amount of a repeat purchase day
 */
export function expectedOrderValue(fit: GammaGammaFit, x: number, m: number): Amount {
  if (fit.accepted && fit.parameters && x > 0 && m > 0) {
    const { p, q, gamma } = fit.parameters;
    return (p * (gamma * AMOUNT_UNIT + m * x)) / (p * x + q - 1);
  }
  return fit.mean_order_value === null ? Number.NaN : fit.mean_order_value * AMOUNT_UNIT;
}

/** Order values of the customers who have one above 0. */
interface Values {
  readonly x: Float64Array;
  /** Value of a repeat purchase day, in units of `scale`. */
  readonly m: Float64Array;
  /** The mean of all repeat purchase days above 0, in currency units. */
  readonly scale: number;
}

function orderedValues(x: ArrayLike<number>, m: ArrayLike<number>) {
  const ownX = new Float64Array(x.length);
  const ownM = new Float64Array(x.length);
  let [customers, days, money, ownDays, ownMoney] = [0, 0, 0, 0, 0];
  for (let row = 0; row < x.length; row++) {
    if (!(x[row]! > 0)) continue;
    days += x[row]!;
    money += x[row]! * m[row]!;
    if (!(m[row]! > 0)) continue;
    ownX[customers] = x[row]!;
    ownM[customers] = m[row]!;
    ownDays += x[row]!;
    ownMoney += x[row]! * m[row]!;
    customers++;
  }
  const scale = ownMoney / ownDays;
  const values: Values = {
    x: ownX.subarray(0, customers),
    m: ownM.subarray(0, customers).map((value) => value / scale),
    scale: scale / AMOUNT_UNIT,
  };
  return { values, days, money };
}

function bestMinimum(values: Values): Minimum {
  const every = Math.ceil(values.x.length / SAMPLE);
  const sampled = (all: Float64Array): Float64Array => all.filter((_, row) => row % every === 0);
  const onSample = meanObjective({ ...values, x: sampled(values.x), m: sampled(values.m) });
  const minima = STARTS.map((start) => minimise(onSample, start.map(Math.log), BOUNDS, AIMED_AT));
  // What is not finite loses to all others.
  const best = minima.reduce((a, b) => (b.value < a.value || Number.isNaN(a.value) ? b : a));
  return every === 1 ? best : minimise(meanObjective(values), best.point, BOUNDS, AIMED_AT);
}

/**
 * Minus the log-likelihood a customer over the logarithms of p, q and p gamma / q. A customer costs one logarithm and
 * one division; all else is computed once, or by distinct x.
 */
function meanObjective({ x, m }: Values): Objective {
  const count = x.length;
  const customersByX = new Map<number, number>();
  const spend = new Float64Array(count);
  const inverseSpend = new Float64Array(count);
  const logSpend = new Float64Array(count);
  let sumLogM = 0;
  for (let row = 0; row < count; row++) {
    customersByX.set(x[row]!, (customersByX.get(x[row]!) ?? 0) + 1);
    spend[row] = x[row]! * m[row]!;
    inverseSpend[row] = 1 / spend[row]!;
    logSpend[row] = Math.log(spend[row]!);
    sumLogM += Math.log(m[row]!);
  }

  return (point, gradient) => {
    const [p, q, level] = Array.from(point, Math.exp) as [number, number, number];
    const gamma = (level * q) / p;
    const logGamma = Math.log(gamma);
    const inverseGamma = 1 / gamma;
    // By customer log((gamma + spend) / gamma), and x times log((gamma + spend) / spend); then the shares of the two.
    let [sumOverGamma, sumOverSpend, sumSpendShare, sumGammaShare] = [0, 0, 0, 0];
    for (let row = 0; row < count; row++) {
      // The smaller of the two logarithms is computed, since the greater q or p that it is multiplied by belongs to it.
      const days = x[row]!;
      const shift = logSpend[row]! - logGamma;
      const share = gamma / (gamma + spend[row]!);
      if (spend[row]! < gamma) {
        const log = logOnePlus(spend[row]! * inverseGamma);
        sumOverGamma += log;
        sumOverSpend += days * (log - shift);
      } else {
        const log = logOnePlus(gamma * inverseSpend[row]!);
        sumOverGamma += log + shift;
        sumOverSpend += days * log;
      }
      sumSpendShare += 1 - share;
      sumGammaShare += days * share;
    }
    let likelihood = -p * sumOverSpend - q * sumOverGamma - sumLogM;
    let byP = -sumOverSpend;
    let byQ = -sumOverGamma - count * digamma(q);
    for (const [days, customers] of customersByX) {
      const both = digamma(p * days + q);
      likelihood -= customers * logBeta(p * days, q);
      byP += customers * days * (both - digamma(p * days));
      byQ += customers * both;
    }
    const byGamma = (q * sumSpendShare - p * sumGammaShare) / count;
    gradient[0] = (-p * byP) / count + byGamma;
    gradient[1] = (-q * byQ) / count - byGamma;
    gradient[2] = -byGamma;
    return -likelihood / count;
  };
}

/** As exact as Math.log1p for what is not small, where Math.log is faster. */
function logOnePlus(value: number): number {
  return value < 0.1 ? Math.log1p(value) : Math.log(1 + value);
}

function pearson({ x, m }: Values): number | null {
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanM] = [mean(x), mean(m)];
  let [both, squareX, squareM] = [0, 0, 0];
  for (let row = 0; row < x.length; row++) {
    const fromX = x[row]! - meanX;
    const fromM = m[row]! - meanM;
    both += fromX * fromM;
    squareX += fromX * fromX;
    squareM += fromM * fromM;
  }
  // Rounding leaves crumbs of a spread where all values are equal.
  const spread = 1e-20 * x.length;
  return squareX <= spread || squareM <= spread ? null : both / Math.sqrt(squareX * squareM);
}
