import type { EpochDay } from '../core/day.ts';
import type { Phrase } from '../core/language.ts';
import type { OrderLedger } from '../core/ledger.ts';
import { groupedNumber } from '../core/numberText.ts';
import { seededRandom } from '../numerics/random.ts';
import { contactDays } from '../profile/contactDays.ts';
import { lifecycle, lifecycleStages } from '../profile/lifecycle.ts';
import { type MiddleBeginning, middleBeginning } from '../score/beginning.ts';
import { columnsInOrder, type FurtherColumns } from '../score/customerTable.ts';
import { wholeInOrder } from '../score/inOrder.ts';
import { byCustomerId, type Measures, measure } from '../score/measure.ts';
import { moneyAmounts } from '../score/scores.ts';
import { everyRowOf } from '../score/valueOrder.ts';
import { chooseModel, type ModelChoice, NO_MODEL } from '../value/choose.ts';
import { expectedOrderValue, fitGammaGamma, type GammaGammaFit, HIGH_CORRELATION } from '../value/gammaGamma.ts';
import { groupHistories } from '../value/groups.ts';
import { type ForecastCustomers, type ValueIntervals, valueIntervals } from '../value/intervals.ts';
import { byCustomer, customerValues, forecastGroups } from '../value/lifetimeValue.ts';
import { purchaseModels } from '../value/models.ts';
import { orderValues } from '../value/orderValues.ts';
import type { Choices, ForecastChoices } from './choices.ts';

/** What is expected of the customers of the measures, by row of the measures. */
export interface Forecast {
  readonly choice: ModelChoice;
  /** Customers that the models were fitted on. */
  readonly fittedCustomers: number;
  /** Null without money, and without a forecast. */
  readonly valueModel: GammaGammaFit | null;
  readonly columns: FurtherColumns;
  readonly notices: readonly Phrase[];
  /** Undefined without money, and without a forecast. */
  readonly intervals: ((segmentOf: ArrayLike<number>, segmentCount: number) => ValueIntervals) | undefined;
}

/** Where an export begins in the middle, customers of the first 90 days are older than they look. */
const UNSURE_DAYS = 90;
/** Fewer customers than these are too few to be fitted on alone. */
const LEAST_FITTED = 500;
/** The same report every time: the draws of the intervals start from here. */
const SEED = 1;

/** Lifecycle, forecast and lifetime value of the customers in the measures. */
export function forecastOf(
  ledger: OrderLedger,
  asOf: EpochDay,
  measures: Measures,
  beginning: MiddleBeginning | undefined,
  choices: Choices,
): Forecast {
  const { forecast, scoring, since } = choices;
  const money = moneyAmounts(measures, scoring.monetary);
  const { stage, cadence } = lifecycle(ledger, asOf);
  const texts = { lifecycle: { names: lifecycleStages, codes: wholeInOrder(stage, measures.customer) } };
  const rhythm = { ...contactDays(cadence, measures.customer, measures.lastDay, asOf) };

  // Models see everybody who ever bought, whatever the window.
  const everybody = since === undefined ? measures : byCustomerId(measure(ledger, asOf, undefined), ledger);
  const base = fittedBase(everybody, beginning);
  const choice =
    forecast.model === 'none'
      ? NO_MODEL
      : chooseModel(groupsOf(everybody, asOf, base.rows).groups, forecast.model, purchaseModels);
  const model = purchaseModels.find(({ name }) => name === choice.chosen?.name);
  const about = { choice, fittedCustomers: base.rows.length };
  if (choice.chosen === null || model === undefined) {
    const numbers = { ...rhythm, ...(money && { lifetime_value: scaled(money, forecast.margin) }) };
    return {
      ...about,
      valueModel: null,
      columns: { numbers, texts },
      notices: [],
      intervals: undefined,
    };
  }
  const chosen = choice.chosen;
  const parameters = model.parameters.map((name) => chosen.parameters[name]!);
  const { groups, groupOf } = groupsOf(measures, asOf, everyRowOf(measures.customer.length));
  const groupForecast = forecastGroups(model, parameters, groups, forecast.horizonDays, forecast.discount);
  const numbers = {
    ...rhythm,
    p_alive: byCustomer(groupForecast.pAlive, groupOf),
    expected_orders: byCustomer(groupForecast.expectedOrders, groupOf),
  };
  const notices = [...base.notices, ...horizonNotice(everybody, asOf, forecast)];
  if (!money) return { ...about, valueModel: null, columns: { numbers, texts }, notices, intervals: undefined };

  const values = orderValues(ledger, asOf, scoring.monetary === 'profit' ? 'profit' : 'revenue');
  const fittedValues = (of: Float64Array) => Float64Array.from(base.rows, (row) => of[everybody.customer[row]!]!);
  const valueModel = fitGammaGamma(fittedValues(values.x), fittedValues(values.m));
  const orderValue = Float64Array.from(measures.customer, (customer) =>
    expectedOrderValue(valueModel, values.x[customer]!, values.m[customer]!),
  );
  const clv = customerValues(groupForecast.discountedOrders, groupOf, orderValue, forecast.margin);
  const columns = {
    numbers: {
      ...numbers,
      expected_order_value: orderValue,
      clv,
      lifetime_value: clv.map((value, row) => value + forecast.margin * money[row]!),
    },
    texts,
  };
  const customers: Omit<ForecastCustomers, 'segmentOf' | 'segmentCount'> = {
    groups,
    groupOf,
    forecast: groupForecast,
    orderValue,
  };
  return {
    ...about,
    valueModel,
    columns,
    notices: [...notices, ...correlationNotice(valueModel)],
    intervals: (segmentOf, segmentCount) =>
      valueIntervals(
        model,
        chosen,
        { ...customers, segmentOf, segmentCount },
        forecast.horizonDays,
        forecast.margin,
        seededRandom(SEED),
      ),
  };
}

