import { rfm } from './exports.mjs';
import { inTurns, median } from './measured.mjs';
import { mebibytes } from './numbers.mjs';
import { say } from './say.mjs';

/** A start takes a moment and differs by as much, so it is looked at more often. */
const TIMES_AS_OFTEN = 3;

export async function raceStart(runs) {
  const contenders = [
    { name: 'rfm --help', argv: [rfm, '--help'] },
    { name: 'empty Node', argv: ['-e', ''] },
  ];
  say(`starting ${contenders.map(({ name }) => name).join(' and ')}`);
  const results = await inTurns(contenders, runs * TIMES_AS_OFTEN);
  const rows = Array.from(results, ([name, all]) => [
    name,
    (1000 * median(all.map(({ seconds }) => seconds))).toFixed(0),
    mebibytes(median(all.map(({ peakBytes }) => peakBytes))),
  ]);
  return { title: `Start: medians of ${runs * TIMES_AS_OFTEN}`, head: ['', 'ms', 'peak MiB'], rows };
}
