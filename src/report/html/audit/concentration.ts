import { capital } from '../../../core/capital.ts';
import { roughShareText } from '../../../core/numberText.ts';
import { baseWords } from '../../audit/baseWords.ts';
import type { ConcentrationReport, CustomerBaseReport } from '../../audit/customerBaseReport.ts';
import { italianShare } from '../../headlineWords.ts';
import { type Curve, curves } from '../charts/curves.ts';
import { figure } from '../figure.ts';
import { html, type Markup } from '../markup.ts';
import { type Section, sentence } from '../page.ts';
import { numbers, table, words } from '../table.ts';
import type { BaseStyle } from './baseStyle.ts';

const TENTHS = [0, 0.2, 0.4, 0.6, 0.8, 1] as const;

/** How much of the turnover hangs on few customers, and what would be left without the largest. */
export function concentrationSection({ concentration, periods }: CustomerBaseReport, style: BaseStyle): Section {
  const { later, earlier } = concentration;
  const section = {
    id: 'concentration',
    title: style.say(baseWords.concentration),
    note: style.span(periods.later),
  };
  if (later.customers === 0) {
    return {
      ...section,
      content: [sentence(style.say(baseWords.nobodyBought))],
    };
  }
  return {
    ...section,
    content: [
      ...(later.curve.length < 2 ? [largestTable(later, earlier, style)] : [curveFigure(later, earlier, style)]),
      ...evenness(later, style),
      ...withoutMarkup(later, style),
    ],
  };
}

function curveFigure(later: ConcentrationReport, earlier: ConcentrationReport | null, style: BaseStyle): Markup {
  const tenth = later.largest.at(-1);
  const share = tenth?.share ?? null;
  const points = (report: ConcentrationReport) => report.curve.map((one) => [one.customers, one.turnover] as const);
  const percent = (value: number) => `${style.number(value * 100)} %`;
  const list: Curve[] = [
    {
      points: [
        [0, 0],
        [1, 1],
      ],
      text: '',
      classes: 'line-soft',
    },
    ...(earlier === null || earlier.curve.length < 2
      ? []
      : [{ points: points(earlier), text: '', classes: 'line-warm' as const }]),
    { points: points(later), text: '', classes: 'line' },
  ];
  const title =
    share === null
      ? {
          en: `How much of ${style.whole.en} few customers bring`,
          it: `Quanta parte ${style.whole.it} portano pochi clienti`,
        }
      : {
          en: `The largest tenth of customers (${style.number(tenth!.customers)}) brings ${roughShareText(share)} of ${style.whole.en}`,
          it: `Il primo decimo dei clienti (${style.number(tenth!.customers)}) porta ${italianShare(share)} ${style.whole.it}`,
        };
  const before =
    earlier === null
      ? null
      : { en: 'the dashed one is the earlier period', it: 'quella tratteggiata è il periodo precedente' };
  const note = {
    en: `Customers from the largest to the smallest, and the share of ${style.whole.en} that they bring together; on the straight line all would bring the same${before === null ? '' : `; ${before.en}`}.`,
    it: `Clienti dal maggiore al minore, e la quota ${style.whole.it} che portano insieme; sulla retta tutti porterebbero lo stesso${before === null ? '' : `; ${before.it}`}.`,
  };
  return figure(
    {
      title: style.say(title),
      description: style.say(note),
      draw: curves(
        list,
        percent,
        percent,
        TENTHS,
        share === null || later.customers === 0
          ? null
          : {
              at: [tenth!.customers / later.customers, share],
              text: `${percent(tenth!.customers / later.customers)}: ${percent(share)}`,
            },
      ),
    },
    style.say(note),
    largestTable(later, earlier, style),
    style,
  );
}

function largestTable(later: ConcentrationReport, earlier: ConcentrationReport | null, style: BaseStyle): Markup {
  const column = (title: string, { largest }: ConcentrationReport) =>
    numbers(
      title,
      later.largest.map((_, index) => style.shareOrDash(largest[index]?.share ?? null)),
    );
  return table([
    words(
      style.say({ en: 'The largest', it: 'I maggiori' }),
      later.largest.map(({ customers }, index) =>
        index === later.largest.length - 1
          ? style.say({ en: `tenth (${style.number(customers)})`, it: `decimo (${style.number(customers)})` })
          : style.number(customers),
      ),
    ),
    column(style.say({ en: 'Share now', it: 'Quota ora' }), later),
    ...(earlier === null ? [] : [column(style.say({ en: 'Earlier', it: 'Prima' }), earlier)]),
  ]);
}

function evenness(
  { customers, gini, effective_customers: effective, not_above_zero: zero }: ConcentrationReport,
  style: BaseStyle,
): Markup[] {
  const count = style.counted(customers, 'customer');
  return [
    ...(effective === null
      ? []
      : [
          sentence(
            style.say({
              en: `${count}, as concentrated as ${style.number(effective, 1)} of the same size${gini === null ? '' : `; Gini ${style.number(gini, 2)}`}`,
              it: `${count}, concentrati come ${style.number(effective, 1)} di pari peso${gini === null ? '' : `; Gini ${style.number(gini, 2)}`}`,
            }),
          ),
        ]),
    ...(zero.customers === 0
      ? []
      : [
          sentence(
            style.say({
              en: `${style.counted(zero.customers, 'customer')} gave back what they paid or more (${style.turnover(zero.turnover)}): not in Gini`,
              it: `${style.counted(zero.customers, 'customer')} con resi pari o superiori agli acquisti (${style.turnover(zero.turnover)}): non in Gini`,
            }),
          ),
        ]),
  ];
}

function withoutMarkup({ without }: ConcentrationReport, style: BaseStyle): Markup[] {
  if (without.length === 0) return [];
  return [
    html`<h3>${style.say({ en: 'What would be left without each of the largest', it: 'Che cosa resterebbe senza ciascuno dei maggiori' })}</h3>`,
    table([
      words(
        style.say({ en: 'Without', it: 'Senza' }),
        without.map(({ customer_id: id }) => style.name(id)),
      ),
      numbers(
        style.turnoverTitle,
        without.map(({ turnover }) => style.figure(turnover)),
      ),
      numbers(
        style.say({ en: 'Share', it: 'Quota' }),
        without.map(({ share }) => style.shareOrDash(share)),
      ),
      numbers(
        capital(style.say({ en: 'left', it: 'resta' })),
        without.map(({ left }) => style.figure(left)),
      ),
    ]),
  ];
}
