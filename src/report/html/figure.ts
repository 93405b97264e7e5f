import type { Phrase } from '../../core/language.ts';
import { type Chart, chartMarkup } from './charts/drawing.ts';
import { html, type Markup } from './markup.ts';
import type { PageStyle } from './pageStyle.ts';

const TABLE: Phrase = { en: 'Table', it: 'Tabella' };

/** A chart under what is seen in it, with a note below and its numbers as a table behind it. */
export function figure(chart: Chart, note: string, table: Markup, style: PageStyle): Markup {
  return html`<figure><h3>${chart.title}</h3>
${chartMarkup(chart)}${
  note === ''
    ? null
    : html`<figcaption>${note}</figcaption>
`
}${tableBehind(table, style)}</figure>
`;
}

/** A table that opens where somebody asks for it, and on paper. */
function tableBehind(table: Markup, style: PageStyle): Markup {
  return html`<details><summary>${style.say(TABLE)}</summary>${table}</details>
`;
}
