import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderBacktest } from '../../src/report/backtest/renderBacktest.ts';
import { displayWidth } from '../../src/report/terminal/displayText.ts';
import type { Backtest, ModelBacktest } from '../../src/value/backtest.ts';
import { anyText } from './reportInputs.ts';

const holdout = { actual: 1882, expected: 1665.43, mae: 0.75452, rmse: 1.60285, bias: -0.09185, spearman: 0.45973 };

const pareto: ModelBacktest = {
  name: 'pareto-nbd',
  parameters: { r: 0.553277, alpha: 10.57768, s: 0.60624, beta: 11668.73 },
  standard_errors: { r: 0.047628, alpha: 0.842, s: null, beta: 621.1 },
  log_likelihood: -9594.976,
  bic: 19221.01,
  stopped: 'relative gradient 1e-10',
  accepted: true,
  reason: 'converged',
  holdout,
};
const refused: ModelBacktest = {
  ...pareto,
  name: 'bg-nbd',
  accepted: false,
  reason: 'the log-likelihood is not finite',
  log_likelihood: Number.NaN,
  bic: Number.NaN,
  holdout: null,
};
const naive = [
  { name: 'same-rate', description: 'everybody goes on', holdout: { ...holdout, expected: 2930.1, mae: 1.02367 } },
  { name: 'mean', description: 'everybody is average', holdout: { ...holdout, mae: 1.3, spearman: null } },
] as const;
const gains = Array.from({ length: 10 }, (_, index) => ({
  decile: index + 1,
  expected: 10 - index,
  actual: 10 - index,
  cumulative_share: (index + 1) / 10,
}));

/** Twenty weeks: 10 purchase days each happened, 8 each were expected; hidden after the twelfth. */
const example: Backtest = {
  calibration_start: '2024-01-01',
  calibration_end: '2024-03-24',
  holdout_end: '2024-05-19',
  holdout_days: 56,
  customers: 2357,
  fitted_customers: 2000,
  unit: 'week',
  models: [pareto, refused],
  choice: { name: 'pareto-nbd', words: 'pareto-nbd was chosen' },
  value_model: {
    name: 'gamma-gamma',
    accepted: true,
    reason: 'converged',
    parameters: { p: 6.24957, q: 3.74422, gamma: 15.4435 },
    log_likelihood: -4055.9,
    customers: 946,
    correlation: 0.1139,
    mean_order_value: 35.17,
  },
  naive,
  winner: { name: 'pareto-nbd', by: 'mae', mae: 0.75452, runner_up: 'same-rate', runner_up_mae: 1.02367 },
  by_frequency: [
    { repeat_orders: '0', customers: 1411, actual: 334, expected: { 'pareto-nbd': 195.3, 'same-rate': 0 } },
    { repeat_orders: '1', customers: 0, actual: 0, expected: { 'pareto-nbd': 0, 'same-rate': 0 } },
  ],
  gains: { 'pareto-nbd': gains, mean: gains.map((gain) => ({ ...gain, cumulative_share: null })) },
  tracking: Array.from({ length: 20 }, (_, index) => ({
    week: index + 1,
    end: new Date(Date.UTC(2024, 0, 7 * (index + 1))).toISOString().slice(0, 10),
    actual: 10 * (index + 1),
    expected: { 'pareto-nbd': 8 * (index + 1) },
  })),
  money: {
    models: [{ name: 'pareto-nbd', holdout: { ...holdout, actual: 70_976.39, expected: 60_449.31, mae: 29.454 } }],
    naive: naive.map((forecast) => ({ ...forecast, holdout: { ...holdout, mae: 28.5 } })),
    winner: { name: 'same-rate', by: 'mae', mae: 28.5, runner_up: 'mean', runner_up_mae: 28.5 },
    gains: {},
  },
  newcomers: { customers: 12, orders: 30, revenue: 450.5 },
};

const plain = (backtest: Backtest, width = 100, unicode = true) =>
  renderBacktest(backtest, 'EUR', { width, colour: 0, unicode });
const lineOf = (text: string, start: string) => text.split('\n').find((line) => line.startsWith(start)) ?? '';
/** What stands below a heading. */
const block = (text: string, title: string) =>
  text.split('\n\n').find((part) => part.startsWith(title)) ?? `no ${title}`;

