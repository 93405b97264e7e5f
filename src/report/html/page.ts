import { capital } from '../../core/capital.ts';
import type { Language } from '../../core/language.ts';
import { html, type Markup, NOTHING, ownMarkup } from './markup.ts';
import { stylesheet, stylesheetHash } from './stylesheet.ts';

/** Part of a page under a heading. */
export interface Section {
  /** For links within the page: small letters. */
  readonly id: string;
  readonly title: string;
  /** What follows the title, in a lighter type; may be empty. */
  readonly note: string;
  readonly content: readonly (Markup | null)[];
}

/** The first bytes of every page, which tell it from pages of others. */
export const PAGE_START = '<!DOCTYPE html>\n<!-- written by rfm -->\n';

/** A whole page: one file that asks for nothing from anywhere, and runs no script. */
export function page(
  language: Language,
  title: string,
  lead: Markup,
  sections: readonly Section[],
  foot: string,
): string {
  const policy = `default-src 'none'; style-src 'sha256-${stylesheetHash}'`;
  return html`${ownMarkup(PAGE_START)}<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${ownMarkup(stylesheet)}</style>
</head>
<body>
<main>
${lead}<nav>${sections.map(({ id, title: named }) => html`<a href="#${id}">${named}</a> `)}</nav>
${sections.map(sectionMarkup)}<footer>${foot}</footer>
</main>
</body>
</html>
`.markup;
}

function sectionMarkup({ id, title, note, content }: Section): Markup {
  return html`<section id="${id}">
<h2>${title}${note === '' ? NOTHING : html` <small>${note}</small>`}</h2>
${content}</section>
`;
}

/** A sentence in a paragraph of its own, with a capital. */
export function sentence(text: string): Markup {
  return html`<p>${capital(text)}</p>
`;
}
