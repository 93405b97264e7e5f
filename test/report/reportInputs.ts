import fc from 'fast-check';
import { afterFirstPurchase } from '../../src/audit/afterFirstPurchase.ts';
import { customerBase } from '../../src/audit/base/customerBase.ts';
import { languages, type Phrase } from '../../src/core/language.ts';
import { type OrderLedger, PURCHASE } from '../../src/core/ledger.ts';
import { textsFrom } from '../../src/core/texts.ts';
import type { ReportInput } from '../../src/report/report.ts';
import type { Monetary } from '../../src/score/scores.ts';
import { purchaseModelNames } from '../../src/value/purchaseModel.ts';
import { builtTexts } from '../core/builtTexts.ts';
import { alike } from '../core/phrases.ts';

export interface Buyer {
  readonly id: string;
  readonly segment: number;
  readonly recency: number;
  readonly orders: number;
  /** Currency units. */
  readonly revenue: number;
  readonly refunded: number;
  readonly r: number;
  readonly fm: number;
}

const noForecast: ReportInput['forecast'] = {
  choice: { chosen: null, tried: [], words: alike('no forecast: none was asked for') },
  fittedCustomers: 0,
  valueModel: null,
  intervals: undefined,
  horizonDays: 365,
  discount: 0.1,
  margin: 1,
};

const AS_OF = 19_723;
const MOST_ORDERS = 5;

/** Orders 20 days apart, of the revenue in equal parts. */
function ledgerOf(buyers: readonly Buyer[]): OrderLedger {
  const counts = buyers.map(({ orders }) => Math.max(1, Math.min(MOST_ORDERS, orders)));
  const entries = buyers.flatMap(({ recency, revenue }, b) =>
    Array.from({ length: counts[b]! }, (_, i) => ({
      day: AS_OF - Math.min(recency, 10_000) - 20 * (counts[b]! - 1 - i),
      amount: Math.round((revenue / counts[b]!) * 10_000),
    })),
  );
  return {
    customers: textsFrom(buyers.map(({ id }) => id)),
    offsets: Int32Array.from([0, ...counts.map((_, b) => counts.slice(0, b + 1).reduce((sum, n) => sum + n, 0))]),
    day: Int32Array.from(entries, ({ day }) => day),
    amount: Float64Array.from(entries, ({ amount }) => amount),
    kind: new Uint8Array(entries.length).fill(PURCHASE),
    cost: undefined,
  };
}

/** A report input on the given customers; anything else can be replaced. */
export function inputOf(
  buyers: readonly Buyer[],
  names: readonly string[],
  other: Partial<ReportInput> = {},
): ReportInput {
  const column = (value: (buyer: Buyer) => number) => Float64Array.from(buyers, value);
  const money = (value: (buyer: Buyer) => number) => column((buyer) => Math.round(value(buyer) * 10_000));
  const hasMoney = other.monetary !== 'none';
  const bins = other.bins ?? 5;
  const sizes = (score: (buyer: Buyer) => number) =>
    Array.from({ length: bins }, (_, bin) => buyers.filter((buyer) => score(buyer) === bin + 1).length);
  const ledger = ledgerOf(buyers);
  return {
    afterFirstPurchase: afterFirstPurchase(ledger, undefined, undefined, AS_OF, undefined, hasMoney),
    base: customerBase(ledger, AS_OF, undefined, undefined, hasMoney),
    listening: undefined,
    prospects: undefined,
    version: '1.2.3',
    language: 'en',
    asOf: AS_OF,
    currency: 'EUR',
    bins,
    monetary: 'revenue',
    frequency: 'orders',
    table: {
      ids: builtTexts(buyers.map((buyer) => buyer.id)),
      numbers: {
        recency_days: column((buyer) => buyer.recency),
        orders: column((buyer) => buyer.orders),
        r_score: column((buyer) => buyer.r),
        fm_score: column((buyer) => buyer.fm),
        ...(hasMoney && { revenue: money((buyer) => buyer.revenue), refunded: money((buyer) => buyer.refunded) }),
      },
      texts: {},
      attributes: [],
    },
    segments: {
      of: Int32Array.from(buyers, (buyer) => buyer.segment),
      list: names.map((name, index) => ({
        name,
        slug: `s${index}`,
        title: name,
        why: `why ${index}`,
        goal: `reach ${name}`,
        action: `act on ${name}`,
        offer: `give ${name}`,
        avoid: `not ${name}`,
      })),
      set: 'grid',
    },
    cutOffs: {
      recency_days: Array.from({ length: bins - 1 }, (_, step) => 10 * (step + 1)),
      orders: Array.from({ length: bins - 1 }, (_, step) => step + 2),
      revenue: hasMoney ? Array.from({ length: bins - 1 }, (_, step) => 100.5 * (step + 1)) : null,
    },
    binSizes: {
      r: sizes((buyer) => buyer.r),
      f: sizes((buyer) => buyer.fm),
      m: hasMoney ? sizes((buyer) => buyer.fm) : null,
    },
    account: { rows: 100, badRows: 0, leftOut: [], notices: [] },
    forecast: noForecast,
    movements: undefined,
    files: [{ file: 'orders.csv', rows: 100, badRows: 0, description: alike('UTF-8, comma') }],
    outputs: [],
    outDir: 'rfm-output',
    next: 'rfm explain 1',
    ...other,
  };
}

