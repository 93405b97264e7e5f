import { type Cell, type Evidence, NONE, type PendingBadRow } from './rows.ts';

/**
 * A reading that is behind by this many rows is not going to win: its bad rows are let go. Should it win all the same,
 * the file is refused instead of being read with rows unaccounted for.
 */
const HOPELESS = 100_000;

/** Collects what the rows of a file say about a question with two answers. */
export interface EvidenceCollector {
  /**
   * A value that is readable one way only or means different things.
   * @param row number of the row, NONE when it is bad anyway
   * @param first value in the first reading, NaN where impossible
   */
  readonly see: (row: number, first: number, second: number, cell: () => Cell) => void;
  readonly evidence: () => Evidence;
}

export function collectEvidence(): EvidenceCollector {
  let onlyFirst = 0;
  let onlySecond = 0;
  let open: Cell | undefined;
  let badInFirst: PendingBadRow[] | undefined = [];
  let badInSecond: PendingBadRow[] | undefined = [];
  return {
    see: (row, first, second, cell) => {
      if (Number.isNaN(first)) {
        onlySecond++;
        if (onlySecond - onlyFirst > HOPELESS) badInFirst = undefined;
        else if (row !== NONE) badInFirst?.push({ row, ...cell() });
      } else if (Number.isNaN(second)) {
        onlyFirst++;
        if (onlyFirst - onlySecond > HOPELESS) badInSecond = undefined;
        else if (row !== NONE) badInSecond?.push({ row, ...cell() });
      } else open ??= cell();
    },
    evidence: () => ({ onlyFirst, onlySecond, open, badInFirst, badInSecond }),
  };
}
