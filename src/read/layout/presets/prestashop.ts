import type { Preset } from './preset.ts';

/**
 * The list of orders of PrestaShop: one row an order, semicolons between the columns, headers in the language of the back
 * office. Of the customer it says nothing but a name with an initial.
 */
export const prestashop: Preset = {
  name: 'prestashop',
  title: 'PrestaShop, export of the list of orders',
  required: [
    ['id', 'reference', 'newclient', 'delivery', 'customer', 'total', 'payment', 'status', 'date'],
    ['id', 'riferimento', 'nuovocliente', 'consegna', 'cliente', 'totale', 'pagamento', 'stato', 'data'],
    ['id', 'reference', 'nouveauclient', 'livraison', 'client', 'total', 'paiement', 'etat', 'date'],
    ['id', 'referencia', 'nuevocliente', 'entrega', 'cliente', 'total', 'pago', 'estado', 'fecha'],
  ],
  columns: {
    customer: ['customer', 'cliente', 'client'],
    order: ['id'],
    date: ['date', 'data', 'fecha'],
    amount: ['total', 'totale'],
    status: ['status', 'stato', 'etat', 'estado'],
    email: ['email', 'customeremail'],
  },
  orderLevelAmounts: ['total', 'totale'],
  onlyNames: {
    en: 'this export of PrestaShop has neither e-mails nor customer ids: customers are told apart by name alone, most with an initial in place of the first name, so all people who share it count as one; Advanced Parameters > Database > SQL Manager can export ids and e-mails (see rfm presets prestashop)',
    it: "questa esportazione di PrestaShop non ha né e-mail né numeri di cliente: i clienti si riconoscono solo dal nome, per lo più con l'iniziale al posto del nome di battesimo, e tutti quelli che la condividono contano come uno; Parametri Avanzati > Database > SQL Manager esporta anche numeri ed e-mail (vedi rfm presets prestashop)",
  },
  howToExport: [
    'Better: Advanced Parameters > Database > SQL Manager, and export what this query gives:',
    'SELECT o.id_order AS order_id, c.id_customer AS customer_id, c.email, c.firstname AS first_name, c.lastname AS last_name, o.date_add AS order_date, o.total_paid_tax_incl / o.conversion_rate AS order_total, l.name AS status FROM ps_orders o JOIN ps_customer c ON c.id_customer = o.id_customer JOIN ps_order_state_lang l ON l.id_order_state = o.current_state AND l.id_lang = 1',
    'Else: Orders > Orders > the cog wheel > Export.',
  ],
  reads: [
    'Each order once: its Total.',
    'The customer is a name such as J. DOE, as there is nothing else: all people who share it count as one.',
    'Cancelled, unpaid and failed orders are counted and left out, refunded ones are no purchases.',
    'Parts that were given back are not in this export.',
  ],
};
