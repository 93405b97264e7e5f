import { FEWEST_WEEKS } from '../../audit/listening.ts';
import type { Language, Phrase } from '../../core/language.ts';
import { groupedNumber } from '../../core/numberText.ts';
import { countedAs } from '../moment/figureTexts.ts';
import type { ListeningReport } from '../moment/listeningReport.ts';
import { cutText, displayWidth } from './displayText.ts';
import { hanging, heading, type TerminalStyle } from './terminalStyle.ts';
import { splitTable, type TableColumn } from './terminalTable.ts';

const LONGEST_NAME = 30;
const PRODUCTS_SHOWN = 10;
const RISES_SHOWN = 5;
const MOST_WEEKS_SHOWN = 12;
/** `07-01` and the space before it. */
const WEEK_WIDTH = 7;

export const listeningWords = {
  title: { en: 'Listening', it: 'Ascolto' },
  note: { en: 'complaints and requests', it: 'reclami e richieste' },
  nothing: {
    en: 'no complaints and no requests in whole weeks',
    it: 'nessun reclamo e nessuna richiesta in settimane intere',
  },
  weekOf: { en: 'Week of', it: 'Settimana' },
  complaints: { en: 'Complaints', it: 'Reclami' },
  requests: { en: 'Requests', it: 'Richieste' },
  product: { en: 'Product', it: 'Prodotto' },
  lastWeeks: { en: 'Last\n4 weeks', it: 'Ultime 4\nsettimane' },
  noProduct: { en: '(no product)', it: '(senza prodotto)' },
  nothingRose: { en: 'nothing rose beyond chance', it: 'nulla è cresciuto oltre il caso' },
  tooShort: {
    en: `fewer than ${FEWEST_WEEKS} whole weeks: too little past to compare with`,
    it: `meno di ${FEWEST_WEEKS} settimane intere: troppo poco passato per un confronto`,
  },
  tooFew: { en: 'too few of anything to compare with its past', it: 'troppo pochi per un confronto con il passato' },
} as const satisfies Record<string, Phrase>;
const voiceWords = {
  complaint: { en: 'complaints', it: 'reclami' },
  request: { en: 'requests', it: 'richieste' },
} as const satisfies Record<'complaint' | 'request', Phrase>;

/** What people complained about and asked for, by week and by product, and what rose; no lines where nothing was read. */
export function listeningBlock(listening: ListeningReport | null, style: TerminalStyle, language: Language): string[] {
  if (listening === null) return [];
  const { weeks, outside } = listening;
  const say = (phrase: Phrase) => style.text(phrase[language]);
  const title = heading(style, say(listeningWords.title), say(listeningWords.note));
  const outsideLines = outside === 0 ? [] : hanging(style, '', say(outsideWords(outside, weeks.length)));
  if (weeks.length === 0) return [title, ...hanging(style, '', say(listeningWords.nothing)), ...outsideLines];
  return [
    title,
    ...riseLines(listening, style, language),
    '',
    ...weeksTable(listening, style, language),
    ...outsideLines,
    '',
    ...productsTable(listening, style, language),
  ];
}

function riseLines({ weeks, compared, rises }: ListeningReport, style: TerminalStyle, language: Language): string[] {
  const line = (phrase: Phrase) => hanging(style, '', style.text(phrase[language]));
  if (weeks.length < FEWEST_WEEKS) return line(listeningWords.tooShort);
  if (compared === 0) return line(listeningWords.tooFew);
  if (rises.length === 0) return line(listeningWords.nothingRose);
  const more = rises.length - RISES_SHOWN;
  return [
    ...rises
      .slice(0, RISES_SHOWN)
      .flatMap((rise) => hanging(style, '+ ', style.text(riseWords(rise)[language]), style.chalk.yellow)),
    ...(more > 0 ? line({ en: `and ${more} more`, it: `e altri ${more}` }) : []),
  ];
}

/** What rose, and from what. */
export function riseWords(rise: ListeningReport['rises'][number]): Phrase {
  const { what, product, last_four_weeks: last, usual_four_weeks: usual } = rise;
  const voice = voiceWords[what];
  const about = product === null ? { en: `all ${voice.en}`, it: `tutti: ${voice.it}` } : named(voice, product);
  return {
    en: `${about.en}: ${groupedNumber(last, 0, 'en')} in the last 4 weeks, ${groupedNumber(usual, 1, 'en')} in 4 weeks before`,
    it: `${about.it}: ${groupedNumber(last, 0, 'it')} nelle ultime 4 settimane, prima ${groupedNumber(usual, 1, 'it')} in 4 settimane`,
  };
}

export function outsideWords(outside: number, weeks: number): Phrase {
  return {
    en: `${countedAs('en', outside, ['other lies', 'others lie'])} outside the ${weeks} weeks that are looked at`,
    it: `${countedAs('it', outside, ['altro è', 'altri sono'])} fuori dalle ${weeks} settimane considerate`,
  };
}

export function moreProducts(more: number): Phrase {
  return {
    en: `and ${countedAs('en', more, ['more product', 'more products'])}`,
    it: `e ${countedAs('it', more, ['altro prodotto', 'altri prodotti'])}`,
  };
}

function named(voice: Phrase, product: string): Phrase {
  return { en: `${voice.en} about ${product}`, it: `${voice.it} su ${product}` };
}

/** The last weeks, as many as fit side by side. */
function weeksTable({ weeks }: ListeningReport, style: TerminalStyle, language: Language): string[] {
  const titles = [listeningWords.complaints, listeningWords.requests].map((phrase) => phrase[language]);
  const leading = Math.max(...[listeningWords.weekOf[language], ...titles].map(displayWidth));
  const shown = weeks.slice(-Math.min(MOST_WEEKS_SHOWN, Math.floor((style.width - leading) / WEEK_WIDTH)));
  return splitTable(
    style,
    [{ title: listeningWords.weekOf[language], align: 'left', cells: titles }],
    shown.map(({ week, complaints, requests }) => ({
      title: week.slice(5),
      align: 'right',
      cells: [complaints, requests].map((count) => groupedNumber(count, 0, language)),
    })),
  ).flat();
}

function productsTable(listening: ListeningReport, style: TerminalStyle, language: Language): string[] {
  const unnamed = listening.products.filter(({ product }) => product === null);
  const known = listening.products.filter(({ product }) => product !== null);
  const shown = [...known.slice(0, PRODUCTS_SHOWN), ...unnamed];
  const more = known.length - PRODUCTS_SHOWN + listening.other_products.products;
  const name = (product: string | null) =>
    cutText(style.text(product ?? listeningWords.noProduct[language]), LONGEST_NAME, style.glyphs.ellipsis);
  const right = (title: string, cells: readonly number[]): TableColumn => ({
    title,
    align: 'right',
    cells: cells.map((count) => groupedNumber(count, 0, language)),
  });
  return [
    ...splitTable(
      style,
      [{ title: listeningWords.product[language], align: 'left', cells: shown.map(({ product }) => name(product)) }],
      [
        right(
          listeningWords.complaints[language],
          shown.map(({ complaints }) => complaints),
        ),
        right(
          listeningWords.requests[language],
          shown.map(({ requests }) => requests),
        ),
        right(
          listeningWords.lastWeeks[language],
          shown.map(({ last_four_weeks: last }) => last),
        ),
      ],
    ).flat(),
    ...(more > 0 ? hanging(style, '', style.text(moreProducts(more)[language])) : []),
  ];
}
