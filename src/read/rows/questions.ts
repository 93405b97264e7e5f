import type { Kernel } from '../kernel/kernel.ts';
import type { RecordBatch } from '../records/recordBatch.ts';
import type { DateShape } from '../values/dates.ts';
import { collectEvidence, type EvidenceCollector } from './evidence.ts';
import type { RowMoney } from './money.ts';
import { NO_DAY, NONE } from './rows.ts';
import type { RunCells } from './runCells.ts';

/** What the rows of a file say about how it is written: the order of day and month, the decimal mark, shapes of dates. */
export interface Questions {
  readonly dates: EvidenceCollector;
  readonly decimals: EvidenceCollector;
  /**
   * Notes what the date of a row says.
   * @param of the run of the row
   * @param kept number of the row among those that are kept, NONE where it is bad anyway
   */
  readonly noteDate: (batch: RecordBatch, row: number, cells: RunCells, of: number, kept: number) => void;
  readonly noteMoney: (batch: RecordBatch, row: number, money: RowMoney, kept: number) => void;
  /** Notes the dates of the first `count` rows, which leave no question open. */
  readonly noteShapes: (cells: RunCells, count: number) => void;
  /** How many dates of each shape were seen. */
  readonly shapeCounts: () => ReadonlyMap<DateShape, number>;
}

/** More than there are. */
const MOST_SHAPES = 64;

/**
 * @param isMoneyNeeded without it the rows still say how amounts are written, but none of them is bad
 * @param shapes the shapes by their number, which may become more
 */
export function createQuestions(
  kernel: Kernel,
  header: readonly string[],
  dateColumn: number,
  isMoneyNeeded: boolean,
  shapes: readonly DateShape[],
): Questions {
  const dates = collectEvidence(kernel, header);
  const decimals = collectEvidence(kernel, header);
  const counts = new Int32Array(MOST_SHAPES);
  return {
    dates,
    decimals,
    noteDate: (batch, row, { shape, dayFirst, monthFirst }, of, kept) => {
      counts[shape.values[of]!]!++;
      const first = dayFirst.values[of]!;
      const second = monthFirst.values[of]!;
      if (first === second) return;
      if (first === NO_DAY || second === NO_DAY) dates.seeOnly(second === NO_DAY, kept, batch, row, dateColumn);
      else dates.seeOpen(batch, row, dateColumn);
    },
    noteMoney: (batch, row, { badFirst, badSecond, open }, kept) => {
      if (badFirst !== NONE || badSecond !== NONE) {
        const column = badFirst === NONE ? badSecond : badFirst;
        decimals.seeOnly(badFirst === NONE, isMoneyNeeded ? kept : NONE, batch, row, column);
      } else if (open !== NONE) decimals.seeOpen(batch, row, open);
    },
    noteShapes: ({ count: runs, shape, runOf }, count) => {
      const [shapeOf, run] = [shape.values, runOf.values];
      // Most batches have one shape alone: each is that of the next one.
      if (kernel.calls.areSameIntegers(shape.pointer, shape.pointer + Int32Array.BYTES_PER_ELEMENT, runs - 1) === 1) {
        counts[shapeOf[0]!]! += count;
        return;
      }
      for (let i = 0; i < count; i++) counts[shapeOf[run[i]!]!]!++;
    },
    shapeCounts: () => new Map(shapes.map((shape, i) => [shape, counts[i]!] as const).filter(([, count]) => count > 0)),
  };
}
