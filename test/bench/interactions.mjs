import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeExport, rfm } from './exports.mjs';
import { inTurns, measured, median } from './measured.mjs';
import { groupedNumber, ratio } from './numbers.mjs';
import { say } from './say.mjs';
import { stageSeconds } from './scoring.mjs';

const ROWS = 1_000_000;
/** From bytes to orders and interactions that are joined to customers. */
const UP_TO_JOINED = ['read', 'orders', 'interactions'];

/** What as many interactions as orders add, stage by stage. */
export async function raceInteractions(folder, runs) {
  const { file: orders } = await makeExport(folder, { rows: ROWS, quoted: false, gzip: false });
  const interactions = join(folder, 'interactions.csv');
  await measured([join(import.meta.dirname, 'drawInteractions.mjs'), orders, interactions]);
  const bytes = statSync(interactions).size;
  const alone = [rfm, 'score', orders, '--model', 'none', '--timings'];
  const contenders = [
    { name: 'orders', argv: alone },
    { name: 'both', argv: [...alone, '-i', interactions] },
  ];
  const files = { stdout: join(folder, 'scored.csv') };
  say(`scoring orders alone and with as many interactions: ${runs} times in turns`);
  const results = await inTurns(
    contenders.map((contender) => ({ ...contender, files })),
    runs,
  );
  for (const path of [orders, interactions, files.stdout]) rmSync(path, { force: true });
  const [ofOrders, ofBoth] = contenders.map(({ name }) => stageSeconds(results.get(name)));
  const row = (name, stages) => {
    const secondsOf = (all) => stages.reduce((sum, stage) => sum + median(all.get(stage) ?? [0]), 0);
    const [before, after] = [secondsOf(ofOrders), secondsOf(ofBoth)];
    return [name, before.toFixed(3), after.toFixed(3), ratio(after - before, before)];
  };
  const size = `${groupedNumber(ROWS)} interactions of 13 columns, ${(bytes / 1e6).toFixed(1)} MB`;
  return {
    title: `What about ${size}, add to as many rows of orders: medians of ${runs}`,
    head: ['stage', 'orders, s', 'with interactions, s', 'added / orders'],
    rows: [row('read', ['read']), row(UP_TO_JOINED.join(', '), UP_TO_JOINED), row('the whole run', ['total'])],
  };
}
