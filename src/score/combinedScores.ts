import type { CodedTexts } from '../core/customers.ts';

/** Customers by score, from score 1 up; `m` is null without money. */
export interface BinSizes {
  readonly r: readonly number[];
  readonly f: readonly number[];
  readonly m: readonly number[] | null;
}

export interface CombinedScores {
  /** Means of frequency and money score, halves up; the frequency score without money. */
  readonly fm: Int32Array;
  /** The scores side by side, `555`; joined with `-` in 10 bins; two of them without money. */
  readonly rfm: CodedTexts;
  readonly binSizes: BinSizes;
}

/** What follows from the scores of one customer together: there are few combinations, so each is worked out once. */
export function combinedScores(r: Int32Array, f: Int32Array, m: Int32Array | undefined, bins: number): CombinedScores {
  const combinations = scoreCombinations(bins, m !== undefined);
  const means = Int32Array.from(combinations, ({ fm }) => fm);
  const customers = new Int32Array(combinations.length);
  const codes = new Int32Array(r.length);
  const fm = new Int32Array(r.length);
  for (let row = 0; row < codes.length; row++) {
    let code = (r[row]! - 1) * bins + f[row]! - 1;
    if (m !== undefined) code = code * bins + m[row]! - 1;
    codes[row] = code;
    fm[row] = means[code]!;
    customers[code]!++;
  }
  const sizes = (score: 'r' | 'f' | 'm'): number[] => {
    const counts = new Array<number>(bins).fill(0);
    for (const [code, { [score]: own }] of combinations.entries()) counts[own - 1]! += customers[code]!;
    return counts;
  };
  return {
    fm,
    rfm: { names: combinations.map(({ name }) => name), codes },
    binSizes: { r: sizes('r'), f: sizes('f'), m: m ? sizes('m') : null },
  };
}

/** The scores of a customer side by side. */
export interface ScoreCombination {
  readonly r: number;
  readonly f: number;
  /** Of no meaning without money. */
  readonly m: number;
  readonly fm: number;
  readonly name: string;
}

/** Every combination of scores that there is, in the order of its digits. */
export function scoreCombinations(bins: number, hasMoney: boolean): ScoreCombination[] {
  const scores = Array.from({ length: bins }, (_, i) => i + 1);
  const separator = bins === 10 ? '-' : '';
  return scores.flatMap((r) =>
    scores.flatMap((f) =>
      hasMoney
        ? scores.map((m) => ({ r, f, m, fm: (f + m + 1) >> 1, name: [r, f, m].join(separator) }))
        : { r, f, m: 1, fm: f, name: [r, f].join(separator) },
    ),
  );
}
