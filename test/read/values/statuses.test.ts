import { describe, expect, test } from 'vitest';
import {
  isPartlyRefunded,
  noSale,
  type StatusClass,
  statusClass,
  statuses,
} from '../../../src/read/values/statuses.ts';

describe('what a status means', () => {
  const meanings: Readonly<Record<StatusClass, readonly string[]>> = {
    counts: [
      'paid',
      'PAID',
      ' Paid ',
      'completed',
      'wc-completed',
      'processing',
      'wc-processing',
      'shipped',
      'delivered',
      'closed',
      'partially_paid',
      'partially_refunded',
      'Partially Refunded',
      'Awaiting Fulfillment',
      'On backorder (paid)',
      'invoiced',
      'approved',
      'Completato',
      'In lavorazione',
      'Spedito',
      'Consegnato',
      'Pagamento accettato',
      'Parzialmente rimborsato',
      'Abgeschlossen',
      'In Bearbeitung',
      'Versandt',
      'Zahlung eingegangen',
      'Teilweise rückerstattet',
      'Terminée',
      'En cours',
      'Expédié',
      'Livré',
      'Paiement accepté',
      'Partiellement remboursée',
      'Completado',
      'Procesando',
      'Enviado',
      'Pago aceptado',
      'Shipped - Delivered to Buyer',
      'Teilweise storniert',
      'Partially cancelled',
      'Parcialmente cancelado',
    ],
    refunded: [
      'refunded',
      'wc-refunded',
      'Refunded',
      'Rimborsato',
      'Rückerstattet',
      'Erstattet',
      'Remboursée',
      'Remboursé',
      'Reembolsado',
      'fully-refunded',
      'charged_back',
      'Retoure',
      'Zurückgesendet',
      'Rückgabe',
      'Resa',
      'Renvoyée',
      'Totalmente reembolsado',
    ],
    'left out': [
      'cancelled',
      'canceled',
      'wc-cancelled',
      'voided',
      'failed',
      'expired',
      'unavailable',
      'declined',
      'draft',
      'wc-checkout-draft',
      'test',
      'pending',
      'pending payment',
      'pending_payment',
      'on hold',
      'wc-on-hold',
      'on-hold',
      'authorized',
      'Awaiting Payment',
      'On backorder (not paid)',
      'Annullato',
      'In attesa di pagamento',
      'Fallito',
      'Bozza',
      'Storniert',
      'Zahlung ausstehend',
      'In Wartestellung',
      'Fehlgeschlagen',
      'Entwurf',
      'Annulée',
      'En attente',
      'En attente de paiement',
      'Échouée',
      'Brouillon',
      'Cancelado',
      'Pendiente de pago',
      'En espera',
      'Fallido',
      'Borrador',
      'Widerrufen',
      'Impayée',
      'Impayé',
      'Impagado',
      'Cancelled by Customer',
      'Canceled by buyer',
      'cancelled_by_merchant',
      'Storniert durch Kunde',
      "Annullato dall'acquirente",
      'Annulée par le client',
      'Cancelado por el vendedor',
    ],
    unknown: [
      'created',
      'offen',
      'neu',
      'open',
      'new',
      'Gutschrift',
      'foo',
      '3',
      'not refunded',
      'paid?no',
      'recancelled',
      'オープン',
    ],
    blank: ['', ' ', '\u00a0', '-', '--', 'N/A', 'null', 'NaN', 'None'],
  };
  for (const [meaning, texts] of Object.entries(meanings)) {
    test.each(texts.map((text) => [text]))(`%j: ${meaning}`, (text) => {
      expect(statusClass(text)).toBe(meaning);
    });
  }
});

test.each([
  ['partially_refunded', true],
  ['wc-partial-refund', true],
  ['Rimborso parziale', true],
  ['Teilweise rückerstattet', true],
  ['Partiellement remboursée', true],
  ['Parcialmente devuelto', true],
  ['refunded', false],
  ['Teilweise storniert', false],
  ['partially paid', false],
  ['', false],
])('%j: partly refunded? %s', (text, expected) => {
  expect(isPartlyRefunded(text)).toBe(expected);
});

test('what is no sale is left out, whatever it is called', () => {
  expect(['General Withdrawal', 'refund', ''].map((kind) => statusClass(noSale(kind)))).toEqual(
    Array(3).fill('left out'),
  );
  expect(statusClass('no sales tax')).toBe('unknown');
});

test('no status is in two classes, and each is in normal form', () => {
  const seen = new Map<string, string>();
  for (const [meaning, list] of Object.entries(statuses)) {
    for (const status of list) {
      expect([status, seen.get(status) ?? meaning]).toEqual([status, meaning]);
      seen.set(status, meaning);
      expect([status, statusClass(status)]).toEqual([status, meaning]);
      expect(statusClass(` WC-${status.toUpperCase().replaceAll(' ', '_')} `)).toBe(meaning);
    }
  }
});
