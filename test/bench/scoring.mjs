import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeExport, rfm } from './exports.mjs';
import { inTurns, median } from './measured.mjs';
import { groupedNumber, mebibytes, ratio } from './numbers.mjs';
import { say } from './say.mjs';
import { checkTotals } from './totals.mjs';

const script = (name) => join(import.meta.dirname, name);

/**
 * @typedef {object} ScoringRace
 * @property {readonly import('./tables.mjs').ResultTable[]} tables whole processes, then the stages of rfm
 * @property {number} records
 * @property {number} seconds of rfm, those of an empty Node subtracted
 * @property {boolean} isPlain
 */

/**
 * From an export to one row a customer.
 * @returns {Promise<ScoringRace>}
 */
export async function raceScoring(folder, form, runs, duckDb) {
  const { file, bytes } = await makeExport(folder, form);
  const outputs = { rfm: join(folder, 'rfm.csv'), duckDb: join(folder, 'duckdb.csv') };
  const contenders = contendersOf(file, form, outputs, duckDb);
  say(`running ${contenders.map(({ name }) => name).join('; ')}: ${runs} times in turns`);
  const results = await inTurns(contenders, runs);
  const byKey = new Map(contenders.map(({ key, name }) => [key, results.get(name)]));
  const { customers } = duckDb === undefined ? {} : await checkTotals(outputs.rfm, outputs.duckDb);
  if (customers !== undefined) say(`rfm and DuckDB agree on ${groupedNumber(customers)} customers, to the cent`);
  for (const path of [file, ...Object.values(outputs)]) rmSync(path, { force: true });
  const records = Number(byKey.get('csvParse')[0].out) - 1;
  const title = titleOf(records, bytes, form, runs);
  return {
    tables: [summary(title, contenders, byKey, records, bytes), stages(byKey.get('rfm'))],
    records,
    seconds: medianSeconds(byKey.get('rfm')) - medianSeconds(byKey.get('empty')),
    isPlain: !form.quoted && !form.gzip && !form.stdin,
  };
}

/** How the time grows from the smallest plain export to the largest; nothing where there is one alone. */
export function growth(races) {
  const [smallest, ...larger] = races.filter(({ isPlain }) => isPlain).sort((a, b) => a.records - b.records);
  const largest = larger.at(-1);
  if (largest === undefined) return [];
  const times = (of) => (of(largest) / of(smallest)).toFixed(1);
  return [
    {
      title: "How rfm grows, an empty Node's time subtracted",
      head: ['rows', 'to rows', 'rows, times', 'time, times'],
      rows: [
        [
          groupedNumber(smallest.records),
          groupedNumber(largest.records),
          times(({ records }) => records),
          times(({ seconds }) => seconds),
        ],
      ],
    },
  ];
}

function medianSeconds(results) {
  return median(results.map(({ seconds }) => seconds));
}

function contendersOf(file, { gzip, stdin }, outputs, duckDb) {
  const piped = stdin ? file : undefined;
  const compression = gzip ? 'gzip' : 'none';
  const named = stdin ? '-' : file;
  const score = [rfm, 'score', named, '--model', 'none', '--timings'];
  const sql = [script('duckdb.mjs'), stdin ? '/dev/stdin' : file, compression, outputs.duckDb];
  const contenders = [
    { key: 'rfm', name: 'rfm score --model none', argv: score, files: { stdin: piped, stdout: outputs.rfm } },
    { key: 'duckDb', name: `DuckDB ${duckDb}, 2 threads`, argv: sql, files: { stdin: piped } },
    {
      key: 'csvParse',
      name: 'csv-parse, arrays, only counted',
      argv: [script('csvParse.mjs'), named, compression],
      files: { stdin: piped },
    },
    { key: 'empty', name: 'empty Node', argv: ['-e', ''], files: {} },
  ];
  return contenders.filter(({ key }) => key !== 'duckDb' || duckDb !== undefined);
}

function titleOf(records, bytes, { quoted, gzip, stdin }, runs) {
  const forms = [
    ...(quoted ? ['half of the fields quoted'] : []),
    ...(gzip ? ['gzip'] : []),
    ...(stdin ? ['from a pipe'] : []),
  ];
  const size = `${groupedNumber(records)} rows, ${(bytes / 1e6).toFixed(1)} MB`;
  return `${[size, ...forms].join(', ')}: whole processes, medians of ${runs}`;
}

function summary(title, contenders, byKey, records, bytes) {
  const secondsOf = (key) => (byKey.has(key) ? medianSeconds(byKey.get(key)) : undefined);
  const [duckDb, csvParse] = [secondsOf('duckDb'), secondsOf('csvParse')];
  const rows = contenders.map(({ key, name }) => {
    const seconds = secondsOf(key);
    const peak = mebibytes(median(byKey.get(key).map(({ peakBytes }) => peakBytes)));
    const rates = key === 'empty' ? ['–', '–'] : [groupedNumber(records / seconds), (bytes / 1e6 / seconds).toFixed(0)];
    return [name, seconds.toFixed(3), ratio(seconds, duckDb), ratio(seconds, csvParse), ...rates, peak];
  });
  return { title, head: ['', 's', '/ DuckDB', '/ csv-parse', 'rows/s', 'MB/s', 'peak MiB'], rows };
}

function stages(results) {
  const rows = Array.from(stageSeconds(results), ([stage, all]) => [stage, median(all).toFixed(3)]);
  return { title: 'Its stages, as rfm score --timings has them', head: ['stage', 's'], rows };
}

/**
 * What rfm says of its stages under --timings.
 * @returns {Map<string, number[]>} by stage, the seconds of each run
 */
export function stageSeconds(results) {
  const seconds = new Map();
  for (const { err } of results) {
    for (const [, stage, text] of err.matchAll(/^rfm: timings: (\w+) ([\d.]+) s/gm)) {
      seconds.set(stage, [...(seconds.get(stage) ?? []), Number(text)]);
    }
  }
  return seconds;
}
