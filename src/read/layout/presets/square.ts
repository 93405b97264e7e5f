import { pointNumber } from './computed.ts';
import type { Cells, ComputedField, Preset } from './preset.ts';

/**
 * Transactions of Square's till: one row a payment or refund. Money is net of tax and tips, and of gift cards that are
 * sold: what these pay for later is a sale itself.
 */
export const square: Preset = {
  name: 'square',
  title: 'Square, transactions',
  required: [['transactionid', 'paymentid', 'grosssales', 'netsales', 'totalcollected', 'eventtype']],
  columns: {
    customer: ['customerid', 'customerreferenceid'],
    order: ['transactionid'],
    date: ['date'],
  },
  computed: {
    amount: {
      name: 'Net Sales and Partial Refunds',
      from: ['netsales', 'partialrefunds'],
      also: ['eventtype'],
      value: (cells) => ofEvent(cells, addedUp(cells('netsales'), cells('partialrefunds'))),
    },
    status: eventStatus(),
  },
  orderLevelAmounts: [],
  dates: 'monthFirst',
  decimal: 'point',
  howToExport: ['Square Dashboard > Transactions > pick the days > Export > Transactions CSV.'],
  reads: [
    'Money is Net Sales and Partial Refunds, without Tax and Tip; with them: --map amount="Total Collected".',
    'A gift card is no sale when it is sold, since what it pays for later is one.',
    'Rows whose Event Type is Refund give back, under their own Transaction ID or under that of the sale.',
    'The customer is the Customer ID; most sales at a till have none, and are counted and left out.',
    "The day is that of the till's own time zone.",
  ],
};

/** Money of a row; that of a refund is below zero, whether it is written with a sign, in brackets or without either. */
export function ofEvent(cells: Cells, money: string): string {
  return isRefund(cells) && !isNothing(money) && !/[-−(]/.test(money) ? `-${money}` : money;
}

/** A payment has to say that it is one: where it said nothing, a refund of its order would speak for it. */
export function eventStatus(): ComputedField {
  return {
    name: 'Event Type',
    from: ['eventtype'],
    value: (cells) => (cells('eventtype').toLowerCase() === 'payment' ? 'paid' : cells('eventtype')),
  };
}

function isRefund(cells: Cells): boolean {
  return cells('eventtype').toLowerCase() === 'refund';
}

/** Two amounts as one, in the currency that they name; what cannot be added up is no amount, and told as it is. */
function addedUp(one: string, other: string): string {
  if (isNothing(other)) return one;
  if (isNothing(one)) return other;
  const [first, second] = [pointNumber(one), pointNumber(other)];
  if (first === undefined || second === undefined) return `${one} and ${other}`;
  const sum = first + second;
  const sign = /\p{Sc}/u.exec(one)?.[0] ?? '';
  return `${sum < 0 ? '-' : ''}${sign}${Math.abs(sum).toFixed(2)}`;
}

function isNothing(money: string): boolean {
  return !/[1-9]/.test(money);
}
