import type { BadRow } from '../core/badRow.ts';
import { Failure } from '../core/failure.ts';
import { encodingName } from '../read/bytes/encodings.ts';
import { columnFindings, columnOf, dateFormatNames, delimiterName, sourceOfAnswer } from '../read/findings.ts';
import { type Layout, missingFields } from '../read/layout/layout.ts';
import { pickCurrency } from '../read/orders/leftOut.ts';
import { type OpenedFile, type ReadingChoices, readRows } from '../read/readFiles.ts';
import { answerDates, answerDecimals, checkBadRows, type OrderChoices } from '../read/readOrders.ts';
import { createDictionaries } from '../read/rows/rows.ts';
import { settleRows } from '../read/rows/settledRows.ts';

/** One thing that was detected. */
export interface Finding {
  readonly what: string;
  readonly found: string;
  /** First values that differ; empty where there are none to show. */
  readonly samples: readonly string[];
  /** Flag that changes it; undefined where none does. */
  readonly flag: string | undefined;
}

/** All that is known of a file, as plain data. */
export interface Inspection {
  readonly file: string;
  readonly findings: readonly Finding[];
  readonly rows: number | null;
  readonly bad_rows: readonly BadRow[];
  /** Why `rfm run` would refuse the file; null when it would not. */
  readonly problem: string | null;
}

const noEarlierRun = { dates: new Map(), decimals: new Map() } as const;

/** Reads a file as `run` would and tells what was detected, even where that is not enough. */
export async function inspectFile(
  opened: OpenedFile,
  choices: ReadingChoices,
  { maxBadRows, currency }: Pick<OrderChoices, 'maxBadRows' | 'currency'>,
): Promise<Inspection> {
  const { layout } = opened;
  const path = opened.source.file;
  const missing = missingFields(layout, choices);
  if (missing.length > 0) {
    return {
      file: path,
      findings: [...dialectFindings(layout, layout.encoding ?? 'utf-8'), ...fieldFindings(layout)],
      rows: null,
      bad_rows: [],
      problem: `no column for ${missing.join(', ')}; name it: ${missing.map((field) => `--map ${field}=COLUMN`).join(' ')}`,
    };
  }
  const dictionaries = createDictionaries();
  const file = await readRows(opened, choices, dictionaries, false);
  const common = [...dialectFindings(layout, file.encoding), ...fieldFindings(layout)];
  try {
    const dates = answerDates([file], choices, noEarlierRun)[0]!;
    const decimals = answerDecimals([file], choices, noEarlierRun)[0]!;
    const { rows, badRows } = settleRows([{ file: path, decoded: file.decoded, dates, decimals }]);
    const amounts =
      decimals.by === 'no question'
        ? 'the same with a decimal point or comma'
        : `${columnOf(file, 'amount')}, decimal ${decimals.answer}${sourceOfAnswer(decimals)}`;
    return {
      file: path,
      findings: [
        ...common,
        {
          what: 'dates',
          found: `${dateFormatNames(file, dates)}${sourceOfAnswer(dates)}`,
          samples: [],
          flag: '--date-format',
        },
        ...(columnOf(file, 'amount') === undefined
          ? []
          : [{ what: 'amounts', found: amounts, samples: [], flag: '--decimal' }]),
      ],
      rows: file.decoded.records,
      bad_rows: badRows,
      problem: problemOf(path, () => {
        checkBadRows(badRows, file.decoded.records, maxBadRows);
        pickCurrency(rows, dictionaries.currencies, currency);
      }),
    };
  } catch (error) {
    const problem = failureText(error);
    return { file: path, findings: common, rows: file.decoded.records, bad_rows: file.decoded.badRows, problem };
  }
}

function problemOf(path: string, check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    // The bad rows are listed here.
    return failureText(error).replace(`; rfm inspect ${path} shows them;`, ';');
  }
}

function failureText(error: unknown): string {
  if (!(error instanceof Failure)) throw error;
  return error.hint === undefined ? error.message : `${error.message}; ${error.hint}`;
}

function dialectFindings(layout: Layout, encoding: string): readonly Finding[] {
  const { delimiter, lineEnd, header, headerLine, preset, remarks } = layout;
  return [
    { what: 'encoding', found: encodingName(encoding), samples: [], flag: '--encoding' },
    { what: 'line ends', found: lineEnd, samples: [], flag: undefined },
    { what: 'delimiter', found: delimiterName(delimiter), samples: [], flag: '--delimiter' },
    { what: 'header', found: `line ${headerLine}, ${header.length} columns`, samples: [], flag: undefined },
    { what: 'preset', found: `${preset.name}: ${preset.title}`, samples: [], flag: '--preset' },
    ...remarks.map((remark) => ({ what: 'mind', found: remark, samples: [], flag: undefined })),
  ];
}

function fieldFindings(layout: Layout): readonly Finding[] {
  return columnFindings(layout).map(({ field, column, samples }) => ({
    what: field === layout.key ? `${field} (key)` : (field ?? 'not read'),
    found: column,
    samples,
    flag:
      field === undefined
        ? '--map FIELD=COLUMN, --keep'
        : field === layout.key
          ? `--map ${field}=, --key`
          : `--map ${field}=COLUMN`,
  }));
}
