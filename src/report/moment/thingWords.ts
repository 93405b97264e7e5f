import type { KnownGroup, Subject } from '../../audit/comparisons.ts';
import type { LandmarkGroup } from '../../audit/landmark.ts';
import type { Phrase } from '../../core/language.ts';

/** What follows `first orders`. */
const orders = {
  'complaint open': { en: 'with an open complaint', it: 'con un reclamo aperto' },
  'complaint, state unknown': {
    en: 'with a complaint not known to be solved',
    it: 'con un reclamo che non si sa se risolto',
  },
  'complaint solved': { en: 'with a solved complaint', it: 'con un reclamo risolto' },
  return: { en: 'with a return', it: 'con un reso' },
  contact: { en: 'followed by a contact', it: 'seguiti da un contatto' },
  none: { en: 'without any contact', it: 'senza contatti' },
} as const satisfies Record<LandmarkGroup, Phrase>;

interface Actions {
  /** Where the group comes back less. */
  readonly less: Phrase;
  /** Where it comes back more. */
  readonly more: Phrase;
}

const settle: Phrase = {
  en: 'settle complaints before day 30: call these customers within two days, and write to them when it is solved',
  it: 'chiudere i reclami entro il giorno 30: chiamare questi clienti entro due giorni e scrivere loro a cosa risolta',
};
const askAll: Phrase = {
  en: 'ask everybody a week after the first order whether all is well: those who speak up come back more',
  it: 'chiedere a tutti, una settimana dopo il primo ordine, se va tutto bene: chi si fa sentire torna di più',
};

const actions = {
  'complaint open': { less: settle, more: askAll },
  'complaint, state unknown': {
    less: {
      en: 'write down the day on which each complaint is solved, and call those of whom it is not known',
      it: 'annotare il giorno in cui ogni reclamo è risolto e chiamare i clienti di cui non si sa',
    },
    more: askAll,
  },
  'complaint solved': {
    less: {
      en: 'write a week after a complaint is solved, ask whether all is well now and thank them for telling',
      it: 'scrivere una settimana dopo aver risolto un reclamo, chiedere se ora va tutto bene e ringraziare',
    },
    more: {
      en: 'do for the others what is done after a complaint: one personal message before day 30',
      it: 'fare per gli altri ciò che si fa dopo un reclamo: un messaggio personale entro il giorno 30',
    },
  },
  return: {
    less: {
      en: 'answer each return with the size or product that fits better, and ask why it came back',
      it: 'rispondere a ogni reso con la misura o il prodotto più adatto e chiedere il motivo',
    },
    more: {
      en: 'tell everybody in the parcel how easily things are exchanged: those who return something come back more',
      it: 'dire a tutti nel pacco quanto è facile cambiare un articolo: chi rende qualcosa torna di più',
    },
  },
  contact: {
    less: {
      en: 'read what these customers asked and looked at, and answer it in the first message after the order',
      it: "leggere che cosa hanno chiesto e guardato questi clienti e rispondere già nel primo messaggio dopo l'ordine",
    },
    more: {
      en: 'give the silent ones a reason to get in touch before day 30: how to use what they bought',
      it: 'dare a chi tace un motivo per farsi vivo entro il giorno 30: come usare ciò che ha comprato',
    },
  },
} as const satisfies Record<KnownGroup, Actions>;

const againstSolved: Actions = {
  less: settle,
  more: {
    en: 'look at how complaints are closed: customers come back less once they are solved than while they are open',
    it: 'guardare come si chiudono i reclami: i clienti tornano meno quando sono risolti che quando sono aperti',
  },
};

const ofCategory = (category: string): Actions => ({
  less: {
    en: `send a message a week after a first order in ${category}: how to use it, and what goes with it`,
    it: `mandare un messaggio una settimana dopo un primo ordine in ${category}: come si usa e che cosa vi si abbina`,
  },
  more: {
    en: `look at what happens after a first order in ${category}, and do it after the others`,
    it: `guardare che cosa succede dopo un primo ordine in ${category} e farlo anche dopo gli altri`,
  },
});

/** What first orders are compared, and with which others: `with an open complaint`, `without any contact`. */
export function subjectWords(subject: Subject): { readonly group: Phrase; readonly other: Phrase } {
  if (subject.kind === 'landmark') {
    const other = orders[subject.against];
    return {
      group: orders[subject.group],
      other: { en: `those ${other.en}`, it: `quelli ${other.it}` },
    };
  }
  const { category } = subject;
  return { group: { en: `of ${category}`, it: `di ${category}` }, other: { en: 'the others', it: 'gli altri' } };
}

/** One small thing to do about a difference. */
export function actionWords(subject: Subject, comesBackLess: boolean): Phrase {
  return actionsFor(subject)[comesBackLess ? 'less' : 'more'];
}

function actionsFor(subject: Subject): Actions {
  if (subject.kind === 'category') return ofCategory(subject.category);
  return subject.against === 'none' ? actions[subject.group] : againstSolved;
}
