import { Failure } from '../../core/failure.ts';
import type { Phrase } from '../../core/language.ts';
import { nearest } from '../../core/nearest.ts';
import { quoted } from '../../core/printable.ts';
import { type Field, type KeyField, keyFields } from '../fields.ts';
import type { TableStart } from './dialect.ts';
import { columnNamed, type DialectChoices, type ExportStart, findExport, listed } from './exportStart.ts';
import { detectPreset, detectTable, presets } from './presets/index.ts';
import type { Cells, ComputedField, LookupTable, Preset } from './presets/preset.ts';
import { mapFlags } from './suggestions.ts';
import { customerNames, normaliseHeader, withoutCurrency } from './synonyms.ts';

/** What the user said about how to read the files; what is left out is detected. */
export interface LayoutChoices extends DialectChoices {
  readonly preset: string | undefined;
  readonly map: Readonly<Partial<Record<Field, string>>>;
  readonly key: KeyField | undefined;
  readonly keep: readonly string[];
  /** Whether customers are measured by money; without it an amount column may be missing. */
  readonly money: boolean;
  /** Whether profit is measured, which needs a cost column. */
  readonly cost: boolean;
}

/** How one file is to be read, as far as its start tells. */
export interface Layout extends ExportStart {
  readonly preset: Preset;
  /** Where the file holds no orders, but says more of those of this preset. */
  readonly table: LookupTable | undefined;
  /** From the number of headers on, those that are computed. */
  readonly columns: Readonly<Partial<Record<Field, number>>>;
  readonly computed: readonly ComputedColumn[];
  /** What each header is known as, in normal form. */
  readonly meanings: readonly string[];
  /** What columns are called: the headers, then what computed ones are made of. */
  readonly names: readonly string[];
  readonly key: KeyField;
  /** Column of each kept header; undefined where the file has none of that name. */
  readonly keep: readonly (number | undefined)[];
  /** Whether the amount is that of the whole order, repeated on each of its rows. */
  readonly amountIsOfOrder: boolean;
  /** Whether the refunded amount is that of the row alone. */
  readonly refundIsOfRow: boolean;
  readonly hasAmounts: boolean;
  /** The currency in the header of the amount, or of the unit price; undefined where it names none. */
  readonly amountCurrency: string | undefined;
  /** Things that were chosen between and are worth saying. */
  readonly remarks: readonly Phrase[];
  /** What a reader of the numbers must know. */
  readonly warnings: readonly Phrase[];
}

/** A column that no file has, behind those that it has: what a row says there is made of its cells. */
export interface ComputedColumn extends ComputedField {
  readonly field: Field;
}

/** Detects encoding, dialect, header, preset and columns from the start of a file, or fails with what is missing. */
export function detectLayout(file: string, sample: Uint8Array, sampleIsWhole: boolean, choices: LayoutChoices): Layout {
  const mapped = new Set(Object.values(choices.map).map(normaliseHeader));
  const wanted = choices.preset === undefined ? undefined : presetNamed(choices.preset);
  const vocabulary = headersOf(wanted === undefined ? presets : [wanted]);
  const meaningOf = (header: string) => meaningOfHeader(header, vocabulary);
  const isKnown = (header: string) => vocabulary.has(meaningOf(header)) || mapped.has(normaliseHeader(header));
  const table = findExport(file, sample, sampleIsWhole, choices, 'orders', isKnown);
  const headers = table.header.map(normaliseHeader);
  const meanings = table.header.map((header, i) => {
    const meaning = meaningOf(header);
    return headers.includes(meaning) ? headers[i]! : meaning;
  });
  const beside = wanted === undefined ? detectTable(new Set(meanings)) : undefined;
  const preset = wanted ?? beside?.preset ?? detectPreset(new Set(meanings));
  const remarks: Phrase[] = preset.remark === undefined ? [] : [preset.remark];
  const warnings: Phrase[] = [];
  const columns = mapColumns(file, table, headers, meanings, preset, choices, remarks, warnings);
  const computed = computedColumns(table.header, meanings, preset, choices, columns);
  computed.forEach(({ field }, i) => {
    columns[field] = headers.length + i;
  });
  const amountColumn = columns.amount ?? columns.unit_price;
  return {
    ...table,
    preset,
    table: beside?.table,
    columns,
    computed,
    meanings,
    names: [...table.header, ...computed.map(({ name }) => name)],
    key: choices.key ?? keyFields.find((field) => columns[field] !== undefined) ?? keyFields[0],
    keep: choices.keep.map((name) => columnNamed(table.header, headers, name)),
    amountIsOfOrder: isMadeOf(preset.orderLevelAmounts, columns.amount, meanings, computed),
    refundIsOfRow: isMadeOf(preset.rowRefunds ?? [], columns.refunded, meanings, computed),
    hasAmounts: hasAmounts(columns),
    amountCurrency:
      amountColumn === undefined ? undefined : withoutCurrency(table.header[amountColumn] ?? '')?.currency,
    remarks,
    warnings,
  };
}

