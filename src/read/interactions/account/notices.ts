import { type EpochDay, formatDay } from '../../../core/day.ts';
import { type Phrase, phrase } from '../../../core/language.ts';
import { groupedNumber } from '../../../core/numberText.ts';
import { printable, quoted } from '../../../core/printable.ts';
import type { Dictionary } from '../../rows/dictionary.ts';
import type { ReadInteractionFile } from '../readInteractionFile.ts';
import type { InteractionDictionaries } from '../rows/entries.ts';
import type { InteractionTallies } from '../settle/interactions.ts';
import { namedCounts } from './leftOut.ts';
import { ADDRESS, COMPLAINT_NOUN, countPhrase, INTERACTION, ROW } from './phrases.ts';

/** What else the notices look at. */
export interface NoticedFacts {
  /** Interactions after as_of. */
  readonly later: number;
  readonly asOf: EpochDay;
  /** E-mails of several customers by which rows were joined. */
  readonly sharedEmails: number;
  /** Rows joined by a link that leads to several customers. */
  readonly sharedLinks: number;
  /** Interactions that have their product from their subject. */
  readonly productsOfSubjects: number;
  /** States that profiles say more than once. */
  readonly sameStates: number;
  /** Interactions of which a profile tells the last one alone. */
  readonly lastAlone: number;
}

/** What a reader of the numbers should know about how interactions were read, one sentence each. */
export function interactionNotices(
  files: readonly ReadInteractionFile[],
  dictionaries: InteractionDictionaries,
  tallies: InteractionTallies,
  facts: NoticedFacts,
): readonly Phrase[] {
  const { types, channels, directions, statuses, scores } = dictionaries;
  const someTypes = namedCounts(tallies.unknownTypes, types)[0];
  return [
    ...files.flatMap(({ file, decoded }) =>
      countPhrase(
        `${printable(file)}: the header comes again and was skipped`,
        `${printable(file)}: l’intestazione si ripete ed è stata saltata`,
        decoded.repeatedHeaders,
        { en: 'time', it: ['volta', 'volte'] },
      ),
    ),
    ...(someTypes === undefined
      ? []
      : [
          {
            en: `types that are not known are left out: say what they are in the config, for example "interaction_types": {${quoted(someTypes[0])}: "contact"}`,
            it: `i tipi sconosciuti sono esclusi: indicane il significato nella configurazione, per esempio "interaction_types": {${quoted(someTypes[0])}: "contact"}`,
          },
        ]),
    ...words(
      'ticket types that are not known count as contacts; "interaction_types" in the config says what they are',
      'i tipi di ticket sconosciuti contano come contatti; "interaction_types" nella configurazione ne dà il significato',
      tallies.ticketTypes,
      types,
    ),
    ...words(
      'channels that are not known count as none',
      'i canali sconosciuti contano come nessun canale',
      tallies.unknownChannels,
      channels,
    ),
    ...words(
      'directions that are not known count as none: such contacts are taken for inbound',
      'le direzioni sconosciute contano come nessuna: tali contatti valgono come ricevuti',
      tallies.unknownDirections,
      directions,
    ),
    ...words(
      'statuses that are not known count as open',
      'gli stati sconosciuti contano come aperti',
      tallies.unknownStates,
      statuses,
    ),
    ...words(
      'scores that are no numbers are left empty',
      'i punteggi che non sono numeri restano vuoti',
      tallies.scoreTexts,
      scores,
    ),
    ...countPhrase(
      'complaints with neither a known status nor the day on which they were closed count as not open',
      'i reclami senza uno stato noto né il giorno di chiusura contano come non aperti',
      tallies.complaintsOfUnknownState,
      COMPLAINT_NOUN,
    ),
    ...countPhrase(
      'opens, clicks, unsubscribes and bounces that name no channel are taken for e-mail',
      'aperture, clic, disiscrizioni e rimbalzi senza canale sono attribuiti all’e-mail',
      tallies.takenForEmail,
      INTERACTION,
    ),
    ...countPhrase(
      'products were taken from the subject where no column names one',
      'i prodotti sono ricavati dall’oggetto dove nessuna colonna li nomina',
      facts.productsOfSubjects,
      INTERACTION,
    ),
    ...countPhrase(
      'e-mails that several customers had were taken for the one with the newest order',
      'le e-mail di più clienti sono attribuite a quello con l’ordine più recente',
      facts.sharedEmails,
      ADDRESS,
    ),
    ...countPhrase(
      'ids and e-mails of other rows lead to several customers, and the nearest was taken, of those the first by id',
      'codici ed e-mail di altre righe portano a più clienti: è stato preso il più vicino, e tra questi il primo per codice',
      facts.sharedLinks,
      ROW,
    ),
    ...countPhrase(
      'states that profiles say more than once count once',
      'gli stati che i profili ripetono contano una volta',
      facts.sameStates,
      INTERACTION,
    ),
    ...countPhrase(
      'opens and clicks of profiles are the last ones alone',
      'le aperture e i clic dei profili sono soltanto gli ultimi',
      facts.lastAlone,
      INTERACTION,
    ),
    ...countPhrase(
      `after ${formatDay(facts.asOf)}, the day of the report`,
      `dopo il ${formatDay(facts.asOf)}, il giorno del rapporto`,
      facts.later,
      INTERACTION,
    ),
  ];
}

/** So many words are named. */
const MOST_NAMED = 5;

/** A sentence that names words with their counts, where there are any. */
function words(en: string, it: string, counts: Int32Array, known: Dictionary): readonly Phrase[] {
  const named = namedCounts(counts, known);
  if (named.length === 0) return [];
  const more = named.length > MOST_NAMED ? ', …' : '';
  const list = phrase((language) =>
    named
      .slice(0, MOST_NAMED)
      .map(([word, count]) => `${quoted(word)} (${groupedNumber(count, 0, language)})`)
      .join(', '),
  );
  return [{ en: `${en}: ${list.en}${more}`, it: `${it}: ${list.it}${more}` }];
}
