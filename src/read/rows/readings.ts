import { Failure } from '../../core/failure.ts';
import { quoted } from '../../core/printable.ts';
import type { Preset } from '../layout/presets/preset.ts';
import type { DateReading } from '../values/dateReadings.ts';
import { pendingBadRows } from './evidence.ts';
import type { DecodedFile, Evidence } from './rows.ts';

/** Whether an amount has a decimal point or a decimal comma. */
export type DecimalReading = 'point' | 'comma';

/** A file that is asked something. */
export interface AskedFile {
  readonly file: string;
  /** The set of headers in normal form, sorted and joined: exports with the same set come from the same place. */
  readonly headerSet: string;
}

/** A file with its open questions. */
export interface OpenFile extends AskedFile {
  readonly decoded: Pick<DecodedFile, 'dates' | 'decimals'>;
  readonly layout: { readonly preset: Pick<Preset, 'decimal'> };
}

/** A file whose dates are an open question. */
export interface OpenDates extends AskedFile {
  readonly decoded: Pick<DecodedFile, 'dates'>;
  readonly layout: { readonly preset: Pick<Preset, 'dates'> };
}

/** What an earlier run found out about exports, by their set of headers. */
export interface EarlierFindings {
  readonly dates: ReadonlyMap<string, DateReading>;
  readonly decimals: ReadonlyMap<string, DecimalReading>;
  /** Sets of headers whose dates were month first with dots between, which no country writes. */
  readonly monthFirstDots?: ReadonlySet<string>;
}

/** A question with two answers, asked of every file. */
export interface Question<Answer extends string, File extends AskedFile> {
  readonly answers: readonly [Answer, Answer];
  readonly evidence: (file: File) => Evidence;
  /** What files of its kind always have, where that is known. */
  readonly usual: (file: File) => Answer | undefined;
  /** In words after the value that can be read both ways. */
  readonly meaning: string;
  /** The flags to choose from. */
  readonly flags: string;
}

/** An answer and where it comes from; `no question` where every value means the same either way. */
export interface Answered<Answer extends string> {
  readonly answer: Answer;
  readonly by: 'flag' | 'rows' | 'no question' | 'the preset' | 'another file' | 'the previous run';
}

export const dateQuestion = {
  answers: ['dayFirst', 'monthFirst'],
  evidence: (file: OpenDates) => file.decoded.dates,
  usual: ({ layout }: OpenDates) => layout.preset.dates,
  meaning: 'day first or month first',
  flags: '--date-format dd/MM/yyyy or --date-format MM/dd/yyyy',
} as const satisfies Question<DateReading, OpenDates>;

export const decimalQuestion = {
  answers: ['point', 'comma'],
  evidence: (file: OpenFile) => file.decoded.decimals,
  usual: ({ layout }: OpenFile) => layout.preset.decimal,
  meaning: 'with its mark as a decimal point or as a thousands separator',
  flags: '--decimal . or --decimal ,',
} as const satisfies Question<DecimalReading, OpenFile>;

/**
 * Answers a question for every file: by the flag, else by the file's own rows (the reading with fewer bad rows), else
 * by what files of its preset always have, else by a file of this run with the same set of headers, else by what the previous run found for such a file.
 * @param previous answer of the previous run by header set
 * @throws Failure where files with the same headers disagree, as many rows speak for either answer, nothing decides, or
 * the flag is far from what the rows say
 */
export function answer<Answer extends string, File extends AskedFile>(
  question: Question<Answer, File>,
  files: readonly File[],
  flag: Answer | undefined,
  previous: ReadonlyMap<string, Answer>,
): readonly Answered<Answer>[] {
  if (flag !== undefined) {
    for (const file of files) checkReadable(question, file, flag);
    return files.map((file) => ({ answer: flag, by: isAsked(question, file) ? 'flag' : 'no question' }));
  }
  const own = files.map((file) => byRows(question, file));
  const decided = new Map<string, { answer: Answer; file: string }>();
  files.forEach((file, i) => {
    const answered = own[i];
    if (answered?.by !== 'rows') return;
    const other = decided.get(file.headerSet);
    if (other !== undefined && other.answer !== answered.answer) {
      throw new Failure(
        'input',
        `${file.file} and ${other.file} have the same columns, but the rows of one are to be read ${question.meaning}, those of the other the other way`,
        `say ${question.flags}, or mend the file that is wrong`,
      );
    }
    decided.set(file.headerSet, { answer: answered.answer, file: file.file });
  });
  return files.map((file, i) => {
    const sibling = decided.get(file.headerSet)?.answer;
    const before = previous.get(file.headerSet);
    if (own[i] !== undefined) return own[i];
    const usual = question.usual(file);
    if (usual !== undefined) return { answer: usual, by: 'the preset' };
    if (sibling !== undefined) return { answer: sibling, by: 'another file' };
    if (before !== undefined) return { answer: before, by: 'the previous run' };
    const { line, column, value } = question.evidence(file).open!;
    throw new Failure(
      'input',
      `${file.file}:${line}: ${column} ${quoted(value)} can be read ${question.meaning}, and no row of the file decides`,
      `say ${question.flags}`,
    );
  });
}

/** Fails where so many rows cannot be read by an answer that they were not kept. */
function checkReadable<Answer extends string, File extends AskedFile>(
  question: Question<Answer, File>,
  file: File,
  answer: Answer,
): void {
  const { onlyFirst, onlySecond, badInFirst, badInSecond } = question.evidence(file);
  const isFirst = answer === question.answers[0];
  if ((isFirst ? badInFirst : badInSecond) !== undefined) return;
  throw new Failure(
    'input',
    `${file.file}: ${isFirst ? onlySecond : onlyFirst} rows can be read only the other way (${question.meaning})`,
    `say ${question.flags}, whichever the rows are written in`,
  );
}

/** Whether any value of a file means something else, or nothing, the other way. */
function isAsked<Answer extends string, File extends AskedFile>(question: Question<Answer, File>, file: File): boolean {
  const { onlyFirst, onlySecond, open } = question.evidence(file);
  return onlyFirst > 0 || onlySecond > 0 || open !== undefined;
}

function byRows<Answer extends string, File extends AskedFile>(
  question: Question<Answer, File>,
  file: File,
): Answered<Answer> | undefined {
  const { onlyFirst, onlySecond, badInFirst, badInSecond } = question.evidence(file);
  const [first, second] = question.answers;
  if (!isAsked(question, file)) return { answer: first, by: 'no question' };
  if (onlyFirst === 0 && onlySecond === 0) return undefined;
  const wins = onlyFirst > onlySecond;
  if (onlyFirst === onlySecond || (wins ? badInFirst : badInSecond) === undefined) {
    const examples = [badInFirst, badInSecond]
      .flatMap((bad) => (bad === undefined ? [] : pendingBadRows(bad).slice(0, 1)))
      .map((bad) => `line ${bad.line} ${bad.column} ${quoted(bad.value)}`)
      .join(', ');
    throw new Failure(
      'input',
      `${file.file}: ${onlyFirst} rows can be read only one way and ${onlySecond} only the other (${question.meaning}): ${examples}`,
      `say ${question.flags}; the other rows then go to rejects.csv`,
    );
  }
  return { answer: wins ? first : second, by: 'rows' };
}
