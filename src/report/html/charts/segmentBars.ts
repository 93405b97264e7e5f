import { html } from '../markup.ts';
import type { SegmentSign } from '../pageStyle.ts';
import { cutLabel, type Drawing, label, line, rect, tagTile, WIDE } from './drawing.ts';
import { fittingText, linearScale } from './scales.ts';

/** A segment with its parts of two wholes, as fractions and as they are said; null is unknown. */
export interface SegmentBar {
  readonly sign: SegmentSign;
  readonly parts: readonly { readonly share: number | null; readonly text: string }[];
}

const NAMES = 196;
const LABEL = 54;

/** Bars of each segment side by side, one panel a whole, so that the eye compares both. */
export function segmentBars(rows: readonly SegmentBar[], titles: readonly string[]): (width: number) => Drawing {
  return (width) => {
    const isWide = width >= WIDE;
    const names = isWide ? NAMES : 0;
    const panel = (width - names - 20 * (titles.length - 1)) / titles.length;
    const height = isWide ? 27 : 46;
    const most = Math.max(0, ...rows.flatMap(({ parts }) => parts.map(({ share }) => share ?? 0)));
    const length = linearScale([0, most > 0 ? most : 1], [0, panel - LABEL]);
    const panelStart = (index: number) => names + index * (panel + 20);
    return {
      height: 26 + rows.length * height,
      content: [
        ...titles.map((title, index) => cutLabel(panelStart(index), 12, title, panel, 'start', 'soft')),
        ...rows.map(({ sign, parts }, index) => {
          const top = 22 + index * height;
          const bar = isWide ? top + 3 : top + 23;
          return html`${tagTile(0, isWide ? top + 1 : top, sign.tag, sign.colour)}${label(34, top + (isWide ? 15 : 13), fittingText(sign.title, (isWide ? NAMES : width) - 40))}${parts.map(
            ({ share, text }, part) => {
              const start = panelStart(part);
              const long = length(share ?? 0);
              return html`${line(start, bar - 2, start, bar + 16, 'axis')}${rect(start, bar, long, 14, part === 0 ? 'bar-plain' : 'bar')}${label(start + long + 5, bar + 11, text)}`;
            },
          )}
`;
        }),
      ],
    };
  };
}
