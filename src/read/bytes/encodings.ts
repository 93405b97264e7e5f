import { Failure } from '../../core/failure.ts';
import { nearest } from '../../core/nearest.ts';
import { quoted } from '../../core/printable.ts';
import { isAscii } from './ascii.ts';
import { byteEncoding } from './byteEncoding.ts';

export { createTranscoder, type Transcoder } from './transcoder.ts';

export interface DetectedEncoding {
  /** A WHATWG label in lower case. */
  readonly encoding: string;
  /** Bytes of byte-order mark to skip. */
  readonly bom: number;
  /** False where all bytes so far are ASCII and more are to come: {@link createTranscoder} then decides on the way. */
  readonly certain: boolean;
}

/** Detects how the start of a file, or all of it, is encoded: UTF-8, UTF-16, Windows-1252 or Mac Roman. */
export function detectEncoding(bytes: Uint8Array, isWhole: boolean): DetectedEncoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', bom: 3, certain: true };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', bom: 2, certain: true };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', bom: 2, certain: true };
  // Most exports begin with nothing but ASCII, which is told at once.
  const encoding =
    isAscii(bytes) && !bytes.includes(0) ? undefined : (utf16ByNuls(bytes) ?? byteEncoding(bytes, isWhole));
  return { encoding: encoding ?? 'utf-8', bom: 0, certain: encoding !== undefined || isWhole };
}

/** The name of an encoding as a user may spell it, as a WHATWG label: `latin1` and `ansi` are `windows-1252`. */
export function encodingLabel(name: string): string {
  const spelled = name.trim().toLowerCase();
  const plain = spelled.replace(/[^a-z0-9]/g, '');
  const alias = ALIASES.get(plain);
  if (alias !== undefined) return alias;
  try {
    return new TextDecoder(spelled).encoding;
  } catch {
    const near = nearest(spelled, [...ALIASES.keys(), ...KNOWN]);
    throw new Failure(
      'usage',
      `no encoding is named ${quoted(name)}`,
      near === undefined ? `for example ${KNOWN.join(', ')}` : `did you mean ${ALIASES.get(near) ?? near}?`,
    );
  }
}

const KNOWN = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh', 'iso-8859-15', 'windows-1250'];

const ALIASES: ReadonlyMap<string, string> = new Map([
  ...['utf8', 'utf8sig', 'utf8bom', 'ascii', 'usascii'].map((name) => [name, 'utf-8'] as const),
  ...['utf16', 'utf16le', 'unicode', 'ucs2'].map((name) => [name, 'utf-16le'] as const),
  ['utf16be', 'utf-16be'],
  ...['latin1', 'iso88591', 'cp1252', 'windows1252', 'win1252', '1252', 'ansi', 'western'].map(
    (name) => [name, 'windows-1252'] as const,
  ),
  ...['mac', 'macroman', 'xmacroman', 'macintosh', 'xmacintosh', 'macosroman'].map(
    (name) => [name, 'macintosh'] as const,
  ),
  ...['latin9', 'iso885915'].map((name) => [name, 'iso-8859-15'] as const),
  ...['cp1250', 'win1250', 'windows1250'].map((name) => [name, 'windows-1250'] as const),
]);

/** The byte order of UTF-16 without a mark: in Western text every other byte is NUL. */
function utf16ByNuls(bytes: Uint8Array): string | undefined {
  const nuls = [0, 0];
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) nuls[i % 2]!++;
  const [even, odd] = nuls as [number, number];
  const pairs = Math.floor(bytes.length / 2);
  if (pairs < 2) return undefined;
  if (odd > 0.4 * pairs && even < 0.05 * pairs) return 'utf-16le';
  return even > 0.4 * pairs && odd < 0.05 * pairs ? 'utf-16be' : undefined;
}

/** An encoding as people write it: `utf-8` is UTF-8, `macintosh` Mac Roman. */
export function encodingName(label: string): string {
  if (label === 'macintosh') return 'Mac Roman';
  return label.startsWith('windows-') ? label.replace('w', 'W') : label.toUpperCase();
}
