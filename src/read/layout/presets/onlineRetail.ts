import type { Preset } from './preset.ts';

/**
 * The UCI data sets Online Retail (InvoiceNo, UnitPrice, CustomerID) and Online Retail II (Invoice, Price, Customer ID):
 * one row a line item, credit notes as invoices of their own that start with C and have negative quantities.
 */
export const onlineRetail: Preset = {
  name: 'online-retail',
  title: 'UCI Online Retail and Online Retail II',
  required: [
    ['invoiceno', 'stockcode', 'quantity', 'invoicedate', 'unitprice', 'customerid'],
    ['invoice', 'stockcode', 'quantity', 'invoicedate', 'price', 'customerid'],
  ],
  columns: {
    customer: ['customerid'],
    order: ['invoiceno', 'invoice'],
    date: ['invoicedate'],
    quantity: ['quantity'],
    unit_price: ['unitprice', 'price'],
    product: ['description'],
    country: ['country'],
  },
  orderLevelAmounts: [],
  howToExport: ['Download the data set from the UCI Machine Learning Repository and save its sheets as CSV.'],
  reads: [
    'Money is quantity × price; credit notes (invoices that start with C) lower the revenue.',
    'Rows without a customer, about a quarter, are counted and left out.',
    'Postage, manual lines, discounts, bank charges and adjustments count where they name a customer, whose invoice they are on.',
    'What the shop itself paid (AMAZONFEE, its bank, bad debts) names none.',
  ],
};
