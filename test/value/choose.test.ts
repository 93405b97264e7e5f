import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDay } from '../../src/core/day.ts';
import { chooseModel, chosenOf, type ModelChoice } from '../../src/value/choose.ts';
import { customerCount } from '../../src/value/groups.ts';
import { purchaseModels } from '../../src/value/models.ts';
import type { HistoryGroups, PurchaseFit, PurchaseModelName } from '../../src/value/purchaseModel.ts';
import { alike } from '../core/phrases.ts';
import { read } from '../read/exports.ts';
import { groceryOrders, hasPublicData, publicDataFolder, publicDataNote, rPackageOrders } from '../score/publicData.ts';
import { cdnowSample, historiesOf } from './histories.ts';

/** Customers who bought twice, a week apart, and two weeks ago; as many who bought once. */
function twiceBought(customers: number): HistoryGroups {
  return {
    count: 2,
    x: Float64Array.of(0, 1),
    tx: Float64Array.of(0, 1),
    T: Float64Array.of(3, 3),
    weight: Float64Array.of(customers, customers),
  };
}

/** Its ceiling is -100. */
const groups = twiceBought(100);

function fitOf(name: PurchaseModelName, log_likelihood: number, accepted = true, reason = 'converged'): PurchaseFit {
  return {
    name,
    parameters: { r: 1 },
    standard_errors: { r: 0.1 },
    log_covariance: [[0.01]],
    log_likelihood,
    bic: 0,
    stopped: alike('relative gradient'),
    accepted,
    reason: alike(reason),
  };
}

describe('the automatic choice', () => {
  it.each<[string, PurchaseFit[], PurchaseModelName | undefined, string]>([
    [
      'is the first accepted dropout model where one gains 3.0 over nbd',
      [fitOf('pareto-nbd', -210), fitOf('mbg-nbd', -200), fitOf('bg-nbd', -197), fitOf('nbd', -200)],
      'pareto-nbd',
      'pareto-nbd was chosen',
    ],
    [
      'is nbd where none gains 3.0',
      [fitOf('pareto-nbd', -197.01), fitOf('mbg-nbd', -205), fitOf('bg-nbd', -201), fitOf('nbd', -200)],
      'nbd',
      'no dropout found: a dropout model gains 2.99 in log-likelihood; nbd assumes nobody leaves: an upper bound',
    ],
    [
      'says a gain of 0.00 where nbd is the best',
      [fitOf('pareto-nbd', -200.5), fitOf('mbg-nbd', -205), fitOf('bg-nbd', -201), fitOf('nbd', -200)],
      'nbd',
      'no dropout found: a dropout model gains 0.00 in log-likelihood; nbd assumes nobody leaves: an upper bound',
    ],
    [
      'takes the next dropout model for a refused one',
      [fitOf('pareto-nbd', -150, false, 'tired'), fitOf('mbg-nbd', -160), fitOf('bg-nbd', -170), fitOf('nbd', -200)],
      'mbg-nbd',
      'pareto-nbd was refused (tired); mbg-nbd was chosen',
    ],
    [
      'knows of dropout by a refused fit that is possible',
      [fitOf('pareto-nbd', -150, false, 'tired'), fitOf('mbg-nbd', -199), fitOf('bg-nbd', -201), fitOf('nbd', -200)],
      'mbg-nbd',
      'pareto-nbd was refused (tired); mbg-nbd was chosen',
    ],
    [
      'does not know of dropout by one above the ceiling',
      [fitOf('pareto-nbd', -99, false, 'above'), fitOf('mbg-nbd', -199), fitOf('bg-nbd', -201), fitOf('nbd', -200)],
      'nbd',
      'no dropout found: a dropout model gains 1.00 in log-likelihood; nbd assumes nobody leaves: an upper bound',
    ],
    [
      'never puts nbd in the place of refused dropout models',
      [
        fitOf('pareto-nbd', -150, false, 'tired'),
        fitOf('mbg-nbd', 5e60, false, 'above'),
        fitOf('bg-nbd', Number.NaN, false, 'not finite'),
        fitOf('nbd', -200),
      ],
      undefined,
      'pareto-nbd was refused (tired); mbg-nbd was refused (above); bg-nbd was refused (not finite); no forecast',
    ],
    [
      'does not say that there is no dropout where no dropout model was accepted',
      [
        fitOf('pareto-nbd', -250, false, 'tired'),
        fitOf('mbg-nbd', 5e60, false, 'above'),
        fitOf('bg-nbd', -260, false, 'tired'),
        fitOf('nbd', -200),
      ],
      undefined,
      'pareto-nbd was refused (tired); mbg-nbd was refused (above); bg-nbd was refused (tired); no forecast',
    ],
    [
      'is none where there is no dropout and nbd is refused',
      [fitOf('pareto-nbd', -200), fitOf('mbg-nbd', -200), fitOf('bg-nbd', -200), fitOf('nbd', -200, false, 'tired')],
      undefined,
      'no dropout found: a dropout model gains 0.00 in log-likelihood; nbd was refused (tired); no forecast',
    ],
    [
      'says what a bound means',
      [fitOf('pareto-nbd', -150, true, 'customers do not differ in dropout'), fitOf('nbd', -200)],
      'pareto-nbd',
      'pareto-nbd was chosen; customers do not differ in dropout',
    ],
  ])('%s', (_, tried, name, words) => {
    const choice = chosenOf(tried, groups);
    expect(choice.chosen?.name).toBe(name);
    expect(choice.words.en).toBe(words);
  });
});

