import { coordinate, html, type Markup } from '../markup.ts';
import { fittingText, labelStep, type Scale, textWidth } from './scales.ts';

/** A chart: what it says to those who do not see it, and its drawing at a width in units, one for screens, one for phones. */
export interface Chart {
  readonly title: string;
  readonly description: string;
  readonly draw: (width: number) => Drawing;
}

export interface Drawing {
  readonly height: number;
  readonly content: readonly Markup[];
}

/** Widths that charts are drawn at. */
export const WIDE = 680;
const NARROW = 330;

/** Both drawings of a chart; the stylesheet shows the one that fits. */
export function chartMarkup(chart: Chart): Markup {
  return html`${drawingMarkup(chart, WIDE, 'wide')}${drawingMarkup(chart, NARROW, 'narrow')}`;
}

function drawingMarkup({ title, description, draw }: Chart, width: number, name: string): Markup {
  const { height, content } = draw(width);
  return html`<svg class="${name}" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><title>${title}</title><desc>${description}</desc>${content}</svg>
`;
}

type Anchor = 'start' | 'middle' | 'end';

/** A text whose baseline is at `y`; classes colour it. */
export function label(x: number, y: number, text: string, anchor: Anchor = 'start', classes = ''): Markup {
  const ends = anchor === 'start' ? null : html` text-anchor="${anchor}"`;
  const looks = classes === '' ? null : html` class="${classes}"`;
  return html`<text x="${x}" y="${y}"${ends}${looks}>${text}</text>`;
}

/** A text cut to a width. */
export function cutLabel(x: number, y: number, text: string, width: number, anchor: Anchor = 'start', classes = '') {
  return label(x, y, fittingText(text, width), anchor, classes);
}

export function rect(x: number, y: number, width: number, height: number, classes: string): Markup {
  return html`<rect x="${x}" y="${y}" width="${Math.max(0, width)}" height="${Math.max(0, height)}" class="${classes}"/>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, classes = 'rule'): Markup {
  return html`<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" class="${classes}"/>`;
}

/**
 * Names of places along an axis, every so many from the last back, none beyond the drawing; one that would touch the next
 * is left out.
 */
export function axisLabels(
  places: readonly { readonly at: number; readonly text: string }[],
  room: number,
  y: number,
  width: number,
): Markup[] {
  const every = labelStep(
    places.map(({ text }) => text),
    room,
  );
  let free = Number.POSITIVE_INFINITY;
  return places.toReversed().flatMap(({ at, text }, index) => {
    const half = textWidth(text) / 2;
    const middle = Math.min(width - half, Math.max(half, at));
    if (index % every !== 0 || middle + half > free) return [];
    free = middle - half - 6;
    return [label(middle, y, text, 'middle', 'soft')];
  });
}

/** A line through points. */
export function path(points: readonly (readonly [x: number, y: number])[], classes: string): Markup {
  return html`<path d="${points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${coordinate(x)} ${coordinate(y)}`).join('')}" class="${classes}"/>`;
}

/** Level lines with their values at the left, the text above the line. */
export function levels(
  ticks: readonly number[],
  y: Scale,
  [left, right]: readonly [number, number],
  say: (value: number) => string,
): Markup[] {
  return ticks.flatMap((tick) => [
    line(left, y(tick), right, y(tick), tick === 0 ? 'axis' : 'rule'),
    label(left, y(tick) - 4, say(tick), 'start', 'soft'),
  ]);
}

/** A tag of two letters on the colour of its segment. */
export function tagTile(x: number, y: number, tag: string, colour: string): Markup {
  return html`${rect(x, y, 26, 18, `tile ${colour}`)}${label(x + 13, y + 13, tag, 'middle', 'on')}`;
}
