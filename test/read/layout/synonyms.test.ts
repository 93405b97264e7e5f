import { describe, expect, test } from 'vitest';
import { type Field, orderFields } from '../../../src/read/fields.ts';
import {
  customerNames,
  headerSynonyms,
  normaliseHeader,
  orderLevelAmounts,
  withoutCurrency,
} from '../../../src/read/layout/synonyms.ts';

test.each([
  ['Order #', 'order'],
  ['Customer ID', 'customerid'],
  ['customer_id', 'customerid'],
  ['CUSTOMER-ID ', 'customerid'],
  ['\ufeffInvoice No.', 'invoiceno'],
  ['\u200bEmail', 'email'],
  ['Città', 'citta'],
  ['Größe', 'grosse'],
  ['Währung', 'wahrung'],
  ['Nº pedido', 'nopedido'],
  ['N° commande', 'ncommande'],
  ['Created (UTC)', 'createdutc'],
  ['顧客', '顧客'],
  ['', ''],
])('%j in normal form is %j', (header, normal) => {
  expect(normaliseHeader(header)).toBe(normal);
});

test('every field has headers, each in normal form', () => {
  expect(Object.keys(headerSynonyms).sort()).toEqual([...orderFields].sort());
  for (const [field, headers] of Object.entries(headerSynonyms)) {
    expect(headers.length).toBeGreaterThan(5);
    for (const header of headers) expect([field, normaliseHeader(header)]).toEqual([field, header]);
    expect([field, headers.includes('')]).toEqual([field, false]);
  }
});

test('no header stands for two fields, or twice for one', () => {
  const seen = new Map<string, string>();
  for (const [field, headers] of Object.entries(headerSynonyms)) {
    for (const header of headers) {
      expect([header, seen.get(header)]).toEqual([header, undefined]);
      seen.set(header, field);
    }
  }
});

test('totals of an order are amounts, after those of a line', () => {
  const { amount } = headerSynonyms;
  expect(amount.slice(-orderLevelAmounts.length)).toEqual(orderLevelAmounts);
  for (const header of [
    'ordertotal',
    'ordertotalamount',
    'grandtotal',
    'totaleordine',
    'bestellsumme',
    'gesamtbetrag',
    'totalcommande',
    'totalpedido',
  ]) {
    expect(orderLevelAmounts).toContain(header);
  }
  for (const header of [
    'amount',
    'revenue',
    'total',
    'sales',
    'importo',
    'umsatz',
    'betrag',
    'montant',
    'importe',
    'linetotal',
  ]) {
    expect(orderLevelAmounts).not.toContain(header);
  }
});

test.each(['N° de commande', 'N° commande', 'Nº de commande', 'Nº de pedido', 'N. ordine', 'N° ordine', "N° d'ordine"])(
  '%s is the order',
  (header) => {
    expect(headerSynonyms.order).toContain(normaliseHeader(header));
  },
);

test.each([
  ['Summe (EUR)', { rest: 'Summe', currency: 'EUR' }],
  ['Total (€)', { rest: 'Total', currency: 'EUR' }],
  ['Amount ($)', { rest: 'Amount', currency: '$' }],
  ['Importo [CHF] ', { rest: 'Importo', currency: 'CHF' }],
  ['Montant (TTC)', undefined],
  ['Created (UTC)', undefined],
  ['Total (eur)', undefined],
  ['Total EUR', undefined],
  ['(EUR)', undefined],
])('%j without its currency is %j', (header, rest) => {
  expect(withoutCurrency(header)).toEqual(rest);
});

test('names are the last of what tells a customer', () => {
  expect(headerSynonyms.customer.slice(-customerNames.length)).toEqual(customerNames);
  for (const header of ['customername', 'billingname', 'kundenname', 'nomclient', 'nombrecliente']) {
    expect(customerNames).toContain(header);
  }
  for (const header of ['customer', 'customerid', 'username', 'cliente', 'kunde']) {
    expect(customerNames).not.toContain(header);
  }
});

describe('the headers of real exports', () => {
  const choose = (headers: string) => {
    const normal = headers.split(',').map(normaliseHeader);
    const chosen: Partial<Record<Field, string>> = {};
    for (const field of orderFields) {
      const header = headerSynonyms[field].find((one) => normal.includes(one));
      if (header !== undefined) chosen[field] = header;
    }
    return chosen;
  };

  test.each([
    [
      'customer_id,date,number_of_cds,dollar_value',
      { customer: 'customerid', date: 'date', quantity: 'numberofcds', amount: 'dollarvalue' },
    ],
    ['cust,date', { customer: 'cust', date: 'date' }],
    [
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
      {
        customer: 'customerid',
        date: 'invoicedate',
        order: 'invoiceno',
        quantity: 'quantity',
        unit_price: 'unitprice',
        product: 'stockcode',
        country: 'country',
      },
    ],
    [
      'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country',
      {
        customer: 'customerid',
        date: 'invoicedate',
        order: 'invoice',
        quantity: 'quantity',
        unit_price: 'price',
        product: 'stockcode',
        country: 'country',
      },
    ],
    [
      'customer_id,order_date,revenue,first_name,last_name,email',
      {
        customer: 'customerid',
        date: 'orderdate',
        amount: 'revenue',
        first_name: 'firstname',
        last_name: 'lastname',
        email: 'email',
      },
    ],
    [
      'order_id,customer_id,customer_unique_id,order_status,order_purchase_timestamp,order_approved_at,payment_value',
      {
        customer: 'customeruniqueid',
        date: 'orderpurchasetimestamp',
        amount: 'paymentvalue',
        order: 'orderid',
        status: 'orderstatus',
      },
    ],
    [
      'Order Date,Paid at,Order #,Customer,Customer ID,Total,Order Total',
      { customer: 'customerid', date: 'orderdate', amount: 'total', order: 'order' },
    ],
    ['Paid at,Created at,Email,Line Total,Grand Total', { date: 'createdat', email: 'email', amount: 'linetotal' }],
    [
      'Data ordine,Cliente,Importo,Stato,Valuta',
      { customer: 'cliente', date: 'dataordine', amount: 'importo', status: 'stato', currency: 'valuta' },
    ],
    [
      'Kundennummer,Bestelldatum,Bestellnummer,Menge,Einzelpreis,Währung',
      {
        customer: 'kundennummer',
        date: 'bestelldatum',
        order: 'bestellnummer',
        quantity: 'menge',
        unit_price: 'einzelpreis',
        currency: 'wahrung',
      },
    ],
    [
      'Numéro client,Date de commande,N° commande,Montant TTC,Statut',
      { customer: 'numeroclient', date: 'datedecommande', order: 'ncommande', amount: 'montantttc', status: 'statut' },
    ],
    [
      'Código cliente,Fecha del pedido,Nº pedido,Importe,Estado',
      { customer: 'codigocliente', date: 'fechadelpedido', order: 'nopedido', amount: 'importe', status: 'estado' },
    ],
  ])('%s', (headers, fields) => {
    expect(choose(headers)).toEqual(fields);
  });

  test('nobody is a customer by a name that says nothing', () => {
    expect(choose('Name,Id,Notes,Tags,State')).toEqual({});
  });
});
