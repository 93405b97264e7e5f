import type { Phrase } from '../../core/language.ts';
import { cutText } from '../terminal/displayText.ts';
import { hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { splitTable, type TableColumn } from '../terminal/terminalTable.ts';
import { shareCell, turnoverCell, turnoverText, unitNote } from './auditStyle.ts';
import { baseWords } from './baseWords.ts';
import type { ConcentrationReport, CustomerBaseReport } from './customerBaseReport.ts';

const LONGEST_ID = 32;

const words = {
  now: { en: 'Share', it: 'Quota' },
  before: { en: 'Before', it: 'Prima' },
  largest: { en: 'largest customer', it: 'cliente maggiore' },
  tenth: { en: 'largest 10 %', it: '10 % maggiore' },
  gini: { en: 'Gini (0 all alike, 1 one alone)', it: 'Gini (0 tutti uguali, 1 uno solo)' },
  effective: { en: 'as few equal customers as', it: 'come tanti clienti uguali' },
  customers: { en: 'customers', it: 'clienti' },
  customer: { en: 'Without', it: 'Senza' },
  brings: { en: 'Brings', it: 'Porta' },
  left: { en: 'Left', it: 'Resta' },
} as const satisfies Record<string, Phrase>;

/** How much hangs on few customers, how that changed, and what would be left without each of the largest. */
export function concentrationBlock(base: CustomerBaseReport, style: TerminalStyle): string[] {
  const { later, earlier } = base.concentration;
  const title = heading(style, style.say(baseWords.concentration), unitNote(style, base));
  if (later.customers === 0) return [title, style.say(baseWords.nobodyBought)];
  const share = shareCell(style);
  const cell = turnoverCell(style, base);
  const rows = figureRows(later, style);
  const before = earlier === null ? undefined : figureRows(earlier, style);
  const without: readonly TableColumn[] = [
    { title: style.say(words.brings), align: 'right', cells: later.without.map(({ turnover }) => cell(turnover)) },
    { title: style.say(words.now), align: 'right', cells: later.without.map((one) => share(one.share)) },
    { title: style.say(words.left), align: 'right', cells: later.without.map(({ left }) => cell(left)) },
  ];
  return [
    title,
    ...splitTable(
      style,
      [{ title: '', align: 'left', cells: rows.map(({ name }) => name) }],
      [
        { title: style.say(words.now), align: 'right', cells: rows.map(({ value }) => value) },
        ...(before === undefined
          ? []
          : [{ title: style.say(words.before), align: 'right' as const, cells: before.map(({ value }) => value) }]),
      ],
    ).flat(),
    '',
    ...splitTable(
      style,
      [
        {
          title: style.say(words.customer),
          align: 'left',
          cells: later.without.map(({ customer_id: id }) => cutText(style.text(id), LONGEST_ID, style.glyphs.ellipsis)),
        },
      ],
      without,
    ).flat(),
    ...notAboveZeroLines(base, style),
  ];
}

function figureRows(
  { customers, largest, gini, effective_customers: effective }: ConcentrationReport,
  style: TerminalStyle,
): readonly { readonly name: string; readonly value: string }[] {
  const share = shareCell(style);
  const names = [
    style.say(words.largest),
    ...[5, 10].map((count) => style.say({ en: `largest ${count}`, it: `${count} maggiori` })),
    style.say(words.tenth),
  ];
  return [
    ...largest.map((part, i) => ({ name: names[i]!, value: share(part.share) })),
    { name: style.say(words.gini), value: gini === null ? style.glyphs.unknown : style.number(gini, 2) },
    {
      name: style.say(words.effective),
      value: effective === null ? style.glyphs.unknown : style.number(effective, 1),
    },
    { name: style.say(words.customers), value: style.number(customers) },
  ];
}

function notAboveZeroLines(base: CustomerBaseReport, style: TerminalStyle): string[] {
  const { customers, turnover } = base.concentration.later.not_above_zero;
  if (customers === 0) return [];
  const count = style.counted(customers, 'customer');
  const sum = turnoverText(style, base)(turnover);
  return hanging(
    style,
    '',
    style.say({
      en: `${count} gave back what they paid or more (${sum}): not in Gini and equal customers`,
      it: `${count} con resi pari o superiori agli acquisti (${sum}): non in Gini e clienti uguali`,
    }),
  );
}
