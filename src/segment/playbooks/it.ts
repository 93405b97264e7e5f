import type { PlaybookTexts } from './playbook.ts';

const loyal = {
  goal: "mantenere l'abitudine e arricchire un po' ogni ordine",
  action: 'scrivi quando è ora del prossimo ordine; chiedi una recensione',
  offer: 'un campione di una novità con il prossimo ordine abituale',
  avoid: 'più e-mail che ordini; sconti di cui non hanno bisogno',
};
const newcomers = {
  goal: 'un buon inizio, perché segua il prossimo ordine',
  action: "chiedi com'è andato l'ultimo ordine; mostra come sfruttarlo al meglio",
  offer: 'un aiuto con ciò che hanno comprato: guida, ricetta, assistenza',
  avoid: "lo sconto di benvenuto; vendere altro prima che usino l'ultimo ordine",
};
const aboutToSleep = {
  title: 'Quasi dormienti',
  goal: 'un altro ordine, con poca spesa',
  action: "manda un solo promemoria dell'ultimo acquisto, poi lasciali in pace",
  offer: "di nuovo l'ultimo ordine, con un clic",
  avoid: 'una serie di promemoria; telefonate; uno sconto già nella prima e-mail',
};

/** Playbooks in Italian. */
export const it: PlaybookTexts = {
  ruled: {
    Champions: {
      title: 'Campioni',
      goal: 'tenersi stretti i migliori, e farsi consigliare da loro',
      action: 'ringraziali per nome, con le novità in anteprima; niente sconti',
      offer: 'le novità in anteprima, prima di tutti gli altri',
      avoid: 'sconti su ciò che comprano comunque; invii di massa',
    },
    Loyal: { title: 'Fedeli', ...loyal },
    'Loyal Customers': { title: 'Clienti fedeli', ...loyal },
    'Potential Loyalist': {
      title: 'Potenziali fedeli',
      goal: "trasformare pochi ordini in un'abitudine",
      action: 'proponi un prodotto affine a quelli che comprano già',
      offer: 'un abbinamento: ciò che comprano già con un prodotto affine',
      avoid: 'lo sconto di benvenuto: sono già clienti',
    },
    New: { title: 'Nuovi', ...newcomers },
    'New Customers': { title: 'Nuovi clienti', ...newcomers },
    Promising: {
      title: 'Promettenti',
      goal: "il prossimo ordine, finché ricordano l'ultimo",
      action: 'proponi una sola cosa che si abbini al loro acquisto; niente sconti',
      offer: 'un campione o una prova di ciò che si abbina al loro ordine',
      avoid: "l'intero catalogo in una volta; lo sconto di benvenuto",
    },
    'Need Attention': {
      title: 'Da non trascurare',
      why: "acquirenti medi che non si vedono da un po'",
      goal: 'riportarli prima che si allontanino',
      action: 'mostra le novità tra i loro prodotti; chiedi che cosa desiderano',
      offer: 'ciò che desiderano, messo da parte per loro per una settimana',
      avoid: 'una promozione generica; uno sconto prima di sapere che cosa manca',
    },
    'About to Sleep': aboutToSleep,
    'About To Sleep': aboutToSleep,
    'At Risk': {
      title: 'A rischio',
      goal: 'capire perché tacciono, e riconquistarli',
      action: 'chiedi che cosa non è andato; una sola offerta su ciò che compravano',
      offer: 'un solo prezzo di bentornato su ciò che compravano, per due settimane',
      avoid: "un'offerta con un reclamo ancora aperto; lo sconto di benvenuto",
    },
    "Can't Lose Them": {
      title: 'Da non perdere',
      goal: 'riconquistare i migliori di persona, uno per uno',
      action: 'chiama o scrivi di persona; risolvi ogni reclamo prima di offrire',
      offer: 'un referente tutto per loro, e ciò che concordi con loro',
      avoid: "e-mail automatiche; un'offerta prima di aver risolto il reclamo",
    },
    Hibernating: {
      title: 'In letargo',
      goal: 'esserci nella loro stagione, con la minima spesa',
      action: "un'e-mail economica nella stagione in cui compravano; poi basta",
      offer: 'il meglio della stagione tra ciò che compravano, a prezzo pieno',
      avoid: "posta, telefonate e annunci; una seconda e-mail se non c'è risposta",
    },
    Lost: {
      title: 'Persi',
      goal: 'nessun costo, e la porta aperta',
      action: 'non spendere nulla per loro; accoglili se tornano',
      offer: 'nessuna; una parola gentile se tornano da soli',
      avoid: 'campagne, annunci e telefonate; lo sconto di benvenuto se tornano',
    },
  },
  bySet: {
    grid: {
      New: {
        why: 'hanno fatto il primo ordine da pochissimo',
        action: "chiedi com'è andato il primo ordine; mostra come sfruttarlo al meglio",
      },
      Promising: { why: 'hanno fatto un solo ordine, non molto tempo fa' },
      Champions: { why: 'tra i migliori acquirenti, con un ordine recentissimo' },
      Loyal: { why: 'tra i migliori acquirenti, con un ordine non lontano' },
      'Potential Loyalist': { why: 'hanno ordinato di recente, per ora poco o di rado' },
      'About to Sleep': { why: "pochi o piccoli ordini, e nessuno da un po'" },
      'At Risk': { why: 'compravano bene, tacciono da tempo' },
      "Can't Lose Them": { why: 'erano tra i migliori in assoluto, tacciono da tempo' },
      Hibernating: { why: 'pochi o piccoli ordini, tacciono da tempo' },
      Lost: { why: 'pochi o piccoli ordini, tacciono da più tempo di tutti' },
    },
    rf: {
      Champions: { why: 'comprano spesso e hanno ordinato da pochissimo' },
      Loyal: { why: 'comprano spesso e hanno ordinato non molto tempo fa' },
      'Potential Loyalist': { why: 'hanno ordinato di recente, per ora qualche volta' },
      New: { why: 'hanno ordinato da pochissimo, con il minor numero di ordini' },
      Promising: { why: 'hanno ordinato non molto tempo fa, con il minor numero di ordini' },
      'About to Sleep': { why: "pochi ordini, e nessuno da un po'" },
      "Can't Lose Them": { why: 'compravano più spesso di quasi tutti, tacciono da tempo' },
      'At Risk': { why: 'compravano spesso, tacciono da tempo' },
      Hibernating: { why: 'pochi ordini, tacciono da tempo' },
    },
    'r-rfm': {
      Champions: { why: 'comprano più spesso, spendono di più, con un ordine recentissimo' },
      'Potential Loyalist': { why: 'hanno ordinato piuttosto di recente, un buon numero di volte' },
      'Loyal Customers': { why: 'acquirenti costanti, né i più recenti né i più grandi' },
      Promising: { why: 'pochi ordini ma consistenti, non molto tempo fa' },
      'New Customers': { why: 'hanno ordinato di recente, per ora poche volte' },
      "Can't Lose Them": { why: 'compravano spesso e per grandi importi, tacciono da tempo' },
      'At Risk': { why: 'spendevano molto, tacciono da tempo' },
      'Need Attention': { why: "compravano spesso, ma non si vedono da un po'" },
      'About To Sleep': { why: "pochi ordini, e nessuno da un po'" },
      Lost: { why: 'tacciono da più tempo di tutti' },
    },
  },
  filled: {
    Others: {
      title: 'Altri',
      why: 'nessuna regola li comprende',
      goal: 'sapere chi sono prima di scrivere loro',
      action: 'aggiungi una regola per loro',
      offer: 'nessuna finché una regola non dice chi sono',
      avoid: 'una campagna a persone di cui non sai nulla',
    },
    Prospects: {
      title: 'Potenziali clienti',
      why: 'in contatto con te, ancora senza acquisti',
      goal: 'un primo ordine da chi ha mostrato interesse',
      action: 'rispondi a ciò che hanno chiesto, poi invitali a un primo ordine',
      offer: "l'offerta di benvenuto, una volta sola, su ciò che hanno chiesto",
      avoid: "scrivere dove si sono disiscritti; ripetere un'offerta ignorata",
    },
  },
};
