import { readFile } from 'node:fs/promises';
import { attempt, ifPresent } from './outputFailure.ts';

/** What a JSON file holds, undefined where it is no JSON; undefined as a whole where there is no file. */
export async function readJsonFile(path: string): Promise<{ readonly value: unknown } | undefined> {
  const text = await attempt(path, () => ifPresent(() => readFile(path, 'utf8')), 'read');
  return text === undefined ? undefined : { value: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
