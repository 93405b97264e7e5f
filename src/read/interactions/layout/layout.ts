import { Failure } from '../../../core/failure.ts';
import type { Phrase } from '../../../core/language.ts';
import { quoted } from '../../../core/printable.ts';
import type { KeyField } from '../../fields.ts';
import { columnNamed, type DialectChoices, type ExportStart, findExport, listed } from '../../layout/exportStart.ts';
import { customerNames, normaliseHeader, headerSynonyms as orderSynonyms } from '../../layout/synonyms.ts';
import type { InteractionField } from '../fields.ts';
import { detectInteractionPreset, interactionPresets } from '../presets/index.ts';
import type { InteractionPreset } from '../presets/preset.ts';
import { type ProfileColumns, profileColumns } from './profileColumns.ts';

/** What the user said about how to read exports of interactions; what is left out is detected. */
export interface InteractionLayoutChoices extends DialectChoices {
  /** Columns by field, each in at least one of the files. */
  readonly map: Readonly<Partial<Record<InteractionField, string>>>;
  /** What tells customers apart in the orders. */
  readonly key: KeyField;
}

/** How one file of interactions is to be read, as far as its start tells. */
export interface InteractionLayout extends ExportStart {
  readonly preset: InteractionPreset;
  readonly columns: Readonly<Partial<Record<InteractionField, number>>>;
  /** Columns of the day on which it was closed where that of `resolved` is empty. */
  readonly resolvedElse: readonly number[];
  /** Undefined where a row is one interaction. */
  readonly profile: ProfileColumns | undefined;
  /** Fields that were mapped to a column that this file has. */
  readonly mapped: readonly InteractionField[];
  /** Things that were chosen between and are worth saying. */
  readonly remarks: readonly Phrase[];
}

const vocabulary: ReadonlySet<string> = new Set(
  interactionPresets.flatMap((preset) => [
    ...preset.required,
    ...Object.values(preset.columns).flat(),
    ...(preset.profile?.states.flatMap(({ date }) => date) ?? []),
  ]),
);

/** Detects encoding, dialect, header, preset and columns from the start of a file, or fails with what the file is instead. */
export function detectInteractionLayout(
  file: string,
  sample: Uint8Array,
  sampleIsWhole: boolean,
  choices: InteractionLayoutChoices,
): InteractionLayout {
  const mappedHeaders = new Set(Object.values(choices.map).map(normaliseHeader));
  const isKnown = (header: string): boolean => {
    const normal = normaliseHeader(header);
    return vocabulary.has(normal) || mappedHeaders.has(normal);
  };
  const table = findExport(file, sample, sampleIsWhole, choices, 'interactions', isKnown);
  const headers = table.header.map(normaliseHeader);
  const preset = detectInteractionPreset(new Set(headers));
  const profile = preset.profile === undefined ? undefined : profileColumns(file, headers, preset.profile);
  const { columns, mapped } = mapColumns(table, headers, preset, choices);
  const resolvedElse = preset.resolvedElse
    .map((name) => headers.indexOf(name))
    .filter((index) => index >= 0 && index !== columns.resolved);
  const remarks = [
    ...(profile?.remarks ?? []),
    ...Object.values(columns).flatMap((index) =>
      headers.indexOf(headers[index]!) === index && headers.lastIndexOf(headers[index]!) !== index
        ? [
            {
              en: `several columns are named ${quoted(table.header[index]!)}; the first is read`,
              it: `più colonne si chiamano ${quoted(table.header[index]!)}; si legge la prima`,
            },
          ]
        : [],
    ),
  ];
  return { ...table, preset, columns, resolvedElse, profile, mapped, remarks };
}

function mapColumns(
  table: ExportStart,
  headers: readonly string[],
  preset: InteractionPreset,
  { map, key }: InteractionLayoutChoices,
): Pick<InteractionLayout, 'columns' | 'mapped'> {
  const columns: Partial<Record<InteractionField, number>> = {};
  const mapped: InteractionField[] = [];
  const taken = new Set<number>();
  for (const [field, name] of Object.entries(map) as [InteractionField, string][]) {
    const index = columnNamed(table.header, headers, name);
    if (index === undefined) continue;
    columns[field] = index;
    mapped.push(field);
    // An address that says who it was stays an address.
    if (field !== 'customer') taken.add(index);
  }
  for (const [field, names] of Object.entries(preset.columns) as [InteractionField, readonly string[]][]) {
    if (columns[field] !== undefined) continue;
    const name = names.find((one) => headers.includes(one) && !taken.has(headers.indexOf(one)));
    if (name !== undefined) columns[field] = headers.indexOf(name);
  }
  const isByName = columns.customer !== undefined && customerNames.includes(headers[columns.customer]!);
  // Two people can have the same name.
  if (isByName && map.customer === undefined && columns.email !== undefined) delete columns.customer;
  // Numbers change hands: only where the orders tell people by them, they do.
  if (key !== 'phone') delete columns.phone;
  return { columns, mapped };
}

/** What nothing says: who it was, when, or what it was. */
export function missingInteractionFields({ columns, profile }: InteractionLayout): readonly InteractionField[] {
  const { customer, email, phone, date, type, score } = columns;
  return [
    ...(customer === undefined && email === undefined && phone === undefined ? (['customer'] as const) : []),
    ...(date === undefined && profile === undefined ? (['date'] as const) : []),
    ...(type === undefined && score === undefined && profile === undefined ? (['type'] as const) : []),
  ];
}

/** Fails where a file lacks a column that is needed; all that is missing in one message. */
export function checkInteractionColumns(file: string, layout: InteractionLayout): void {
  const missing = missingInteractionFields(layout);
  if (missing.length === 0) return;
  const where = `${file}:${layout.headerLine}`;
  if (missing.includes('type') && looksLikeOrders(layout)) {
    throw new Failure(
      'input',
      `${where}: looks like an export of orders, not of interactions: no column for ${missing.join(', ')} among ${listed(layout.header)}`,
      `name it as an argument without -i, or say ${flagsOf(missing)}`,
    );
  }
  const apart = layout.header.length === 1 ? ', or say what stands between the columns: --delimiter C' : '';
  throw new Failure(
    'input',
    `${where}: no column for ${missing.join(', ')} among ${listed(layout.header)}`,
    `name the column: ${flagsOf(missing)}${apart}`,
  );
}

/** The flags that name columns for fields. */
export function flagsOf(fields: readonly InteractionField[]): string {
  return fields.map((field) => `--map i.${field}=COLUMN`).join(' ');
}

/** Whether headers say what rows are worth, as those of orders do. */
export function looksLikeOrders({ header }: Pick<InteractionLayout, 'header'>): boolean {
  const headers = new Set(header.map(normaliseHeader));
  const has = (names: readonly string[]): boolean => names.some((name) => headers.has(name));
  return has(orderSynonyms.amount) || (has(orderSynonyms.quantity) && has(orderSynonyms.unit_price));
}
