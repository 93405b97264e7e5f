import { parseArgs } from 'node:util';

export const helpText = `npm run bench -- [flags]

  --case ROWS[:FORM]  an export of about so many rows; may come several times (default: 1000000 and 1000000:quoted)
                      FORM: quoted (quotes around half of the fields), gzip, or stdin (from a pipe)
  --runs N            runs of each program, of which the median counts (default: 5)
  --write-readme      put the tables into the README, between its markers
`;

/**
 * @typedef {object} ExportForm
 * @property {number} rows
 * @property {boolean} quoted
 * @property {boolean} gzip
 * @property {boolean} stdin
 */

/**
 * @typedef {object} BenchFlags
 * @property {boolean} help
 * @property {readonly ExportForm[]} forms
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
      case: { type: 'string', multiple: true, default: ['1000000', '1000000:quoted'] },
      runs: { type: 'string', default: '5' },
      'write-readme': { type: 'boolean', default: false },
    },
  });
  return {
    help: values.help,
    forms: values.case.map(formOf),
    runs: wholeNumber('--runs', values.runs, 1),
    writeReadme: values['write-readme'],
  };
}

const FORMS = ['quoted', 'gzip', 'stdin'];

/** @returns {ExportForm} */
function formOf(text) {
  const [rows, form, ...more] = text.split(':');
  if (more.length > 0 || (form !== undefined && !FORMS.includes(form))) {
    throw new Error(`--case ${text} is not possible; after the rows comes nothing, or one of :${FORMS.join(', :')}`);
  }
  return {
    rows: wholeNumber('--case', rows, 1000),
    quoted: form === 'quoted',
    gzip: form === 'gzip',
    stdin: form === 'stdin',
  };
}

function wholeNumber(flag, text, least) {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least) return number;
  throw new Error(`${flag} ${text} is not possible; give a whole number from ${least} on`);
}
