import { isAscii } from 'node:buffer';
import { byteEncoding } from './byteEncoding.ts';
import { type CodePage, codePages } from './codePages.ts';

/** Turns the bytes of a file, chunk after chunk, into UTF-8. Chunks may be handed on as they are. */
export interface Transcoder {
  readonly push: (chunk: Uint8Array) => Uint8Array;
  /** What was held back; to be called once, after the last chunk. */
  readonly end: () => Uint8Array;
  /** The encoding that was asked for or found; `utf-8` as long as everything was ASCII. */
  readonly encoding: string;
}

/**
 * A transcoder from a WHATWG label, or from an encoding that is not known yet: it passes ASCII on and decides between
 * UTF-8, Windows-1252 and Mac Roman by the first 64 KiB from anything else on, whatever the size of the chunks.
 */
export function createTranscoder(encoding: string | undefined): Transcoder {
  if (encoding === undefined) return undecided();
  if (encoding === 'utf-8') return { push: (chunk) => chunk, end: () => NOTHING, encoding };
  return isCodePage(encoding) ? fromCodePage(encoding) : fromLabel(encoding);
}

const NOTHING = new Uint8Array(0);
/** Enough text to tell an encoding by. */
const EVIDENCE_BYTES = 64 * 1024;

function isCodePage(encoding: string): encoding is CodePage {
  return encoding in codePages;
}

function undecided(): Transcoder {
  let chosen: Transcoder | undefined;
  // From the first byte that is not ASCII on.
  const held = new Uint8Array(EVIDENCE_BYTES);
  let heldBytes = 0;
  const decide = (isWhole: boolean): Uint8Array => {
    const bytes = held.slice(0, heldBytes);
    chosen = createTranscoder(byteEncoding(bytes, isWhole));
    return chosen.push(bytes);
  };
  return {
    push: (chunk) => {
      if (chosen !== undefined) return chosen.push(chunk);
      const first = heldBytes > 0 ? 0 : firstNotAscii(chunk);
      const taken = chunk.subarray(first, first + EVIDENCE_BYTES - heldBytes);
      held.set(taken, heldBytes);
      heldBytes += taken.length;
      const ascii = chunk.subarray(0, first);
      if (heldBytes < EVIDENCE_BYTES) return ascii;
      const decided = joined(ascii, decide(false));
      return joined(decided, chosen!.push(chunk.subarray(first + taken.length)));
    },
    end: () => {
      if (chosen !== undefined) return chosen.end();
      return heldBytes === 0 ? NOTHING : joined(decide(true), chosen!.end());
    },
    get encoding() {
      return chosen?.encoding ?? 'utf-8';
    },
  };
}

function fromCodePage(encoding: CodePage): Transcoder {
  const utf8 = Array.from(codePages[encoding], (character) => new TextEncoder().encode(character));
  return {
    push: (chunk) => {
      const first = firstNotAscii(chunk);
      if (first === chunk.length) return chunk;
      let size = chunk.length;
      for (let i = first; i < chunk.length; i++) {
        const byte = chunk[i]!;
        if (byte >= 0x80) size += utf8[byte - 0x80]!.length - 1;
      }
      const output = new Uint8Array(size);
      output.set(chunk.subarray(0, first));
      let end = first;
      for (let i = first; i < chunk.length; i++) {
        const byte = chunk[i]!;
        if (byte < 0x80) {
          output[end++] = byte;
        } else {
          for (const one of utf8[byte - 0x80]!) output[end++] = one;
        }
      }
      return output;
    },
    end: () => NOTHING,
    encoding,
  };
}

function fromLabel(encoding: string): Transcoder {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const encoder = new TextEncoder();
  return {
    push: (chunk) => encoder.encode(decoder.decode(chunk, { stream: true })),
    end: () => encoder.encode(decoder.decode()),
    encoding,
  };
}

function firstNotAscii(bytes: Uint8Array): number {
  if (isAscii(bytes)) return bytes.length;
  let i = 0;
  while (i < bytes.length && bytes[i]! < 0x80) i++;
  return i;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
