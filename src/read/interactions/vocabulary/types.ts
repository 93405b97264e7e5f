import { type InteractionType, interactionTypes } from '../../../core/interactions.ts';
import { channelNamed } from './channels.ts';
import { directionWithin, OUTBOUND } from './directions.ts';
import { normalWord, vocabularyOf } from './words.ts';

/** What the name of a type says; a direction or channel of its own goes before that of another column. */
export interface TypeMeaning {
  /** Index into `interactionTypes`. */
  readonly type: number;
  readonly direction: number | undefined;
  /** Index into `channels`. */
  readonly channel: number | undefined;
}

/** An address that could not be reached this time; it may be the next time. */
export const SOFT_BOUNCE = 'soft bounce';

/** Undefined for words that are not known, null for an empty cell. */
export type TypeReading = TypeMeaning | typeof SOFT_BOUNCE | null | undefined;

// English, Italian, German, French, Spanish, then the words of vendors. Normal form, see words.ts; words for a channel or a
// direction beside them are taken off first.
const WORDS: Readonly<Record<InteractionType, readonly string[]>> = {
  contact: [
    'contact, contacts, contacted, ticket, tickets, case, cases, message, messages, conversation, conversations, note, task',
    'tasks, activity, meeting, appointment, callback, call back, support, support ticket, service, other, reply, response',
    'customer service, interaction, follow up, followup, touchpoint, replied, received, call received, mention, comment, general',
    'contatto, contatti, biglietto, messaggio, conversazione, nota, attivita, incontro, appuntamento, assistenza, caso, altro',
    'richiamata, segnalazione, risposta, servizio clienti, compito',
    'kontakt, kontakte, vorgang, fall, nachricht, gesprach, unterhaltung, notiz, aufgabe, termin, besprechung, ruckruf, sonstiges',
    'kundendienst, kundenservice, antwort, sonstige',
    'billet, cas, conversation, tache, rendez vous, rappel, autre, assistance, service client, reponse, demande d assistance',
    'contacto, contactos, tique, mensaje, conversacion, nota, tarea, cita, reunion, otro, atencion al cliente, respuesta, caso',
  ],
  complaint: [
    'complaint, complaints, complain, incident, incidents, problem, problems, issue, issues, bug, defect, defective, damaged',
    'damaged item, wrong item, missing item, late delivery, not delivered, claim, dispute, escalation, negative feedback, fault',
    'grievance, warranty, warranty claim, quality issue, product defect, delivery problem, service complaint, broken',
    'reclamo, reclami, lamentela, lamentele, incidente, problema, problemi, guasto, difetto, contestazione, disservizio, danno',
    'prodotto difettoso, garanzia, anomalia, reclamazione',
    'beschwerde, beschwerden, reklamation, reklamationen, vorfall, storung, mangel, schaden, beanstandung, fehler, defekt, garantie',
    'gewahrleistung, garantiefall',
    'plainte, plaintes, reclamation, reclamations, probleme, problemes, defaut, panne, litige, contestation, insatisfaction, produit defectueux',
    'queja, quejas, reclamo, reclamos, reclamacion, reclamaciones, incidencia, incidencias, incidente, defecto, averia, fallo, disputa',
  ],
  request: [
    'request, requests, question, questions, inquiry, inquiries, enquiry, enquiries, query, ask, asked, info request, how to',
    'information request, product question, pre sales, presales, pre sale, sales inquiry, quote, quote request, quotation',
    'feature request, information, service request, lead, advice, consultation, product inquiry, order status, feedback request',
    'availability, back in stock, back in stock request, price request',
    'richiesta, richieste, domanda, domande, quesito, preventivo, informazioni, informazione, richiesta informazioni',
    'richiesta di informazioni, richiesta info, consulenza, disponibilita, domanda prodotto, richiesta preventivo',
    'anfrage, anfragen, frage, fragen, auskunft, informationsanfrage, produktfrage, angebotsanfrage, beratung, bitte, wunsch',
    'demande, demandes, question, renseignement, renseignements, devis, demande d information, demande d informations, conseil',
    'demande de renseignements, demande de devis',
    'pregunta, preguntas, consulta, consultas, solicitud, solicitudes, peticion, peticiones, presupuesto, duda, dudas',
    'solicitud de informacion, informacion',
  ],
  return: [
    'return, returns, returned, refund, refunds, refund request, return request, rma, exchange, returned item, money back',
    'return merchandise authorization, return merchandise authorisation, refunded, item returned, replacement, cancellation request',
    'reso, resi, rimborso, rimborsi, restituzione, richiesta di reso, richiesta di rimborso, richiesta reso, cambio, recesso',
    'sostituzione, richiesta rimborso',
    'retoure, retouren, rucksendung, ruckgabe, erstattung, ruckerstattung, umtausch, widerruf, rucksendungen',
    'retour, retours, remboursement, remboursements, echange, demande de retour, demande de remboursement, retractation',
    'devolucion, devoluciones, reembolso, reembolsos, cambio, solicitud de devolucion, solicitud de reembolso, desistimiento',
  ],
  open: [
    'open, opened, opens, first open, unique open, unique opened, machine open, viewed, read, loaded by proxy, open message',
    'aperto, aperta, apertura, aperture, letto, letta, geoffnet, offnung, offnungen, gelesen, ouvert, ouverte, ouverture, ouvertures',
    'lu, abierto, abierta, apertura, aperturas, leido, leida',
  ],
  click: [
    'click, clicked, clicks, click through, clickthrough, link clicked, clicked link, link click, first click, unique click',
    'clic, clics, cliccato, cliccata, click su link, klick, klicks, geklickt, angeklickt, clique, cliquee, pulsado, pinchado',
  ],
  unsubscribe: [
    'unsubscribe, unsubscribed, unsubscribes, unsubscription, unsubscriptions, unsub, unsubs, group unsubscribe, opt out, optout, opted out, opt outs, optedout',
    'spam report, spamreport, spam complaint, spam complaints, marked as spam, marked spam, spam, junk, abuse, abuse report',
    'abuse complaint, complaint feedback loop, list unsubscribe, global unsubscribe, blacklisted, blocklisted, do not contact',
    'consent withdrawn, unsubscribed from list, removed from list, suppressed, stop, mark as spam, report spam, do not email',
    'disiscrizione, disiscritto, disiscritta, cancellazione iscrizione, annulla iscrizione, revoca consenso, segnalato come spam',
    'disiscrizioni, segnalazione spam, opposizione, cancellato dalla newsletter',
    'abmeldung, abgemeldet, abmeldungen, abbestellt, abbestellung, ausgetragen, austragung, spammeldung, als spam markiert, widerspruch',
    'desabonnement, desabonne, desabonnee, desinscription, desinscrit, desinscrite, signale comme spam, opposition, plainte spam',
    'baja, bajas, darse de baja, dado de baja, dada de baja, cancelacion de suscripcion, desuscrito, desuscripcion, marcado como spam',
    'desuscribirse, anulacion de suscripcion, unsubscribed marketing, unsubscribed list',
  ],
  bounce: [
    'bounce, bounced, bounces, hard bounce, hard bounced, hardbounce, hard bounces, hardbounced, permanent bounce, cleaned',
    'permanent failure, invalid, invalid address, invalid recipient, undeliverable, not existing, hard fail, permanent fail',
    'rimbalzo, rimbalzato, rimbalzo definitivo, rimbalzo permanente, indirizzo non valido, non consegnabile, mancato recapito',
    'unzustellbar, hardbounces, dauerhaft unzustellbar, ungultige adresse, rucklaufer, nicht zustellbar',
    'rebond, rejet definitif, rebond definitif, adresse invalide, non distribue, non remis, rebond permanent',
    'rebote, rebotado, rebote duro, rebote permanente, direccion no valida, no entregable',
  ],
  visit: [
    'visit, visits, visited, page view, pageview, page views, pageviews, view, viewed page, page viewed, session, session start',
    'sessions, active on site, viewed product, product viewed, product view, view item, screen view, screenview, browse, browsed',
    'website visit, store visit, shop visit, view item list, page visit, site visit, login, logged in, user engagement, first visit',
    'visita, visite, sessione, pagina vista, visualizzazione, visualizzazione di pagina, visita al sito, accesso, prodotto visto',
    'besuch, besuche, seitenaufruf, seitenansicht, sitzung, aufruf, produktansicht, websitebesuch',
    'page vue, vue de page, consultation de page, session web, connexion, produit vu',
    'visitas, sesion, sesiones, pagina visitada, vista de pagina, visita web, producto visto',
  ],
  survey: [
    'survey, surveys, survey response, survey responses, survey answer, survey completed, nps, csat, ces, nps response, rating',
    'ratings, review, reviews, product review, feedback, satisfaction, satisfaction rating, satisfaction survey, nps survey',
    'csat survey, poll, questionnaire, customer satisfaction, score, net promoter score, star rating, submitted review',
    'sondaggio, sondaggi, questionario, questionari, recensione, recensioni, valutazione, voto, soddisfazione, indagine, opinione',
    'umfrage, umfragen, bewertung, bewertungen, befragung, rezension, zufriedenheit, fragebogen, kundenzufriedenheit, ruckmeldung',
    'enquete, enquetes, sondage, sondages, avis, note de satisfaction, evaluation, questionnaire de satisfaction',
    'encuesta, encuestas, valoracion, valoraciones, resena, resenas, opinion, cuestionario, satisfaccion, evaluacion, calificacion',
  ],
};

