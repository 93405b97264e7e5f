import { stringify } from 'csv-stringify/sync';
import { printable } from '../../core/printable.ts';
import { NO_TEXT, type RowTexts, type Texts, textOf } from '../../core/texts.ts';
import { guard } from './cell.ts';
import { type AddRoom, COMMA, type CsvCells, putBytes } from './rowBlock.ts';

/** The cells of {@link cellText}, as bytes; empty where a text is missing. */
export function textCells(texts: RowTexts, forTerminal: boolean): CsvCells {
  return { room: QUOTES_GUARD_AND_COMMA, addRoom: addTextRoom(texts), print: printTexts(texts, forTerminal) };
}

/** A text as a CSV cell, guarded against formulas; with `forTerminal` without characters that could steer one. */
export function cellText(text: string, forTerminal: boolean): string {
  const guarded = guard(text);
  // Cleaned after guarding, so that a tab cannot slip through.
  const cell = forTerminal ? printable(guarded) : guarded;
  return NEEDS_QUOTES.test(cell) ? stringify([[cell]], { eof: false }) : cell;
}

const NEEDS_QUOTES = /[",\r\n]/;

function addTextRoom({ texts, codes }: RowTexts): AddRoom {
  const { starts } = texts;
  return (rows, from, room) => {
    for (let i = 0; i < room.length; i++) {
      const code = codes[rows[from + i]!]!;
      if (code !== NO_TEXT) room[i]! += MOST_BYTES_A_BYTE * (starts[code + 1]! - starts[code]!);
    }
  };
}

const QUOTES_GUARD_AND_COMMA = 4;
/** A quote takes two, and what stands for a control character takes three. */
const MOST_BYTES_A_BYTE = 3;

function printTexts({ texts, codes }: RowTexts, forTerminal: boolean): CsvCells['print'] {
  const cellOf = rememberedCells(texts, forTerminal);
  return ({ rows, from, bytes, ends }) => {
    for (let i = 0; i < ends.length; i++) {
      const start = ends[i]!;
      const code = codes[rows[from + i]!]!;
      let end = code === NO_TEXT ? start : putPlain(bytes, start, texts, code);
      if (end === NOT_PLAIN) end = putBytes(bytes, start, cellOf(code));
      bytes[end] = COMMA;
      ends[i] = end + 1;
    }
  };
}

/** Cells of texts by their code; names of few countries, categories and the like come again and again. */
function rememberedCells(texts: Texts, forTerminal: boolean): (code: number) => Uint8Array {
  const remembered = new Map<number, Uint8Array>();
  return (code) => {
    let cell = remembered.get(code);
    if (cell === undefined) {
      cell = Buffer.from(cellText(textOf(texts, code), forTerminal));
      if (remembered.size < MOST_REMEMBERED) remembered.set(code, cell);
    }
    return cell;
  };
}

const MOST_REMEMBERED = 1000;

/** Puts a text that is its own cell, and returns the next position; NOT_PLAIN where the text may need more. */
function putPlain(bytes: Uint8Array, position: number, texts: Texts, code: number): number {
  const { bytes: own, starts } = texts;
  const start = starts[code]!;
  const after = starts[code + 1]!;
  if (start < after && maybeFormula(own[start]!) && isGuarded(textOf(texts, code))) return NOT_PLAIN;
  // Without a way out of the loop, which most texts never take, copying is faster.
  let arePlain = 1;
  let end = position;
  for (let at = start; at < after; at++) {
    const byte = own[at]!;
    arePlain &= IS_PLAIN[byte]!;
    bytes[end++] = byte;
  }
  return arePlain === 1 ? end : NOT_PLAIN;
}

const NOT_PLAIN = -1;
const QUOTE = 0x22;
/** 1 for visible ASCII but quotes and commas. */
const IS_PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x20 || byte > 0x7e || byte === QUOTE || byte === COMMA ? 0 : 1,
);

/** Whether a visible character may stand at the beginning of a text that {@link guard} changes. */
function maybeFormula(byte: number): boolean {
  return byte === 0x27 || byte === 0x2b || byte === 0x2d || byte === 0x3d || byte === 0x40;
}

function isGuarded(text: string): boolean {
  return guard(text) !== text;
}
