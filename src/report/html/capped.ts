import { html, type Markup } from './markup.ts';
import type { PageStyle } from './pageStyle.ts';

/** The first so many of a list, and how many are not among them. */
export function capped<T>(list: readonly T[], most: number): { readonly shown: readonly T[]; readonly more: number } {
  return { shown: list.slice(0, most), more: Math.max(0, list.length - most) };
}

/** The last so many of a list, and how many came before them. */
export function newest<T>(list: readonly T[], most: number): { readonly shown: readonly T[]; readonly more: number } {
  return { shown: list.slice(-most), more: Math.max(0, list.length - most) };
}

/** That there are more than are shown; nothing where there are none. */
export function andMore(count: number, style: PageStyle): Markup | null {
  return count === 0
    ? null
    : html`<p class="note">${moreText(count, style)}</p>
`;
}

export function moreText(count: number, style: PageStyle): string {
  return style.say({ en: `and ${style.number(count)} more`, it: `e altri ${style.number(count)}` });
}
