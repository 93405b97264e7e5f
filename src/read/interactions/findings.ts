import type { BadRow } from '../../core/badRow.ts';
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
    description: describe(file, dates),
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

function describe(file: ReadInteractionFile, dates: Answered<DateReading>): string {
  const { layout, encoding } = file;
  const column = (field: InteractionField) => interactionColumn(layout, field);
  const date = column('date');
  const others = ['type', 'channel', 'direction', 'status', 'resolved', 'score', 'id'] as const;
  const parts = [
    encodingName(encoding),
    delimiterName(layout.delimiter),
    ...(layout.headerLine > 1 ? [`header on line ${layout.headerLine}`] : []),
    `preset ${layout.preset.name}`,
    ...(['customer', 'email', 'phone'] as const).flatMap((field) => said(field, column(field))),
    ...(date === undefined
      ? [`dates of states (${dateFormatNames(file, dates)}${sourceOfAnswer(dates)})`]
      : [`date = ${date} (${dateFormatNames(file, dates)}${sourceOfAnswer(dates)})`]),
    ...others.flatMap((field) => said(field, column(field))),
    ...layout.remarks,
  ];
  return parts.join('; ');
}

function said(field: InteractionField, column: string | undefined): readonly string[] {
  return column === undefined ? [] : [`${field} = ${column}`];
}