const hostile = fc.constantFrom(
  '\u001b[31mred\u001b[2J',
  'a\tb\r\nc',
  '\u202ereversed\u2066',
  '株式会社ベーカリー',
  '🍞👩‍👩‍👧🇮🇹❤️',
  'e\u0301\u0301\u20d0กำ',
  '\u{f0000}\u{f0001}\ue000',
  '__proto__',
  '\ud800',
  'x'.repeat(200),
  '',
);
export const anyText = fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 20 }));

const anyPhrase: fc.Arbitrary<Phrase> = fc.record({ en: anyText, it: anyText }, { noNullPrototype: true });

const amounts = fc.oneof(
  fc.integer({ min: -1_000_000, max: 50_000_000 }).map((minor) => minor / 100),
  fc.constantFrom(0, 0.01, -0.01, 99_999_999_999.99, -99_999_999_999.99),
);
const counts = fc.oneof(fc.nat(5_000), fc.constantFrom(0, 1, 1_234_567_890));
const cutOffs = (length: number) =>
  fc.array(fc.option(fc.double({ min: 0, max: 1e9, noNaN: true })), { minLength: length, maxLength: length });

const plain = { noNullPrototype: true } as const;
const interval = fc.record({ expected: amounts, low: amounts, high: amounts }, plain);
const figures = fc.record({ expectedRevenue: interval, valueAtRisk: fc.option(interval), gone: fc.nat(1e6) }, plain);
const logLikelihoods = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => value + 0);
const fit = fc.record(
  {
    name: fc.constantFrom(...purchaseModelNames),
    parameters: fc.constant({ r: 0.5, alpha: 10 }),
    standard_errors: fc.constant({ r: null, alpha: 1 }),
    log_covariance: fc.constant(null),
    log_likelihood: logLikelihoods,
    bic: logLikelihoods,
    stopped: anyPhrase,
    accepted: fc.boolean(),
    reason: anyPhrase,
  },
  plain,
);

function anyForecast(segments: number): fc.Arbitrary<ReportInput['forecast']> {
  return fc.record(
    {
      choice: fc.record({ chosen: fc.option(fit), tried: fc.array(fit, { maxLength: 4 }), words: anyPhrase }, plain),
      fittedCustomers: fc.nat(),
      valueModel: fc.constant(null),
      intervals: fc.option(
        fc.record(
          {
            segments: fc.array(figures, { minLength: segments, maxLength: segments }),
            total: figures,
            parametersVary: fc.boolean(),
          },
          plain,
        ),
        { nil: undefined },
      ),
      horizonDays: fc.integer({ min: 1, max: 3650 }),
      discount: fc.constantFrom(0, 0.1, 0.333),
      margin: fc.constantFrom(0, 0.25, 1),
    },
    plain,
  );
}

/** Any report that could be, and some that could not. */
export const anyInput: fc.Arbitrary<ReportInput> = fc
  .record({
    bins: fc.integer({ min: 2, max: 10 }),
    monetary: fc.constantFrom<Monetary[]>('revenue', 'average', 'profit', 'none'),
    names: fc.uniqueArray(anyText, { minLength: 1, maxLength: 14 }),
    customers: fc.oneof(fc.nat(4), fc.integer({ min: 20, max: 60 })),
  })
  .chain(({ bins, monetary, names, customers }) => {
    const score = fc.integer({ min: 1, max: bins });
    const buyer = fc.record({
      id: anyText,
      segment: fc.nat(names.length - 1),
      recency: fc.nat(5_000),
      orders: counts.map((count) => count + 1),
      revenue: amounts,
      refunded: amounts.map(Math.abs),
      r: score,
      fm: score,
    });
    return fc
      .record({
        buyers: fc.array(buyer, { minLength: customers, maxLength: customers }),
        language: fc.constantFrom(...languages),
        currency: fc.oneof(fc.constantFrom('EUR', 'JPY', 'KWD', undefined), anyText),
        frequency: fc.constantFrom('orders' as const, 'days' as const),
        recencyCutOffs: cutOffs(bins - 1),
        orderCutOffs: cutOffs(bins - 1),
        revenueCutOffs: cutOffs(bins - 1),
        forecast: anyForecast(names.length),
        leftOut: fc.array(
          fc.record({
            what: anyPhrase,
            count: counts,
            amount: fc.option(
              amounts.map((units) => Math.round(units * 1e4)),
              { nil: undefined },
            ),
          }),
          { maxLength: 4 },
        ),
        notices: fc.array(anyPhrase, { maxLength: 3 }),
        badRows: counts,
        files: fc.array(fc.record({ file: anyText, rows: counts, badRows: counts, description: anyPhrase }), {
          maxLength: 12,
        }),
        outputs: fc.array(anyText, { maxLength: 5 }),
        outDir: anyText,
        next: anyText,
      })
      .map(({ buyers, recencyCutOffs, orderCutOffs, revenueCutOffs, leftOut, notices, badRows, ...other }) =>
        inputOf(buyers, names, {
          ...other,
          bins,
          monetary,
          cutOffs: {
            recency_days: recencyCutOffs,
            orders: orderCutOffs,
            revenue: monetary === 'none' ? null : revenueCutOffs,
          },
          account: { rows: 1_000_000, badRows, leftOut, notices },
        }),
      );
  });
