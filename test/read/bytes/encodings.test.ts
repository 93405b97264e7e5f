import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import { createTranscoder, detectEncoding, encodingLabel } from '../../../src/read/bytes/encodings.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const fromUtf8 = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
const bytes = (...values: readonly number[]) => Uint8Array.from(values);

// Rows 8 and 9 of https://encoding.spec.whatwg.org/windows-1252.html
const C1_OF_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const charactersOf = (encoding: string): readonly string[] =>
  Array.from({ length: 256 }, (_, byte) => {
    if (encoding === 'macintosh') return new TextDecoder('macintosh').decode(bytes(byte));
    return byte >= 0x80 && byte < 0xa0 ? C1_OF_1252[byte - 0x80]! : String.fromCharCode(byte);
  });
function encode(text: string, encoding: 'windows-1252' | 'macintosh'): Uint8Array {
  const table = charactersOf(encoding);
  return Uint8Array.from([...text], (character) => {
    const byte = table.indexOf(character);
    if (byte < 0) throw new Error(`${character} is not in ${encoding}`);
    return byte;
  });
}
function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}
function transcode(input: Uint8Array, encoding: string | undefined, cuts: readonly number[]) {
  const transcoder = createTranscoder(encoding);
  const output: number[] = [];
  let from = 0;
  for (const cut of [...cuts.map((one) => one % (input.length + 1)), input.length].sort((a, b) => a - b)) {
    output.push(...transcoder.push(input.subarray(from, cut)));
    from = cut;
  }
  output.push(...transcoder.end());
  return { text: fromUtf8(Uint8Array.from(output)), encoding: transcoder.encoding };
}

const italian = 'Cliente;Città;Importo\nNiccolò;Forlì;1.234,50\nJosé;Perché no;5,00\n';
const words = {
  italian,
  german: 'Kunde;Straße;Betrag\nMüller;Große Straße 5;3,50\nJäger;Übergasse;1\n',
  french: 'Client;Adresse\nFrançois;Rue de l’Église\nZoë;Château à côté\nHélène;Bœuf\n',
  spanish: 'Cliente;Dirección\nÍñigo Peña;Avenida José\nMaría García;Ávila\n',
  scandinavian: 'Kunde;By\nSøren Åberg;Malmö\nBjørn;Tromsø\n',
};

describe('what the start of a file tells', () => {
  test.each([
    ['a byte-order mark of UTF-8', bytes(0xef, 0xbb, 0xbf, 0x61), 'utf-8', 3, true],
    ['a byte-order mark of UTF-16LE', bytes(0xff, 0xfe, 0x61, 0), 'utf-16le', 2, true],
    ['a byte-order mark of UTF-16BE', bytes(0xfe, 0xff, 0, 0x61), 'utf-16be', 2, true],
    ['UTF-16LE without a mark', utf16(italian, true), 'utf-16le', 0, true],
    ['UTF-16BE without a mark', utf16(italian, false), 'utf-16be', 0, true],
    ['ASCII', utf8('id,date\n1,2024-01-05\n'), 'utf-8', 0, false],
    ['one NUL in ASCII', utf8('id,date\n1,2024-01-05\0\n'), 'utf-8', 0, false],
    ['nothing', bytes(), 'utf-8', 0, false],
    ['a character cut at the end, and nothing else', bytes(0x61, 0xc3), 'utf-8', 0, false],
    ['UTF-8 with a character cut at the end', bytes(0xc3, 0xa9, 0x61, 0xe2, 0x82), 'utf-8', 0, true],
    ['UTF-8 with one byte broken', utf8(italian.repeat(3)).map((b, i) => (i === 1 ? 0xe9 : b)), 'utf-8', 0, true],
    ['a pound sign, the same in both code pages', bytes(0x35, 0x20, 0xa3), 'windows-1252', 0, true],
  ])('%s', (_, sample, encoding, bom, certain) => {
    expect(detectEncoding(sample, false)).toEqual({ encoding, bom, certain });
  });

  test.each([
    ['an overlong form', bytes(0x61, 0xc0, 0xaf, 0x61)],
    ['an overlong form of three', bytes(0x61, 0xe0, 0x80, 0xaf)],
    ['a surrogate', bytes(0x61, 0xed, 0xa0, 0x80, 0x61)],
    ['beyond Unicode', bytes(0x61, 0xf4, 0x90, 0x80, 0x80)],
    ['a lead without its continuation', bytes(0xc3, 0x61)],
  ])('%s is no UTF-8', (_, sample) => {
    expect(detectEncoding(sample, false).encoding).not.toBe('utf-8');
  });

  test('the whole of a file leaves nothing open', () => {
    expect(detectEncoding(utf8('a,b\n'), true)).toEqual({ encoding: 'utf-8', bom: 0, certain: true });
    expect(detectEncoding(bytes(0x63, 0x61, 0x66, 0xe9), true).encoding).toBe('windows-1252');
    expect(detectEncoding(bytes(0x63, 0x61, 0x66, 0xc3), true).encoding).not.toBe('utf-8');
  });

  for (const [language, text] of Object.entries(words)) {
    test(`${language} in UTF-8, Windows-1252 and Mac Roman`, () => {
      expect(detectEncoding(utf8(text), false).encoding).toBe('utf-8');
      expect(detectEncoding(encode(text, 'windows-1252'), false).encoding).toBe('windows-1252');
      expect(detectEncoding(encode(text, 'macintosh'), false).encoding).toBe('macintosh');
    });
  }

  test.each([
    'Caffè',
    'caffè',
    'MÜLLER',
    'Ärzte',
    'naïve',
    'l’eau',
    '1\u00a0234,50 €',
    'PERÙ',
    'señor',
    'Übung',
    '12,50 €',
  ])('one word: %s', (word) => {
    expect(detectEncoding(encode(`a;${word};b\n`, 'windows-1252'), false).encoding).toBe('windows-1252');
    expect(detectEncoding(encode(`a;${word};b\n`, 'macintosh'), false).encoding).toBe('macintosh');
  });
});

