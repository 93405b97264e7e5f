import type { BadRow } from '../core/badRow.ts';
import { type Language, type Phrase, phrase } from '../core/language.ts';
import { printable } from '../core/printable.ts';
import { encodingName } from './bytes/encodings.ts';
import { type Field, type KeyField, orderFields } from './fields.ts';
import type { TableStart } from './layout/dialect.ts';
import { headerSetOf } from './layout/exportStart.ts';
import type { ComputedColumn, Layout } from './layout/layout.ts';
import type { LookupTable } from './layout/presets/preset.ts';
import type { TableFile } from './lookupTables.ts';
import type { ReadFile } from './readFiles.ts';
import { type RecordReader, readerOf } from './records/readRecords.ts';
import type { Answered, DecimalReading } from './rows/readings.ts';
import type { DecodedFile } from './rows/rows.ts';
import { type DateReading, type DateShape, describeDates } from './values/dates.ts';
import { dayMonthOrder } from './values/patternTokens.ts';
import { plainTextOr } from './values/texts.ts';

/** What was found out about one file, for people and for the next run. */
export interface FileFindings {
  readonly file: string;
  /** Undefined where files are not hashed. */
  readonly sha256: string | undefined;
  readonly bytes: number;
  readonly rows: number;
  readonly badRows: number;
  readonly preset: string;
  /** Set of headers in normal form, sorted. */
  readonly headers: readonly string[];
  /** Pattern of its dates, two with `or` between them where it may be either. */
  readonly dateFormat: string;
  /** The order of day and month in them, null where it was no question. */
  readonly dayMonth: DateReading | null;
  /** Decimal mark, null where no amount has one. */
  readonly decimal: '.' | ',' | null;
  /** How it is read, in one line. */
  readonly description: Phrase;
  /** Which reader told its records apart: the careful one takes delimiters that the fast one does not. */
  readonly reader: RecordReader;
  /** Every field that is read, and every column that is not. */
  readonly columns: readonly ColumnFinding[];
}

/** What one column was taken for. */
export interface ColumnFinding {
  /** Undefined for a column that is not read. */
  readonly field: string | undefined;
  readonly column: string;
  /** Some of its first values that differ. */
  readonly samples: readonly string[];
}

/** @param badRows those of this file */
export function findingsOf(
  file: ReadFile,
  dates: Answered<DateReading>,
  decimals: Answered<DecimalReading>,
  badRows: readonly BadRow[],
): FileFindings {
  const dateFormat = dateFormats(file, dates)[0]!;
  const decimal = decimals.by === 'no question' ? null : decimals.answer === 'point' ? '.' : ',';
  return {
    file: file.file,
    sha256: file.sha256,
    bytes: file.bytes,
    rows: file.decoded.records,
    badRows: badRows.length,
    preset: file.layout.preset.name,
    headers: file.headerSet.split(' '),
    dateFormat,
    dayMonth: dayMonthOf(file, dates),
    decimal,
    description: phrase((language) => describe(file, dates, decimals, language)),
    reader: readerOf(file.layout),
    columns: columnFindings(file.layout),
  };
}

/** Of a file that holds no orders, but says more of them. */
export function tableFindings({ layout, table, encoding, ...file }: TableFile): FileFindings {
  return {
    ...file,
    badRows: 0,
    preset: layout.preset.name,
    headers: headerSetOf(layout).split(' '),
    dateFormat: 'no date',
    dayMonth: null,
    decimal: null,
    description: phrase((language) =>
      [
        encodingName(encoding),
        delimiterName(layout.delimiter, language),
        `preset ${layout.preset.name}`,
        describeTable(layout, table)[language],
      ].join('; '),
    ),
    reader: readerOf(layout),
    columns: [],
  };
}

export function describeTable({ header, meanings }: Layout, { key, value }: LookupTable): Phrase {
  const [ofValue, ofKey] = [value, key].map((meaning) => header[meanings.indexOf(meaning)]!.trim());
  return { en: `no orders, but the ${ofValue} of each ${ofKey}`, it: `nessun ordine, ma ${ofValue} per ogni ${ofKey}` };
}

