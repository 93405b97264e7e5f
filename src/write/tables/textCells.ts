import { stringify } from 'csv-stringify/sync';
import { printable } from '../../core/printable.ts';
import { NO_TEXT, type RowTexts, type Texts, textOf } from '../../core/texts.ts';
import { type Kernel, ROWS_A_BATCH } from '../kernel/kernel.ts';
import { excelCell, guard } from './cell.ts';
import { bring, type CsvCells, type CsvLane } from './csvCells.ts';
import type { CsvForm } from './csvForm.ts';

/** The cells of {@link cellText}, as bytes; empty where a text is missing. */
export function textCells({ texts, codes }: RowTexts, forTerminal: boolean, form: CsvForm): CsvCells {
  const cellOf = rememberedCells(texts, forTerminal, form);
  return {
    cell: (row) => (codes[row] === NO_TEXT ? NOTHING : cellOf(codes[row]!)),
    openLane: (kernel) => openLane(kernel, { texts, codes }, forTerminal ? TILDE : LAST_BYTE),
  };
}

/** A text as a CSV cell, guarded against formulas; with `forTerminal` without characters that could steer one. */
export function cellText(text: string, forTerminal: boolean, { delimiter, keepsDigits }: CsvForm): string {
  const guarded = keepsDigits ? excelCell(text) : guard(text);
  // Cleaned after guarding, so that a tab cannot slip through.
  const cell = forTerminal ? printable(guarded) : guarded;
  return NEEDS_QUOTES[delimiter].test(cell) ? stringify([[cell]], { eof: false, delimiter }) : cell;
}

const NEEDS_QUOTES = { ',': /[",\r\n]/, ';': /[";\r\n]/ } as const;
const NOTHING = Buffer.alloc(0);

/** The last byte of a text that can be its own cell: for a terminal, invisible characters must be looked for. */
const TILDE = 0x7e;
const LAST_BYTE = 0xff;

/** Cells of texts by their code; names of few countries, categories and the like come again and again. */
function rememberedCells(texts: Texts, forTerminal: boolean, form: CsvForm): (code: number) => Uint8Array {
  const remembered = new Map<number, Uint8Array>();
  return (code) => {
    let cell = remembered.get(code);
    if (cell === undefined) {
      cell = Buffer.from(cellText(textOf(texts, code), forTerminal, form));
      if (remembered.size < MOST_REMEMBERED) remembered.set(code, cell);
    }
    return cell;
  };
}

const MOST_REMEMBERED = 1000;

function openLane(kernel: Kernel, { texts, codes }: RowTexts, most: number): CsvLane {
  const { calls, values, memory } = kernel;
  const lane = calls.createLane(ROWS_A_BATCH, ROOM_FOR_TEXTS);
  const pointer = kernel.textsOf(texts);
  return {
    lane,
    room: MOST_BYTES_A_BYTE * ROOM_FOR_TEXTS + AROUND_A_TEXT * ROWS_A_BATCH,
    print: (batch) => {
      bring(codes, batch, memory().integers, values >>> 2);
      return calls.printTexts(lane, pointer, values, batch.count, ROOM_FOR_TEXTS, most);
    },
  };
}

/** Bytes for the texts of a batch; a row whose text is longer is printed by itself. */
const ROOM_FOR_TEXTS = 64 * ROWS_A_BATCH;

/** Bytes that stand around a text at most: `"=""`, `"""` and a delimiter; or quotes, a guard and a delimiter. */
const AROUND_A_TEXT = 8;
/** A quote takes two, and what stands for a control character takes three. */
const MOST_BYTES_A_BYTE = 3;
