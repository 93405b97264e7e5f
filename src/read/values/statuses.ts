import { plainLetters } from './plainLetters.ts';

/** What an order's status means for its customer: a purchase, money given back, or no order at all. */
export type StatusClass = KnownStatus | 'unknown' | 'blank';
type KnownStatus = 'counts' | 'refunded' | 'left out';

/** Classes a status in English, Italian, German, French or Spanish; `blank` also for what exporters write for nothing. */
export function statusClass(text: string): StatusClass {
  const plain = normalStatus(text);
  if (plain === '' || NOTHING.has(plain)) return 'blank';
  if (NO_SALE.test(plain)) return 'left out';
  return CLASSES.get(plain) ?? 'unknown';
}

/** A status that leaves out a row that is no sale, such as a bank transfer: it says what the export calls it. */
export function noSale(kind: string): string {
  return `no sale: ${kind}`;
}

const NO_SALE = /^no sale\b/;

/** Whether a status says that part of the order was given back; such an order counts. */
export function isPartlyRefunded(text: string): boolean {
  return PARTLY_REFUNDED.has(normalStatus(text));
}

function normalStatus(text: string): string {
  return plainLetters(text)
    .replace(/^\s*wc-/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const NOTHING: ReadonlySet<string> = new Set(['n a', 'na', 'nan', 'null', 'none']);

// One language a line, one status between commas; normal form: lower case, no accents, single blanks.
const PARTLY_REFUNDED_LINES = [
  'partially refunded, partial refund, partially returned',
  'parzialmente rimborsato, parzialmente rimborsata, rimborsato parzialmente, rimborso parziale, parzialmente reso',
  'teilweise erstattet, teilweise ruckerstattet, teilweise zuruckerstattet, teilerstattet, teilerstattung, teilweise retourniert',
  'partiellement remboursee, partiellement rembourse, remboursement partiel, partiellement retournee, partiellement retourne',
  'parcialmente reembolsado, parcialmente reembolsada, reembolsado parcialmente, reembolso parcial, parcialmente devuelto',
];

const LINES: Readonly<Record<KnownStatus, readonly string[]>> = {
  counts: [
    ...PARTLY_REFUNDED_LINES,
    'paid, partially paid, payment accepted, payment received, payment complete, payment completed, remote payment accepted',
    'completed, complete, processing, processed, in process, processing in progress, succeeded, success, successful, approved',
    'captured, settled, invoiced, confirmed, accepted, closed, done, finished, fulfilled, partially fulfilled, unfulfilled',
    'shipped, partially shipped, unshipped, shipping, dispatched, sent, in transit, out for delivery, ready to ship',
    'delivered, partially delivered, shipped delivered to buyer, shipped picked up, shipped out for delivery, picked up, received',
    'ready for pickup, awaiting fulfillment, awaiting fulfilment, awaiting shipment, awaiting pickup, on backorder paid',
    'partially cancelled, partially canceled',
    'pagato, pagata, parzialmente pagato, pagamento accettato, pagamento ricevuto, pagamento remoto accettato, completato',
    'completata, in lavorazione, in elaborazione, in corso, preparazione in corso, in preparazione, evaso, evasa, chiuso, chiusa',
    'parzialmente evaso, spedito, spedita, parzialmente spedito, in consegna, consegnato, consegnata, confermato, confermata',
    'fatturato, concluso, ritirato, approvato, parzialmente annullato, parzialmente annullata',
    'bezahlt, teilweise bezahlt, teilbezahlt, zahlung eingegangen, zahlung erhalten, abgeschlossen, erfolgreich abgeschlossen',
    'fertiggestellt, vollstandig, erledigt, in bearbeitung, bestellung wird bearbeitet, wird bearbeitet, bearbeitet, versandt',
    'versendet, teilweise versandt, in zustellung, zugestellt, geliefert, ausgeliefert, teilweise geliefert, bestatigt',
    'geschlossen, abgeholt, fakturiert, berechnet, teilweise storniert, teilstorniert',
    'paye, payee, partiellement paye, partiellement payee, paiement accepte, paiement recu, paiement a distance accepte',
    'termine, terminee, complete, completee, en cours, en cours de traitement, en cours de preparation, traitee, traite',
    'expedie, expediee, partiellement expediee, livre, livree, en cours de livraison, cloture, cloturee, fermee, confirmee',
    'confirme, facturee, facture, validee, valide, partiellement annule, partiellement annulee',
    'pagado, pagada, parcialmente pagado, pagado parcialmente, pago aceptado, pago recibido, completado, completada, procesando',
    'procesado, en proceso, preparacion en curso, en preparacion, enviado, enviada, parcialmente enviado, entregado, entregada',
    'en reparto, cerrado, cerrada, finalizado, finalizada, confirmado, confirmada, facturado, aprobado',
    'parcialmente cancelado, parcialmente cancelada, cancelado parcialmente, cancelada parcialmente',
  ],
  refunded: [
    'refunded, refund, fully refunded, full refund, returned, return completed, reversed, chargeback, charged back, charge back',
    'rimborsato, rimborsata, rimborso, rimborso totale, totalmente rimborsato, totalmente rimborsata, reso, resa, reso completato',
    'restituito, restituita',
    'erstattet, ruckerstattet, vollstandig erstattet, zuruckerstattet, ruckerstattung, erstattung, retourniert, gutgeschrieben',
    'vollstandig ruckerstattet, vollstandig zuruckerstattet, voll erstattet, retoure, retouren, zuruckgesendet, zuruckgeschickt',
    'zuruckgegeben, ruckgabe, rucksendung',
    'rembourse, remboursee, remboursement, integralement rembourse, integralement remboursee, totalement rembourse',
    'totalement remboursee, retourne, retournee, renvoye, renvoyee, retour',
    'reembolsado, reembolsada, reembolso, reembolso total, totalmente reembolsado, totalmente reembolsada, devuelto, devuelta',
    'devolucion',
  ],
  'left out': [
    'cancelled, canceled, cancel, cancellation, void, voided, failed, failure, payment failed, payment error, error, expired',
    'declined, denied, rejected, refused, unavailable, draft, checkout draft, auto draft, test, trash, deleted, abandoned, incomplete',
    'pending, pending payment, payment pending, awaiting payment, awaiting check payment, awaiting bank wire payment, unpaid',
    'awaiting cash on delivery validation, on backorder not paid, not paid, on hold, hold, holded, held, payment review',
    'suspected fraud, fraud, authorized, authorised, uncaptured, requires capture, requires payment method, requires action',
    'cancelled by customer, canceled by customer, cancelled by buyer, canceled by buyer, cancelled by user, canceled by user',
    'cancelled by seller, canceled by seller, cancelled by merchant, canceled by merchant, cancelled by admin, canceled by admin',
    'annullato, annullata, cancellato, cancellata, stornato, fallito, fallita, non riuscito, errore di pagamento, errore',
    'scaduto, scaduta, rifiutato, rifiutata, bozza, prova, in attesa, in attesa di pagamento, in attesa di conferma, sospeso',
    'in sospeso, sospesa, autorizzato, autorizzata, non pagato, da pagare, in attesa di pagamento con assegno',
    'in attesa di pagamento con bonifico bancario, in attesa di verifica contrassegno, abbandonato',
    'annullato dal cliente, annullata dal cliente, annullato dall acquirente, annullata dall acquirente, annullato dal venditore',
    'annullata dal venditore, non pagata',
    'storniert, abgebrochen, annulliert, geloscht, fehlgeschlagen, fehler bei der bezahlung, zahlungsfehler, fehler',
    'abgelaufen, abgelehnt, zuruckgewiesen, entwurf, testbestellung, ausstehend, zahlung ausstehend, wartend, unbezahlt',
    'warten auf zahlung, warten auf zahlungseingang, warten auf zahlungseingang scheck, in wartestellung, zuruckgestellt',
    'warten auf zahlungseingang bankuberweisung, autorisiert, nicht bezahlt',
    'widerrufen, widerruf, storniert durch kunde, storniert durch kunden, durch kunden storniert, vom kunden storniert',
    'storniert vom kunden, storniert durch kaufer, vom kaufer storniert, storniert durch verkaufer, vom verkaufer storniert',
    'annule, annulee, echoue, echouee, echec, erreur de paiement, erreur, expire, expiree, refuse, refusee, brouillon, essai',
    'en attente, en attente de paiement, attente paiement, attente de paiement, en attente du paiement par cheque, suspendue',
    'en attente de virement bancaire, en attente de paiement a la livraison, autorise, autorisee, non paye, non payee, abandonnee',
    'impaye, impayee, annule par le client, annulee par le client, annule par l acheteur, annulee par l acheteur',
    'annule par le vendeur, annulee par le vendeur',
    'cancelado, cancelada, anulado, anulada, fallido, fallida, error en el pago, error de pago, caducado, caducada, expirado',
    'expirada, vencido, rechazado, rechazada, denegado, borrador, prueba, pendiente, pendiente de pago, pago pendiente',
    'en espera, en espera de pago, en espera de pago por cheque, en espera de pago por transferencia bancaria, retenido',
    'autorizado, autorizada, no pagado, abandonado, carrito abandonado',
    'impagado, impagada, no pagada, cancelado por el cliente, cancelada por el cliente, cancelado por el comprador',
    'cancelada por el comprador, cancelado por el vendedor, cancelada por el vendedor, anulado por el cliente',
  ],
};

/** Every status that is known, by its class, in normal form. */
export const statuses: Readonly<Record<KnownStatus, readonly string[]>> = {
  counts: listed(LINES.counts),
  refunded: listed(LINES.refunded),
  'left out': listed(LINES['left out']),
};

const PARTLY_REFUNDED: ReadonlySet<string> = new Set(listed(PARTLY_REFUNDED_LINES));

function listed(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(', '));
}

const CLASSES: ReadonlyMap<string, StatusClass> = new Map(
  Object.entries(statuses).flatMap(([name, list]) => list.map((status) => [status, name as KnownStatus] as const)),
);
