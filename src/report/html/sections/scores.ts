import { capital } from '../../../core/capital.ts';
import type { Phrase } from '../../../core/language.ts';
import type { DistributionBin } from '../../distributions.ts';
import type { Report } from '../../report.ts';
import { frequencyWords, moneyNames, moneyWords, recencyWords, scoreWords } from '../../terminal/scoresBlock.ts';
import { segmentWords } from '../../terminal/segmentColumns.ts';
import { histogram } from '../charts/histogram.ts';
import { figure } from '../figure.ts';
import type { Markup } from '../markup.ts';
import type { Section } from '../page.ts';
import type { PageStyle } from '../pageStyle.ts';
import { numbers, table, words } from '../table.ts';

/** The cut-offs in words, how many customers have each score, and where the cut-offs lie among the values. */
export function scoresSection(report: Report, style: PageStyle): Section {
  return {
    id: 'scores',
    title: style.say(scoreWords.scores),
    note: style.say(scoreWords.note),
    content: [scoresTable(report, style), ...histograms(report, style)],
  };
}

function scoresTable(report: Report, style: PageStyle): Markup {
  const { bins, cut_offs: cutOffs, bin_sizes: sizes } = report;
  const scores = Array.from({ length: bins }, (_, row) => bins - row);
  const pair = (title: string, say: (score: number) => string, counts: readonly number[]) => [
    words(title, scores.map(say)),
    numbers(
      style.say(segmentWords.customers),
      scores.map((score) => style.number(counts[score - 1] ?? 0)),
    ),
  ];
  const { language } = style;
  const money = cutOffs.revenue;
  return table([
    words(style.say(scoreWords.score), scores.map(String)),
    ...pair(
      `R: ${style.say(scoreWords.lastOrder)}`,
      (score) => recencyWords(cutOffs.recency_days, bins - score, language),
      sizes.r,
    ),
    ...pair(
      `F: ${style.say(scoreWords[report.frequency])}`,
      (score) => frequencyWords(cutOffs.orders, score, language),
      sizes.f,
    ),
    ...(money === null || sizes.m === null
      ? []
      : pair(
          `M: ${style.say(moneyNames[report.monetary])}${style.unit}`,
          (score) => moneyWords(money, score, style),
          sizes.m,
        )),
  ]);
}

function histograms(report: Report, style: PageStyle): Markup[] {
  const { bins, distributions, cut_offs: cutOffs, frequency, monetary } = report;
  const names = {
    days: { en: 'days since the last order', it: 'giorni dall’ultimo ordine' },
    frequency: frequency === 'days' ? scoreWords.days : scoreWords.orders,
    money: moneyNames[monetary],
  };
  const whole = (value: number) => style.number(value);
  const money = (value: number) => style.number(value, Number.isInteger(value) ? 0 : 2);
  return [
    ...histogramFigure(
      distributions.recency_days,
      cutOffs.recency_days,
      (below) => `R ${bins - below}`,
      names.days,
      true,
      whole,
      style,
    ),
    ...histogramFigure(
      distributions.orders,
      cutOffs.orders,
      (below) => `F ${below + 1}`,
      names.frequency,
      true,
      whole,
      style,
    ),
    ...(distributions.revenue === null || cutOffs.revenue === null
      ? []
      : histogramFigure(
          distributions.revenue,
          cutOffs.revenue,
          (below) => `M ${below + 1}`,
          names.money,
          false,
          money,
          style,
        )),
  ];
}

function histogramFigure(
  bins: readonly DistributionBin[],
  cutOffs: readonly (number | null)[],
  scoreOf: (cutsBelow: number) => string,
  name: Phrase,
  isWhole: boolean,
  say: (value: number) => string,
  style: PageStyle,
): Markup[] {
  const all = bins.reduce((sum, { customers }) => sum + customers, 0);
  if (all === 0) return [];
  const range = ({ from, to }: DistributionBin) => {
    if (from === null) return style.say({ en: `below ${say(to!)}`, it: `sotto ${say(to!)}` });
    if (to === null) return style.say({ en: `${say(from)} or more`, it: `${say(from)} o più` });
    if (isWhole && to === from + 1) return say(from);
    if (isWhole) return style.say({ en: `${say(from)} to ${say(to - 1)}`, it: `da ${say(from)} a ${say(to - 1)}` });
    return style.say({ en: `${say(from)} to below ${say(to)}`, it: `da ${say(from)} a meno di ${say(to)}` });
  };
  const fullest = bins.reduce((best, bin) => (bin.customers > best.customers ? bin : best));
  const share = style.share(fullest.customers / all);
  const cuts = cutOffs.filter((cut) => cut !== null);
  return [
    figure(
      {
        title: style.say({
          en: `${capital(name.en)}: ${range(fullest)} for ${share} of customers`,
          it: `${capital(name.it)}: ${range(fullest)} per il ${share} dei clienti`,
        }),
        description: style.say({
          en: 'Columns of how many customers have which values, with dashed lines where the score changes.',
          it: 'Colonne di quanti clienti hanno quali valori, con linee tratteggiate dove cambia il punteggio.',
        }),
        draw: histogram(bins, cuts, scoreOf, say, (customers) => style.number(customers)),
      },
      cuts.length === 0
        ? ''
        : `${style.say({ en: 'Dashed: the score changes from', it: 'Tratteggio: il punteggio cambia da' })} ${[...new Set(cuts)].map((cut) => style.number(cut, Number.isInteger(cut) ? 0 : 2)).join(' · ')}`,
      table([
        words(capital(style.say(name)), bins.map(range)),
        numbers(
          style.say(segmentWords.customers),
          bins.map(({ customers }) => style.number(customers)),
        ),
      ]),
      style,
    ),
  ];
}
