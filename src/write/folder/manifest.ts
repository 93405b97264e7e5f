import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { Failure } from '../../core/failure.ts';
import { printable } from '../../core/printable.ts';
import { readJsonFile } from './jsonFile.ts';
import { attempt } from './outputFailure.ts';
import { isInside, isRecord, MANIFEST, sameFileKey } from './outputPath.ts';

const rowCount = z.number().nullable().default(null);
const cutOffList = z.array(z.number().nullable()).readonly();

const insidePath = z.string().refine(isInside, 'leads out of the folder');

const outputSchema = z.object({ file: insidePath, sha256: z.string(), bytes: z.number(), rows: rowCount }).readonly();

const inputSchema = z
  .object({
    file: z.string(),
    sha256: z.string(),
    bytes: z.number(),
    rows: rowCount,
    bad_rows: rowCount,
    preset: z.string().nullable().default(null),
    headers: z.array(z.string()).readonly().default([]),
    date_format: z.string().nullable().default(null),
    day_month: z.enum(['dayFirst', 'monthFirst']).nullable().default(null),
    decimal: z.string().nullable().default(null),
  })
  .readonly();

const manifestSchema = z
  .object({
    version: z.string(),
    as_of: z.iso.date(),
    previous: z.string().nullable().default(null),
    settings: z.record(z.string(), z.unknown()).default({}),
    cut_offs: z
      .object({
        recency_days: cutOffList,
        orders: cutOffList,
        revenue: cutOffList.nullable(),
        engagement: cutOffList.optional(),
      })
      .readonly(),
    model: z
      .object({
        name: z.string(),
        parameters: z.record(z.string(), z.unknown()).default({}),
        tried: z.array(z.unknown()).readonly().default([]),
      })
      .readonly()
      .default({ name: 'none', parameters: {}, tried: [] }),
    inputs: z.array(inputSchema).readonly().default([]),
    outputs: z.array(outputSchema).readonly(),
    clock: z.object({ started: z.string(), finished: z.string() }).readonly().optional(),
  })
  .readonly();

/** run.json: what a run read, decided and wrote. Dates are ISO text; `clock` alone depends on when the run took place. */
export type Manifest = z.infer<typeof manifestSchema>;
/** A file of the output folder; `file` is relative to it, `rows` null where the file has none to count. */
export type ManifestOutput = z.infer<typeof outputSchema>;

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The manifest of the previous run into a folder; undefined where there is none. Unknown keys are passed over. */
export function readManifest(dir: string): Promise<Manifest | undefined> {
  return readManifestFile(join(dir, MANIFEST));
}

/** A run.json under any name; undefined where there is no such file. */
export async function readManifestFile(path: string): Promise<Manifest | undefined> {
  const json = await readJsonFile(path);
  if (json === undefined) return undefined;
  const result = manifestSchema.safeParse(json.value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Failure(
    'output',
    `${printable(path)} is no run.json of rfm, or it is damaged${issue?.path.length ? `: ${issue.path.join('.')}` : ''}`,
    'move it away and add --force, or name another folder with -o',
  );
}

/**
 * The text of a run.json, which is there and was checked, once some files were written anew and others deleted. What
 * outlives runs is listed where it was before; all else that is new is added.
 */
export async function amendedManifest(
  dir: string,
  written: readonly ManifestOutput[],
  deleted: readonly string[],
  change: (manifest: unknown) => unknown,
): Promise<string> {
  const path = join(dir, MANIFEST);
  // Not as it is checked, since that passes over what it does not know.
  const manifest = change(JSON.parse(await attempt(path, () => readFile(path, 'utf8'), 'read'))) as Manifest;
  const anew = new Map(written.map((output) => [sameFileKey(output.file), output]));
  const gone = new Set(deleted.map(sameFileKey));
  const outputs = manifest.outputs
    .filter(({ file }) => !gone.has(sameFileKey(file)))
    .map((output) => anew.get(sameFileKey(output.file)) ?? output);
  const listed = new Set(outputs.map(({ file }) => sameFileKey(file)));
  const added = written.filter(({ file }) => !listed.has(sameFileKey(file)) && !isRecord(file));
  return manifestText({ ...manifest, outputs: [...outputs, ...added] });
}