/** Whether columns say what a row is worth. */
export function hasAmounts(columns: Readonly<Partial<Record<Field, number>>>): boolean {
  return columns.amount !== undefined || (columns.quantity !== undefined && columns.unit_price !== undefined);
}

function presetNamed(name: string): Preset {
  const preset = presets.find((one) => one.name === name);
  if (preset !== undefined) return preset;
  const names = presets.map((one) => one.name);
  const near = nearest(name, names);
  throw new Failure(
    'usage',
    `no preset is named ${quoted(name)}`,
    near ? `did you mean ${near}?` : `presets: ${names.join(', ')}`,
  );
}

function headersOf(some: readonly Preset[]): ReadonlySet<string> {
  return new Set(
    some.flatMap(({ required, columns, computed = {}, tables = [] }) => [
      ...required.flat(),
      ...Object.values(columns).flat(),
      ...Object.values(computed).flatMap(({ from, also = [] }) => [...from, ...also]),
      ...tables.flatMap((table) => table.required),
    ]),
  );
}

/** A header in normal form, without the currency at its end where only that is known. */
function meaningOfHeader(header: string, vocabulary: ReadonlySet<string>): string {
  const normal = normaliseHeader(header);
  const named = vocabulary.has(normal) ? undefined : withoutCurrency(header);
  const shorter = named === undefined ? normal : normaliseHeader(named.rest);
  return vocabulary.has(shorter) ? shorter : normal;
}

/**
 * The columns that are computed: those that a preset says, and those that all but the first row of an order leave out;
 * what the user mapped is read as it is.
 */
function computedColumns(
  header: readonly string[],
  meanings: readonly string[],
  { computed = {}, firstRowOnly }: Preset,
  { map }: LayoutChoices,
  columns: Readonly<Partial<Record<Field, number>>>,
): readonly ComputedColumn[] {
  const own = (Object.entries(computed) as [Field, ComputedField][])
    .filter(([field, { from }]) => map[field] === undefined && from.some((header) => meanings.includes(header)))
    .map(([field, made]) => ({ ...made, field }));
  if (firstRowOnly === undefined || !meanings.includes(firstRowOnly.order)) return own;
  const shared = (Object.entries(columns) as [Field, number][])
    .map(([field, index]) => ({ field, name: header[index]!.trim(), from: [meanings[index]!] as const }))
    .filter(({ field, from: [meaning] }) => {
      return !own.some((one) => one.field === field) && ![firstRowOnly.order, ...firstRowOnly.items].includes(meaning);
    })
    .map((column) => ({ ...column, value: (cells: Cells) => cells(column.from[0]) }));
  return [...own, ...shared];
}

/** Whether a column, or what it is made of, is one of some headers. */
function isMadeOf(
  some: readonly string[],
  column: number | undefined,
  meanings: readonly string[],
  computed: readonly ComputedColumn[],
): boolean {
  if (column === undefined) return false;
  const from = column < meanings.length ? [meanings[column]!] : computed[column - meanings.length]!.from;
  return from.some((header) => some.includes(header));
}

