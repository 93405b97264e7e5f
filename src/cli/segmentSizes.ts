import { join, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import type { SegmentSizes } from '../report/rules/rulesReport.ts';
import { assignSegments } from '../segment/assign.ts';
import { OTHERS, type SegmentSet } from '../segment/rules.ts';
import { readManifest } from '../write/folder/manifest.ts';
import { completeInterrupted } from '../write/folder/recover.ts';
import { readCustomers } from '../write/tables/readCustomers.ts';
import { settingOf } from './defaults.ts';
import type { SettingValues } from './settings.ts';

/**
 * How many customers of an output folder each segment of a set would have; or why that cannot be said.
 * @param wanted whether the folder must be one: else nothing is said of one that is not
 */
export async function segmentSizes(
  set: SegmentSet,
  bins: number,
  hasMoney: boolean,
  out: string,
  wanted: boolean,
  cwd: string,
): Promise<SegmentSizes | string | null> {
  const dir = resolve(cwd, out);
  await completeInterrupted(dir);
  const manifest = await readManifest(dir);
  if (manifest === undefined) {
    if (!wanted) return null;
    throw new Failure('usage', `${printable(out)}: no run.json is there`, 'name the output folder of rfm run with -o');
  }
  const earlier = manifest.settings as SettingValues;
  const [itsBins, itsMoney] = [settingOf(earlier, 'bins'), settingOf(earlier, 'monetary') !== 'none'];
  if (itsBins !== bins || itsMoney !== hasMoney) {
    const made = `${itsBins} bins ${itsMoney ? 'with' : 'without'} money`;
    return `${printable(out)}: its customers are scored in ${made}, so they are not put into these segments`;
  }
  const table = await readCustomers({
    path: join(dir, 'customers.csv'),
    what: 'list of customers',
    advice: 'run rfm run again, or name another folder with -o',
  });
  // Whoever has no scores is in no segment of the rules.
  const { r_score: r = new Float64Array(0) } = table.numbers;
  const { segments, index } = assignSegments({ ...set, rest: OTHERS }, table);
  const counts = new Array<number>(segments.length).fill(0);
  for (const [row, segment] of index.entries()) if (!Number.isNaN(r[row]!)) counts[segment]!++;
  const sizes = segments.map((segment, i) => ({ segment, customers: counts[i]! }));
  return {
    folder: out,
    as_of: manifest.as_of,
    total: counts.reduce((sum, count) => sum + count, 0),
    segments: set.rest === undefined ? sizes.slice(0, -1) : sizes,
  };
}
