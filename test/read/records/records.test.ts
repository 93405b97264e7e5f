import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldText } from '../../../src/read/records/recordBatch.ts';
import { MAX_RECORD_BYTES } from '../../../src/read/records/recordFailures.ts';
import { failureText, inChunks } from '../exports.ts';
import { CR, CRLF, collect, LF, outcome, type Read, readers } from './readers.ts';

const NEVER_CLOSED = 'a quote opens on this line and is never closed';

describe.each(readers)('%s', (_, reader) => {
  function recordsOf(text: string, dialect = LF, firstLine = 1): Promise<Read> {
    return collect(reader, inChunks(Buffer.from(text), 64 * 1024), dialect, firstLine);
  }

  function failureOf(text: string, dialect = LF): Promise<string> {
    return failureText(() => recordsOf(text, dialect));
  }

  describe('the line of a record', () => {
    it.each([
      ['line feeds', '\n', LF],
      ['both', '\r\n', CRLF],
      ['carriage returns', '\r', CR],
    ] as const)('is where it starts, with %s at the line ends', async (_, end, dialect) => {
      const text = ['a,b', '1,"x', 'y"', '', '', '2,z', '3,"', '', '"', '4,w'].join(end);
      expect(await recordsOf(text, dialect)).toEqual([
        [1, 'a', 'b'],
        [2, '1', `x${end}y`],
        [6, '2', 'z'],
        [7, '3', `${end}${end}`],
        [10, '4', 'w'],
      ]);
    });
    it('counts line feeds within quotes of a file that ends lines with CRLF, and the other way round', async () => {
      expect(await recordsOf('a\r\n"x\ny\nz"\r\nb', CRLF)).toEqual([
        [1, 'a'],
        [2, 'x\ny\nz'],
        [5, 'b'],
      ]);
      expect(await recordsOf('a\n"x\r\ny"\nb')).toEqual([
        [1, 'a'],
        [2, 'x\r\ny'],
        [4, 'b'],
      ]);
      expect(await recordsOf('a\r"x\ny"\rb', CR)).toEqual([
        [1, 'a'],
        [2, 'x\ny'],
        [4, 'b'],
      ]);
    });
    it('starts from the line of the header', async () => {
      expect(await recordsOf('\na\nb', LF, 5)).toEqual([
        [6, 'a'],
        [7, 'b'],
      ]);
    });
    it('is the same with and without a last line end', async () => {
      const lines = 'a,b\n1,"2\n3"';
      expect(await recordsOf(`${lines}\n`)).toEqual(await recordsOf(lines));
      expect(await recordsOf(lines)).toEqual([
        [1, 'a', 'b'],
        [2, '1', '2\n3'],
      ]);
    });
  });

  describe('fields', () => {
    it('may hold quotes that do not open them', async () => {
      expect(await recordsOf('a,5" pipe,"say ""hi""",x"y\n"12" TV",z')).toEqual([
        [1, 'a', '5" pipe', 'say "hi"', 'x"y'],
        [2, '"12" TV"', 'z'],
      ]);
    });
    it('are as many as the record has', async () => {
      expect(await recordsOf('a,b\n1\n1,2,3\n,\n""')).toEqual([
        [1, 'a', 'b'],
        [2, '1'],
        [3, '1', '2', '3'],
        [4, '', ''],
        [5, ''],
      ]);
    });
    it('past the width of a record are empty', async () => {
      for await (const batch of reader('a.csv', inChunks(Buffer.from('a,b'), 9), LF, 1)) {
        expect(fieldText(batch, 0, 2)).toBe('');
      }
    });
    it('may hold NUL bytes, which the batch says', async () => {
      const said = async (text: string) => {
        const seen: boolean[] = [];
        for await (const batch of reader('a.csv', inChunks(Buffer.from(text), 99), LF, 1)) {
          for (let row = 0; row < batch.count; row++) if (fieldText(batch, row, 0) === '1') seen.push(batch.hasNul);
        }
        return seen;
      };
      expect(await said('a,b\n1,x\n')).toEqual([false]);
      expect(await said('a,b\n1,\0x\n')).toEqual([true]);
    });
    it('are ASCII where the batch says so', async () => {
      const said: (readonly [string, boolean])[] = [];
      for (const text of ['a,b\n', 'é,b\n', 'a,\x7f\n']) {
        for await (const batch of reader('a.csv', inChunks(Buffer.from(text), 99), LF, 1)) {
          said.push([fieldText(batch, 0, 0) + fieldText(batch, 0, 1), batch.isAscii]);
        }
      }
      expect(said).toEqual([
        ['ab', true],
        ['éb', false],
        ['a\x7f', true],
      ]);
    });
    it('may be quoted over several lines, also when they begin with a quote', async () => {
      expect(await recordsOf('a,"""Hi"" said\nhe",b\nc,"""\n""",d')).toEqual([
        [1, 'a', '"Hi" said\nhe', 'b'],
        [3, 'c', '"\n"', 'd'],
      ]);
    });
  });

  describe('chunks', () => {
    const tricky =
      'id,name,note\r\n1,"a, ""b""",x\r\n\r\n2,"Zoë\r\nline\n\r\n",5" pipe\r\n3,"","é€😀"\r\n\n"4",,"""\r\n"""\r\n5,"12" TV,z';
    const expected = [
      [1, 'id', 'name', 'note'],
      [2, '1', 'a, "b"', 'x'],
      [4, '2', 'Zoë\r\nline\n\r\n', '5" pipe'],
      [8, '3', '', 'é€😀'],
      [10, '4', '', '"\r\n"'],
      [12, '5', '"12" TV', 'z'],
    ];
    const bytes = Buffer.from(tricky);
    const dialect = CRLF;

    it('may end at any byte', async () => {
      for (let at = 0; at <= bytes.length; at++) {
        const halves = (async function* () {
          yield bytes.subarray(0, at);
          yield bytes.subarray(at);
        })();
        expect([at, await collect(reader, halves, dialect)]).toEqual([at, expected]);
      }
    });
    it('may be of any size', async () => {
      for (let size = 1; size <= 20; size++) {
        expect([size, await collect(reader, inChunks(bytes, size), dialect)]).toEqual([size, expected]);
      }
    });
    it('make no difference to any text', async () => {
      const text = fc.array(fc.constantFrom('a', ',', '"', '"', '\n', '\r\n', '\r', 'é'), { maxLength: 30 });
      await fc.assert(
        fc.asyncProperty(text, fc.constantFrom(LF, CR), async (parts, dialect) => {
          const bytes = Buffer.from(parts.filter((part) => dialect === LF || !part.includes('\n')).join(''));
          expect(await outcome(reader, bytes, 1, dialect)).toEqual(await outcome(reader, bytes, 1000, dialect));
        }),
        { numRuns: 300, seed: 1 },
      );
    });
  });

  describe('records that were written with quotes where they are needed', () => {
    it('come back as they were, with their lines', async () => {
      const cell = fc
        .array(fc.constantFrom('a', ',', '"', '\n', ' ', 'ü', ''), { maxLength: 6 })
        .map((x) => x.join(''));
      const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
          let line = 1;
          const expected: (readonly [number, ...string[]])[] = [];
          const written = rows.map((row) => {
            const text = row.map((one) => (/[",\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join(',');
            expected.push([line, ...row]);
            line += text.split('\n').length;
            return text;
          });
          expect(await collect(reader, inChunks(Buffer.from(written.join('\n')), size))).toEqual(expected);
        }),
        { numRuns: 300, seed: 1 },
      );
    });
  });

  describe('a quote that is never closed', () => {
    it.each([
      ['in the first field', 'a,b\n"1,2\n3,4\n', 2],
      ['later in a record', 'a,b\n1,2\n3,"4\n5,6\n', 3],
      ['after a blank line', 'a,b\n\n\n1,"2\n', 4],
      ['after doubled quotes', 'a,b\n"say ""hi""","open\n1,2\n', 2],
      ['with doubled quotes after it', 'a,b\n1,2\n3,"open ""so""\n5,6\n', 3],
      ['in a record of several lines', 'a,b\n"1\n1","open\n5,6\n', 3],
      ['after a quote that opens nothing', 'a,b\n5" pipe,"open\n5,6\n', 2],
      ['after a field that is quoted in part', 'a,b\n"5" pipe,"open\n5,6\n', 2],
      ['at the very end', 'a,b\n1,"', 2],
    ])('%s is named with the line on which it opened', async (_, text, line) => {
      expect(await failureOf(text)).toBe(
        `a.csv:${line}: ${NEVER_CLOSED}; close it, or double it where it is part of the text`,
      );
    });
    it('is named although a quote of a later record seems to close it', async () => {
      expect(await failureOf('a,b\n1,"open\n2,"x"\n3,y\n')).toContain(`a.csv:2: ${NEVER_CLOSED}`);
      expect(await failureOf('a,b\n1,2\n"1\n1","open\n2,"x"')).toContain(`a.csv:4: ${NEVER_CLOSED}`);
      expect(await failureOf('"a","b"\r"1","open\r"2","x"\r', CR)).toContain(`a.csv:2: ${NEVER_CLOSED}`);
    });
    it('is named in a file that is larger than a record may be', async () => {
      const rows = (count: number) => 'x,2024-01-01,12.50\n'.repeat(count);
      expect(await failureOf(`a,b,c\n${rows(100_000)}1,"open,3\n${rows(100_000)}`)).toContain(
        `a.csv:100002: ${NEVER_CLOSED}`,
      );
      // The chunk in which the limit is passed may hold quotes of its own.
      expect(await failureOf(`a,b,c\n"1,2\n${'x,5" y,z\n'.repeat(150_000)}`)).toContain(`a.csv:2: ${NEVER_CLOSED}`);
    });
  });

  it('a record that is too long without any quote is not blamed on one', async () => {
    expect(await failureOf(`a,b\n\n1,${'x'.repeat(5_000_000)}\n2,"y"\n`)).toBe(
      'a.csv:3: the record that begins on this line is longer than 1 MiB; check that the file is an export with one order or line item a line',
    );
    expect(await failureOf(`a,b\n1,"y"${'x'.repeat(1_100_000)}\n2,"y"\n`)).toContain('a.csv:2: the record that begins');
  });

  describe('a record of 1 MiB', () => {
    const ends = { LF: '\n', CRLF: '\r\n', CR: '\r' } as const;
    const long = (bytes: number) => `"1",${'x'.repeat(bytes - 4)}`;
    it.each([LF, CRLF, CR])('is read, one byte more is not, where lines end with $lineEnd', async (dialect) => {
      const end = ends[dialect.lineEnd];
      for (const rest of ['', end, `${end}2,y`, `${end}${end}2,y${end}`]) {
        const read = await recordsOf(`a,b${end}${long(MAX_RECORD_BYTES)}${rest}`, dialect);
        expect(read.map(([line, first, second]) => [line, first, second?.length])).toEqual([
          [1, 'a', 1],
          [2, '1', MAX_RECORD_BYTES - 4],
          ...(rest.includes('2') ? [[rest.startsWith(end + end) ? 4 : 3, '2', 1]] : []),
        ]);
        expect(await failureOf(`a,b${end}${end}${long(MAX_RECORD_BYTES + 1)}${rest}`, dialect)).toContain(
          'a.csv:3: the record that begins on this line is longer than 1 MiB',
        );
      }
    });
    it('is counted with its quotes and delimiters', async () => {
      const half = MAX_RECORD_BYTES / 2;
      expect(await recordsOf(`"${'""'.repeat(half - 1)}"\n`)).toEqual([[1, '"'.repeat(half - 1)]]);
      expect(await failureOf(`"${'""'.repeat(half - 1)}"a\n`)).toContain('longer than 1 MiB');
      expect((await recordsOf(','.repeat(MAX_RECORD_BYTES)))[0]).toHaveLength(MAX_RECORD_BYTES + 2);
      expect(await failureOf(`${','.repeat(MAX_RECORD_BYTES + 1)}`)).toContain('a.csv:1: the record that begins');
    });
    it.each([
      ['at its end', `1,"${'x\n'.repeat(MAX_RECORD_BYTES)}`, LF, 2],
      ['after fields of several lines', `"1\n1","2\n","${'x'.repeat(MAX_RECORD_BYTES)}`, LF, 4],
      ['after a CR that is text', `1\r"2,"${'x'.repeat(MAX_RECORD_BYTES)}`, LF, 2],
      ['after line feeds that are text', `\n1\n,"${'x'.repeat(MAX_RECORD_BYTES)}`, CR, 3],
      ['although it closes after 1 MiB', `1,"${'x'.repeat(MAX_RECORD_BYTES)}"`, LF, 2],
    ] as const)('that is longer may have a quote that is still open %s', async (_, text, dialect, line) => {
      const start = dialect === CR ? 'a,b\r' : 'a,b\n';
      expect(await failureOf(start + text, dialect)).toContain(`a.csv:${line}: ${NEVER_CLOSED}`);
    });
  });
  it('a CR before a quote is text, so that the quote that is never closed is found behind it', async () => {
    expect(await failureOf('a,b\nx\r"y,"open\n2,3\n')).toContain(`a.csv:2: ${NEVER_CLOSED}`);
  });
});