/** Our own sending. */
const SENT_WORDS = [
  'sent, send, received email, notification, push notification, delivered, delivery, dispatched, campaign sent, message sent, newsletter, newsletter sent, campaign, broadcast',
  'delivered to, recipient, mailing, promotion, reminder, offer, marketing, sent message, received newsletter, notification sent',
  'inviato, inviata, inviati, invio, consegnato, consegnata, spedito, campagna, promozione, promemoria, offerta',
  'gesendet, versendet, versandt, versand, zugestellt, zustellung, kampagne, erinnerung, angebot, verschickt',
  'envoye, envoyee, envoi, distribue, livre, delivre, remis, campagne, relance, offre, expedie',
  'enviado, enviada, envio, entregado, entregada, campana, recordatorio, oferta',
];
/** Words beside that of a survey which say that it was sent, and not that it was answered. */
const SURVEY_SENT_WORDS = [
  'sent, send, sending, delivered, dispatched, invitation, invite, invited, inviato, inviata, invio, invito, spedito, spedita',
  'gesendet, versendet, versandt, versand, verschickt, zugestellt, einladung, envoye, envoyee, envoi, expedie, expediee',
  'enviado, enviada, envio, invitacion',
];
const SOFT_WORDS = [
  'soft bounce, soft bounced, softbounce, softbounced, soft bounces, temporary bounce, transient bounce, temporary failure',
  'deferred, delayed, delivery delayed, temporary fail, block bounce, soft fail, transient, softbounces',
  'rimbalzo temporaneo, rimbalzo morbido, rebond temporaire, rebond doux, rejet temporaire, rebote blando, rebote suave',
  'rebote temporal, vorubergehend unzustellbar',
];