/** A forecast by row of the measures, for these rows in their order. */
export function forecastInOrder(forecast: Forecast, rows: Int32Array): Forecast {
  const { columns, intervals } = forecast;
  return {
    ...forecast,
    columns: columnsInOrder(columns, rows),
    intervals:
      intervals &&
      ((segmentOf, segmentCount) => {
        const segmentOfRow = new Int32Array(rows.length);
        for (let i = 0; i < rows.length; i++) segmentOfRow[rows[i]!] = segmentOf[i]!;
        return intervals(segmentOfRow, segmentCount);
      }),
  };
}

function scaled(amounts: Float64Array, factor: number): Float64Array {
  const products = new Float64Array(amounts.length);
  for (let row = 0; row < products.length; row++) products[row] = factor * amounts[row]!;
  return products;
}

/** Groups of customers with the same repeat purchase days, days from first to last, and days from the first to as_of. */
function groupsOf(measures: Measures, asOf: EpochDay, rows: Int32Array) {
  return groupHistories(
    rows.map((row) => measures.historyDays[row]! - 1),
    rows.map((row) => measures.lastDay[row]! - measures.firstDay[row]!),
    rows.map((row) => asOf - measures.firstDay[row]!),
  );
}

/** The first day from which customers are as new as they look; undefined where all are. */
export function fitFrom(ledger: OrderLedger): EpochDay | undefined {
  return sureFrom(middleBeginning(ledger));
}

/** The first day from which customers are as new as they look, where the export begins in the middle. */
export function sureFrom(beginning: MiddleBeginning | undefined): EpochDay | undefined {
  return beginning && beginning.start + UNSURE_DAYS;
}

/** Rows that models are fitted on: where the export begins in the middle, customers first seen after 90 days. */
function fittedBase(
  { firstDay }: Measures,
  beginning: MiddleBeginning | undefined,
): { readonly rows: Int32Array; readonly notices: Phrase[] } {
  const all = everyRowOf(firstDay.length);
  const from = sureFrom(beginning);
  if (from === undefined) return { rows: all, notices: [] };
  const late = all.filter((row) => firstDay[row]! >= from);
  if (late.length >= LEAST_FITTED) {
    return {
      rows: late,
      notices: [
        {
          en: `models are fitted on the ${groupedNumber(late.length, 0)} customers first seen after the first ${UNSURE_DAYS} days`,
          it: `i modelli sono stimati sui ${groupedNumber(late.length, 0, 'it')} clienti comparsi dopo i primi ${UNSURE_DAYS} giorni`,
        },
      ],
    };
  }
  return {
    rows: all,
    notices: [
      {
        en: `models are fitted on all customers, though those of the first ${UNSURE_DAYS} days are older than they look: only ${late.length} came later`,
        it: `i modelli sono stimati su tutti i clienti, benché quelli dei primi ${UNSURE_DAYS} giorni lo siano da più tempo di quanto sembri: ${late.length === 1 ? 'solo 1 è arrivato' : `solo ${late.length} sono arrivati`} dopo`,
      },
    ],
  };
}

function horizonNotice({ firstDay }: Measures, asOf: EpochDay, { horizonDays }: ForecastChoices): Phrase[] {
  const days = asOf - firstDay.reduce((first, day) => Math.min(first, day), asOf);
  return horizonDays > days
    ? [
        {
          en: `the forecast looks ${horizonDays} days ahead, further than the ${days} days of history reach back`,
          it: `la previsione guarda ${horizonDays} giorni avanti, più dei ${days} giorni di storia disponibili`,
        },
      ]
    : [];
}

function correlationNotice({ correlation }: GammaGammaFit): Phrase[] {
  return correlation !== null && Math.abs(correlation) > HIGH_CORRELATION
    ? [
        {
          en: `money and frequency go together (correlation ${correlation.toFixed(2)}): values per order are less sure than they look`,
          it: `importo e frequenza vanno insieme (correlazione ${groupedNumber(correlation, 2, 'it')}): i valori per ordine sono meno certi di quanto sembrino`,
        },
      ]
    : [];
}
