import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/core/texts.ts';
import { columnsInOrder, customerTable, mostValuableFirst } from '../../src/score/customerTable.ts';
import { byCustomerId, measure, measuresInOrder } from '../../src/score/measure.ts';
import { scoreCustomers } from '../../src/score/scores.ts';
import { builtCodes, builtTexts, rowTexts, textsOf } from '../core/builtTexts.ts';
import { builtLedger, type Entry } from './builtLedger.ts';

const entries: fc.Arbitrary<Entry[]> = fc.array(
  fc.record({
    customer: fc.constantFrom('b', 'a', 'C10', 'C9', 'é', '', '\u{1F600}', '\uffff', 'aa', 'C1'),
    day: fc.integer({ min: 0, max: 9 }),
    units: fc.integer({ min: 1, max: 4 }),
    cost: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('byCustomerId', () => {
  it('puts all columns in the order of the ids and loses nothing', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const ledger = builtLedger(all);
        const measures = measure(ledger, 7, 2);
        const sorted = byCustomerId(measures, ledger);
        const idOf = (customer: number) => textOf(ledger.customers, customer);
        const rows = Array.from(measures.customer.keys()).sort((a, b) =>
          idOf(measures.customer[a]!) < idOf(measures.customer[b]!) ? -1 : 1,
        );
        for (const [name, values] of Object.entries(measures)) {
          const expected = ArrayBuffer.isView(values)
            ? rows.map((row) => (values as Int32Array | Float64Array)[row])
            : values;
          const found = sorted[name as keyof typeof sorted];
          expect(ArrayBuffer.isView(found) ? [...(found as Int32Array)] : found, name).toEqual(expected);
        }
      }),
    );
  });
});

describe('mostValuableFirst', () => {
  it('agrees with comparing lifetime value, revenue and id', () => {
    const drawn = fc.record({
      all: entries,
      lifetimeValues: fc.option(
        fc.array(fc.constantFrom(0, -0, 1, -2.5, 3, Number.POSITIVE_INFINITY), { minLength: 10, maxLength: 10 }),
        { nil: undefined },
      ),
      hasMoney: fc.boolean(),
    });
    fc.assert(
      fc.property(drawn, ({ all, lifetimeValues, hasMoney }) => {
        const ledger = builtLedger(all);
        const measures = byCustomerId(measure(ledger, 9, undefined), ledger);
        const idOf = (row: number) => textOf(ledger.customers, measures.customer[row]!);
        const expected = Array.from(measures.customer.keys()).sort(
          (a, b) =>
            (lifetimeValues === undefined ? 0 : lifetimeValues[b]! - lifetimeValues[a]!) ||
            (hasMoney ? measures.revenue[b]! - measures.revenue[a]! : 0) ||
            (idOf(a) < idOf(b) ? -1 : 1),
        );
        expect([...mostValuableFirst(measures, ledger, lifetimeValues, hasMoney)]).toEqual(expected);
      }),
    );
  });
});

describe('columnsInOrder', () => {
  it('takes the rows given, in their order', () => {
    const further = {
      numbers: { clv: Float64Array.of(1, 2, 3) },
      texts: { lifecycle: builtCodes(['a', 'b', undefined]) },
    };
    const { numbers, texts } = columnsInOrder(further, Int32Array.of(2, 0));
    expect([...numbers.clv!]).toEqual([3, 1]);
    expect(textsOf(texts.lifecycle!)).toEqual([undefined, 'a']);
  });
});

describe('customerTable', () => {
  const ledger = builtLedger([
    { customer: 'a', day: 1, units: 10 },
    { customer: 'refunds', day: 1, units: -1, kind: 'refund' },
    { customer: 'b', day: 3, units: 30 },
    { customer: 'b', day: 7, units: 15 },
  ]);
  const measures = measuresInOrder(measure(ledger, 7, undefined), Int32Array.of(1, 0));
  const scores = scoreCustomers(measures, { bins: 5, frequency: 'orders', monetary: 'revenue' }, undefined);
  const kept = [
    { name: 'email', ...builtTexts(['a@x', undefined, 'b@x']) },
    { name: 'phone', ...builtTexts([]) },
  ];
  const further = { numbers: { clv: Float64Array.of(2, 1) }, texts: { lifecycle: builtCodes(['loyal', 'repeat']) } };
  const tableOf = (hasMoney: boolean) => customerTable(measures, scores, ledger, kept, hasMoney, further);

  it('holds every column in the order of the measures', () => {
    const { ids, numbers, texts, attributes } = tableOf(true);
    expect(rowTexts(ids)).toEqual(['b', 'a']);
    expect([...numbers.revenue!]).toEqual([450_000, 100_000]);
    expect([...numbers.average_order_value!]).toEqual([225_000, 100_000]);
    expect([...numbers.orders!]).toEqual([2, 1]);
    expect([...numbers.recency_days!]).toEqual([0, 6]);
    expect([...numbers.days_between_orders!]).toEqual([4, Number.NaN]);
    expect([...numbers.clv!]).toEqual([2, 1]);
    expect(Object.keys(texts)).toEqual(['rfm', 'lifecycle']);
    expect(textsOf(texts.rfm!)).toEqual(['533', '311']);
    expect(textsOf(texts.lifecycle!)).toEqual(['loyal', 'repeat']);
    expect(attributes.map(({ name, ...texts }) => [name, rowTexts(texts)])).toEqual([
      ['email', ['b@x', 'a@x']],
      ['phone', []],
    ]);
  });

  it('has no money columns without money', () => {
    const { numbers } = tableOf(false);
    expect(Object.keys(numbers)).not.toEqual(expect.arrayContaining(['revenue']));
    for (const name of ['revenue', 'average_order_value', 'refunded'] as const) expect(numbers[name]).toBeUndefined();
    expect([...numbers.orders!]).toEqual([2, 1]);
  });
});