const TYPES = vocabularyOf(interactionTypes.map((type, index) => [index, WORDS[type]] as const));
const SENT = new Set(listed(SENT_WORDS));
const SURVEY_SENT = new Set(listed(SURVEY_SENT_WORDS));
const SOFT = new Set(listed(SOFT_WORDS));
const CONTACT = interactionTypes.indexOf('contact');
const SURVEY = interactionTypes.indexOf('survey');

/** Every word for a type, in normal form, with what it stands for. */
export const typeWords: readonly (readonly [word: string, type: InteractionType | 'sent' | typeof SOFT_BOUNCE])[] = [
  ...interactionTypes.flatMap((type) => listed(WORDS[type]).map((word) => [word, type] as const)),
  ...listed(SENT_WORDS).map((word) => [word, 'sent'] as const),
  ...listed(SOFT_WORDS).map((word) => [word, SOFT_BOUNCE] as const),
];

function listed(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(', '));
}

/**
 * Reads names of types: `complaint`, `email opened`, `outbound call`, `Received Email`.
 * @param own words that go before those that are known; case, accents and what stands between words are no matter
 */
export function createTypeReader(own: Readonly<Record<string, InteractionType>>): (cell: string) => TypeReading {
  const ownWords = new Map(
    Object.entries(own).map(([word, type]) => [normalWord(word), interactionTypes.indexOf(type)] as const),
  );
  return (cell) => {
    const word = normalWord(cell);
    if (word === '') return null;
    const ownType = ownWords.get(word);
    if (ownType !== undefined) return { type: ownType, direction: undefined, channel: undefined };
    return readingOf(word) ?? withinOf(word);
  };
}

