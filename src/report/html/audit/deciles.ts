import { roughShareText } from '../../../core/numberText.ts';
import { baseWords } from '../../audit/baseWords.ts';
import type { CustomerBaseReport, DecilesReport } from '../../audit/customerBaseReport.ts';
import { DECILE } from '../../audit/decilesBlock.ts';
import { italianShare } from '../../headlineWords.ts';
import { heat } from '../charts/heat.ts';
import { figure } from '../figure.ts';
import type { Markup } from '../markup.ts';
import type { Section } from '../page.ts';
import { numbers, table, words } from '../table.ts';
import type { BaseStyle } from './baseStyle.ts';

const DECILES = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1] as const;

/** Tenths of the customers by turnover, and who went from one to another. */
export function decilesSection({ deciles, periods }: CustomerBaseReport, style: BaseStyle): Section {
  return {
    id: 'deciles',
    title: style.say(baseWords.deciles),
    note: style.span(periods.later),
    content: [decilesTable(deciles, style), ...movementsFigure(deciles, style)],
  };
}

function decilesTable({ list }: DecilesReport, style: BaseStyle): Markup {
  return table([
    words(
      style.say(DECILE),
      list.map(({ decile }) => style.number(decile)),
    ),
    numbers(
      style.say({ en: 'Customers', it: 'Clienti' }),
      list.map(({ customers }) => style.number(customers)),
    ),
    numbers(
      style.turnoverTitle,
      list.map(({ turnover }) => style.figure(turnover)),
    ),
    numbers(
      style.say({ en: 'Share', it: 'Quota' }),
      list.map(({ share }) => style.shareOrDash(share)),
    ),
    numbers(
      style.say({ en: 'Per customer', it: 'Per cliente' }),
      list.map(({ per_customer: each }) => style.average(each)),
    ),
  ]);
}

function movementsFigure({ movements }: DecilesReport, style: BaseStyle): Markup[] {
  if (movements === null || movements.length === 0) return [];
  const ends = [...DECILES, null].filter(
    (decile) => decile !== null || movements.some(({ from, to }) => from === null || to === null),
  );
  const count = (from: number | null, to: number | null) =>
    movements.find((one) => one.from === from && one.to === to)?.customers ?? 0;
  const name = (decile: number | null) => (decile === null ? style.glyphs.unknown : String(decile));
  const fromTop = movements.filter(({ from }) => from === 10);
  const top = fromTop.reduce((sum, { customers }) => sum + customers, 0);
  const kept = top === 0 ? null : count(10, 10) / top;
  const title =
    kept === null
      ? {
          en: 'From the decile of the earlier period to that of the later',
          it: 'Dal decile del periodo precedente a quello successivo',
        }
      : {
          en: `${roughShareText(kept)} of the largest tenth of the earlier period are in the largest tenth again`,
          it: `Del primo decimo di prima, ${italianShare(kept)} è di nuovo nel primo decimo`,
        };
  const note = {
    en: 'Rows: the decile in the earlier period; columns: in the later; 10 is the largest, – bought nothing. Counts of customers.',
    it: 'Righe: il decile nel periodo precedente; colonne: in quello successivo; 10 è il maggiore, – chi non ha comprato. Numero di clienti.',
  };
  return [
    figure(
      {
        title: style.say(title),
        description: style.say(note),
        draw: heat(
          ends.map((from) => ({
            name: name(from),
            cells: ends.map((to) => {
              const customers = count(from, to);
              return customers === 0 ? null : { value: customers, text: style.number(customers) };
            }),
          })),
          ends.map(name),
          style.say({ en: 'from, to', it: 'da, a' }),
        ),
      },
      style.say(note),
      table([
        words(style.say({ en: 'From, to', it: 'Da, a' }), ends.map(name)),
        ...ends.map((to) =>
          numbers(
            name(to),
            ends.map((from) => (count(from, to) === 0 ? '' : style.number(count(from, to)))),
          ),
        ),
      ]),
      style,
    ),
  ];
}
