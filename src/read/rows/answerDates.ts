import { Failure } from '../../core/failure.ts';
import type { DateReading } from '../values/dates.ts';
import { readingOf } from '../values/patternTokens.ts';
import { type Answered, answer, dateQuestion, type EarlierFindings, type OpenDates } from './readings.ts';

/** A file whose dates are read but for their order of day and month. */
export interface DatedFile extends OpenDates {
  /** The name of the column of dates, printable. */
  readonly dateColumn: string;
  /** What stands between the parts of its dates where these may begin with a year of two digits. */
  readonly yearFirst: string | undefined;
}

/**
 * The order of day and month in every file.
 * @throws Failure where dates may as well begin with the year, and as `answer` does
 */
export function answerDates(
  files: readonly DatedFile[],
  dateFormat: string | undefined,
  earlier: EarlierFindings,
): readonly Answered<DateReading>[] {
  for (const file of files) if (dateFormat === undefined && !earlier.dates.has(file.headerSet)) checkYearLast(file);
  return answer(dateQuestion, files, dateFormat === undefined ? undefined : readingOf(dateFormat), earlier.dates);
}

/** Fails where the dates of a file may as well begin with the year. */
function checkYearLast({ file, dateColumn, decoded, yearFirst: mark, layout }: DatedFile): void {
  if (mark === undefined || layout.preset.dates !== undefined) return;
  const orders = [['yy', 'MM', 'dd'], ['dd', 'MM', 'yy'], ...(decoded.dates.onlyFirst > 0 ? [] : [['MM', 'dd', 'yy']])];
  throw new Failure(
    'input',
    `${file}: the dates in ${dateColumn} may begin or end with the year: every one can be read year first, and the first number changes less than the last`,
    `say ${orders.map((order) => `--date-format ${order.join(mark)}`).join(' or ')}`,
  );
}
