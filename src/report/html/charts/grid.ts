import { html } from '../markup.ts';
import type { SegmentSign } from '../pageStyle.ts';
import { type Drawing, label, rect } from './drawing.ts';
import { textWidth } from './scales.ts';

export interface GridTile {
  readonly r: number;
  readonly fm: number;
  readonly count: string;
  /** Of the segments in it, the largest first; nobody is in a tile without. */
  readonly signs: readonly SegmentSign[];
}

const LEFT = 32;
const TOP = 22;

/** Recency upwards, frequency and money to the right; a tile has the colour of its largest segment, and names two. */
export function gridTiles(tiles: readonly GridTile[], bins: number, columnName: string): (width: number) => Drawing {
  return (width) => {
    const side = Math.min(104, (width - LEFT) / bins);
    const height = Math.min(side, 52);
    const columns = Array.from({ length: bins }, (_, index) => index + 1);
    const title = (name: string, score: number) =>
      textWidth(`${name} ${score}`) < side ? `${name} ${score}` : `${score}`;
    return {
      height: TOP + bins * height + 4,
      content: [
        ...columns.map((score) => label(LEFT + (score - 0.5) * side, 13, title(columnName, score), 'middle', 'soft')),
        ...columns.map((score) => label(0, TOP + (bins - score + 0.5) * height + 4, `R ${score}`, 'start', 'soft')),
        ...tiles.map(({ r, fm, count, signs }) => {
          const [x, y] = [LEFT + (fm - 1) * side, TOP + (bins - r) * height];
          const [first, second] = signs;
          if (first === undefined) return rect(x + 1.5, y + 1.5, side - 3, height - 3, 'empty');
          const tags = second === undefined ? first.tag : `${first.tag} ${second.tag}${signs.length > 2 ? ' …' : ''}`;
          const named = textWidth(tags) < side - 4 ? tags : first.tag;
          const hasCount = textWidth(count) < side - 4 && height >= 34;
          return html`${rect(x + 1, y + 1, side - 2, height - 2, `tile ${first.colour}`)}${
            hasCount ? label(x + side / 2, y + height / 2 - 2, count, 'middle', 'on strong') : null
          }${label(x + side / 2, y + height / 2 + (hasCount ? 14 : 4), named, 'middle', 'on')}
`;
        }),
      ],
    };
  };
}
