import { likelierCodePage } from './codePages.ts';

/** UTF-8 or the likelier 8-bit code page; undefined where there is nothing but ASCII, or a character cut at the end. */
export function byteEncoding(bytes: Uint8Array, isWhole: boolean): string | undefined {
  const { sequences, faults } = utf8Evidence(bytes, isWhole);
  if (sequences === 0 && faults === 0) return undefined;
  // Few bytes that are wrong do not make a text that is UTF-8 everywhere else a text in another encoding.
  return sequences >= 10 * faults ? 'utf-8' : likelierCodePage(bytes);
}

/** Counts well-formed sequences of several bytes, and bytes that cannot be UTF-8 (Unicode 15, table 3-7). */
function utf8Evidence(bytes: Uint8Array, isWhole: boolean): { readonly sequences: number; readonly faults: number } {
  let sequences = 0;
  let faults = 0;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i]!;
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 1) {
      i++;
      continue;
    }
    let valid = 1;
    while (valid < length && i + valid < bytes.length && continues(lead, valid, bytes[i + valid]!)) valid++;
    if (valid === length) {
      sequences++;
      i += length;
    } else if (length > 0 && i + valid === bytes.length && !isWhole) {
      break;
    } else {
      faults++;
      i++;
    }
  }
  return { sequences, faults };
}

function continues(lead: number, position: number, byte: number): boolean {
  if (position > 1) return byte >= 0x80 && byte <= 0xbf;
  const from = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const to = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return byte >= from && byte <= to;
}
