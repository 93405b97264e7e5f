import { stringify } from 'csv-stringify/sync';
import { printable } from '../../core/printable.ts';
import { guard } from './cell.ts';
import { type AddRoom, COMMA, type CsvCells, putBytes } from './rowBlock.ts';

type Texts = readonly (string | undefined)[];

/** The cells of {@link cellText}, as bytes; empty where a text is missing. */
export function textCells(texts: Texts, forTerminal: boolean): CsvCells {
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

function addTextRoom(texts: Texts): AddRoom {
  return (rows, from, room) => {
    for (let i = 0; i < room.length; i++) {
      const text = texts[rows[from + i]!];
      if (text !== undefined) room[i]! += MOST_BYTES_A_UNIT * text.length;
    }
  };
}

const QUOTES_GUARD_AND_COMMA = 4;
/** In UTF-8; a quote takes two. */
const MOST_BYTES_A_UNIT = 3;

function printTexts(texts: Texts, forTerminal: boolean): CsvCells['print'] {
  // Names of few countries, categories and the like come again and again.
  const remembered = new Map<string, Uint8Array>();
  return ({ rows, from, bytes, ends }) => {
    for (let i = 0; i < ends.length; i++) {
      const start = ends[i]!;
      const text = texts[rows[from + i]!];
      let end = text === undefined ? start : putPlain(bytes, start, text);
      if (end === NOT_PLAIN) {
        let cell = remembered.get(text!);
        if (cell === undefined) {
          cell = Buffer.from(cellText(text!, forTerminal));
          if (remembered.size < MOST_REMEMBERED) remembered.set(text!, cell);
        }
        end = putBytes(bytes, start, cell);
      }
      bytes[end] = COMMA;
      ends[i] = end + 1;
    }
  };
}

const MOST_REMEMBERED = 1000;

/** Puts a text that is its own cell, and returns the next position; NOT_PLAIN where the text may need more. */
function putPlain(bytes: Uint8Array, position: number, text: string): number {
  const count = text.length;
  if (count > 0 && maybeFormula(text.charCodeAt(0)) && guard(text) !== text) return NOT_PLAIN;
  for (let i = 0; i < count; i++) {
    const unit = text.charCodeAt(i);
    if (unit < SPACE || unit > TILDE || unit === QUOTE || unit === COMMA) return NOT_PLAIN;
    bytes[position + i] = unit;
  }
  return position + count;
}

const NOT_PLAIN = -1;
const SPACE = 0x20;
const QUOTE = 0x22;
const TILDE = 0x7e;

/** Whether a visible character may stand at the beginning of a text that {@link guard} changes. */
function maybeFormula(unit: number): boolean {
  return unit === 0x27 || unit === 0x2b || unit === 0x2d || unit === 0x3d || unit === 0x40;
}