function mapColumns(
  file: string,
  table: TableStart,
  headers: readonly string[],
  meanings: readonly string[],
  preset: Preset,
  choices: LayoutChoices,
  remarks: Phrase[],
  warnings: Phrase[],
): Partial<Record<Field, number>> {
  const columns: Partial<Record<Field, number>> = {};
  const taken = new Set<number>();
  for (const [field, name] of Object.entries(choices.map) as [Field, string][]) {
    const index = columnNamed(table.header, headers, name);
    if (index === undefined) {
      const near = nearest(name, table.header);
      throw new Failure(
        'input',
        `${file}:${table.headerLine}: no column is named ${quoted(name)} (--map ${field}=${name})`,
        near ? `did you mean ${quoted(near)}?` : `its columns: ${listed(table.header)}`,
      );
    }
    columns[field] = index;
    // An address that says who the customer is stays an address.
    if (field !== 'customer') taken.add(index);
  }
  for (const [field, names] of Object.entries(preset.columns) as [Field, readonly string[]][]) {
    if (columns[field] !== undefined) continue;
    const name = names.find((one) => meanings.includes(one) && !taken.has(meanings.indexOf(one)));
    if (name !== undefined) columns[field] = meanings.indexOf(name);
  }
  const isByName =
    choices.map.customer === undefined &&
    columns.customer !== undefined &&
    (preset.onlyNames !== undefined || customerNames.includes(meanings[columns.customer]!));
  if (isByName) {
    if (choices.key !== 'customer' && keyFields.some((field) => field !== 'customer' && columns[field] !== undefined)) {
      delete columns.customer;
    } else {
      if (preset.onlyNames === undefined) remarks.push(BY_NAME);
      else warnings.push(preset.onlyNames);
    }
  }
  for (const index of Object.values(columns)) {
    const name = headers[index]!;
    if (headers.indexOf(name) === index && headers.lastIndexOf(name) !== index) {
      const shown = quoted(table.header[index]!);
      remarks.push({
        en: `several columns are named ${shown}; the first is read`,
        it: `più colonne si chiamano ${shown}; si legge la prima`,
      });
    }
  }
  if (columns.amount === undefined && columns.unit_price !== undefined && columns.quantity === undefined) {
    columns.amount = columns.unit_price;
    const shown = quoted(table.header[columns.amount]!);
    remarks.push({
      en: `no quantity: ${shown} is taken for the amount of the row`,
      it: `nessuna quantità: ${shown} vale come importo della riga`,
    });
  }
  return columns;
}

const BY_NAME: Phrase = {
  en: 'customers are told apart by name: two people of one name count as one',
  it: 'i clienti si riconoscono dal nome: due persone con lo stesso nome contano come una',
};

/** What nothing says: who bought, when, or for how much. */
export function missingFields({ columns, hasAmounts }: Layout, choices: LayoutChoices): readonly Field[] {
  const keys = choices.key === undefined ? keyFields : [choices.key];
  return [
    ...(keys.some((field) => columns[field] !== undefined) ? [] : [keys[0]!]),
    ...(columns.date === undefined ? (['date'] as const) : []),
    ...(choices.money && !hasAmounts ? (['amount'] as const) : []),
    ...(choices.cost && columns.cost === undefined ? (['cost'] as const) : []),
  ];
}

/** Fails where a file lacks a column that is needed; all that is missing in one message, or why none can have it. */
export function checkColumns(file: string, layout: Layout, choices: LayoutChoices): void {
  const missing = missingFields(layout, choices);
  if (missing.length === 0) return;
  const { refusal } = layout.preset;
  if (refusal !== undefined) throw new Failure('input', `${file}: ${refusal.reason}`, refusal.hint);
  const flags = mapFlags(layout, missing, Object.values(layout.columns));
  const without = missing.includes('amount') ? ', or --monetary none to go without money' : '';
  const apart = layout.header.length === 1 ? ', or say what stands between the columns: --delimiter C' : '';
  throw new Failure(
    'input',
    `${file}:${layout.headerLine}: no column for ${missing.join(', ')} among ${listed(layout.header)}`,
    `name the column: ${flags}${without}${apart}`,
  );
}