/** What a word says as a whole. */
function readingOf(word: string): TypeMeaning | typeof SOFT_BOUNCE | undefined {
  if (SOFT.has(word)) return SOFT_BOUNCE;
  // A newsletter is an e-mail.
  if (SENT.has(word)) return { type: CONTACT, direction: OUTBOUND, channel: channelNamed(word) };
  const type = TYPES.get(word);
  if (type !== undefined) return { type, direction: undefined, channel: undefined };
  const words = word.split(' ');
  const rest = words.filter((one) => !SURVEY_SENT.has(one) && !FILLERS.has(one));
  const isSurveySent = words.some((one) => SURVEY_SENT.has(one)) && TYPES.get(rest.join(' ')) === SURVEY;
  return isSurveySent ? { type: SURVEY, direction: OUTBOUND, channel: undefined } : undefined;
}

/** What words say of which some name a channel or a direction. */
function withinOf(word: string): TypeMeaning | typeof SOFT_BOUNCE | undefined {
  let rest = word.split(' ');
  const takeOff = (meaningOf: (words: string) => number | undefined): number | undefined => {
    // The longest words first: `phone call` is one channel, not two.
    for (let length = Math.min(MOST_WORDS, rest.length); length > 0; length--) {
      for (let from = 0; from + length <= rest.length; from++) {
        const meaning = meaningOf(rest.slice(from, from + length).join(' '));
        if (meaning === undefined) continue;
        rest = rest.filter((_, at) => at < from || at >= from + length);
        return meaning;
      }
    }
    return undefined;
  };
  const direction = takeOff(directionWithin);
  if (direction !== undefined && rest.length > 0) {
    const known = readingOf(rest.join(' '));
    if (known !== undefined) return known === SOFT_BOUNCE ? known : { ...known, direction };
  }
  const channel = takeOff(channelNamed);
  if (channel === undefined) return undefined;
  // `email` and `outbound phone call` say how somebody was reached, and nothing else.
  if (rest.length === 0) return { type: CONTACT, direction, channel };
  const left = rest.filter((one) => !FILLERS.has(one)).join(' ');
  const known = left === '' ? undefined : readingOf(left);
  if (known === undefined || known === SOFT_BOUNCE) return known;
  return { type: known.type, direction: direction ?? known.direction, channel };
}

/** A channel or a direction takes at most so many words. */
const MOST_WORDS = 3;
const FILLERS: ReadonlySet<string> = new Set(
  'by from of the via per da di il la von per de le del par in on as'.split(' '),
);
