import { describe, expect, it } from 'vitest';
import { contactCostText, givenShareText, ordersText, responseText } from '../../../src/report/plan/figureWords.ts';

describe('figures of a plan', () => {
  it.each([
    [0, '0 %'],
    [0.00005, 'under 0.01 %'],
    [0.000134, '0.013 %'],
    [0.003, '0.30 %'],
    [0.0996, '10 %'],
    [0.237, '24 %'],
    [1, '100 %'],
    [1.001, 'over 100 %'],
  ])('say a response of %d in two digits', (share, text) => {
    expect(responseText('en', share)).toBe(text);
  });

  it('say a share as it was given', () => {
    expect(givenShareText('en', 0.02)).toBe('2 %');
    expect(givenShareText('it', 0.00125)).toBe('0,125 %');
    expect(givenShareText('en', 0.07)).toBe('7 %');
  });

  it.each([
    [500, 'EUR', '0.05 EUR'],
    [12_000, 'EUR', '1.20 EUR'],
    [125, 'EUR', '0.0125 EUR'],
    [20, undefined, '0.002'],
    [30_000, 'JPY', '3 JPY'],
    [500, 'JPY', '0.05 JPY'],
  ])('say the cost of a contact of %d with all its decimals', (cost, currency, text) => {
    expect(contactCostText('en', cost, currency)).toBe(text);
  });

  it('say a part of an order, and no parts of many', () => {
    expect([0, 0.166, 3.46, 10.4, 1234.5].map((orders) => ordersText('it', orders))).toEqual([
      ...['0', '0,17', '3,5', '10', '1.235'],
    ]);
  });
});
