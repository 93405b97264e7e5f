// npm run bench: rfm against DuckDB and csv-parse as whole processes, what interactions add, its writer against
// csv-stringify, and its start.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flagsOf, helpText } from './flags.mjs';
import { installDuckDb } from './install.mjs';
import { raceInteractions } from './interactions.mjs';
import { machineLine } from './machine.mjs';
import { growth, raceScoring } from './scoring.mjs';
import { raceStart } from './start.mjs';
import { markdownOf, terminalOf, writeReadme } from './tables.mjs';
import { raceWriting } from './writing.mjs';

const flags = flagsOf(process.argv.slice(2));
if (flags.help) process.stdout.write(helpText);
else await bench(flags);

/** @param {import('./flags.mjs').BenchFlags} flags */
async function bench({ forms, runs, writeReadme: toReadme }) {
  const folder = mkdtempSync(join(tmpdir(), 'rfm-bench-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once('SIGINT', () => {
    clear();
    process.exit(130);
  });
  try {
    const duckDb = installDuckDb();
    const parts = [];
    const races = [];
    for (const form of forms) races.push(await raceScoring(folder, form, runs, duckDb));
    parts.push(...races.flatMap(({ tables }) => tables), ...growth(races));
    parts.push(await raceInteractions(folder, runs));
    parts.push(await raceWriting(folder, runs));
    parts.push(await raceStart(runs));
    const line = machineLine();
    process.stdout.write(`\n${parts.map(terminalOf).join('\n\n')}\n\n${line}\n`);
    if (toReadme) writeReadme(`${parts.map(markdownOf).join('\n\n')}\n\n${line}\n`);
  } finally {
    clear();
  }
}
