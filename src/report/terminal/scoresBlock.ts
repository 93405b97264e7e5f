import { type Language, type Phrase, phrase } from '../../core/language.ts';
import { countedIn, groupedNumber } from '../../core/numberText.ts';
import type { CutOffList } from '../../score/cutOffs.ts';
import type { Report } from '../report.ts';
import type { ReportStyle } from '../reportStyle.ts';
import { heading, type TerminalStyle } from './terminalStyle.ts';
import { splitTable, type TableColumn } from './terminalTable.ts';

export const scoreWords = {
  scores: { en: 'Scores', it: 'Punteggi' },
  note: { en: 'cut-offs and customers', it: 'soglie e clienti' },
  score: { en: 'Score', it: 'Punti' },
  lastOrder: { en: 'last order', it: 'ultimo ordine' },
  orders: { en: 'orders', it: 'ordini' },
  days: { en: 'purchase days', it: "giorni d'acquisto" },
  nobody: { en: 'nobody', it: 'nessuno' },
  anyDay: { en: 'any day', it: 'qualsiasi giorno' },
  lastDay: { en: 'on the last day', it: "nell'ultimo giorno" },
  anyAmount: { en: 'any amount', it: 'qualsiasi importo' },
} as const satisfies Record<string, Phrase>;

/** The cut-offs in words, best score first, and how many customers have each score. */
export function scoresBlock(report: Report, style: TerminalStyle): string[] {
  const { bins, cut_offs: cutOffs, bin_sizes: sizes } = report;
  const scores = Array.from({ length: bins }, (_, row) => bins - row);
  const pair = (title: string, words: (score: number) => string, counts: readonly number[]): TableColumn => {
    const cells = scores.map((score) => style.number(counts[score - 1] ?? 0));
    const widest = Math.max(...cells.map((cell) => cell.length));
    const texts = scores.map(words);
    const longest = Math.max(title.length - widest - 2, ...texts.map((text) => text.length));
    return {
      title,
      align: 'left',
      cells: texts.map((text, row) => `${text.padEnd(longest)}  ${cells[row]!.padStart(widest)}`),
      gap: 3,
    };
  };
  const { language } = style;
  const columns = [
    pair(
      `R: ${style.say(scoreWords.lastOrder)}`,
      (score) => style.text(recencyWords(cutOffs.recency_days, bins - score, language)),
      sizes.r,
    ),
    pair(
      `F: ${style.say(scoreWords[report.frequency])}`,
      (score) => style.text(frequencyWords(cutOffs.orders, score, language)),
      sizes.f,
    ),
  ];
  if (cutOffs.revenue !== null && sizes.m !== null) {
    const list = cutOffs.revenue;
    const title = `M: ${style.say(moneyNames[report.monetary])}${style.currency === '' ? '' : `, ${style.currency}`}`;
    columns.push(pair(title, (score) => moneyWords(list, score, style), sizes.m));
  }
  const score: TableColumn = {
    title: style.say(scoreWords.score),
    align: 'left',
    cells: scores.map(String),
    paint: (text) => style.chalk.bold(text),
  };
  return [
    heading(style, style.say(scoreWords.scores), style.say(scoreWords.note)),
    ...splitTable(style, [score], columns).flat(),
  ];
}

/** What M scores, in scoreWords. */
export const moneyNames: Readonly<Record<Report['monetary'], Phrase>> = {
  revenue: { en: 'revenue', it: 'fatturato' },
  average: { en: 'average order', it: 'ordine medio' },
  profit: { en: 'profit', it: 'profitto' },
  none: { en: 'money', it: 'importo' },
};

/**
 * How long ago the last order was with a score, in scoreWords.
 * @param steps scores below the best; a cut-off is the smallest day count that lies lower still
 */
export function recencyWords(cutOffs: CutOffList, steps: number, language: Language = 'en'): string {
  const from = steps === 0 ? 0 : cutOffs[steps - 1];
  const below = cutOffs[steps] ?? null;
  if (from === null || from === undefined) return scoreWords.nobody[language];
  const first = Math.max(0, Math.ceil(from));
  if (below === null) return first === 0 ? scoreWords.anyDay[language] : orLonger(first)[language];
  const last = Math.ceil(below) - 1;
  if (last < first) return scoreWords.nobody[language];
  if (first === last) return first === 0 ? scoreWords.lastDay[language] : `${days(first, language)} ${AGO[language]}`;
  return (first === 0 ? upTo(last) : between(first, last))[language];
}

const AGO: Phrase = { en: 'ago', it: 'fa' };

function orLonger(first: number): Phrase {
  return { en: `${days(first, 'en')} ago or more`, it: `${groupedNumber(first, 0, 'it')} o più giorni fa` };
}

function upTo(last: number): Phrase {
  return { en: `up to ${days(last, 'en')} ago`, it: `fino a ${days(last, 'it')} fa` };
}

function between(first: number, last: number): Phrase {
  return {
    en: `${groupedNumber(first, 0)} to ${days(last, 'en')} ago`,
    it: `da ${groupedNumber(first, 0, 'it')} a ${days(last, 'it')} fa`,
  };
}

function days(count: number, language: Language): string {
  return countedIn(language, count, 'day');
}

/** How many orders give a score, in scoreWords. */
export function frequencyWords(cutOffs: CutOffList, score: number, language: Language = 'en'): string {
  const from = score === 1 ? 1 : cutOffs[score - 2];
  const below = cutOffs[score - 1] ?? null;
  if (from === null || from === undefined) return scoreWords.nobody[language];
  const first = Math.max(1, Math.ceil(from));
  const least = phrase((each) => groupedNumber(first, 0, each));
  if (below === null) return { en: `${least.en} or more`, it: `${least.it} o più` }[language];
  const last = Math.ceil(below) - 1;
  if (last < first) return scoreWords.nobody[language];
  const most = phrase((each) => groupedNumber(last, 0, each));
  return first === last
    ? least[language]
    : { en: `${least.en} to ${most.en}`, it: `da ${least.it} a ${most.it}` }[language];
}

export function moneyWords(cutOffs: CutOffList, score: number, style: ReportStyle): string {
  const from = score === 1 ? undefined : cutOffs[score - 2];
  const below = cutOffs[score - 1] ?? null;
  if (from === null || (from !== undefined && from === below)) return style.say(scoreWords.nobody);
  if (from !== undefined) return style.say({ en: `from ${style.money(from)}`, it: `da ${style.money(from)}` });
  if (below === null) return style.say(scoreWords.anyAmount);
  return style.say({ en: `below ${style.money(below)}`, it: `sotto ${style.money(below)}` });
}
