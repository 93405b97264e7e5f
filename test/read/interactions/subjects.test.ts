import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textsFrom } from '../../../src/core/texts.ts';
import { createSubjectReader } from '../../../src/read/interactions/subjects.ts';

const productIn = (products: readonly string[], subject: string) =>
  createSubjectReader(products)(textsFrom([subject]), 0);

describe('the product that a subject names', () => {
  it.each([
    ['the longest', ['Torta', 'Torta di mele', 'mele fresche'], 'RE: torta di mele fresche', 'Torta di mele'],
    ['also where a longer one only begins', ['Nike shoe', 'Nike shoe 12 red'], 'my nike-shoe 12 blue', 'Nike shoe'],
    ['of those as long the first by name', ['Ales B', 'Ales A'], 'ales b or ales a', 'Ales A'],
    ['of the same words the first by name', ['ales b', 'Ales B'], 'ALES b', 'Ales B'],
    ['in whole words', ['Nike shoe 1'], 'nike shoe 12', undefined],
    ['from four characters', ['Tea', 'Teas'], 'tea', undefined],
    ['without accents', ['Tè verde'], 'un te verde?', 'Tè verde'],
    ['in accents', ['Te verde'], 'un tè verde', 'Te verde'],
    [
      'that begins within another',
      ['one two three', 'two three four five'],
      'one two three four five',
      'two three four five',
    ],
  ])('%s', (_, products, subject, expected) => {
    expect(productIn(products, subject)).toBe(expected);
  });

  it('is what a search of all of them finds', () => {
    const words = (most: number) =>
      fc.array(fc.constantFrom('ales', 'bread', 'co', 'é'), { minLength: 1, maxLength: most });
    const names = fc.array(
      words(4).map((list) => list.join('-')),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(names, words(8), (products, subject) => {
        const text = ` ${subject.join(' ')} `.replaceAll('é', 'e');
        const plain = (name: string) => name.replaceAll('-', ' ').replaceAll('é', 'e');
        const size = (name: string) => plain(name).replaceAll(' ', '').length;
        const [best] = products
          .filter((name) => size(name) >= 4 && text.includes(` ${plain(name)} `))
          .sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
        expect(productIn(products, subject.join(' '))).toBe(best);
      }),
    );
  });

  it('is found among many that begin alike', () => {
    const products = Array.from({ length: 50_000 }, (_, i) => `Nike shoe ${i}`);
    const productOf = createSubjectReader(products);
    const subjects = textsFrom(products.map((name) => `about ${name}, please`));
    expect(products.filter((name, i) => productOf(subjects, i) !== name)).toEqual([]);
  });
});
