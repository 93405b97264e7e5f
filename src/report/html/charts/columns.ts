import { html } from '../markup.ts';
import { axisLabels, type Drawing, label, levels, line, rect, WIDE } from './drawing.ts';
import { linearScale, roundTicks, textWidth } from './scales.ts';

/** A column, coloured by its `classes`; grey where it is not all in the data. */
export interface Column {
  readonly name: string;
  readonly value: number;
  readonly classes: string;
}

/** A level across some columns, such as a mean. */
export interface Level {
  readonly value: number;
  readonly text: string;
  /** Indices of the first and the last column it runs over. */
  readonly first: number;
  readonly last: number;
}

/** Columns that stand on zero, from the left to the right, with levels across them. */
export function columns(
  list: readonly Column[],
  say: (value: number) => string,
  level: readonly Level[] = [],
): (width: number) => Drawing {
  return (width) => {
    const height = width >= WIDE ? 210 : 180;
    const ticks = roundTicks(
      0,
      Math.max(1, ...list.map(({ value }) => value), ...level.map(({ value }) => value)),
      4,
      1,
    );
    const left = Math.max(...ticks.map((tick) => textWidth(say(tick)))) + 10;
    const y = linearScale([0, ticks.at(-1)!], [height - 24, 18]);
    const step = (width - left) / Math.max(1, list.length);
    const gap = Math.min(3, step * 0.18);
    return {
      height,
      content: [
        ...levels(ticks, y, [0, width], say),
        ...list.map(({ value, classes }, index) =>
          rect(left + index * step + gap / 2, y(value), step - gap, y(0) - y(value), classes),
        ),
        ...axisLabels(
          list.map(({ name }, index) => ({ at: left + (index + 0.5) * step, text: name })),
          width - left,
          height - 8,
          width,
        ),
        ...level.map((one) => levelMarkup(one, left, step, y, width)),
      ],
    };
  };
}

function levelMarkup(
  { value, text, first, last }: Level,
  left: number,
  step: number,
  y: (value: number) => number,
  width: number,
) {
  const [start, end] = [left + first * step, left + (last + 1) * step];
  const room = textWidth(text);
  const at = Math.max(0, Math.min(start + 2, width - room));
  return html`${line(start, y(value), end, y(value), 'line-warm')}${label(at, Math.max(12, y(value) - 6), text, 'start', 'warm')}`;
}