describe('transcoding', () => {
  const cuts = fc.array(fc.nat(), { maxLength: 6 });

  test('every byte of the code pages', () => {
    for (const encoding of ['windows-1252', 'macintosh']) {
      const all = Uint8Array.from({ length: 256 }, (_, i) => i);
      expect([...transcode(all, encoding, []).text]).toEqual(charactersOf(encoding));
    }
  });

  test('UTF-8 bytes pass as they are', () => {
    const chunk = bytes(0x61, 0xff, 0xc3);
    const transcoder = createTranscoder('utf-8');
    expect(transcoder.push(chunk)).toEqual(chunk);
    expect(transcoder.end()).toEqual(bytes());
  });

  test('any text, however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), cuts, (text, where) => {
        const clean = text.replace(/\p{Cs}/gu, '?');
        expect(transcode(utf8(clean), 'utf-8', where).text).toBe(clean);
        expect(transcode(utf16(clean, true), 'utf-16le', where).text).toBe(clean);
        expect(transcode(utf16(clean, false), 'utf-16be', where).text).toBe(clean);
      }),
    );
  });

  test('other encodings by their labels', () => {
    expect(transcode(bytes(0x61, 0xa4), 'iso-8859-15', [1])).toEqual({ text: 'a€', encoding: 'iso-8859-15' });
    expect(transcode(bytes(0x93, 0xfa), 'shift_jis', [1])).toEqual({ text: '日', encoding: 'shift_jis' });
  });

  for (const [language, text] of Object.entries(words)) {
    test(`${language} after ASCII is decided on the way`, () => {
      const ascii = 'id,date\n1,2024-01-05\n'.repeat(3);
      fc.assert(
        fc.property(fc.nat(ascii.length), (cut) => {
          for (const encoding of ['windows-1252', 'macintosh'] as const) {
            const input = Uint8Array.from([...utf8(ascii), ...encode(text, encoding)]);
            expect(transcode(input, undefined, [cut])).toEqual({ text: ascii + text, encoding });
          }
        }),
        { numRuns: 20 },
      );
    });
  }

  test('UTF-8 is recognised wherever its characters are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '1,', 'é', '€', '日', '😀'), { maxLength: 20 }),
        cuts,
        (list, where) => {
          const text = list.join('');
          expect(transcode(utf8(text), undefined, where)).toEqual({ text, encoding: 'utf-8' });
        },
      ),
    );
  });

  test('what decides is the same however the bytes are cut, be it later than the first character', () => {
    const lines = 'a,b\n'.repeat(5000);
    // One byte that would be a word in another encoding, and UTF-8 after it.
    const utf = Uint8Array.from([...utf8(lines), 0xe9, ...utf8(lines + 'é,€\n'.repeat(30)), ...utf8(lines)]);
    const mac = Uint8Array.from([...utf8(lines), 0xa3, ...utf8(lines), ...encode(italian.repeat(20), 'macintosh')]);
    const loose = (input: Uint8Array, where: readonly number[]) => {
      const transcoder = createTranscoder(undefined);
      const parts: Uint8Array[] = [];
      let from = 0;
      for (const cut of [...where.map((one) => one % (input.length + 1)), input.length].sort((a, b) => a - b)) {
        parts.push(transcoder.push(input.slice(from, cut)));
        from = cut;
      }
      parts.push(transcoder.end());
      return [transcoder.encoding, Buffer.concat(parts).toString('hex')];
    };
    for (const [input, encoding] of [
      [utf, 'utf-8'],
      [mac, 'macintosh'],
    ] as const) {
      const whole = loose(input, []);
      expect(whole[0]).toBe(encoding);
      fc.assert(
        fc.property(fc.array(fc.nat(input.length), { maxLength: 8 }), (where) => {
          expect(loose(input, [20_001, ...where])).toEqual(whole);
        }),
        { numRuns: 40 },
      );
    }
  });

  test('what is held back until it decides is 64 KiB', () => {
    const tail = utf8('x'.repeat(64 * 1024));
    const input = Uint8Array.from([0xe9, ...tail, ...utf8('é'.repeat(100))]);
    for (const cuts of [[], [1], [70_000], [65_535, 65_536, 65_537]]) {
      expect(transcode(input, undefined, cuts).encoding).toBe('windows-1252');
    }
    expect(createTranscoder(undefined).push(Uint8Array.from([...utf8('ab'), 0xe9, ...tail.subarray(2)]))).toEqual(
      utf8('ab'),
    );
  });

  test('a lone byte at the very end is no UTF-8', () => {
    for (const cut of [0, 2, 3]) {
      expect(transcode(bytes(0x43, 0x41, 0x46, 0xc3), undefined, [cut])).toEqual({
        text: 'CAFÃ',
        encoding: 'windows-1252',
      });
    }
  });

  test('nothing but ASCII', () => {
    expect(transcode(utf8('a,b\n'), undefined, [2])).toEqual({ text: 'a,b\n', encoding: 'utf-8' });
    expect(transcode(bytes(), undefined, [])).toEqual({ text: '', encoding: 'utf-8' });
  });
});

