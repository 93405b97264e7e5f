import { parseArgs } from 'node:util';

export const helpText = `npm run bench -- [flags]

  --rows N        rows of the export, about; may come several times (default: 1000000)
  --quoted        with quotes around half of the fields
  --gzip          compressed
  --stdin         from a pipe
  --runs N        runs of each program, of which the median counts (default: 5)
  --write-readme  put the tables into the README, between its markers
`;

/**
 * @typedef {object} BenchFlags
 * @property {boolean} help
 * @property {readonly number[]} rows
 * @property {boolean} quoted
 * @property {boolean} gzip
 * @property {boolean} stdin
 * @property {number} runs
 * @property {boolean} writeReadme
 */

/**
 * @param {string[]} args
 * @returns {BenchFlags}
 */
export function flagsOf(args) {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', default: false },
      rows: { type: 'string', multiple: true, default: ['1000000'] },
      quoted: { type: 'boolean', default: false },
      gzip: { type: 'boolean', default: false },
      stdin: { type: 'boolean', default: false },
      runs: { type: 'string', default: '5' },
      'write-readme': { type: 'boolean', default: false },
    },
  });
  const { help, quoted, gzip, stdin } = values;
  if (gzip && stdin) throw new Error('DuckDB reads no gzip from a pipe: give --gzip or --stdin');
  return {
    help,
    quoted,
    gzip,
    stdin,
    rows: values.rows.map((text) => wholeNumber('--rows', text, 1000)),
    runs: wholeNumber('--runs', values.runs, 1),
    writeReadme: values['write-readme'],
  };
}

function wholeNumber(flag, text, least) {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least) return number;
  throw new Error(`${flag} ${text} is not possible; give a whole number from ${least} on`);
}