/** The columns of a file of orders: those that are read in the order of the fields, then the others as they come. */
export function columnFindings(layout: Layout): readonly ColumnFinding[] {
  const { computed, meanings, samples, preset } = layout;
  if (computed.length === 0) return columnsRead(layout, orderFields, layout.columns);
  const textOf = ({ value }: ComputedColumn, record: readonly string[]): string =>
    value(
      (header) => plainTextOr(preset.nothing ?? [], record[meanings.indexOf(header)] ?? ''),
      undefined,
      () => '',
    );
  const isPart = (column: number) =>
    computed.some(({ from, also = [] }) => [...from, ...also].includes(meanings[column]!));
  const all = {
    header: layout.names,
    samples: samples.map((record) => [
      ...layout.header.map((_, column) => record[column] ?? ''),
      ...computed.map((one) => textOf(one, record)),
    ]),
  };
  const findings = columnsRead(all, orderFields, layout.columns);
  // What a computed column is made of is read, too.
  const parts = new Set(layout.header.filter((_, column) => isPart(column)).map((name) => name.trim()));
  return findings.filter(({ field, column }) => field !== undefined || !parts.has(column));
}

/**
 * What the columns of a file were taken for: those of the fields in their order, then the others as they come.
 * @param columns that are read, by field
 */
export function columnsRead<F extends string>(
  { header, samples }: Pick<TableStart, 'header' | 'samples'>,
  fields: readonly F[],
  columns: Readonly<Partial<Record<F, number>>>,
): readonly ColumnFinding[] {
  const finding = (field: F | undefined, index: number): ColumnFinding => ({
    field,
    column: header[index]!.trim(),
    samples: [...new Set(samples.map((record) => record[index]?.trim() ?? '').filter((text) => text !== ''))].slice(
      0,
      3,
    ),
  });
  const read = fields.flatMap((field) => {
    const index = columns[field];
    return index === undefined ? [] : [finding(field, index)];
  });
  const taken = new Set<unknown>(Object.values(columns));
  return [...read, ...header.flatMap((_, index) => (taken.has(index) ? [] : [finding(undefined, index)]))];
}

/** A pattern of the user's own leaves no question, and still says in which order day and month come. */
export function dayMonthOf(
  { ownPattern }: Pick<ReadFile, 'ownPattern'>,
  { answer, by }: Answered<DateReading>,
): DateReading | null {
  if (ownPattern !== undefined) return dayMonthOrder(ownPattern) ?? null;
  return by === 'no question' ? null : answer;
}

/** What is known of the dates of a file. */
interface FileDates extends Pick<ReadFile, 'ownPattern'> {
  readonly decoded: Pick<DecodedFile, 'shapes'>;
}

/** Patterns of the dates of a file, the most frequent first; both of a shape whose order of day and month nothing asked for. */
export function dateFormats(
  { decoded, ownPattern }: FileDates,
  { answer, by }: Answered<DateReading>,
  or = ' or ',
): readonly string[] {
  if (ownPattern !== undefined) return [ownPattern];
  // Shapes that are as frequent go by their name: the order of the rows is no matter.
  const shapes = [...decoded.shapes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([shape]) => shape);
  const patterns = (shapes.length === 0 ? (['none'] satisfies DateShape[]) : shapes).map((shape) => {
    const either = [...new Set([describeDates(shape, 'dayFirst'), describeDates(shape, 'monthFirst')])];
    return by === 'no question' ? either.join(or) : describeDates(shape, answer);
  });
  return [...new Set(patterns)];
}

/** The same patterns as people call them. */
export function dateFormatNames(file: FileDates, dates: Answered<DateReading>, language: Language = 'en'): string {
  return dateFormats(file, dates, language === 'en' ? ' or ' : ' o ')
    .map((pattern) => dateNames[pattern]?.[language] ?? pattern)
    .join(', ');
}

/** What date-fns has no pattern for, or one that nobody would read. */
const dateNames: Readonly<Record<string, Phrase>> = {
  t: { en: 'Unix seconds', it: 'secondi Unix' },
  T: { en: 'Unix milliseconds', it: 'millisecondi Unix' },
  'Unix microseconds': { en: 'Unix microseconds', it: 'microsecondi Unix' },
  'as given': { en: 'as given', it: 'come indicato' },
  'no date': { en: 'no date', it: 'nessuna data' },
};

