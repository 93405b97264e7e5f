import { describe, expect, it } from 'vitest';
import { fromLine, readerOf } from '../../../src/read/records/readRecords.ts';
import { inChunks } from '../exports.ts';
import { CR, CRLF, collect, LF, readRecords } from './readers.ts';

describe('the reader of a dialect', () => {
  it.each([
    [',', 'fast'],
    ['\t', 'fast'],
    ['|', 'fast'],
    ['\0', 'fast'],
    ['§', 'careful'],
    ['||', 'careful'],
    ['"', 'careful'],
    ['\n', 'careful'],
    ['\r', 'careful'],
  ] as const)('is, for the delimiter %j, the %s one', (delimiter, reader) => {
    expect(readerOf({ ...LF, delimiter })).toBe(reader);
    expect(readerOf({ ...CR, delimiter })).toBe(reader);
  });
});

describe('a delimiter of several bytes', () => {
  it.each(['§', '||', '😀'])('%s stands between fields', async (delimiter) => {
    const lines = ['a,b,c', '1,"x,""y""\r\n",z', '', '"2"x,|x,'];
    const text = lines.join('\r\n').replaceAll(',', delimiter);
    for (const size of [1, 2, 3, 1000]) {
      expect(await collect(readRecords, inChunks(Buffer.from(text), size), { ...CRLF, delimiter })).toEqual([
        [1, 'a', 'b', 'c'],
        [2, '1', `x${delimiter}"y"\r\n`, 'z'],
        [5, '"2"x', '|x', ''],
      ]);
    }
  });
  it('is known where a quote is never closed', async () => {
    const dialect = { ...LF, delimiter: '||' };
    for (const text of [
      'a||"b\nc"||"open\n1||2',
      'a||"b\nc"||"open\n1||2"x||"',
      `a||"b\nc"||"${'x'.repeat(2 ** 20)}`,
    ]) {
      const line = text.endsWith('"') ? 4 : 3;
      await expect(collect(readRecords, inChunks(Buffer.from(`\n${text}`), 1e5), dialect)).rejects.toThrow(
        `a.csv:${line}: a quote opens on this line`,
      );
    }
    const text = `a|"b||${'x'.repeat(2 ** 20)}`;
    await expect(collect(readRecords, inChunks(Buffer.from(text), 1e5), dialect)).rejects.toThrow('longer than 1 MiB');
  });
});

describe('the bytes from a line on', () => {
  it.each([
    [LF, 'a\n"b\nc"\r\nd', 3, 'c"\r\nd'],
    [CRLF, 'a\r\n"b\nc"\r\nd', 4, 'd'],
    [CR, 'a\r"b\rc"\rd\n', 2, '"b\rc"\rd\n'],
    [LF, 'a\nb', 1, 'a\nb'],
    [LF, 'a\nb', 3, ''],
  ] as const)('%j %j from line %i', async (dialect, text, line, expected) => {
    for (let size = 1; size <= text.length + 1; size++) {
      const parts: Uint8Array[] = [];
      for await (const part of fromLine(inChunks(Buffer.from(text), size), dialect, line)) parts.push(part);
      expect(Buffer.concat(parts).toString()).toBe(expected);
    }
  });
});
