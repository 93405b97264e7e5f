/** Text of HTML or SVG that is safe to put into a page as it is; made by {@link html} alone. */
export interface Markup {
  readonly markup: string;
}

/** What a template may hold: text is escaped, a number is a coordinate, lists follow each other, and nothing is nothing. */
type Part = string | number | Markup | null | readonly Part[];

/** A template of markup: all that is put into it is escaped, in text as in quoted attributes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: strings.reduce((text, string, index) => text + markupOf(parts[index - 1] ?? null) + string) };
}

export const NOTHING: Markup = { markup: '' };

/** Text of our own that stands as it is, such as a stylesheet; never from data. */
export function ownMarkup(text: string): Markup {
  return { markup: text };
}

function markupOf(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return coordinate(part);
  return 'markup' in part ? part.markup : part.map(markupOf).join('');
}

/** With a number and its per cent on one line. */
function escaped(text: string): string {
  const together = text.replace(/(?<=\d) (?=%)/g, '\u00a0');
  return together.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** With one decimal, which is more than a screen shows. */
export function coordinate(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`a coordinate is ${value}`);
  return String(Math.round(value * 10) / 10 + 0);
}
