import { describe, expect, it } from 'vitest';
import { earlierCustomers, earlierRows, NOWHERE, withStanding } from '../../src/segment/standing.ts';
import { builtTexts, textsOf } from '../core/builtTexts.ts';
import { builtTable } from './builtTable.ts';

describe('withStanding', () => {
  const table = builtTable({ orders: [1, 2, 3] });
  const assignment = { segments: ['New', 'Loyal', 'Lost'], index: Int32Array.from([1, 1, 0]) };

  it('begins today and knows no earlier segment, where there is no earlier snapshot', () => {
    const { numbers, texts } = withStanding(table, assignment, 500, undefined);
    expect(Object.keys(texts)).toEqual(['segment', 'previous_segment']);
    expect(textsOf(texts.segment!)).toEqual(['Loyal', 'Loyal', 'New']);
    expect(textsOf(texts.previous_segment!)).toEqual([undefined, undefined, undefined]);
    expect([...numbers.segment_since!]).toEqual([500, 500, 500]);
    expect([...numbers.orders!]).toEqual([1, 2, 3]);
  });

  it('goes on with the earlier day of those who stay, and names what the others were', () => {
    const before = builtTable({ segment_since: [100, 300, 200, 50] }, { segment: ['New', 'Loyal', 'Lost', undefined] });
    const customers = earlierCustomers(400, { ...before, ids: builtTexts(['gone', '0', '1', '2']) });
    const rows = earlierRows(table, customers);
    expect([...rows]).toEqual([1, 2, NOWHERE]);
    const { numbers, texts } = withStanding(table, assignment, 500, { customers, rows });
    expect(textsOf(texts.previous_segment!)).toEqual(['Loyal', 'Lost', undefined]);
    expect([...numbers.segment_since!]).toEqual([300, 500, 500]);
  });
});
