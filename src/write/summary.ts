import { join } from 'node:path';
import * as z from 'zod';
import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import { readJsonFile } from './folder/jsonFile.ts';

const interval = z.object({ expected: z.number(), low: z.number(), high: z.number() });

const summarySchema = z.object({
  as_of: z.iso.date(),
  forecast: z.object({ horizon_days: z.number(), expected_revenue: interval.nullable().default(null) }).optional(),
  segments: z.array(
    z.object({
      segment: z.string(),
      customers: z.number(),
      expected_revenue: z.object({ expected: z.number() }).nullable().default(null),
    }),
  ),
});

/** What summary.json says of the segments. */
type Summary = z.infer<typeof summarySchema>;

/** The summary of the previous run into a folder; undefined where there is none. Unknown keys are passed over. */
export async function readSummary(dir: string): Promise<Summary | undefined> {
  const path = join(dir, 'summary.json');
  const json = await readJsonFile(path);
  if (json === undefined) return undefined;
  const result = summarySchema.safeParse(json.value);
  if (result.success) return result.data;
  throw new Failure('output', `${printable(path)} is damaged`, 'rfm run writes it again');
}
