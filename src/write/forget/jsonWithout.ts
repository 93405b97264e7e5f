import { type Sought, sentenceTest } from './customers.ts';

/** Keys whose value is a customer, or how to reach one. */
const NAMING_KEYS: ReadonlySet<string> = new Set(['customer_id', 'email', 'phone']);

/**
 * A value of JSON without some customers: entries of lists that are about one, sentences in lists that name one, and, in
 * what is no entry of a list, the id itself. How many were taken out.
 */
export function jsonWithout(value: unknown, sought: Sought): { readonly value: unknown; readonly removed: number } {
  const isNaming = sentenceTest(sought);
  let removed = 0;
  const isTheirs = (key: string, one: unknown): boolean =>
    typeof one === 'string' && NAMING_KEYS.has(key) && (sought.ids.has(one) || sought.contacts.has(one.toLowerCase()));
  const isAboutThem = (entry: unknown): boolean =>
    typeof entry === 'string'
      ? isNaming(entry)
      : isRecord(entry) && Object.entries(entry).some(([key, one]) => isTheirs(key, one));
  const without = (one: unknown): unknown => {
    if (Array.isArray(one)) {
      const kept = one.filter((entry) => !isAboutThem(entry));
      removed += one.length - kept.length;
      return kept.map(without);
    }
    if (!isRecord(one)) return one;
    return Object.fromEntries(
      Object.entries(one).map(([key, inner]) => {
        if (!isTheirs(key, inner)) return [key, without(inner)];
        removed++;
        return [key, null];
      }),
    );
  };
  return { value: without(value), removed };
}

/** The rules in a value of JSON without some customers whom they name: their ids become empty. How many were taken out. */
export function rulesWithout(value: unknown, { ids }: Sought): { readonly value: unknown; readonly removed: number } {
  let removed = 0;
  const without = (one: unknown, isAboutIds: boolean): unknown => {
    if (typeof one === 'string' && isAboutIds && ids.has(one)) {
      removed++;
      return '';
    }
    if (Array.isArray(one)) return one.map((entry) => without(entry, isAboutIds));
    if (!isRecord(one)) return one;
    return Object.fromEntries(
      Object.entries(one).map(([key, inner]) => [key, without(inner, isAboutIds || key === 'customer_id')]),
    );
  };
  return { value: without(value, false), removed };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
