import { type Phrase, phrase } from '../../core/language.ts';
import { hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { splitTable, type TableColumn } from '../terminal/terminalTable.ts';
import { periodsPhrase, shareCell, turnoverCell, unitNote } from './auditStyle.ts';
import { baseWords } from './baseWords.ts';
import type { CustomerBaseReport, DecilesReport } from './customerBaseReport.ts';

const DECILES = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1] as const;

/** The same in both languages. */
export const DECILE = phrase(() => 'Decile');

const words = {
  customers: { en: 'Customers', it: 'Clienti' },
  turnover: { en: 'Turnover', it: 'Fatturato' },
  share: { en: 'Share', it: 'Quota' },
  each: { en: 'Each', it: 'Ciascuno' },
  movements: { en: 'From decile to decile', it: 'Da decile a decile' },
  from: { en: 'From', it: 'Da' },
  none: { en: 'none', it: 'nessuno' },
} as const satisfies Record<string, Phrase>;

/** Tenths of the customers by what they brought, and how they moved between the periods. */
export function decilesBlock(base: CustomerBaseReport, style: TerminalStyle): string[] {
  const { list, movements } = base.deciles;
  const cell = turnoverCell(style, base);
  const share = shareCell(style);
  const column = (title: Phrase, of: (decile: DecilesReport['list'][number]) => string): TableColumn => ({
    title: style.say(title),
    align: 'right',
    cells: list.map(of),
  });
  return [
    heading(style, style.say(baseWords.deciles), unitNote(style, base)),
    ...splitTable(
      style,
      [column(DECILE, ({ decile }) => String(decile))],
      [
        column(words.customers, ({ customers }) => style.number(customers)),
        column(words.turnover, ({ turnover }) => cell(turnover)),
        column(words.share, (decile) => share(decile.share)),
        column(words.each, ({ per_customer: each }) => (each === null ? style.glyphs.unknown : cell(each))),
      ],
    ).flat(),
    ...(movements === null ? [] : ['', ...movementLines(movements, base, style)]),
  ];
}

function movementLines(
  movements: NonNullable<DecilesReport['movements']>,
  { periods }: CustomerBaseReport,
  style: TerminalStyle,
): string[] {
  const rows = [...DECILES, null];
  const name = (decile: number | null) => (decile === null ? style.say(words.none) : String(decile));
  const count = (from: number | null, to: number | null) =>
    movements.find((move) => move.from === from && move.to === to)?.customers ?? 0;
  return [
    ...hanging(style, '', `${style.say(words.movements)}: ${style.say(periodsPhrase(periods))}`),
    ...splitTable(
      style,
      [{ title: style.say(words.from), align: 'left', cells: rows.map(name) }],
      rows.map((to) => ({
        title: name(to),
        align: 'right' as const,
        cells: rows.map((from) => {
          if (from === null && to === null) return '';
          const customers = count(from, to);
          return customers === 0 ? style.glyphs.nobody : style.number(customers);
        }),
        paint: (text, row) => (rows[row] === to ? style.chalk.bold(text) : text),
        gap: 1,
      })),
    ).flatMap((table, i) => (i === 0 ? table : ['', ...table])),
  ];
}
