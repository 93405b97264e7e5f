import type * as z from 'zod';
import { Failure } from '../core/failure.ts';
import { printable, quoted } from '../core/printable.ts';

/** The data in a JSON text, with or without a byte-order mark; a usage failure that names the file where it is none. */
export function parsedJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? printable(error.message) : '';
    throw new Failure('usage', `${file}: is no JSON: ${reason}`, 'mend it');
  }
}

/** Where in a value its first fault is and what stands there, `[2].when {} is not possible`; and what to give instead. */
export function valueFault(
  error: z.core.$ZodError,
  value: unknown,
): { readonly where: string; readonly message: string } {
  const { path, message } = firstFault(error);
  const at = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return { where: `${at} ${complaint(valueAt(value, path))}`, message };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Readonly<Record<PropertyKey, unknown>>)[step], value);
}

function complaint(value: unknown): string {
  // JSON has quotes of its own around texts.
  return value === undefined ? 'is missing' : `${quoted(JSON.stringify(value)).slice(1, -1)} is not possible`;
}

interface Fault {
  /** Where in the value it is. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The first issue in plain words; of a union, that of the branch which got furthest. */
export function firstFault(error: z.core.$ZodError): Fault {
  const issue = error.issues[0]!;
  const branches = issue.code === 'invalid_union' ? issue.errors.flatMap((issues) => issues.slice(0, 1)) : [];
  const furthest = branches.reduce<z.core.$ZodIssue>((best, one) => (depth(one) > depth(best) ? one : best), issue);
  const message =
    furthest.message.replace(/^Invalid input(: |$)|, received \w+$/g, '') || 'give a value of another kind';
  return { path: [...(furthest === issue ? [] : issue.path), ...furthest.path], message: uncapital(message) };
}

/** How much of a value was right before the issue: of the right kind, then each step into it. */
function depth({ code, path }: z.core.$ZodIssue): number {
  return 2 * path.length + (code === 'invalid_type' ? 0 : code === 'invalid_union' ? -1 : 1);
}

function uncapital(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
