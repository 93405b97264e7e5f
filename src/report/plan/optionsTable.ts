import type { Phrase } from '../../core/language.ts';
import { wrapText } from '../terminal/displayText.ts';
import type { TerminalStyle } from '../terminal/terminalStyle.ts';
import { splitTable, type TableColumn } from '../terminal/terminalTable.ts';
import { ordersText, responseText } from './figureWords.ts';
import type { OptionReport, PlanReport } from './planReport.ts';

const words = {
  option: { en: 'Option', it: 'Opzione' },
  people: { en: 'People', it: 'Persone' },
  cost: { en: 'Cost', it: 'Costo' },
  orders: { en: 'Orders\nwon', it: 'Ordini\nin più' },
  gain: { en: 'Return', it: 'Ritorno' },
  from: { en: '95 %\nfrom', it: '95 %\nda' },
  to: { en: '\nto', it: '\na' },
  net: { en: 'Net', it: 'Netto' },
  breakEven: { en: 'Break-\neven', it: 'Pareg-\ngio' },
  perOrder: { en: 'Cost an\norder won', it: 'Costo per\nordine' },
} as const satisfies Record<string, Phrase>;

const TITLE_WIDTH = 20;
const WIDE = 100;
const WIDE_TITLE = 40;
/** From here on decimals take room and tell nothing; the blocks of the options have them. */
const WITHOUT_DECIMALS = 1000;

/** The options side by side; without money, what an order won costs is in place of the return. */
export function optionsTable({ options, least_effort: least }: PlanReport, style: TerminalStyle): string[] {
  const titleWidth = style.width >= WIDE ? WIDE_TITLE : TITLE_WIDTH;
  const column = (title: Phrase, cell: (option: OptionReport) => string): TableColumn => ({
    title: style.say(title),
    align: 'right',
    cells: options.map(cell),
  });
  const largest = Math.max(...options.flatMap(({ cost, expected_return: gain }) => [cost, gain?.high ?? 0]));
  const places = largest >= WITHOUT_DECIMALS ? 0 : style.decimals;
  const money = (value: number | null | undefined) => style.money(value ?? null, places);
  const share = (value: number | null) =>
    value === null ? style.glyphs.unknown : style.text(responseText(style.language, value));
  const orders = (value: number) => ordersText(style.language, value);
  const hasMoney = options.some(({ expected_return: gain }) => gain !== null);
  const leading: readonly TableColumn[] = [
    { title: '', align: 'left', cells: options.map(({ option }) => String(option)) },
    {
      title: style.say(words.option),
      align: 'left',
      cells: options.map(({ title }) => wrapText(style.text(title), titleWidth).join('\n')),
      paint: (text, row) => (options[row]!.option === least ? style.chalk.bold(text) : text),
      gap: 1,
    },
  ];
  const tables = splitTable(style, leading, [
    column(words.people, ({ contacts }) => style.number(contacts)),
    column(words.cost, ({ cost }) => money(cost)),
    ...(hasMoney
      ? [
          column(words.gain, ({ expected_return: gain }) => money(gain?.expected)),
          column(words.from, ({ expected_return: gain }) => money(gain?.low)),
          column(words.to, ({ expected_return: gain }) => money(gain?.high)),
          column(words.net, ({ net_return: net }) => money(net)),
          column(words.breakEven, ({ break_even_response: response }) => share(response)),
        ]
      : [
          column(words.orders, ({ expected_orders: { expected } }) => orders(expected)),
          column(words.from, ({ expected_orders: { low } }) => style.number(low)),
          column(words.to, ({ expected_orders: { high } }) => style.number(high)),
          column(words.perOrder, ({ cost_per_order: cost }) => money(cost)),
        ]),
  ]);
  return tables.flatMap((table, i) => (i === 0 ? table : ['', ...table]));
}