describe('a choice', () => {
  it('is no forecast below 30 customers who bought again', () => {
    expect(chooseModel(twiceBought(29), 'auto', purchaseModels)).toEqual({
      chosen: null,
      tried: [],
      words: {
        en: 'no forecast: 29 customers bought again, 30 are needed',
        it: 'nessuna previsione: 29 clienti hanno acquistato di nuovo, ne servono 30',
      },
    });
    expect(chooseModel(twiceBought(30), 'auto', purchaseModels).tried).toHaveLength(4);
  });

  it.each(['pareto-nbd', 'mbg-nbd', 'bg-nbd', 'nbd'] as const)('of %s tries nothing else', (wanted) => {
    const choice = chooseModel(groups, wanted, purchaseModels);
    expect(choice.tried.map(({ name }) => name)).toEqual([wanted]);
    if (choice.chosen) expect(choice.words.en).toContain(wanted === 'nbd' ? 'assumes nobody leaves' : 'was chosen');
  });

  it('is plain JSON values', () => {
    const choice = chooseModel(groups, 'auto', purchaseModels);
    expect(JSON.parse(JSON.stringify(choice))).toEqual(choice);
  });
});

if (!hasPublicData) console.warn(`test/value/choose.test.ts${publicDataNote}`);

describe.skipIf(!hasPublicData)(`public data${publicDataNote}`, { timeout: 60_000 }, () => {
  const triedOf = ({ tried }: ModelChoice, name: PurchaseModelName) => tried.find((one) => one.name === name)!;
  /** Within a relative tolerance, as numbers are published. */
  function matches(actual: Readonly<Record<string, number | null>>, published: readonly number[], tolerance: number) {
    Object.values(actual).forEach((value, i) => {
      expect(Math.abs(value! / published[i]! - 1), `${Object.keys(actual)[i]} ${value}`).toBeLessThan(tolerance);
    });
  }

  describe('the CDNOW sample', () => {
    let choice: ModelChoice;
    beforeAll(() => {
      choice = chooseModel(historiesOf(cdnowSample(), parseDay('1997-09-30')!), 'auto', purchaseModels);
    });

    it.each([
      ['bg-nbd', [0.2425945, 4.4136019, 0.7929199, 2.4258881], 1e-4, -9582.429],
      ['mbg-nbd', [0.5248436, 6.1830928, 0.8913878, 1.6140483], 2e-3, -9582.136],
      ['pareto-nbd', [0.553277, 10.57768, 0.60624, 11.66873], 1e-3, -9594.976],
      ['nbd', [0.38477, 12.07201], 1e-4, -9763.658],
    ] as const)('has the published maximum of %s', (name, parameters, tolerance, logLikelihood) => {
      const { accepted, parameters: found, log_likelihood } = triedOf(choice, name);
      expect(accepted).toBe(true);
      matches(found, parameters, tolerance);
      expect(Math.abs(log_likelihood - logLikelihood)).toBeLessThan(1e-3);
    });

    it('has the published standard errors of BG/NBD', () => {
      matches(triedOf(choice, 'bg-nbd').standard_errors, [0.012557, 0.378224, 0.185733, 0.705407], 1e-4);
    });

    it('is forecast by Pareto/NBD', () => {
      expect(choice.chosen).toBe(triedOf(choice, 'pareto-nbd'));
      expect(choice.words.en).toBe('pareto-nbd was chosen');
    });
  });

  describe('grocery purchases', () => {
    let choice: ModelChoice;
    beforeAll(() => {
      choice = chooseModel(historiesOf(groceryOrders(), parseDay('2006-12-31')!), 'auto', purchaseModels);
    });

    it.each([
      ['pareto-nbd', [0.786437, 5.679041, 0.386239, 5.717789], 1e-3, -15782.392],
      ['bg-nbd', [0.348646, 2.581671, 0.503845, 3.644386], 1e-4, -15836.566],
      ['mbg-nbd', [1.256921, 6.039142, 0.368277, 0.715764], 1e-4, -15781.939],
    ] as const)('have the known maximum of %s', (name, parameters, tolerance, logLikelihood) => {
      const { accepted, parameters: found, log_likelihood } = triedOf(choice, name);
      expect(accepted).toBe(true);
      matches(found, parameters, tolerance);
      expect(Math.abs(log_likelihood - logLikelihood)).toBeLessThan(1e-3);
    });

    it('are forecast by Pareto/NBD', () => expect(choice.chosen?.name).toBe('pareto-nbd'));
  });

  it('of the R package rfm has dropout beyond doubt, in which customers do not differ', () => {
    const choice = chooseModel(historiesOf(rPackageOrders(), parseDay('2006-12-31')!), 'auto', purchaseModels);
    const bgNbd = triedOf(choice, 'bg-nbd');
    // The known -17,293.7 is that of an unbounded a + b; the bound of 1,000 is 0.14 below its limit of -17,293.65.
    expect(Math.abs(bgNbd.log_likelihood - -17_293.7)).toBeLessThan(0.1);
    expect(Math.abs(triedOf(choice, 'nbd').log_likelihood - -17_324.3)).toBeLessThan(0.05);
    expect(bgNbd).toMatchObject({
      accepted: true,
      reason: { en: 'customers do not differ in dropout' },
      standard_errors: { a: null, b: null },
    });
    expect(bgNbd.parameters.a! + bgNbd.parameters.b!).toBeCloseTo(1000, 6);
    expect(choice.chosen?.name).not.toBe('nbd');
    expect(choice.words.en).not.toContain('no dropout');
  });

  it('of UCI Online Retail has no dropout', async () => {
    const name = 'uci_online_retail.csv.gz';
    const { ledger, asOf } = await read({ [name]: readFileSync(`${publicDataFolder}${name}`) });
    const start = ledger.day.reduce((least, day) => Math.min(least, day));
    for (const [histories, customers, gain] of [
      [historiesOf(ledger, asOf), 4338, '0.12'],
      [historiesOf(ledger, asOf, start + 90), 2656, '0.00'],
    ] as const) {
      expect(customerCount(histories)).toBe(customers);
      const choice = chooseModel(histories, 'auto', purchaseModels);
      expect(choice.chosen?.name).toBe('nbd');
      expect(choice.words.en).toBe(
        `no dropout found: a dropout model gains ${gain} in log-likelihood; nbd assumes nobody leaves: an upper bound`,
      );
    }
  });
});
