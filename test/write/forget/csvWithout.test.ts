import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvWithout } from '../../../src/write/forget/csvWithout.ts';
import { rowsById, rowsByValue, soughtCustomers } from '../../../src/write/forget/customers.ts';
import { plainForm } from '../../../src/write/tables/csvForm.ts';
import { cellText } from '../../../src/write/tables/textCells.ts';

/** What is left of a text that comes in pieces of so many bytes, and the rows that went. */
async function without(text: string, ids: readonly string[], piece = 1 << 20, test = rowsById) {
  const bytes = Buffer.from(text);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  const left: Uint8Array[] = [];
  const gone: string[] = [];
  const onRow = (_: readonly string[], cells: readonly string[]) => gone.push(cells.join('|'));
  for await (const chunk of csvWithout('x.csv', pieces(), ids, test(soughtCustomers(ids, [])), onRow)) left.push(chunk);
  return { left: Buffer.concat(left).toString(), gone };
}

describe('csvWithout', () => {
  it('takes out rows by customer_id, wherever the bytes are cut, and leaves every other byte', async () => {
    const text = '\ufeffname,customer_id\r\n"Ada\n""x"", a",a\r\nè,b\r\na,b\r\n"a","a"\r\n"open\n",b\r\n,a';
    for (let piece = 1; piece < 30; piece++) {
      const { left, gone } = await without(text, ['a'], piece);
      expect(left).toBe('\ufeffname,customer_id\r\nè,b\r\na,b\r\n"open\n",b\r\n');
      expect(gone).toEqual(['Ada\n"x", a|a', 'a|a', '|a']);
    }
  });

  it('knows other delimiters, guards, quotes within an id, and an id that is a header', async () => {
    expect(await without('customer_id;x\na;1\n"a,b";2\n', ['a,b'])).toEqual({
      left: 'customer_id;x\na;1\n',
      gone: ['a,b|2'],
    });
    expect((await without("customer_id\n'=1\n=1\n''=1\n1\n", ['=1'])).left).toBe("customer_id\n''=1\n1\n");
    expect((await without('customer_id\n""""\n"a"""\n"""a"\n', ['"', 'a"'])).left).toBe('customer_id\n"""a"\n');
    expect((await without('customer_id\ncustomer_id\nb\n', ['customer_id'])).left).toBe('customer_id\nb\n');
    expect((await without('x\na\n', ['a'])).left).toBe('x\na\n');
    expect((await without('', ['a'])).left).toBe('');
  });

  it('finds any id as it is written, and no other', async () => {
    const id = fc.string({
      minLength: 1,
      maxLength: 4,
      unit: fc.constantFrom('a', 'A', 'é', '"', ',', '\n', "'", '=', ' '),
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(id, { minLength: 1, maxLength: 8 }), fc.nat(), async (ids, pick) => {
        const gone = ids[pick % ids.length]!;
        const table = (some: readonly string[]) =>
          ['customer_id,x', ...some.map((one) => `${cellText(one, false, plainForm)},1`), ''].join('\n');
        expect((await without(table(ids), [gone], 7)).left).toBe(table(ids.filter((one) => one !== gone)));
      }),
    );
  });

  it('takes out rejects that hold an id or an address as a word', async () => {
    const values = ['7', 'a,7,x', '17', '7x', 'x (7)', 'ADA@x.it', 'mada@x.it', '"<ada@x.it>"'];
    const text = ['value,line', ...values.map((value) => `${cellText(value, false, plainForm)},7`), ''].join('\n');
    const { gone } = await without(text, ['7', 'ada@x.it'], 11, rowsByValue);
    expect(gone.map((row) => row.split('|')[0])).toEqual(['7', 'a,7,x', 'x (7)', 'ADA@x.it', '"<ada@x.it>"']);
  });
});
