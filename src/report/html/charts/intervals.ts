import { html, type Markup } from '../markup.ts';
import type { SegmentSign } from '../pageStyle.ts';
import { axisLabels, type Drawing, label, line, tagTile, WIDE } from './drawing.ts';
import { fittingText, linearScale, roundTicks, textWidth } from './scales.ts';

/** A figure with the interval it lies in; null where it is not known. */
export interface IntervalRow {
  readonly name: string;
  readonly sign: SegmentSign | null;
  readonly figure: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly text: string;
}

const NAMES = 190;

/** A dot a row with its whiskers, all on one scale from zero; `look` is `''` or `-warm`. */
export function intervals(
  rows: readonly IntervalRow[],
  say: (value: number) => string,
  look: '' | '-warm' = '',
): (width: number) => Drawing {
  return (width) => {
    const isWide = width >= WIDE;
    const values = rows.flatMap(({ figure }) => (figure === null ? [] : [figure.low, figure.high, figure.value]));
    const ticks = roundTicks(Math.min(0, ...values), Math.max(0, ...values), isWide ? 5 : 3);
    const texts = Math.max(...rows.map(({ text }) => textWidth(text)), 40) + 10;
    const left = isWide ? NAMES : 10;
    const right = width - texts;
    const x = linearScale([ticks[0]!, ticks.at(-1)!], [left, right]);
    const step = isWide ? 27 : 44;
    const bottom = 24 + rows.length * step;
    return {
      height: bottom + 6,
      content: [
        ...ticks.map((tick) => line(x(tick), 20, x(tick), bottom, tick === 0 ? 'axis' : 'rule')),
        ...axisLabels(
          ticks.map((tick) => ({ at: x(tick), text: say(tick) })),
          right - left,
          13,
          width,
        ),
        ...rows.map((row, index) => rowMarkup(row, 24 + index * step, isWide, x, width, look)),
      ],
    };
  };
}

function rowMarkup(
  { name, sign, figure, text }: IntervalRow,
  top: number,
  isWide: boolean,
  x: (value: number) => number,
  width: number,
  look: string,
): Markup {
  const indent = sign === null ? 0 : 34;
  const baseline = isWide ? top + 16 : top + 13;
  const middle = isWide ? top + 12 : top + 30;
  const shown = fittingText(name, (isWide ? NAMES - 12 : width - 8) - indent);
  return html`${sign === null ? null : tagTile(0, baseline - 13, sign.tag, sign.colour)}${label(indent, baseline, shown)}${
    figure === null
      ? null
      : html`${line(x(figure.low), middle, x(figure.high), middle, `range${look}`)}<circle cx="${x(figure.value)}" cy="${middle}" r="5" class="dot${look}"/>`
  }${label(width, middle + 4, text, 'end', 'strong')}
`;
}