describe('names of encodings', () => {
  test.each([
    ['utf8', 'utf-8'],
    ['UTF-8', 'utf-8'],
    ['utf-8-sig', 'utf-8'],
    ['latin1', 'windows-1252'],
    ['Latin-1', 'windows-1252'],
    ['ISO-8859-1', 'windows-1252'],
    ['iso_8859-1', 'windows-1252'],
    ['cp1252', 'windows-1252'],
    ['Windows 1252', 'windows-1252'],
    ['ansi', 'windows-1252'],
    ['macroman', 'macintosh'],
    ['Mac Roman', 'macintosh'],
    ['x-mac-roman', 'macintosh'],
    ['utf-16', 'utf-16le'],
    ['UTF-16LE', 'utf-16le'],
    ['utf-16be', 'utf-16be'],
    ['latin9', 'iso-8859-15'],
    ['cp1250', 'windows-1250'],
    ['shift_jis', 'shift_jis'],
    ['koi8-r', 'koi8-r'],
  ])('%s is %s', (name, label) => {
    expect(encodingLabel(name)).toBe(label);
  });

  test.each([
    ['utf-9', /did you mean utf-8/],
    ['windows-1225', /did you mean windows-1252/],
    ['klingon-text-encoding', /for example utf-8/],
    ['', /for example|did you mean/],
  ])('%j is none', (name, hint) => {
    let failure: unknown;
    try {
      encodingLabel(name);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(Failure);
    expect((failure as Failure).code).toBe('usage');
    expect((failure as Failure).hint).toMatch(hint);
  });
});
