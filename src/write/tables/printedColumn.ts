import { printable } from '../../core/printable.ts';
import { type NumberType, numberJson } from './cell.ts';
import { numberCells } from './numberCells.ts';
import { type CsvCells, emptyCells } from './rowBlock.ts';
import { textCells } from './textCells.ts';

/** A column of a file that is written: its cells by row number. */
export interface PrintedColumn {
  readonly name: string;
  readonly csv: CsvCells;
  readonly json: (row: number) => string | number | null;
}

/** A column of texts: guarded against formulas in CSV, null in JSON where missing; `forTerminal` tells on both. */
export function textColumn(name: string, texts: readonly (string | undefined)[], forTerminal: boolean): PrintedColumn {
  return {
    name,
    csv: textCells(texts, forTerminal),
    json: (row) => {
      const text = texts[row];
      return text === undefined ? null : forTerminal ? printable(text) : text;
    },
  };
}

/** A column of numbers as {@link numberText} and {@link numberJson} print them. */
export function numberColumn(name: string, type: NumberType, decimals: number, numbers: Float64Array): PrintedColumn {
  const json = numberJson(type, decimals);
  return { name, csv: numberCells(type, decimals, numbers), json: (row) => json(numbers[row]!) };
}

/** A column that was never measured. */
export function emptyColumn(name: string): PrintedColumn {
  return { name, csv: emptyCells, json: () => null };
}
