import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growingFloats, growingIntegers, mostly, twoReadings } from '../../../src/read/rows/growing.ts';
import { growingLineNumbers, lineOf } from '../../../src/read/rows/lineNumbers.ts';

const blocks = fc.array(fc.array(fc.integer({ min: -1, max: 2 }), { maxLength: 700 }), { maxLength: 6 });

describe('numbers that grow', () => {
  it('are all that was appended and pushed', () => {
    fc.assert(
      fc.property(blocks, (some) => {
        const growing = growingIntegers();
        for (const block of some) {
          // What is after the count is left over from a longer block.
          growing.append(Int32Array.from([...block, 9, 9]), block.length);
          growing.push(7);
        }
        expect([...growing.values()]).toEqual(some.flatMap((block) => [...block, 7]));
        expect(growing.length()).toBe(growing.values().length);
      }),
    );
  });
  it('that are mostly one take memory from the first other one on', () => {
    fc.assert(
      fc.property(blocks, (some) => {
        const column = mostly(-1);
        for (const block of some) column.append(Int32Array.from([...block, 5]), block.length);
        const all = some.flat();
        expect(column.values() && [...column.values()!]).toEqual(all.some((one) => one !== -1) ? all : undefined);
      }),
    );
  });
});

describe('two readings', () => {
  it('are both kept until one of them is given up', () => {
    const one = twoReadings(growingFloats);
    one.append(Float64Array.of(1, 2), Float64Array.of(1, 2), 2);
    expect(one.values().first).toEqual(one.values().second);
    one.append(Float64Array.of(3, 4, 9), Float64Array.of(3, Number.NaN, 9), 2);
    expect([[...one.values().first], [...one.values().second]]).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, Number.NaN],
    ]);
    one.keepOnly('first');
    one.append(Float64Array.of(5), Float64Array.of(50), 1);
    expect([[...one.values().first], [...one.values().second]]).toEqual([
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5],
    ]);
  });
  it('may lose the first', () => {
    const one = twoReadings(growingIntegers);
    one.append(Int32Array.of(1, 2), Int32Array.of(1, 20), 2);
    one.keepOnly('second');
    one.keepOnly('second');
    one.append(Int32Array.of(3), Int32Array.of(30), 1);
    expect([[...one.values().first], [...one.values().second]]).toEqual([
      [1, 20, 30],
      [1, 20, 30],
    ]);
  });
});

describe('line numbers', () => {
  it('are those of each row, whatever is between them', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 20 })), (steps) => {
        const numbers = growingLineNumbers();
        let line = 1;
        const all: number[] = [];
        for (const block of steps) {
          const lines = block.map((step) => {
            line += step;
            return line;
          });
          numbers.append(Int32Array.from([...lines, 0]), lines.length);
          all.push(...lines);
        }
        const lineNumbers = numbers.values();
        expect(all.map((_, row) => lineOf(lineNumbers, row))).toEqual(all);
      }),
    );
  });
});
