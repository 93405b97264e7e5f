import type { Phrase } from '../../core/language.ts';
import { signedText } from '../../core/numberText.ts';
import { hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { splitTable, type TableColumn } from '../terminal/terminalTable.ts';
import { periodsPhrase, shareCell, turnoverCell, unitNote } from './auditStyle.ts';
import { baseWords, leverGroupWords } from './baseWords.ts';
import type { CustomerBaseReport, LeverSideReport, LeversReport } from './customerBaseReport.ts';

const words = {
  customers: { en: 'customers', it: 'clienti' },
  frequency: { en: 'x orders per customer', it: 'x ordini per cliente' },
  value: { en: 'x value per order', it: 'x valore per ordine' },
  bought: { en: '= turnover of those who bought', it: '= fatturato di chi ha comprato' },
  others: { en: '+ refunds to others', it: '+ rimborsi ad altri' },
  total: { en: '= turnover', it: '= fatturato' },
  earlier: { en: 'Earlier', it: 'Prima' },
  later: { en: 'Later', it: 'Dopo' },
  change: { en: 'Change', it: 'Variazione' },
  effect: { en: 'Effect on\nturnover', it: 'Effetto sul\nfatturato' },
  group: { en: 'Customers', it: 'Clienti' },
  count: { en: 'Number', it: 'Numero' },
  byCustomers: { en: 'Through\ncustomers', it: 'Per i\nclienti' },
  byFrequency: { en: 'Through\nfrequency', it: 'Per la\nfrequenza' },
  byValue: { en: 'Through\norder value', it: 'Per il valore\nordine' },
  noEffects: {
    en: 'the change is not split: turnover is not above zero in both periods',
    it: 'la variazione non è scomposta: il fatturato non è sopra zero in entrambi i periodi',
  },
  how: {
    en: 'effects by logarithmic mean; they add up to the change',
    it: 'effetti con media logaritmica; la loro somma è la variazione',
  },
} as const satisfies Record<string, Phrase>;

/** What turnover is the product of, how each factor changed it, and whose turnover changed; nothing without a comparison. */
export function leversBlock(base: CustomerBaseReport, style: TerminalStyle): string[] {
  const { levers, periods } = base;
  const title = heading(style, style.say(baseWords.levers), unitNote(style, base));
  if (levers === null) return [];
  return [
    title,
    ...hanging(style, '', style.say(periodsPhrase(periods))),
    ...leverTable(levers, base, style),
    ...hanging(style, '', style.say(levers.effects === null ? words.noEffects : words.how)),
    '',
    ...groupTable(levers, base, style),
  ];
}

function leverTable(levers: LeversReport, base: CustomerBaseReport, style: TerminalStyle): string[] {
  const { earlier, later, effects, change } = levers;
  const cell = turnoverCell(style, base);
  const whole = ({ turnover, refunds_to_others: others }: LeverSideReport) => turnover + others;
  const isMoney = base.measure === 'revenue';
  const effect = (value: number | null | undefined) =>
    value === null || value === undefined ? style.glyphs.unknown : signedText(cell(value));
  const bought = later.turnover - earlier.turnover;
  const hasOthers = earlier.refunds_to_others !== 0 || later.refunds_to_others !== 0;
  const rows = [
    row(words.customers, (side) => side.customers, style.number, effect(effects?.customers)),
    row(
      words.frequency,
      (side) => side.orders_per_customer,
      (value) => style.number(value, 2),
      effect(effects?.orders_per_customer),
    ),
    ...(isMoney ? [row(words.value, (side) => side.value_per_order, cell, effect(effects?.value_per_order))] : []),
    ...(hasOthers
      ? [
          row(words.bought, ({ turnover }) => turnover, cell, signedText(cell(bought))),
          row(words.others, (side) => side.refunds_to_others, cell, effect(levers.refunds_to_others_effect)),
        ]
      : []),
    row(words.total, whole, cell, signedText(cell(change))),
  ];
  function row(
    name: Phrase,
    value: (side: LeverSideReport) => number | null,
    text: (value: number) => string,
    effectText: string,
  ) {
    const [before, after] = [value(earlier), value(later)];
    const relative = before === null || after === null || before <= 0 ? null : after / before - 1;
    return {
      name: style.say(name),
      before: before === null ? style.glyphs.unknown : text(before),
      after: after === null ? style.glyphs.unknown : text(after),
      change: relative === null ? style.glyphs.unknown : signedText(shareCell(style)(relative)),
      effect: effectText,
    };
  }
  const column = (title: Phrase, cells: readonly string[]): TableColumn => ({
    title: style.say(title),
    align: 'right',
    cells,
  });
  return splitTable(
    style,
    [{ title: '', align: 'left', cells: rows.map(({ name }) => name) }],
    [
      column(
        words.earlier,
        rows.map(({ before }) => before),
      ),
      column(
        words.later,
        rows.map(({ after }) => after),
      ),
      column(
        words.change,
        rows.map((one) => one.change),
      ),
      column(
        words.effect,
        rows.map((one) => one.effect),
      ),
    ],
  ).flat();
}

function groupTable({ groups }: LeversReport, base: CustomerBaseReport, style: TerminalStyle): string[] {
  const cell = turnoverCell(style, base);
  const change = (value: number | null | undefined) =>
    value === null || value === undefined ? style.glyphs.unknown : signedText(cell(value));
  const column = (title: Phrase, of: (group: LeversReport['groups'][number]) => string): TableColumn => ({
    title: style.say(title),
    align: 'right',
    cells: groups.map(of),
  });
  return splitTable(
    style,
    [
      {
        title: style.say(words.group),
        align: 'left',
        cells: groups.map(({ group }) => style.say(leverGroupWords[group])),
      },
    ],
    [
      column(words.count, ({ customers }) => style.number(customers)),
      column(words.earlier, ({ earlier }) => cell(earlier.turnover)),
      column(words.later, ({ later }) => cell(later.turnover)),
      column(words.change, (group) => change(group.change)),
      column(words.byCustomers, ({ effects }) => change(effects?.customers)),
      column(words.byFrequency, ({ effects }) => change(effects?.orders_per_customer)),
      ...(base.measure === 'revenue' ? [column(words.byValue, ({ effects }) => change(effects?.value_per_order))] : []),
    ],
  ).flatMap((table, i) => (i === 0 ? table : ['', ...table]));
}
