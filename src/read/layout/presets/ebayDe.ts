import { ebayOrders } from './ebayOrders.ts';
import type { Preset } from './preset.ts';

/** The orders report of eBay in German. */
export const ebayDe: Preset = {
  name: 'ebay-de',
  title: 'eBay, orders report in German (Bestellbericht)',
  required: [['verkaufsprotokollnummer', 'bestellnummer', 'verkauftam', 'nutzernamedeskaufers']],
  ...ebayOrders({
    names: {
      amount: 'Gesamtbetrag',
      status: 'Zahlungsdatum',
      product: 'Angebotstitel or Bestandseinheit',
      email: 'E-Mail des Käufers',
    },
    order: 'bestellnummer',
    buyer: 'nutzernamedeskaufers',
    date: ['verkauftam', 'zahlungsdatum'],
    paidOn: ['zahlungsdatum', 'bezahltam'],
    itemNumber: 'artikelnummer',
    itemTitle: ['angebotstitel', 'bestandseinheit'],
    total: ['gesamtbetrag', 'gesamtpreis'],
    tax: [],
    totalIncludesTax: [],
    email: ['emaildeskaufers'],
    country: ['landdeskaufers'],
    zip: ['plzdeskaufers', 'postleitzahldeskaufers'],
  }),
  decimal: 'comma',
  howToExport: [
    'eBay Verkäufer-Cockpit Pro > Berichte > Downloads > Bericht herunterladen > Bestellungen.',
    'A report reaches back 90 days: download one every month and pass all of them at once.',
  ],
  reads: [
    'Each order once: its Gesamtbetrag.',
    'Of an order of several items, its own row says the total; the rows of its items add none.',
    'Orders without a Zahlungsdatum are unpaid, counted and left out. No column tells of refunds.',
    'The customer is the Nutzername des Käufers; e-mails at members.ebay.com are aliases and not kept.',
  ],
};
