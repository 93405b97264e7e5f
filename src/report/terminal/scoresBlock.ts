import { groupedNumber } from '../../core/numberText.ts';
import type { CutOffList } from '../../score/cutOffs.ts';
import type { Report } from '../report.ts';
import { heading, type TerminalStyle } from './terminalStyle.ts';
import { splitTable, type TableColumn } from './terminalTable.ts';

/** The cut-offs in words, best score first, and how many customers have each score. */
export function scoresBlock(report: Report, style: TerminalStyle): string[] {
  const { bins, cut_offs: cutOffs, bin_sizes: sizes } = report;
  const scores = Array.from({ length: bins }, (_, row) => bins - row);
  const pair = (title: string, words: (score: number) => string, counts: readonly number[]): TableColumn => {
    const cells = scores.map((score) => groupedNumber(counts[score - 1] ?? 0, 0));
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
  const unit = report.frequency === 'days' ? 'purchase days' : 'orders';
  const columns = [
    pair('R: last order', (score) => recencyWords(cutOffs.recency_days, bins - score), sizes.r),
    pair(`F: ${unit}`, (score) => frequencyWords(cutOffs.orders, score), sizes.f),
  ];
  if (cutOffs.revenue !== null && sizes.m !== null) {
    const list = cutOffs.revenue;
    const title = `M: ${moneyNames[report.monetary]}${style.currency === '' ? '' : `, ${style.currency}`}`;
    columns.push(pair(title, (score) => moneyWords(list, score, style.money), sizes.m));
  }
  const score: TableColumn = {
    title: 'Score',
    align: 'left',
    cells: scores.map(String),
    paint: (text) => style.chalk.bold(text),
  };
  return [heading(style, 'Scores', 'cut-offs and customers'), ...splitTable(style, [score], columns).flat()];
}

/** What M scores, in words. */
export const moneyNames: Readonly<Record<Report['monetary'], string>> = {
  revenue: 'revenue',
  average: 'average order',
  profit: 'profit',
  none: 'money',
};

const NOBODY = 'nobody';

/**
 * How long ago the last order was with a score, in words.
 * @param steps scores below the best; a cut-off is the smallest day count that lies lower still
 */
export function recencyWords(cutOffs: CutOffList, steps: number): string {
  const from = steps === 0 ? 0 : cutOffs[steps - 1];
  const below = cutOffs[steps] ?? null;
  if (from === null || from === undefined) return NOBODY;
  const first = Math.max(0, Math.ceil(from));
  if (below === null) return first === 0 ? 'any day' : `${days(first)} ago or more`;
  const last = Math.ceil(below) - 1;
  if (last < first) return NOBODY;
  if (first === last) return first === 0 ? 'on the last day' : `${days(first)} ago`;
  return first === 0 ? `up to ${days(last)} ago` : `${groupedNumber(first, 0)} to ${days(last)} ago`;
}

/** How many orders give a score, in words. */
export function frequencyWords(cutOffs: CutOffList, score: number): string {
  const from = score === 1 ? 1 : cutOffs[score - 2];
  const below = cutOffs[score - 1] ?? null;
  if (from === null || from === undefined) return NOBODY;
  const first = Math.max(1, Math.ceil(from));
  if (below === null) return `${groupedNumber(first, 0)} or more`;
  const last = Math.ceil(below) - 1;
  if (last < first) return NOBODY;
  return first === last ? groupedNumber(first, 0) : `${groupedNumber(first, 0)} to ${groupedNumber(last, 0)}`;
}

function moneyWords(cutOffs: CutOffList, score: number, money: (value: number) => string): string {
  const from = score === 1 ? undefined : cutOffs[score - 2];
  const below = cutOffs[score - 1] ?? null;
  if (from === null || (from !== undefined && from === below)) return NOBODY;
  if (from !== undefined) return `from ${money(from)}`;
  return below === null ? 'any amount' : `below ${money(below)}`;
}

function days(count: number): string {
  return `${groupedNumber(count, 0)} ${count === 1 ? 'day' : 'days'}`;
}
