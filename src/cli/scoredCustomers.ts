import type { LeftOut, ReadAccount } from '../core/account.ts';
import type { CodedTexts, CustomerTable } from '../core/customers.ts';
import { type EpochDay, formatDay } from '../core/day.ts';
import { Failure } from '../core/failure.ts';
import { customerCount } from '../core/ledger.ts';
import { countOfTexts } from '../core/texts.ts';
import { closedEmailsOf } from '../profile/closedEmails.ts';
import { addressesOf, withEmailsOf } from '../profile/personEmails.ts';
import { communicationOf, type ProfileSources, type Profiles, profilesOf } from '../profile/profileColumns.ts';
import { prospectTable } from '../profile/prospects.ts';
import type { InteractionsRead } from '../read/readInteractions.ts';
import type { OrdersRead } from '../read/readOrders.ts';
import { type MiddleBeginning, middleBeginning } from '../score/beginning.ts';
import { customerTable, mostValuableFirst } from '../score/customerTable.ts';
import { byCustomerId, type Measures, measure, measuresInOrder } from '../score/measure.ts';
import { moneyAmounts, type Scores, scoreCustomers } from '../score/scores.ts';
import { type Assignment, assignSegments } from '../segment/assign.ts';
import { PROSPECTS } from '../segment/playbooks/playbooks.ts';
import type { ValueIntervals } from '../value/intervals.ts';
import type { Choices } from './choices.ts';
import { type Forecast, forecastInOrder, forecastOf } from './forecast.ts';
import {
  consentNotices,
  interactionsLeftOut,
  matchingNotice,
  prospectNotices,
  ruleNotices,
} from './interactionNotices.ts';
import { beginningNotices, reversalNotices } from './ledgerNotices.ts';
import type { Timings } from './timings.ts';

/** Customers measured, scored and put into segments, the most valuable first. */
interface SegmentedCustomers {
  /** By row of the table. */
  readonly measures: Measures;
  readonly table: CustomerTable;
  readonly scores: Scores;
  readonly assignment: Assignment;
  readonly forecast: Forecast;
  /** Undefined without interactions. */
  readonly profiles: Profiles | undefined;
}

/** Customers in segments and how to reach them, with an account of everything that is not among them. */
export interface ScoredCustomers extends SegmentedCustomers {
  /** People with interactions and no purchase; undefined without interactions. */
  readonly prospects: CustomerTable | undefined;
  readonly account: ReadAccount;
  /** Expected revenue and value at risk by segment and in total; undefined without money, and without a forecast. */
  readonly intervals: ValueIntervals | undefined;
}

/**
 * From the ledger to segments.
 * @param interactions undefined without any
 */
export function scoredCustomers(
  orders: OrdersRead,
  interactions: InteractionsRead | undefined,
  choices: Choices,
  timings: Timings,
): ScoredCustomers {
  timings.begin('score');
  const { ledger } = orders;
  const measured = measuredCustomers(orders, choices.since);
  const hasMoney = choices.scoring.monetary !== 'none';
  timings.begin('forecast');
  const beginning = middleBeginning(ledger);
  const sources = profileSources(orders, interactions, choices);
  const segmented = segmentedCustomers(orders, measured, beginning, sources, choices, timings);
  const { measures, table, assignment, forecast, profiles } = segmented;
  timings.begin('segments');
  const emails = choices.reading.contacts.includes('email') ? interactions?.emails : undefined;
  const prospects = prospectTable(sources, offerOf(PROSPECTS, choices), emails);
  const communication = communicationOf(measures.customer, sources, profiles);
  timings.begin('forecast');
  const intervals = forecast.intervals?.(assignment.index, assignment.segments.length);
  timings.begin('score');
  return {
    ...segmented,
    table: {
      ...table,
      attributes:
        emails === undefined ? table.attributes : withEmailsOf(emails, table, measures.customer, sources.people),
      texts: { ...table.texts, ...communication.texts, offer: offersOf(assignment, choices) },
    },
    prospects: prospects?.table,
    intervals,
    account: {
      rows: orders.account.rows + (interactions?.account.rows ?? 0),
      badRows: orders.account.badRows + (interactions?.account.badRows ?? 0),
      leftOut: [
        ...orders.account.leftOut,
        ...interactionsLeftOut(interactions),
        ...customersLeftAside(measures, hasMoney, choices.since),
      ],
      notices: [
        ...orders.account.notices,
        ...reversalNotices(orders, hasMoney, choices.since),
        ...beginningNotices(ledger, beginning),
        ...forecast.notices,
        ...(interactions === undefined ? [] : [matchingNotice(interactions), ...interactions.account.notices]),
        ...consentNotices(
          (communication.unknownConsent ?? 0) + (prospects?.unknownConsent ?? 0),
          choices.requiresConsent,
        ),
        ...prospectNotices(prospects),
        ...ruleNotices(interactions, choices),
      ],
    },
  };
}

/** What the playbook of each customer's segment offers. */
function offersOf({ segments, index }: Assignment, choices: Choices): CodedTexts {
  return { names: segments.map((name) => offerOf(name, choices)), codes: index };
}

function offerOf(segment: string, { playbooks }: Choices): string | undefined {
  const offer = playbooks.get(segment)?.offer;
  return offer === '' ? undefined : offer;
}

