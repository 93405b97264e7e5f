export type SegmentSet = 'grid' | 'rf' | 'r-rfm';

export interface Scores {
  readonly r: number;
  readonly f: number;
  readonly m: number | null;
  readonly fm: number;
  readonly orders: number;
}

const PL = 'Potential Loyalist';
const AR = 'At Risk';
const CLT = "Can't Lose Them";
const ATS = 'About to Sleep';

/** By r_score, from 5 down to 1; in each row by fm_score, from 1 to 5. */
const GRID = [
  [PL, PL, PL, 'Champions', 'Champions'],
  [PL, PL, PL, 'Loyal', 'Loyal'],
  [ATS, ATS, 'Need Attention', 'Loyal', 'Loyal'],
  ['Hibernating', 'Hibernating', AR, AR, CLT],
  ['Lost', 'Lost', AR, AR, CLT],
];

/** By r_score, from 5 down to 1; in each row by f_score, from 1 to 5. */
const RF = [
  ['New', PL, PL, 'Champions', 'Champions'],
  ['Promising', PL, PL, 'Loyal', 'Loyal'],
  [ATS, ATS, 'Need Attention', 'Loyal', 'Loyal'],
  ['Hibernating', 'Hibernating', AR, AR, CLT],
  ['Hibernating', 'Hibernating', AR, AR, CLT],
];

/** Name, then the least and the greatest r, f and m. */
const R_RFM: readonly (readonly [string, string])[] = [
  ['Champions', '55 55 55'],
  [PL, '35 35 25'],
  ['Loyal Customers', '24 24 24'],
  ['Promising', '34 13 35'],
  ['New Customers', '45 13 15'],
  [CLT, '12 34 45'],
  [AR, '12 25 45'],
  ['Need Attention', '13 35 35'],
  ['About To Sleep', '23 13 14'],
  ['Lost', '11 15 15'],
];

export function segmentOf(set: SegmentSet, { r, f, m, fm, orders }: Scores): string {
  if (set === 'rf') return RF[5 - r]![f - 1]!;
  if (set === 'grid') {
    if (orders === 1 && r === 5) return 'New';
    if (orders === 1 && r === 4) return 'Promising';
    return GRID[5 - r]![fm - 1]!;
  }
  const match = R_RFM.find(([, ranges]) =>
    ranges.split(' ').every((range, index) => {
      const score = [r, f, m][index] ?? Number.NaN;
      return score >= Number(range[0]) && score <= Number(range[1]);
    }),
  );
  return match ? match[0] : 'Others';
}

export function segmentNames(set: SegmentSet): string[] {
  if (set === 'r-rfm') return [...R_RFM.map(([name]) => name), 'Others'];
  return [...new Set(set === 'rf' ? RF.flat() : ['New', 'Promising', ...GRID.flat()])];
}
