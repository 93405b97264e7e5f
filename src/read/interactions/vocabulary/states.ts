import { CLOSED, STATE_UNKNOWN, STILL_OPEN } from '../../../core/interactions.ts';
import { normalWord, vocabularyOf } from './words.ts';

// English, Italian, German, French, Spanish. Normal form, see words.ts.
const OPEN_WORDS = [
  'open, opened, new, pending, on hold, hold, in progress, waiting, waiting on customer, waiting on third party, reopened',
  'waiting for customer, waiting on us, waiting on contact, awaiting your reply, awaiting reply, awaiting response, assigned',
  'unassigned, unresolved, unsolved, active, snoozed, escalated, not started, todo, to do, ongoing, started, working, created',
  'acknowledged, under investigation, investigating, submitted, unanswered, customer responded, being processed, processing',
  'aperto, aperta, nuovo, nuova, in attesa, in sospeso, sospeso, in corso, in lavorazione, in attesa del cliente, riaperto',
  'assegnato, non risolto, attivo, da fare, non chiuso, in attesa di risposta, preso in carico, in gestione',
  'offen, neu, ausstehend, wartend, in bearbeitung, in arbeit, warten auf kunden, wartet auf kunde, pausiert, wiedereroffnet',
  'zugewiesen, ungelost, nicht gelost, aktiv, angehalten, zuruckgestellt, unbearbeitet, wartet',
  'ouvert, ouverte, nouveau, nouvelle, en attente, en cours, en suspens, en attente du client, reouvert, assigne, non resolu',
  'en cours de traitement, actif, a traiter, non traite',
  'abierto, abierta, nuevo, nueva, pendiente, en espera, en curso, en proceso, esperando al cliente, reabierto, asignado',
  'sin resolver, no resuelto, activo, en tramite, por resolver',
];
const CLOSED_WORDS = [
  'closed, close, solved, resolved, done, completed, complete, finished, fixed, answered, replied, settled, archived, cancelled',
  'canceled, rejected, declined, merged, spam, deleted, duplicate, wont fix, refunded, handled, closed won, closed lost',
  'closed by agent, closed by customer, auto closed, responded, processed, delivered, sent, success, successful, ended, withdrawn',
  'chiuso, chiusa, risolto, risolta, completato, completata, concluso, conclusa, fatto, finito, risposto, evaso, evasa',
  'archiviato, archiviata, annullato, annullata, gestito, gestita, rimborsato, rimborsata, terminato, respinto',
  'geschlossen, gelost, erledigt, abgeschlossen, beantwortet, behoben, fertig, beendet, archiviert, storniert, abgelehnt, erstattet',
  'ferme, fermee, resolu, resolue, clos, close, cloture, cloturee, termine, terminee, traite, traitee, repondu, repondue, annule',
  'acheve, archive, rembourse, regle',
  'cerrado, cerrada, resuelto, resuelta, solucionado, solucionada, completado, completada, terminado, terminada, finalizado',
  'finalizada, hecho, respondido, respondida, contestado, atendido, archivado, cancelado, anulado, reembolsado, rechazado',
];

const STATES = vocabularyOf<number>([
  [STILL_OPEN, OPEN_WORDS],
  [CLOSED, CLOSED_WORDS],
]);

/** {@link STILL_OPEN} or {@link CLOSED}, {@link STATE_UNKNOWN} for an empty cell, undefined for words that are not known. */
export function stateOf(cell: string): number | undefined {
  const word = normalWord(cell);
  return word === '' ? STATE_UNKNOWN : STATES.get(word);
}

/** Every word for a state. */
export const stateWords: readonly string[] = [...STATES.keys()];
