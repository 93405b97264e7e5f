import { html, type Markup } from './markup.ts';

/** Texts below a title; numbers are aligned to the right. */
export interface PageColumn {
  readonly title: string;
  readonly isNumber: boolean;
  readonly cells: readonly (string | Markup)[];
}

/** A column of texts. */
export function words(title: string, cells: PageColumn['cells']): PageColumn {
  return { title, isNumber: false, cells };
}

/** A column of numbers, as they are said. */
export function numbers(title: string, cells: readonly string[]): PageColumn {
  return { title, isNumber: true, cells };
}

/**
 * A table whose first column names the rows. A title in several lines is in one.
 * @param foot whether the last row is the total
 */
export function table(columns: readonly PageColumn[], foot = false): Markup {
  const rows = columns[0]?.cells.length ?? 0;
  const right = ({ isNumber }: PageColumn) => (isNumber ? html` class="n"` : null);
  const head = columns.map((column) => html`<th scope="col"${right(column)}>${oneLine(column.title)}</th>`);
  const row = (index: number) => {
    const [first, ...others] = columns;
    return html`<tr><th scope="row"${right(first!)}>${isolated(first!.cells[index]!)}</th>${others.map(
      (column) => html`<td${right(column)}>${isolated(column.cells[index] ?? '')}</td>`,
    )}</tr>
`;
  };
  const body = Array.from({ length: foot ? rows - 1 : rows }, (_, index) => row(index));
  return html`<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>
${body}</tbody>${foot && rows > 0 ? html`<tfoot>${row(rows - 1)}</tfoot>` : null}</table></div>
`;
}

/** Text whose direction of writing does not reach what stands around it. */
export function isolated(cell: string | Markup): Markup {
  if (typeof cell !== 'string') return cell;
  return RIGHT_TO_LEFT.test(cell) ? html`<bdi>${cell}</bdi>` : html`${cell}`;
}

// Letters of scripts that run from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms.
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

function oneLine(title: string): string {
  return title.replaceAll('\n', ' ').trim();
}
