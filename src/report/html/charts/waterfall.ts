import { html } from '../markup.ts';
import { type Drawing, label, line, rect, WIDE } from './drawing.ts';
import { fittingText, linearScale, textWidth } from './scales.ts';

/** A step from one sum to another; a whole stands on zero. */
export interface Step {
  readonly name: string;
  readonly value: number;
  readonly isWhole: boolean;
  readonly text: string;
}

const NAMES = 200;

/** One bar below the other, each beginning where the one before ends: what a sum grew or shrank by. */
export function waterfall(steps: readonly Step[]): (width: number) => Drawing {
  const spans = spansOf(steps);
  return (width) => {
    const isWide = width >= WIDE;
    const left = isWide ? NAMES : 4;
    const texts = Math.max(40, ...steps.map(({ text }) => textWidth(text))) + 10;
    const edges = spans.flat();
    const x = linearScale([Math.min(0, ...edges), Math.max(0, ...edges)], [left, width - texts]);
    const height = isWide ? 32 : 48;
    return {
      height: steps.length * height + 6,
      content: [
        line(x(0), 0, x(0), steps.length * height, 'axis'),
        ...steps.map(({ name, value, isWhole, text }, index) => {
          const top = index * height + (isWide ? 6 : 24);
          const [start, end] = spans[index]!;
          const [low, high] = [Math.min(x(start), x(end)), Math.max(x(start), x(end))];
          const look = isWhole ? 'bar-plain' : value < 0 ? 'bar-warm' : 'bar';
          const next = index + 1 < steps.length ? line(x(end), top + 18, x(end), top + height, 'axis') : null;
          return html`${label(0, isWide ? top + 14 : top - 6, fittingText(name, isWide ? NAMES - 10 : width - 8))}${rect(low, top, Math.max(1, high - low), 18, look)}${next}${label(high + 6, top + 13, text, 'start', isWhole ? 'strong' : value < 0 ? 'warm' : 'main')}
`;
        }),
      ],
    };
  };
}

function spansOf(steps: readonly Step[]): readonly (readonly [start: number, end: number])[] {
  let level = 0;
  return steps.map(({ value, isWhole }) => {
    const start = isWhole ? 0 : level;
    level = start + value;
    return [start, level];
  });
}
