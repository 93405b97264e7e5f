import { displayWidth } from '../../terminal/displayText.ts';

/** Room that a text takes at the size of chart text, in units of the drawing: in the widest of the usual system fonts. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The text, or its beginning and an ellipsis, in a room of this width. */
export function fittingText(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let [fitting, used] = ['', characterWidth('…')];
  for (const character of text) {
    used += characterWidth(character);
    if (used > width) break;
    fitting += character;
  }
  return `${fitting}…`;
}

function characterWidth(character: string): number {
  if (character > '~') return displayWidth(character) * 7;
  if ('WM@mw%'.includes(character)) return 12;
  if ("ijlftrI .,:;'!|()[]-".includes(character)) return 5;
  return /[A-Z0-9]/.test(character) ? 8 : 7.2;
}

/** From values to coordinates; where all values are the same, the middle. */
export type Scale = (value: number) => number;

export function linearScale(
  [least, most]: readonly [least: number, most: number],
  [start, end]: readonly [start: number, end: number],
): Scale {
  const span = most - least;
  if (!(span > 0)) return () => (start + end) / 2;
  return (value) => start + (Math.min(most, Math.max(least, value)) - least) * ((end - start) / span);
}

/**
 * Round values from at or below the least to at or above the most, about so many; at least two.
 * @param narrowest how far they are apart at least
 */
export function roundTicks(least: number, most: number, about: number, narrowest = 0): readonly number[] {
  const step = Math.max(narrowest, roundStep((most - least) / about));
  const [first, last] = [Math.floor(least / step), Math.max(Math.ceil(most / step), Math.floor(least / step) + 1)];
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step + 0);
}

/** 1, 2 or 5 times a power of ten, at least the given; 1 for nothing. */
function roundStep(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5].find((times) => times * power >= value) ?? 10);
}

/** Every so many of a row of labels, so that those shown have room. */
export function labelStep(labels: readonly string[], room: number): number {
  const widest = Math.max(1, ...labels.map(textWidth)) + 8;
  return Math.max(1, Math.ceil((widest * labels.length) / Math.max(room, 1)));
}
