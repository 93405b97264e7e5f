import { html } from '../markup.ts';
import { type Drawing, label, rect, WIDE } from './drawing.ts';
import { fittingText, linearScale, textWidth } from './scales.ts';

/** A cell of a heat table; null where there is none. */
export interface HeatCell {
  readonly value: number;
  readonly text: string;
}

const SHADES = 7;
const HEIGHT = 26;
/** Of a column. */
const NARROWEST = 24;

/** Rows of cells, the darker the greater, each with its value where it has room; of many columns a phone shows the first, and that there are more. */
export function heat(
  rows: readonly { readonly name: string; readonly cells: readonly (HeatCell | null)[] }[],
  titles: readonly string[],
  corner: string,
): (width: number) => Drawing {
  const values = rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell === null ? [] : [cell.value])));
  const shadeOf = linearScale([0, Math.max(1e-9, ...values)], [0, SHADES - 1]);
  return (width) => {
    const widest = Math.max(textWidth(corner), ...rows.map(({ name }) => textWidth(name)));
    const left = Math.min(width >= WIDE ? 110 : 68, widest + 8);
    const room = Math.floor((width - left) / NARROWEST);
    const shown = titles.length > room ? room - 1 : titles.length;
    const step = Math.min(width >= WIDE ? 70 : 48, (width - left) / Math.max(1, shown < titles.length ? room : shown));
    return {
      height: 24 + rows.length * HEIGHT,
      content: [
        label(0, 13, fittingText(corner, left - 6), 'start', 'soft'),
        ...(shown < titles.length ? [label(width, 13, '…', 'end', 'soft')] : []),
        ...titles
          .slice(0, shown)

          .flatMap((title, column) =>
            textWidth(title) > step ? [] : [label(left + (column + 0.5) * step, 13, title, 'middle', 'soft')],
          ),
        ...rows.map(({ name, cells }, row) => {
          const top = 22 + row * HEIGHT;
          return html`${label(0, top + 16, fittingText(name, left - 6))}${cells.slice(0, shown).map((cell, column) => {
            if (cell === null) return null;
            const shade = Math.round(shadeOf(cell.value));
            const x = left + column * step;
            return html`${rect(x + 0.5, top + 0.5, step - 1, HEIGHT - 1, `h${shade}`)}${
              textWidth(cell.text) > step
                ? null
                : label(x + step / 2, top + 17, cell.text, 'middle', shade >= DARK ? 'pale' : 'on')
            }`;
          })}
`;
        }),
      ],
    };
  };
}

/** From this shade on, white can be read. */
const DARK = 4;
