import type { DistributionBin } from '../../distributions.ts';
import { html, type Markup } from '../markup.ts';
import { axisLabels, type Drawing, label, levels, line, rect, WIDE } from './drawing.ts';
import { linearScale, roundTicks, textWidth } from './scales.ts';

const TOP = 40;

/**
 * How many customers have which values, with lines where scores change, and the scores between them.
 * @param cuts non-descending; those beyond the last closed bin stand at its end
 * @param scoreOf name of the score above so many cuts
 */
export function histogram(
  bins: readonly DistributionBin[],
  cuts: readonly number[],
  scoreOf: (cutsBelow: number) => string,
  say: (value: number) => string,
  count: (customers: number) => string,
): (width: number) => Drawing {
  return (width) => {
    const height = width >= WIDE ? 210 : 190;
    const ticks = roundTicks(0, Math.max(1, ...bins.map(({ customers }) => customers)), 3, 1);
    const left = Math.max(...ticks.map((tick) => textWidth(count(tick)))) + 10;
    const y = linearScale([0, ticks.at(-1)!], [height - 24, TOP]);
    const step = (width - left - 4) / Math.max(1, bins.length);
    const x = positions(bins, left, step);
    return {
      height,
      content: [
        ...levels(ticks, y, [0, width], count),
        ...bins.map(({ customers }, index) =>
          rect(left + index * step + 0.5, y(customers), step - 1, y(0) - y(customers), 'bar-soft'),
        ),
        ...edgeLabels(bins, left, step, width, height - 8, say),
        ...cutMarks(cuts.map(x), left, width, y(0), scoreOf),
      ],
    };
  };
}

/** Where a value stands: within its bin in proportion, in an open bin at its inner edge. */
function positions(bins: readonly DistributionBin[], left: number, step: number) {
  return (value: number): number => {
    const index = bins.findIndex(({ to }) => to === null || value < to);
    if (index === -1) return left + bins.length * step;
    const { from, to } = bins[index]!;
    if (from === null) return left + step;
    if (to === null) return left + index * step;
    return left + (index + Math.max(0, (value - from) / (to - from))) * step;
  };
}

function edgeLabels(
  bins: readonly DistributionBin[],
  left: number,
  step: number,
  width: number,
  baseline: number,
  say: (value: number) => string,
): Markup[] {
  const edges = bins.flatMap(({ from, to }, index) => {
    if (from === null) return [];
    // Of bins of one, the name stands below the column.
    const at = left + (to === from + 1 ? index + 0.5 : index) * step;
    return [{ at, text: to === null ? `${say(from)}+` : say(from) }];
  });
  return axisLabels(edges, width - left, baseline, width);
}

function cutMarks(
  cuts: readonly number[],
  left: number,
  width: number,
  bottom: number,
  scoreOf: (cutsBelow: number) => string,
): Markup[] {
  const edges = [left, ...cuts, width];
  return [
    ...[...new Set(cuts)].map((x) => line(x, TOP - 16, x, bottom, 'cut')),
    ...edges.slice(1).flatMap((end, index) => {
      const start = edges[index]!;
      const text = scoreOf(index);
      return end - start < textWidth(text) + 2 ? [] : [html`${label((start + end) / 2, 20, text, 'middle', 'strong')}`];
    }),
  ];
}
