import { expect, it } from 'vitest';
import { decileMovements, deciles } from '../../../src/audit/base/deciles.ts';

const of = (turnover: readonly (number | undefined)[]) =>
  deciles({
    orders: Int32Array.from(turnover, (value) => (value === undefined ? 0 : 1)),
    turnover: Float64Array.from(turnover, (value) => value ?? 0),
    others: 0,
  });

it('are tenths by value, with ties together', () => {
  expect([...of([7, 1, 2, 3, 4, 5, 6, 8, 9, 10]).of]).toEqual([7, 1, 2, 3, 4, 5, 6, 8, 9, 10]);
  // Two thirds have less than the 3: 1 + floor(10 x 4 / 6).
  expect([...of([1, 1, 1, 1, 3, 3, undefined]).of]).toEqual([1, 1, 1, 1, 7, 7, 0]);
});

it('count and sum each decile, the highest first', () => {
  const { list } = of([1, 1, 1, 1, 3, 3, undefined]);
  expect(list.map(({ decile }) => decile)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(list.filter(({ customers }) => customers > 0)).toEqual([
    { decile: 7, customers: 2, turnover: 6 },
    { decile: 1, customers: 4, turnover: 4 },
  ]);
});

it('movements count everybody who bought in one of the periods', () => {
  const moves = decileMovements(of([1, 3, undefined, undefined]), of([3, undefined, 1, undefined]));
  expect(moves).toEqual([
    { from: 6, to: 0, customers: 1 },
    { from: 1, to: 6, customers: 1 },
    { from: 0, to: 1, customers: 1 },
  ]);
});
