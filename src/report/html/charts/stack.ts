import type { Markup } from '../markup.ts';
import { axisLabels, type Drawing, label, levels, rect, WIDE } from './drawing.ts';
import { linearScale, roundTicks, textWidth } from './scales.ts';

/** Layers of a column, the lowest first; below zero they are not drawn. */
export interface StackLayer {
  readonly name: string;
  readonly values: readonly number[];
}

const SHADES = ['h6', 'h5', 'h4', 'h3', 'h2'] as const;

/** Columns of layers, the oldest the darkest and at the bottom, named at the right where they have room. */
export function stack(
  layers: readonly StackLayer[],
  names: readonly string[],
  say: (value: number) => string,
): (width: number) => Drawing {
  const heights = names.map((_, column) => layers.reduce((sum, { values }) => sum + above(values[column]), 0));
  return (width) => {
    const height = width >= WIDE ? 250 : 220;
    const ticks = roundTicks(0, Math.max(1e-9, ...heights), 4);
    const left = Math.max(...ticks.map((tick) => textWidth(say(tick)))) + 10;
    const right = width - Math.max(0, ...layers.map(({ name }) => textWidth(name))) - 8;
    const y = linearScale([0, ticks.at(-1)!], [height - 24, 18]);
    const step = (right - left) / Math.max(1, names.length);
    return {
      height,
      content: [
        ...levels(ticks, y, [0, right], say),
        ...names.flatMap((_, column) => columnMarkup(layers, column, left + column * step, step, y)),
        ...layerNames(layers, names.length - 1, right + 6, y),
        ...axisLabels(
          names.map((name, column) => ({ at: left + (column + 0.5) * step, text: name })),
          right - left,
          height - 8,
          width,
        ),
      ],
    };
  };
}

function columnMarkup(
  layers: readonly StackLayer[],
  column: number,
  x: number,
  step: number,
  y: (value: number) => number,
): Markup[] {
  let level = 0;
  return layers.flatMap(({ values }, layer) => {
    const value = above(values[column]);
    if (value === 0) return [];
    level += value;
    // A sliver between layers tells those of one shade apart.
    const height = y(level - value) - y(level);
    return [rect(x + 1, y(level), step - 2, Math.max(height - 1, height / 2), shadeOf(layer, layers.length))];
  });
}

function layerNames(layers: readonly StackLayer[], column: number, x: number, y: (value: number) => number): Markup[] {
  let level = 0;
  let last = Number.POSITIVE_INFINITY;
  return layers.flatMap(({ name, values }) => {
    const value = above(values[column]);
    level += value;
    const middle = y(level - value / 2) + 4;
    if (value === 0 || last - middle < 13) return [];
    last = middle;
    return [label(x, middle, name)];
  });
}

function shadeOf(layer: number, layers: number): string {
  return SHADES[Math.round((layer / Math.max(1, layers - 1)) * (SHADES.length - 1))]!;
}

function above(value: number | undefined): number {
  return Math.max(0, value ?? 0);
}
