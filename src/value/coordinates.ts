import type { Phrase } from '../core/language.ts';
import { groupedNumber } from '../core/numberText.ts';
import type { Bounds } from '../numerics/minimise.ts';
import type { Parameters, PurchaseModel } from './purchaseModel.ts';

/** Coordinates in which the bounds on a model's parameters are bounds on single numbers. */
export interface Coordinates {
  readonly bounds: Bounds;
  /** By coordinate: whether it is of a parameter that does not say how much customers differ, but in which unit. */
  readonly isScale: readonly boolean[];
  readonly toParameters: (point: ArrayLike<number>) => number[];
  readonly fromParameters: (parameters: Parameters) => number[];
  /** Derivatives of the logarithms of the parameters (rows) with regard to the coordinates. */
  readonly slopes: (point: ArrayLike<number>) => number[][];
  /** What each parameter that stands on a bound says, by its index. */
  readonly onBound: (point: ArrayLike<number>) => Map<number, Phrase>;
}

/** No parameter is less. */
export const LEAST = 1e-6;
/** A parameter that says how much customers differ is not greater, nor are two that say it together. */
export const GREATEST = 1000;
/** Where the other parameters run away: there is nothing to tell from the data. */
const GREATEST_SCALE = 1e7;
const GREATEST_LOG_RATIO = 30;

/**
 * The logarithm of each parameter; where two say how much customers differ in one thing (a and b of a beta
 * distribution), of their sum and of their ratio, so that the bound on the sum is a bound on a coordinate.
 */
export function coordinatesOf(model: Pick<PurchaseModel, 'parameters' | 'heterogeneity'>): Coordinates {
  const names = model.parameters;
  const kinds = names.map((name) => model.heterogeneity[name]);
  // The other parameter of a pair; the parameter itself where it stands alone.
  const partner = names.map((_, i) => {
    const other = kinds.findIndex((kind, j) => kind !== undefined && kind === kinds[i] && j !== i);
    return other < 0 ? i : other;
  });
  const greatestOf = (i: number) => (kinds[i] ? GREATEST : GREATEST_SCALE);
  const isSum = (i: number) => partner[i]! > i;
  const isRatio = (i: number) => partner[i]! < i;

  const lower = names.map((_, i) => (isRatio(i) ? -GREATEST_LOG_RATIO : Math.log(LEAST)));
  const upper = names.map((_, i) => {
    if (isRatio(i)) return GREATEST_LOG_RATIO;
    if (isSum(i)) return Math.log(GREATEST - 2 * LEAST);
    return Math.log(greatestOf(i));
  });

  const toParameters = (point: ArrayLike<number>): number[] =>
    names.map((_, i) => {
      const j = partner[i]!;
      // The exponential of its logarithm would miss the bound by rounding.
      if (i === j) return point[i] === upper[i] ? greatestOf(i) : Math.exp(point[i]!);
      const share = logistic(isSum(i) ? point[j]! : -point[i]!);
      return LEAST + Math.exp(point[Math.min(i, j)]!) * share;
    });

  const fromParameters = (parameters: Parameters): number[] => {
    const aboveLeast = (i: number) => Math.max(parameters[i]! - LEAST, 1e-3 * LEAST);
    return names.map((_, i) => {
      const j = partner[i]!;
      if (i === j) return Math.log(parameters[i]!);
      return isSum(i) ? Math.log(aboveLeast(i) + aboveLeast(j)) : Math.log(aboveLeast(j) / aboveLeast(i));
    });
  };

  const slopes = (point: ArrayLike<number>): number[][] => {
    const parameters = toParameters(point);
    return names.map((_, i) => {
      const row = new Array<number>(names.length).fill(0);
      const j = partner[i]!;
      if (i === j) row[i] = 1;
      else {
        const bounded = (parameters[i]! - LEAST) / parameters[i]!;
        row[Math.min(i, j)] = bounded;
        row[Math.max(i, j)] = isSum(i) ? bounded * logistic(-point[j]!) : -bounded * logistic(point[i]!);
      }
      return row;
    });
  };

  const onBound = (point: ArrayLike<number>): Map<number, Phrase> => {
    const parameters = toParameters(point);
    const said = new Map<number, Phrase>();
    names.forEach((name, i) => {
      const capped = isRatio(i) ? partner[i]! : i;
      if (parameters[i]! < 1.01 * LEAST) said.set(i, atLeast(name));
      else if (point[capped]! >= upper[capped]!) {
        const kind = kinds[i];
        said.set(i, kind ? noDifference[kind] : atGreatest(name));
      }
    });
    return said;
  };
  const isScale = kinds.map((kind) => kind === undefined);
  return { bounds: { lower, upper }, isScale, toParameters, fromParameters, slopes, onBound };
}

const noDifference = {
  rate: { en: 'customers do not differ in rate', it: "i clienti non differiscono nella frequenza d'acquisto" },
  dropout: { en: 'customers do not differ in dropout', it: 'i clienti non differiscono nel tasso di abbandono' },
} as const satisfies Record<PurchaseModel['heterogeneity'][string], Phrase>;

function atLeast(name: string): Phrase {
  return {
    en: `${name} is at its least value ${LEAST}`,
    it: `${name} è al suo valore minimo ${groupedNumber(LEAST, 6, 'it')}`,
  };
}

function atGreatest(name: string): Phrase {
  return {
    en: `${name} is at its greatest value ${GREATEST_SCALE}`,
    it: `${name} è al suo valore massimo ${groupedNumber(GREATEST_SCALE, 0, 'it')}`,
  };
}

function logistic(value: number): number {
  return value < 0 ? Math.exp(value) / (1 + Math.exp(value)) : 1 / (1 + Math.exp(-value));
}
