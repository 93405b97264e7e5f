import { plainLetters } from './plainLetters.ts';

/** What an export says of consent to marketing; `unknown` where it was never asked for, `other` for words not known. */
export type Consent = 'yes' | 'no' | 'unknown' | 'other';

/** Classes a consent in English, Italian, German, French or Spanish, or in the words of a vendor. */
export function consentOf(text: string): Consent {
  const plain = plainLetters(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return CONSENTS.get(plain) ?? 'other';
}

// One language a line, one text between commas; normal form: lower case, no accents, single blanks.
const LINES: Readonly<Record<Exclude<Consent, 'other'>, readonly string[]>> = {
  yes: [
    'yes, y, true, t, 1, 1 0, subscribed, opted in, opt in, optin, granted, given, accepted, accepts, on, confirmed, active, x',
    'si, s, vero, iscritto, iscritta, accettato, accetta, concesso, attivo, confermato',
    'ja, j, wahr, angemeldet, abonniert, zugestimmt, eingewilligt, erteilt, akzeptiert, aktiv, bestatigt',
    'oui, o, vrai, abonne, abonnee, inscrit, inscrite, accepte, acceptee, accorde, actif, confirme',
    'verdadero, suscrito, suscrita, aceptado, acepta, concedido, activo, confirmado',
  ],
  no: [
    'no, n, false, f, 0, 0 0, unsubscribed, opted out, opt out, optout, denied, refused, declined, rejected, revoked, withdrawn',
    'off, cleaned, blocked, do not contact',
    'falso, disiscritto, disiscritta, rifiutato, rifiuta, negato, revocato',
    'nein, falsch, abgemeldet, abbestellt, abgelehnt, verweigert, widerrufen',
    'non, faux, desabonne, desabonnee, desinscrit, desinscrite, refuse, refusee, retire',
    'no suscrito, rechazado, denegado, revocado, dado de baja',
  ],
  unknown: [
    'never subscribed, not subscribed yet, not set, pending, unconfirmed, unknown, n a, na, nan, null, none',
    'sconosciuto, in attesa, non confermato, mai iscritto',
    'unbekannt, ausstehend, unbestatigt, nie angemeldet',
    'inconnu, en attente, non confirme, jamais abonne',
    'desconocido, pendiente, sin confirmar, nunca suscrito',
  ],
};

const CONSENTS: ReadonlyMap<string, Consent> = new Map([
  ['', 'unknown'],
  ...Object.entries(LINES).flatMap(([consent, lines]) =>
    lines.flatMap((line) => line.split(', ').map((text) => [text, consent as Consent] as const)),
  ),
]);
