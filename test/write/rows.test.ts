import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnCatalog } from '../../src/core/columns.ts';
import { ROWS_A_BATCH } from '../../src/write/kernel/kernel.ts';
import { guard } from '../../src/write/tables/cell.ts';
import { customerColumns, everyRow } from '../../src/write/tables/customerColumns.ts';
import { textColumn } from '../../src/write/tables/printedColumn.ts';
import { rejectChunks } from '../../src/write/tables/rejects.ts';
import { csvChunks, jsonChunks, jsonLinesChunks } from '../../src/write/tables/rows.ts';
import { builtTexts } from '../core/builtTexts.ts';
import { exampleCustomers } from './exampleCustomers.ts';
import { textOf } from './textOf.ts';

const names = columnCatalog.map((column) => column.name);
const columns = customerColumns(exampleCustomers, 2, false);

describe('csvChunks', () => {
  const text = textOf(csvChunks(columns, everyRow(exampleCustomers)));
  const [header, ...records] = parse(text);

  it('has every column of the catalog and the attributes after them', () => {
    expect(header).toEqual([...names, 'phone', '2024', "'=note"]);
    expect(text.startsWith('customer_id,segment,previous_segment,segment_since,r_score,')).toBe(true);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('prints known cells by their type and the others empty', () => {
    const expected: Record<string, string> = {
      customer_id: '007',
      segment: 'Champions',
      segment_since: '2024-01-31',
      r_score: '5',
      rfm: '555',
      orders: '12',
      revenue: '1234.50',
      days_between_orders: '30.3',
      p_alive: '0.9877',
      phone: '+44 20 7946 0000',
      '2024': 'two\nlines',
    };
    expect(records[0]).toEqual(header!.map((name) => expected[name] ?? ''));
  });

  it('guards texts and never numbers, and quotes only what needs it', () => {
    expect(records[1]!.slice(0, 2)).toEqual(["'=1+1", 'New']);
    expect(records[1]![header!.indexOf('revenue')]).toBe('-5.00');
    expect(records[1]![header!.indexOf('phone')]).toBe("'-2+3");
    expect(text).toContain(`"c, ""d""",Can't Lose Them,,2024-01-31,1,`);
    expect(text.match(/"/g)).toHaveLength('"c, ""d"""'.match(/"/g)!.length + '"two\nlines"'.match(/"/g)!.length);
  });

  it('writes the selected rows in their order, and a header alone for none', () => {
    const ids = parse(textOf(csvChunks(columns, Int32Array.of(2, 0)))).map((record) => record[0]);
    expect(ids).toEqual(['customer_id', 'c, "d"', '007']);
    expect(textOf(csvChunks(columns, new Int32Array(0)))).toBe(`${text.split('\n')[0]}\n`);
  });

  it('quotes like csv-stringify', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', ';', "'") });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const plain = [0, 1].map((place) => textColumn(`c${place}`, builtTexts(rows.map((row) => row[place]!)), false));
        return (
          textOf(csvChunks(plain, Int32Array.from(rows.keys()))) ===
          stringify([['c0', 'c1'], ...rows.map((row) => row.map(guard))])
        );
      }),
    );
  });

  it('comes in pieces of 64 KB and at most a batch of rows more', () => {
    const rows = Int32Array.from({ length: 20_000 }, (_, i) => i % 3);
    const many = columns.filter(({ name }) => name !== '2024');
    const chunks = Array.from(csvChunks(many, rows), (chunk) => chunk.slice());
    expect(chunks.length).toBeGreaterThan(5);
    expect(parse(textOf(chunks))).toHaveLength(20_001);
    const longest = Math.max(
      ...textOf(chunks)
        .split('\n')
        .map((line) => line.length + 1),
    );
    for (const chunk of chunks.slice(0, -1)) {
      expect(chunk.length).toBeGreaterThanOrEqual(64 * 1024);
      expect(chunk.length).toBeLessThan(64 * 1024 + ROWS_A_BATCH * longest);
    }
  });
});

it('replaces what could steer a terminal, in names too, when it prints to one', () => {
  const table = {
    ...exampleCustomers,
    attributes: [{ name: 'x\u001b', ...builtTexts(['a\u001b[31mb', '\u202eevil', undefined]) }],
  };
  const text = textOf(csvChunks(customerColumns(table, 2, true), Int32Array.of(0, 1)));
  for (const character of ['\u001b', '\u202e']) expect(text).not.toContain(character);
  expect(text).toContain('a�[31mb');
  expect([...jsonChunks(customerColumns(table, 2, true), Int32Array.of(1))].join('')).toContain('"x�":"�evil"');
});

describe('JSON', () => {
  it('holds numbers as numbers, what is missing as null, and columns in their order', () => {
    const text = [...jsonChunks(columns, everyRow(exampleCustomers))].join('');
    const [first, second, third] = JSON.parse(text);
    expect(first).toMatchObject({
      customer_id: '007',
      orders: 12,
      revenue: 1234.5,
      days_between_orders: 30.3,
      clv: null,
    });
    expect(second).toMatchObject({ customer_id: '=1+1', segment_since: '2024-01-01', rfm: null, phone: '-2+3' });
    expect(third).toMatchObject({ revenue: null, '2024': '' });
    expect(text.indexOf('"customer_id"')).toBeLessThan(text.indexOf('"2024"'));
    expect(JSON.parse([...jsonChunks(columns, 0)].join(''))).toEqual([]);
  });

  it('has one object a line as JSON Lines', () => {
    const lines = [...jsonLinesChunks(columns, Int32Array.of(1, 0))].join('').split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line).customer_id)).toEqual(['=1+1', '007']);
    expect([...jsonLinesChunks(columns, 0)].join('')).toBe('');
  });
});

it('writes rejects with guarded values', () => {
  const badRow = { file: 'a.csv', line: 17, column: 'total', value: '=1,5', reason: 'no amount' };
  expect(textOf(rejectChunks([badRow], true))).toBe(
    `file,line,column,value,reason\na.csv,17,total,"'=1,5",no amount\n`,
  );
  expect(textOf(rejectChunks([], true))).toBe('file,line,column,value,reason\n');
});

it('leaves the text of whole records out of rejects without contacts', () => {
  const record = { file: 'a.csv', line: 3, column: '', value: 'a,ada@x.it,5', reason: '3 fields, the header has 2' };
  const cell = { file: 'a.csv', line: 4, column: 'total', value: 'x', reason: 'is no amount' };
  const lines = (contacts: boolean) =>
    textOf(rejectChunks([record, cell], contacts))
      .split('\n')
      .slice(1, 3);
  expect(lines(true)[0]).toContain('ada@x.it');
  expect(lines(false)).toEqual(['a.csv,3,,,"3 fields, the header has 2"', 'a.csv,4,total,x,is no amount']);
});

it('cleans a text after guarding it, so that a tab cannot slip through', () => {
  const column = textColumn('x', builtTexts(['\t=1']), true);
  expect(textOf(csvChunks([column], Int32Array.of(0)))).toBe("x\n'\ufffd=1\n");
});
