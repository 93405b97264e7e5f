import type { BadRow } from '../../core/badRow.ts';
import { type Language, type Phrase, phrase } from '../../core/language.ts';
import { printable } from '../../core/printable.ts';
import { encodingName } from '../bytes/encodings.ts';
import {
  type ColumnFinding,
  columnsRead,
  dateFormatNames,
  dateFormats,
  dayMonthOf,
  delimiterName,
  type FileFindings,
  sourceOfAnswer,
} from '../findings.ts';
import { readerOf } from '../records/readRecords.ts';
import { answerDates } from '../rows/answerDates.ts';
import type { Answered, EarlierFindings } from '../rows/readings.ts';
import type { DateReading } from '../values/dates.ts';
import { type InteractionField, interactionFields } from './fields.ts';
import type { InteractionLayout } from './layout/layout.ts';
import type { ReadInteractionFile } from './readInteractionFile.ts';

/** The order of day and month in every file; see answerDates. */
export function answerInteractionDates(
  files: readonly ReadInteractionFile[],
  dateFormat: string | undefined,
  earlier: EarlierFindings,
): readonly Answered<DateReading>[] {
  const dated = files.map((file) => ({ ...file, dateColumn: interactionColumn(file.layout, 'date') ?? 'its columns' }));
  return answerDates(dated, dateFormat, earlier);
}

/** @param badRows those of this file */
export function interactionFindings(
  file: ReadInteractionFile,
  dates: Answered<DateReading>,
  badRows: readonly BadRow[],
): FileFindings {
  return {
    file: file.file,
    sha256: file.sha256,
    bytes: file.bytes,
    rows: file.decoded.records,
    badRows: badRows.length,
    preset: file.layout.preset.name,
    headers: file.headerSet.split(' '),
    dateFormat: dateFormats(file, dates)[0]!,
    dayMonth: dayMonthOf(file, dates),
    // Scores are read with the mark that they have.
    decimal: null,
    description: phrase((language) => describe(file, dates, language)),
    reader: readerOf(file.layout),
    columns: interactionColumns(file.layout),
  };
}

/** The columns of a file of interactions: those of the fields in their order, states of profiles, then the others. */
export function interactionColumns(layout: InteractionLayout): readonly ColumnFinding[] {
  const { columns, profile, header } = layout;
  const states = new Map<number, string>();
  for (const { date, when } of profile?.states ?? []) {
    if (date !== undefined) states.set(date, 'date of a state');
    if (typeof when !== 'string') states.set(when.column, 'state');
  }
  const names = new Map([...states].map(([column, what]) => [header[column]!.trim(), what]));
  return columnsRead<InteractionField>(layout, interactionFields, columns).map((finding) =>
    finding.field === undefined && names.has(finding.column)
      ? { ...finding, field: names.get(finding.column) }
      : finding,
  );
}

/** The name of the column of a field, printable; undefined where the file has none. */
export function interactionColumn({ columns, header }: InteractionLayout, field: InteractionField): string | undefined {
  const index = columns[field];
  return index === undefined ? undefined : printable(header[index]!.trim());
}

const words = {
  dates: { en: 'dates of states', it: 'date degli stati' },
  customer: { en: 'customer', it: 'cliente' },
  email: { en: 'email', it: 'e-mail' },
  phone: { en: 'phone', it: 'telefono' },
  date: { en: 'date', it: 'data' },
  type: { en: 'type', it: 'tipo' },
  channel: { en: 'channel', it: 'canale' },
  direction: { en: 'direction', it: 'direzione' },
  status: { en: 'status', it: 'stato' },
  resolved: { en: 'resolved', it: 'risolto' },
  score: { en: 'score', it: 'voto' },
  id: { en: 'id', it: 'codice' },
} as const satisfies Record<string, Phrase>;

function describe(file: ReadInteractionFile, dates: Answered<DateReading>, language: Language): string {
  const { layout, encoding } = file;
  const headerLine: Phrase = {
    en: `header on line ${layout.headerLine}`,
    it: `intestazione alla riga ${layout.headerLine}`,
  };
  const written = `(${dateFormatNames(file, dates, language)}${sourceOfAnswer(dates, language)})`;
  const said = (field: keyof typeof words & InteractionField): readonly string[] => {
    const column = interactionColumn(layout, field);
    return column === undefined ? [] : [`${words[field][language]} = ${column}`];
  };
  const date = interactionColumn(layout, 'date');
  const parts = [
    encodingName(encoding),
    delimiterName(layout.delimiter, language),
    ...(layout.headerLine > 1 ? [headerLine[language]] : []),
    `preset ${layout.preset.name}`,
    ...(['customer', 'email', 'phone'] as const).flatMap(said),
    date === undefined ? `${words.dates[language]} ${written}` : `${words.date[language]} = ${date} ${written}`,
    ...(['type', 'channel', 'direction', 'status', 'resolved', 'score', 'id'] as const).flatMap(said),
    ...layout.remarks.map((remark) => remark[language]),
  ];
  return parts.join('; ');
}
