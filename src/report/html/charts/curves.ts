import { html, type Markup } from '../markup.ts';
import { axisLabels, type Drawing, label, levels, line, path, WIDE } from './drawing.ts';
import { linearScale, roundTicks, textWidth } from './scales.ts';

type Point = readonly [x: number, y: number];

/** A line through points with a text at its end, where it has one. */
export interface Curve {
  readonly points: readonly Point[];
  readonly text: string;
  readonly classes: 'line' | 'line-soft' | 'line-warm';
}

/** A point of a curve that is pointed out. */
export interface Mark {
  readonly at: Point;
  readonly text: string;
}

/** Curves over a common scale from zero; texts at their ends do not cover each other. */
export function curves(
  list: readonly Curve[],
  sayX: (value: number) => string,
  sayY: (value: number) => string,
  xTicks: readonly number[],
  mark: Mark | null = null,
): (width: number) => Drawing {
  return (width) => {
    const height = width >= WIDE ? 260 : 230;
    const most = Math.max(0, ...list.flatMap(({ points }) => points.map(([, y]) => y)));
    const least = Math.min(0, ...list.flatMap(({ points }) => points.map(([, y]) => y)));
    const ticks = roundTicks(least, most, 4);
    const left = Math.max(...ticks.map((tick) => textWidth(sayY(tick)))) + 10;
    const ends = Math.max(0, ...list.map(({ text }) => textWidth(text)));
    const right = width - (ends === 0 ? 12 : ends + 10);
    const y = linearScale([ticks[0]!, ticks.at(-1)!], [height - 24, 18]);
    const x = linearScale([xTicks[0] ?? 0, xTicks.at(-1) ?? 1], [left, right]);
    const place = ([px, py]: Point): Point => [x(px), y(py)];
    return {
      height,
      content: [
        ...levels(ticks, y, [0, right], sayY),
        ...axisLabels(
          xTicks.map((tick) => ({ at: x(tick), text: sayX(tick) })),
          right - left,
          height - 8,
          width,
        ),
        ...list.map(({ points, classes }) => path(points.map(place), classes)),
        ...endLabels(list, place),
        ...(mark === null ? [] : [markMarkup(place(mark.at), mark.text, y(ticks[0]!), width)]),
      ],
    };
  };
}

/** From the bottom up; a text that would cover the one below it is left out. */
function endLabels(list: readonly Curve[], place: (point: Point) => Point): Markup[] {
  const named = list
    .filter(({ text, points }) => text !== '' && points.length > 0)
    .map(({ text, points, classes }) => ({ text, classes, at: place(points.at(-1)!) }))
    .sort((a, b) => priority(b.classes) - priority(a.classes));
  const placed: number[] = [];
  return named.flatMap(({ text, at: [x, y], classes }) => {
    if (placed.some((other) => Math.abs(other - y) < 14)) return [];
    placed.push(y);
    return [label(x + 6, y + 4, text, 'start', LABELS[classes])];
  });
}

function priority(classes: Curve['classes']): number {
  return classes === 'line' ? 2 : classes === 'line-warm' ? 1 : 0;
}

const LABELS = { line: 'main', 'line-warm': 'warm', 'line-soft': 'soft' } as const;

function markMarkup([x, y]: Point, text: string, bottom: number, width: number): Markup {
  const room = textWidth(text);
  const start = Math.min(x + 10, width - room);
  return html`${line(x, y, x, bottom, 'cut')}<circle cx="${x}" cy="${y}" r="5" class="dot"/>${label(start, Math.min(y + 22, bottom - 8), text, 'start', 'main')}`;
}
