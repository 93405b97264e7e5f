import type { KeyField } from '../fields.ts';

/**
 * Text of a cell without what spreadsheets and exporters wrap around it: blanks, `="00123"`, the `'` before a formula, of
 * which rfm itself puts one more where there are some.
 */
export function plainText(cell: string): string {
  const text = cell.trim();
  const first = text.charCodeAt(0);
  if (first === EQUALS) return /^="(.*)"$/s.exec(text)?.[1]?.replaceAll('""', '"') ?? text;
  if (first === APOSTROPHE && /^'+[=+\-@\t\r]/.test(text)) return text.slice(1);
  return text;
}

/** The same, empty also for texts that stand for nothing. */
export function plainTextOr(nothing: readonly string[], cell: string): string {
  const text = plainText(cell);
  return nothing.includes(text) ? '' : text;
}

/** Whether exporters write this text for "nobody". */
export function isEmptyKey(text: string): boolean {
  return text.length <= 4 && EMPTY_KEYS.has(text.toLowerCase());
}

/** One spelling for a customer: e-mail addresses in lower case, phone numbers as digits, ids as they are. */
export function normaliseKey(text: string, key: KeyField): string {
  if (key === 'phone') {
    const digits = text.replace(/\D/g, '');
    return digits !== '' && /^\(?\+/.test(text) ? `+${digits}` : digits;
  }
  return key === 'email' || (text.includes('@') && EMAIL.test(text)) ? text.toLowerCase() : text;
}

const EQUALS = 61;
const APOSTROPHE = 39;
const EMPTY_KEYS: ReadonlySet<string> = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '-', '--']);
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
