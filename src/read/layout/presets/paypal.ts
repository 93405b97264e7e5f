import { noSale, statusClass } from '../../values/statuses.ts';
import { firstText } from './computed.ts';
import type { Cells, Preset } from './preset.ts';

// English, Italian, German and French, which is that of the account.
const TYPE = ['type', 'tipo', 'typ'];
const STATUS = ['status', 'stato', 'etat'];
const GROSS = ['gross', 'lordo', 'brutto', 'avantcommission'];
const IMPACT = ['balanceimpact', 'impattosulsaldo', 'auswirkungaufguthaben', 'impactsurlesolde'];
const FROM = ['fromemailaddress', 'indirizzoemailmittente', 'absenderemailadresse', 'deladresseemail'];
const TO = ['toemailaddress', 'indirizzoemaildestinatario', 'empfangeremailadresse', 'aladresseemail'];
const ID = ['transactionid', 'codicetransazione', 'transaktionscode', 'numerodetransaction'];
const REFERENCE = [
  'referencetxnid',
  'codicetransazionediriferimento',
  'zugehorigertransaktionscode',
  'numerodelatransactiondereference',
];

/**
 * The activity of a PayPal account: sales among all else that moves its balance. Sales are told by their type, refunds
 * are rows of their own which name the sale; whoever paid is the customer, who in a refund is the one that is paid.
 */
export const paypal: Preset = {
  name: 'paypal',
  title: 'PayPal, activity of an account',
  required: [
    ['date', 'type', 'status', 'gross', 'fromemailaddress', 'toemailaddress', 'transactionid'],
    ['data', 'tipo', 'stato', 'lordo', 'indirizzoemailmittente', 'indirizzoemaildestinatario', 'codicetransazione'],
    ['datum', 'typ', 'status', 'brutto', 'absenderemailadresse', 'empfangeremailadresse', 'transaktionscode'],
    ['date', 'type', 'etat', 'avantcommission', 'deladresseemail', 'aladresseemail', 'numerodetransaction'],
  ],
  columns: {
    date: ['date', 'data', 'datum'],
    amount: GROSS,
    currency: ['currency', 'valuta', 'wahrung', 'devise'],
    product: ['itemtitle', 'titolooggetto', 'artikelbezeichnung', 'titredelobjet'],
    country: ['country', 'paese', 'land', 'pays'],
    zip: ['zippostalcode', 'capcodicepostale', 'plz', 'codepostal'],
  },
  computed: {
    order: {
      name: 'Transaction ID, or the Reference Txn ID of a refund',
      from: [...ID, ...REFERENCE],
      also: [...TYPE, ...IMPACT, ...GROSS],
      value: (cells) => firstText(cells, isGivenBack(cells) ? [...REFERENCE, ...ID] : ID),
    },
    status: { name: 'Type, Status, Balance Impact', from: [...TYPE, ...STATUS, ...IMPACT, ...GROSS], value: statusOf },
    email: {
      name: 'From Email Address, or the To Email Address of a refund',
      from: [...FROM, ...TO],
      also: [...TYPE, ...IMPACT, ...GROSS],
      value: (cells) => firstText(cells, isGivenBack(cells) ? TO : FROM),
    },
  },
  orderLevelAmounts: [],
  howToExport: [
    'PayPal > Activity > Download > Balance affecting or All transactions, CSV.',
    'Read by its headers in English, Italian, German and French.',
  ],
  reads: [
    'Sales are completed payments that come in: money is their Gross, before the fee. The customer is the From Email Address.',
    'Refunds, reversals and chargebacks lower the sale that their Reference Txn ID names, of their To Email Address.',
    'All else is counted by its Type and left out: conversions, withdrawals, transfers, fees, authorizations, holds, cart items.',
    'So are payments that are not completed, and those that go out.',
    'Day, month and decimal mark are written as the account has it: --date-format and --decimal where no row tells.',
    'Sales in several currencies are not added up: --currency picks one.',
  ],
};

/** Payments that are none yet, or whose money is not the shop's. */
const BESIDE_SALES =
  /\bhold\b|blocco|einbehalt|einzahlung|authori[sz]|\bautori[sz]|\bfees?\b|tariff|gebühr|entgelt|commission|review|release|conver|umrechnung/;
const GIVEN_BACK = /refund|reversal|chargeback|rückzahlung|rückbuchung|rückerstattung|rimborso|storno|remboursement/;
const SALE = /payment|pagamento|zahlung|paiement|checkout|donation|virtual terminal/;

const IN: ReadonlySet<string> = new Set(['credit', 'accredito', 'haben', 'crédit']);
const OUT: ReadonlySet<string> = new Set(['debit', 'addebito', 'soll', 'débit']);

function typeOf(cells: Cells): string {
  return firstText(cells, TYPE).normalize('NFC').toLowerCase();
}

/** Whether money came in or went out, by its sign in files that do not say; neither where the balance stays as it is. */
function direction(cells: Cells): 'in' | 'out' | 'neither' {
  const impact = firstText(cells, IMPACT).normalize('NFC').toLowerCase();
  if (impact === '') return /[-−(]/.test(firstText(cells, GROSS)) ? 'out' : 'in';
  if (IN.has(impact)) return 'in';
  return OUT.has(impact) ? 'out' : 'neither';
}

function isGivenBack(cells: Cells): boolean {
  const type = typeOf(cells);
  return GIVEN_BACK.test(type) && !BESIDE_SALES.test(type) && direction(cells) === 'out';
}

function isSale(cells: Cells): boolean {
  const type = typeOf(cells);
  return SALE.test(type) && !BESIDE_SALES.test(type) && !GIVEN_BACK.test(type) && direction(cells) === 'in';
}

/** A sale has to say that it is one: where it said nothing, a refund of its order would speak for it. */
function statusOf(cells: Cells): string {
  const status = firstText(cells, STATUS) || 'completed';
  if (isGivenBack(cells)) return statusClass(status) === 'left out' ? status : 'refund';
  return isSale(cells) ? status : noSale(firstText(cells, TYPE));
}
