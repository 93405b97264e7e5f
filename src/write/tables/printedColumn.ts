import { type CodedTexts, codedText, type NumberValues } from '../../core/customers.ts';
import { printable } from '../../core/printable.ts';
import { type RowTexts, rowText } from '../../core/texts.ts';
import { type NumberType, numberJson } from './cell.ts';
import { codedCells } from './codedCells.ts';
import type { CsvCells } from './csvCells.ts';
import type { CsvForm } from './csvForm.ts';
import { emptyCells } from './emptyCells.ts';
import { numberCells } from './numberCells.ts';
import { textCells } from './textCells.ts';

/** A column of a file that is written: its cells by row number. */
export interface PrintedColumn {
  readonly name: string;
  readonly csv: (form: CsvForm) => CsvCells;
  readonly json: (row: number) => string | number | null;
}

/** A column of texts: guarded against formulas in CSV, null in JSON where missing; `forTerminal` tells on both. */
export function textColumn(name: string, texts: RowTexts, forTerminal: boolean): PrintedColumn {
  return {
    name,
    csv: (form) => textCells(texts, forTerminal, form),
    json: (row) => textJson(rowText(texts, row), forTerminal),
  };
}

/** A column of few distinct texts, as {@link textColumn} prints them. */
export function codedColumn(name: string, texts: CodedTexts, forTerminal: boolean): PrintedColumn {
  if (texts.names.every((text) => text === undefined)) return emptyColumn(name);
  return {
    name,
    csv: (form) => codedCells(texts, forTerminal, form),
    json: (row) => textJson(codedText(texts, row), forTerminal),
  };
}

function textJson(text: string | undefined, forTerminal: boolean): string | null {
  return text === undefined ? null : forTerminal ? printable(text) : text;
}

/** A column of numbers as {@link numberText} and {@link numberJson} print them. */
export function numberColumn(name: string, type: NumberType, decimals: number, numbers: NumberValues): PrintedColumn {
  const json = numberJson(type, decimals);
  return {
    name,
    csv: (form) => numberCells(type, decimals, numbers, form),
    json: (row) => json(numbers[row]!),
  };
}

/** A column that was never measured. */
export function emptyColumn(name: string): PrintedColumn {
  return { name, csv: (form) => emptyCells(1, form), json: () => null };
}