const delimiterNames: Readonly<Record<string, Phrase>> = {
  ',': { en: 'comma', it: 'virgola' },
  ';': { en: 'semicolon', it: 'punto e virgola' },
  '\t': { en: 'tab', it: 'tabulazione' },
  '|': { en: 'bar', it: 'barra verticale' },
};

/** The name of a delimiter as people call it. */
export function delimiterName(delimiter: string, language: Language = 'en'): string {
  const other: Phrase = { en: `delimiter ${printable(delimiter)}`, it: `separatore ${printable(delimiter)}` };
  return (delimiterNames[delimiter] ?? other)[language];
}

const sources = {
  flag: { en: ' by your choice', it: ' per tua scelta' },
  'the preset': { en: ' by the preset', it: ' come sempre in questi export' },
  'another file': { en: ' by another file', it: ' come in un altro file' },
  'the previous run': { en: ' by the previous run', it: " come nell'esecuzione precedente" },
} as const satisfies Partial<Record<Answered<string>['by'], Phrase>>;

/** Where an answer comes from, in words; empty where the rows decided or there was nothing to decide. */
export function sourceOfAnswer({ by }: Answered<string>, language: Language = 'en'): string {
  return by === 'rows' || by === 'no question' ? '' : sources[by][language];
}

/** The column that stands for a field; quantity × unit price where the amount is computed. */
export function columnOf({ layout }: ReadFile, field: Field): string | undefined {
  const { columns, names } = layout;
  const name = (one: Field) => printable(names[columns[one]!]!.trim());
  if (columns[field] !== undefined) return name(field);
  return field === 'amount' && layout.hasAmounts ? `${name('quantity')} × ${name('unit_price')}` : undefined;
}

/** What a description calls its parts. */
const parts = {
  customer: { en: 'customer', it: 'cliente' },
  order: { en: 'order', it: 'ordine' },
  eachRow: { en: 'each row an order', it: 'ogni riga un ordine' },
  date: { en: 'date', it: 'data' },
  amount: { en: 'amount', it: 'importo' },
  point: { en: 'decimal point', it: 'punto decimale' },
  comma: { en: 'decimal comma', it: 'virgola decimale' },
  oncePerOrder: { en: ', once per order', it: ', una volta per ordine' },
  status: { en: 'status', it: 'stato' },
  currency: { en: 'currency', it: 'valuta' },
  refunded: { en: 'refunded', it: 'rimborsato' },
  consent: { en: 'consent', it: 'consenso' },
} as const satisfies Record<string, Phrase>;

function describe(
  file: ReadFile,
  dates: Answered<DateReading>,
  decimals: Answered<DecimalReading>,
  language: Language,
): string {
  const { layout, encoding } = file;
  const part = (name: keyof typeof parts) => parts[name][language];
  const mark = decimals.by === 'no question' ? '' : ` (${part(decimals.answer)}${sourceOfAnswer(decimals, language)})`;
  const column = (field: Field | KeyField) => columnOf(file, field);
  const headerLine: Phrase = {
    en: `header on line ${layout.headerLine}`,
    it: `intestazione alla riga ${layout.headerLine}`,
  };
  const all = [
    encodingName(encoding),
    delimiterName(layout.delimiter, language),
    ...(layout.headerLine > 1 ? [headerLine[language]] : []),
    `preset ${layout.preset.name}`,
    `${part('customer')} = ${column(layout.key)}`,
    ...(column('order') === undefined ? [part('eachRow')] : [`${part('order')} = ${column('order')}`]),
    `${part('date')} = ${column('date')} (${dateFormatNames(file, dates, language)}${sourceOfAnswer(dates, language)})`,
    ...(column('amount') === undefined
      ? []
      : [`${part('amount')} = ${column('amount')}${mark}${layout.amountIsOfOrder ? part('oncePerOrder') : ''}`]),
    ...(['status', 'currency', 'refunded', 'consent'] as const).flatMap((field) => {
      const name = column(field);
      return name === undefined ? [] : [`${part(field)} = ${name}`];
    }),
    ...layout.remarks.map((remark) => remark[language]),
  ];
  return all.join('; ');
}
