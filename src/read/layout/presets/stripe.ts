import { statusClass } from '../../values/statuses.ts';
import { firstKey, pointNumber } from './computed.ts';
import type { Cells, Preset } from './preset.ts';

/**
 * Payments of Stripe, in all the ways in which it named the day so far: one row a payment, each with what was given back
 * of it. Money is what arrived in the account's own currency, which is the same in every file; where a payment says none,
 * as those do that never arrived, it is what was charged.
 */
export const stripe: Preset = {
  name: 'stripe',
  title: 'Stripe, payments',
  required: [
    ['id', 'created', 'amount', 'amountrefunded', 'convertedamount', 'mode', 'status'],
    ['id', 'createdutc', 'amount', 'amountrefunded', 'status'],
    ['id', 'createddateutc', 'amount', 'status', 'amountrefunded'],
    ['id', 'createddateutc', 'amount', 'status', 'captured'],
    ['id', 'createddateutc', 'amount', 'status', 'convertedamount'],
  ],
  columns: {
    order: ['id'],
    date: ['createddateutc', 'createdutc', 'created'],
    email: ['customeremail'],
    country: ['cardaddresscountry'],
    zip: ['cardaddresszip'],
  },
  computed: {
    customer: firstKey('Customer ID, Customer Email or Card Fingerprint', [
      'customerid',
      'customeremail',
      'cardfingerprint',
    ]),
    amount: {
      name: 'Converted Amount or Amount',
      from: ['convertedamount', 'amount'],
      also: ['convertedcurrency'],
      value: amountOf,
    },
    refunded: {
      name: 'Converted Amount Refunded or Amount Refunded',
      from: ['convertedamountrefunded', 'amountrefunded', 'disputedamount'],
      also: ['disputestatus', 'amount', 'convertedamount', 'convertedcurrency'],
      value: refundedOf,
    },
    currency: {
      name: 'Converted Currency or Currency',
      from: ['convertedcurrency', 'currency'],
      also: ['convertedamount'],
      value: (cells) => (isConverted(cells) ? cells('convertedcurrency') : cells('currency')),
    },
    status: { name: 'Mode, Status, Captured', from: ['mode', 'status', 'captured'], value: statusOf },
  },
  orderLevelAmounts: [],
  decimal: 'point',
  isUtc: true,
  howToExport: [
    'Stripe Dashboard > Payments > Export.',
    'Choose all columns: those of amounts, of the converted ones, of the customer, Captured, Mode and Status are needed.',
  ],
  reads: [
    "Money is the Converted Amount, in the account's own currency; where a row has none, the Amount in its Currency.",
    'What was given back is the Converted Amount Refunded; without one, the same share as Amount Refunded is of Amount.',
    'A dispute that was lost gives back its Disputed Amount.',
    'The customer is the Customer ID; without one, the Customer Email, then the Card Fingerprint.',
    'Failed payments, those with Captured = false, and those with Mode = Test are counted and left out.',
    'Times are UTC: --time-zone Europe/Rome gives the day there.',
  ],
};

function isConverted(cells: Cells): boolean {
  return cells('convertedamount') !== '' && cells('convertedcurrency') !== '';
}

function amountOf(cells: Cells): string {
  return isConverted(cells) ? cells('convertedamount') : cells('amount');
}

/** All of it where all of it went back, so that rates that changed in between leave nothing over. */
function refundedOf(cells: Cells): string {
  const text = cells('amountrefunded');
  const part = text === '' ? 0 : pointNumber(text);
  const lost = cells('disputestatus').toLowerCase() === 'lost' ? (pointNumber(cells('disputedamount')) ?? 0) : 0;
  const whole = pointNumber(cells('amount'));
  const money = pointNumber(amountOf(cells));
  if (part === undefined || whole === undefined || money === undefined) return text;
  const back = Math.abs(part) + Math.abs(lost);
  if (back === 0) return text;
  if (back >= whole) return amountOf(cells);
  const stated = isConverted(cells) ? cells('convertedamountrefunded') : text;
  if (lost === 0 && stated !== '') return stated;
  return ((money * back) / whole).toFixed(2);
}

/** Failed payments are not captured, either: what the export calls them comes first. */
function statusOf(cells: Cells): string {
  const status = cells('status');
  if (cells('mode').toLowerCase() === 'test') return 'test';
  return cells('captured').toLowerCase() === 'false' && statusClass(status) !== 'left out' ? 'uncaptured' : status;
}
