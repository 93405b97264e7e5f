import { hash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { Failure } from '../../core/failure.ts';
import { printable } from '../../core/printable.ts';
import { readJsonFile } from '../folder/jsonFile.ts';
import { FORGOTTEN } from '../folder/outputPath.ts';
import type { OutputFile } from '../folder/publish.ts';

const forgottenSchema = z
  .object({
    salt: z.string().regex(/^[0-9a-f]{32}$/),
    hashes: z.array(z.string().regex(/^[0-9a-f]{64}$/)).readonly(),
  })
  .readonly();

/**
 * Who is to be left out of an output folder for good, told by hash alone: SHA-256, in hex, of the UTF-8 text that is the
 * salt, as it is written, and the customer_id, or an e-mail address of theirs in lower case, right after it.
 */
export type Forgotten = z.infer<typeof forgottenSchema>;

export const SALT_BYTES = 16;

/** Who is forgotten in a folder; undefined where nobody ever was. */
export async function readForgotten(dir: string): Promise<Forgotten | undefined> {
  const path = join(dir, FORGOTTEN);
  const json = await readJsonFile(path);
  if (json === undefined) return undefined;
  const result = forgottenSchema.safeParse(json.value);
  if (result.success) return result.data;
  const at = result.error.issues[0]?.path.join('.') ?? '';
  throw new Failure(
    'output',
    `${printable(path)} does not say who is forgotten, or it is damaged${at === '' ? '' : `: ${at}`}`,
    'restore it from a copy; without it, those whom rfm forget removed would come back',
  );
}

/** Whether a customer is forgotten, by id; undefined where nobody is. */
export function forgottenTest(forgotten: Forgotten | undefined): ((id: string) => boolean) | undefined {
  if (forgotten === undefined || forgotten.hashes.length === 0) return undefined;
  const hashes = new Set(forgotten.hashes);
  return (id) => hashes.has(hashOf(forgotten.salt, id));
}

/** With these customers by their ids and addresses, too; the hashes are sorted, so that they do not tell who went when. */
export function forgetting({ salt, hashes }: Forgotten, ids: readonly string[]): Forgotten {
  return { salt, hashes: [...new Set([...hashes, ...ids.map((id) => hashOf(salt, id))])].sort() };
}

export function forgottenFile(forgotten: Forgotten): OutputFile {
  return { file: FORGOTTEN, chunks: [`${JSON.stringify(forgotten, null, 2)}\n`], rows: null };
}

function hashOf(salt: string, id: string): string {
  return hash('sha256', salt + id);
}