describe('a backtest in the terminal', () => {
  it('begins with what would have won, for purchases and for money', () => {
    expect(plain(example, 160).split('\n')[0]).toBe(
      'pareto-nbd forecast purchases best, off by 0.755 purchase days a customer (next same-rate 1.024). ' +
        'Money: same-rate, off by 28.50 EUR (next mean 28.50).',
    );
  });

  it('says when a naive forecast won, when there was no model, and when there was nothing', () => {
    const winner = { ...example.winner!, name: 'mean', mae: 0.5 };
    expect(plain({ ...example, winner })).toMatch(/^No model beat the naive forecast "mean", off by 0\.500 /);
    expect(plain({ ...example, winner, models: [refused] })).toMatch(/^No model could forecast; .*"mean" came nearest/);
    expect(plain({ ...example, winner: null })).toMatch(/^Nothing could be forecast\.\n/);
  });

  it('says what was learned from, what was hidden and what no forecast can hold', () => {
    const text = plain(example, 160);
    expect(text).toContain(
      'learned from 2024-01-01 to 2024-03-24 · forecast 56 days up to 2024-05-19 · 2,357 customers',
    );
    expect(text).toContain('models fitted on 2,000 customers');
    expect(text).toContain('Taken without knowing what came: pareto-nbd was chosen.');
    expect(text).toContain('Not forecast: 12 customers who came later, with 30 purchase days and 450.50 EUR.');
    expect(plain({ ...example, newcomers: { customers: 0, orders: 0, revenue: null } })).not.toContain('Not forecast');
  });

  it('has a row a forecast, refused ones without figures, and marks the best', () => {
    const text = plain(example);
    const cells = (start: string) => lineOf(text, start).split(/\s{2,}|(?<=%) /);
    expect(cells('pareto-nbd *')).toEqual([
      'pareto-nbd *',
      '1,665.4',
      '1,882.0',
      '-11.5 %',
      '0.755',
      '1.603',
      '-0.092',
      '0.460',
    ]);
    expect(cells('same-rate')).toEqual([
      'same-rate',
      '2,930.1',
      '1,882.0',
      '+55.7 %',
      '1.024',
      '1.603',
      '-0.092',
      '0.460',
    ]);
    expect(lineOf(text, 'bg-nbd').match(/–/g)).toHaveLength(7);
    expect(text).toContain('bg-nbd: refused, the log-likelihood is not finite');
  });

  it('has money with its model, and none without', () => {
    const money = block(plain(example), 'Money, in EUR');
    expect(money).toContain('60,449.31');
    expect(plain(example)).toContain('gamma-gamma: converged, p 6.2496, q 3.7442, gamma 15.444; correlation of money');
    expect(plain({ ...example, money: null, value_model: null })).not.toContain('Money');
  });

  it('draws weeks: bars happened, dots are expected, and where the holdout begins', () => {
    const lines = block(plain(example, 100, false), 'Week by week').split('\n');
    expect(lines[1]!.slice(0, 5)).toBe('200 |');
    expect(lines).toHaveLength(13);
    const rows = lines.slice(1, 11).map((line) => line.slice(5));
    // Twenty weeks of three columns: 200 purchase days are ten lines, of which the dots reach eight.
    expect(rows[0]).toBe(`${' '.repeat(57)}###`.replace('   ###', '######'));
    expect(rows[1]).toContain('o');
    expect(rows.map((row) => [...row].filter((glyph) => glyph === 'o').length).reduce((a, b) => a + b)).toBe(60);
    expect(rows[9]!.length).toBe(60);
    expect(lines[11]!.indexOf('^')).toBe(5 + 12 * 3);
    expect(lines[12]).toBe('# happened, o pareto-nbd expected, weeks 1 to 20, hidden after 2024-03-24');
    const bare = block(plain({ ...example, choice: { name: null, words: 'no forecast' } }), 'Week by week');
    expect(bare).not.toMatch(/•|expected/);
    expect(plain({ ...example, tracking: example.tracking.slice(0, 1) })).not.toContain('Week by week');
  });

  it('has means a customer by frequency, and unknown ones of nobody', () => {
    const rows = block(plain(example), 'By frequency').split('\n');
    expect(rows[2]!.split(/\s+/)).toEqual(['0', '1,411', '0.24', '0.14', '0.00']);
    expect(rows[3]!.split(/\s+/)).toEqual(['1', '0', '–', '–', '–']);
  });

  it('has the gains of nine tenths; the last holds all', () => {
    const rows = block(plain(example), 'Gains').split('\n');
    expect(rows.slice(2)).toHaveLength(9);
    expect(rows[2]).toMatch(/^top 10 % +10\.0 % +–$/);
  });

  it('has the parameters with their standard errors', () => {
    const text = plain(example, 120);
    expect(text).toContain(
      'pareto-nbd: r 0.55328 (0.048), alpha 10.578 (0.84), s 0.60624, beta 11669 (620); converged',
    );
    expect(block(text, 'Fits').split('\n')[3]).toMatch(/^bg-nbd +– +– +refused$/);
  });

  const numbers = fc.oneof(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), fc.constantFrom(0, 1e-9, -0.0001, 1e9));
  const accuracies = fc.record({
    actual: numbers,
    expected: numbers,
    mae: numbers,
    rmse: numbers,
    bias: numbers,
    spearman: fc.option(fc.double({ noNaN: true, min: -1, max: 1 })),
  });
  const anyBacktest: fc.Arbitrary<Backtest> = fc
    .record({
      words: anyText,
      holdout: fc.option(accuracies),
      money: fc.option(accuracies),
      weeks: fc.array(fc.tuple(fc.nat(1_000_000), fc.double({ noNaN: true, min: 0, max: 1e9 })), { maxLength: 400 }),
      hidden: fc.nat(400),
      parameter: numbers,
      count: fc.nat(2_000_000_000),
      chosen: fc.boolean(),
    })
    .map(({ words, holdout: accuracy, money, weeks, hidden, parameter, count, chosen }): Backtest => {
      const week = (index: number) => new Date(Date.UTC(2000, 0, 7 * (index + 1))).toISOString().slice(0, 10);
      const one: ModelBacktest = { ...pareto, parameters: { r: parameter }, reason: words, holdout: accuracy };
      return {
        ...example,
        customers: count,
        calibration_end: week(hidden),
        models: [one, refused],
        choice: { name: chosen ? 'pareto-nbd' : null, words },
        money: money && { ...example.money!, models: [{ name: 'pareto-nbd', holdout: money }] },
        newcomers: { customers: count, orders: count, revenue: money?.actual ?? null },
        tracking: weeks.map(([actual, expected], index) => ({
          week: index + 1,
          end: week(index),
          actual,
          expected: { 'pareto-nbd': expected },
        })),
      };
    });

  it('keeps to the width and lets nothing through but its own colours', () => {
    const currencies = fc.option(fc.oneof(fc.constantFrom('EUR', 'JPY', 'KWD'), anyText));
    const widths = fc.integer({ min: 40, max: 200 });
    fc.assert(
      fc.property(
        anyBacktest,
        currencies,
        widths,
        fc.constantFrom(0, 1, 2, 3),
        fc.boolean(),
        (any, currency, width, colour, unicode) => {
          const text = renderBacktest(any, currency, { width, colour, unicode });
          const shown = colour === 0 ? text : text.replace(SELECT_GRAPHIC, '');
          expect(shown).not.toMatch(CONTROL);
          for (const line of shown.split('\n')) {
            expect(displayWidth(line)).toBeLessThanOrEqual(Math.min(160, Math.max(60, width)));
          }
          if (!unicode) expect(shown).toMatch(/^[\n -~]*$/);
          const bare = renderBacktest(any, currency, { width, colour: 0, unicode }).split('\n');
          const uncoloured = stripVTControlCharacters(text).split('\n');
          expect(uncoloured.map((line) => line.trimEnd())).toEqual(bare.map((line) => line.trimEnd()));
        },
      ),
      { numRuns: 100 },
    );
  });
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: what must not reach a terminal
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what chalk writes
const SELECT_GRAPHIC = /\u001b\[[\d;]*m/g;