/** What a day's snapshot is made of: the entries up to a day, and what customers carry along. */
type OrdersOnDay = Pick<OrdersRead, 'ledger' | 'attributes' | 'asOf'>;

function profileSources(
  { ledger, items, consents, addresses, emails, lastRefund, asOf }: OrdersRead,
  interactions: InteractionsRead | undefined,
  { requiresConsent, orders }: Choices,
): ProfileSources {
  if (requiresConsent && consents === undefined && interactions === undefined) {
    throw new Failure(
      'usage',
      '--require-consent: no file says who consented',
      'name the column with --map consent=COLUMN, or give a profile export with -i',
    );
  }
  const states = orders.asOf ?? Number.POSITIVE_INFINITY;
  const known = { customers: ledger.customers, ofOrders: emails, ofInteractions: interactions?.emails };
  const people = customerCount(ledger) + (interactions === undefined ? 0 : countOfTexts(interactions.ledger.strangers));
  return {
    orders: ledger,
    interactions: interactions?.ledger,
    items,
    consents,
    addresses: addressesOf(addresses, ledger.customers, interactions?.emails, people),
    closedEmail: closedEmailsOf(people, known, interactions?.closedEmails, consents, states),
    lastRefund,
    known: { asOf, states },
    requiresConsent,
    people,
  };
}

/**
 * From what was measured as of a day to segments.
 * @param sources what profiles are made of; undefined where nobody wants them
 */
export function segmentedCustomers(
  orders: OrdersOnDay,
  measured: Measures,
  beginning: MiddleBeginning | undefined,
  sources: ProfileSources | undefined,
  choices: Choices,
  timings: Timings,
): SegmentedCustomers {
  const hasMoney = choices.scoring.monetary !== 'none';
  const { measures, forecast } = forecastCustomers(orders, measured, beginning, choices, hasMoney);
  timings.begin('score');
  const profiles = sources && profilesOf(measures.customer, sources);
  const scores = scoreCustomers(measures, choices.scoring, choices.cutOffs, profiles?.engagementValues);
  timings.begin('segments');
  const scored = customerTable(measures, scores, orders.ledger, orders.attributes, hasMoney, forecast.columns);
  const table = {
    ...scored,
    numbers: { ...scored.numbers, ...profiles?.numbers },
    texts: { ...scored.texts, ...profiles?.texts },
  };
  return { measures, table, scores, forecast, profiles, assignment: assignSegments(choices.segments, table) };
}

/** Measures in the order of the output, the most valuable customer first, and what is expected of them. */
function forecastCustomers(
  { ledger, asOf }: OrdersOnDay,
  measured: Measures,
  beginning: MiddleBeginning | undefined,
  choices: Choices,
  hasMoney: boolean,
): { readonly measures: Measures; readonly forecast: Forecast } {
  if (choices.forecast.model === 'none') {
    // Without a forecast, what customers are worth goes up and down with their money.
    const worth = moneyAmounts(measured, choices.scoring.monetary);
    const measures = measuresInOrder(measured, mostValuableFirst(measured, ledger, worth, hasMoney));
    return { measures, forecast: forecastOf(ledger, asOf, measures, beginning, choices) };
  }
  // A forecast sums fractions over customers, and so depends on their order.
  const byId = byCustomerId(measured, ledger);
  const forecast = forecastOf(ledger, asOf, byId, beginning, choices);
  const rows = mostValuableFirst(byId, ledger, forecast.columns.numbers.lifetime_value, hasMoney);
  return { measures: measuresInOrder(byId, rows), forecast: forecastInOrder(forecast, rows) };
}

/** What each customer did, or a Failure where nobody has bought anything. */
export function measuredCustomers({ ledger, asOf }: OrdersOnDay, since: EpochDay | undefined): Measures {
  const measures = measure(ledger, asOf, since);
  if (measures.customer.length === 0) throw nobody(since);
  return measures;
}

/** That there is no customer to tell of. */
export function nobody(since: EpochDay | undefined): Failure {
  return since === undefined
    ? new Failure(
        'input',
        'no customer has a purchase: every order is a refund or left out',
        'rfm inspect FILE shows how the file is read',
      )
    : new Failure('input', `no customer has a purchase since ${formatDay(since)}`, 'give an earlier --since');
}

function customersLeftAside(
  { withoutPurchase, beforeWindow, earlier }: Measures,
  hasMoney: boolean,
  since: EpochDay | undefined,
): LeftOut[] {
  const list: LeftOut[] = [];
  const { customers, revenue } = withoutPurchase;
  if (customers > 0)
    list.push({
      what: { en: 'customers with refunds and no purchase', it: 'clienti con rimborsi e nessun acquisto' },
      count: customers,
      amount: hasMoney ? revenue : undefined,
    });
  if (earlier.orders > 0) {
    list.push({
      what: { en: `orders before ${formatDay(since!)}`, it: `ordini prima del ${formatDay(since!)}` },
      count: earlier.orders,
      amount: hasMoney ? earlier.revenue : undefined,
    });
  }
  if (beforeWindow.customers > 0) {
    list.push({
      what: {
        en: `customers with no purchase since ${formatDay(since!)}`,
        it: `clienti senza acquisti dal ${formatDay(since!)}`,
      },
      count: beforeWindow.customers,
      amount: hasMoney ? beforeWindow.revenue : undefined,
    });
  }
  return list;
}
