import { normalWord, vocabularyOf } from './words.ts';

export const INBOUND = 0;
export const OUTBOUND = 1;

// English, Italian, German, French, Spanish. Normal form, see words.ts.
const INBOUND_WORDS = [
  'inbound, in, incoming, received, receive, from customer, customer, from client, entry, i, mo, reply, customer initiated, end user',
  'in entrata, entrata, entrante, in arrivo, ricevuto, ricevuta, in ingresso, ingresso, dal cliente, da cliente, cliente',
  'eingehend, eingang, eingegangen, empfangen, ankommend, vom kunden, kunde, rein',
  'entrant, entrante, entree, recu, recue, du client, client, arrivee',
  'entrada, recibido, recibida, de entrada, del cliente, entrantes',
] as const;
const OUTBOUND_WORDS = [
  'outbound, out, outgoing, sent, send, to customer, agent, exit, o, mt, outward, business initiated, company, us, staff',
  'in uscita, uscita, uscente, inviato, inviata, in partenza, al cliente, a cliente, azienda, operatore',
  'ausgehend, ausgang, ausgegangen, gesendet, versendet, versandt, abgehend, an kunden, an den kunden, raus',
  'sortant, sortante, sortie, envoye, envoyee, au client, emis, emise',
  'saliente, salida, enviado, enviada, de salida, al cliente, salientes, empresa',
] as const;

const DIRECTIONS = vocabularyOf<number>([
  [INBOUND, INBOUND_WORDS],
  [OUTBOUND, OUTBOUND_WORDS],
]);

/** {@link INBOUND} or {@link OUTBOUND}; null for an empty cell, undefined for words that are not known. */
export function directionOf(cell: string): number | null | undefined {
  const word = normalWord(cell);
  return word === '' ? null : DIRECTIONS.get(word);
}

/** Words that tell the direction within the name of a type: `outbound call`. */
export function directionWithin(word: string): number | undefined {
  return WITHIN.get(word);
}

const WITHIN = vocabularyOf<number>([
  [
    INBOUND,
    ['inbound, incoming, in entrata, entrante, in arrivo, eingehend, eingehende, eingehender, entrant, entrants'],
  ],
  [OUTBOUND, ['outbound, outgoing, in uscita, ausgehend, ausgehende, ausgehender, sortant, sortante, saliente']],
]);

/** Every word for a direction. */
export const directionWords: readonly string[] = [...DIRECTIONS.keys()];
